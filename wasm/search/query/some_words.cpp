#include "search/query/some_words.hpp"

#include <algorithm>

#include "text/fold.hpp"
#include "text/particles.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace yoyak::search {
namespace {

constexpr std::size_t kMaxWords = 60;

// Words that ask, as stems; between spaces.
constexpr std::string_view kAsking =
    " 누가 누구 무엇 뭐 뭔가 무슨 왜 언제 언제쯤 어디 어디서 어떻게 어떤 어느 얼마 얼마나 어때 대해 대해서 대한 관한 "
    "관해 관련 알려 알려줘 되나요 하나요 "
    "인가요 있나요 할까요 될까요 될까 "
    "what who why how when where which is are was were do does did the of to in on for and or with about ";

bool asks(std::string_view word) { return kAsking.find(" " + std::string(word) + " ") != std::string_view::npos; }

// An ideograph is a word (美).
bool too_short(std::string_view word) {
  const text::Decoded first = text::decode(word, 0);
  return first.size == word.size() && (first.code < 0x4E00 || first.code > 0x9FFF);
}

bool is_sign_inside(char c) { return c == '.' || c == ',' || c == '-' || c == '&' || c == '\'' || c == '_'; }
bool is_alnum(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// The part of what was typed that became [begin, end) of the folded text.
std::string_view typed_part(const text::FoldedText& folded, std::string_view typed, std::size_t begin,
                            std::size_t end) {
  return typed.substr(folded.begin[begin], folded.end[end - 1] - folded.begin[begin]);
}

}  // namespace

void split_marks(std::string_view text, std::vector<std::string_view>& words) {
  std::size_t begin = 0;
  bool inside = false;
  const auto end_word = [&](std::size_t end) {
    if (inside) words.push_back(text.substr(begin, end - begin));
    inside = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded decoded = text::decode(text, at);
    const std::size_t next = at + decoded.size;
    bool belongs = text::is_word_code(decoded.code);
    if (!belongs && inside) {
      const char sign = text[at];
      belongs = is_sign_inside(sign) ? next < text.size() && is_alnum(text[at - 1]) && is_alnum(text[next])
                                     : sign == '+' || sign == '#' || sign == '%';
    }
    if (belongs && !inside) {
      begin = at;
      inside = true;
    } else if (!belongs) {
      end_word(at);
    }
    at = next;
  }
  end_word(text.size());
}

std::vector<SomeWord> some_words(const Query& query) {
  std::vector<SomeWord> out;
  const auto add = [&](Clause sought, std::string_view text) {
    const bool known = std::any_of(out.begin(), out.end(), [&](const SomeWord& word) { return word.sought == sought; });
    if (!known && out.size() < kMaxWords) out.push_back({std::move(sought), std::string(text)});
  };
  std::vector<std::string_view> words;
  for (const Clause& clause : query.clauses) {
    if (clause.exclude || clause.any.empty()) continue;
    const Literal& first = clause.any.front();
    if (clause.any.size() > 1 || first.phrase) {
      std::string text;
      for (const Literal& literal : clause.any) text += (text.empty() ? "" : " OR ") + literal.text;
      add(clause, text);
      continue;
    }
    const std::string_view typed = first.typed.empty() ? first.text : first.typed;
    const text::FoldedText folded = text::fold_with_offsets(typed, text::LineBreaks::kSpace);
    words.clear();
    split_marks(folded.text, words);
    for (const std::string_view word : words) {
      const std::string_view stem = text::word_stem(word);
      if (too_short(stem) || asks(word) || asks(stem)) continue;
      Literal literal = first;
      literal.text = stem;
      const auto begin = static_cast<std::size_t>(stem.data() - folded.text.data());
      literal.typed = typed_part(folded, typed, begin, begin + stem.size());
      add({{literal}, false}, literal.typed);
    }
  }
  return out;
}

}  // namespace yoyak::search
