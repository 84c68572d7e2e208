#include "search/query/spellings.hpp"

#include <algorithm>

#include "search/query/numbers.hpp"
#include "text/fold.hpp"
#include "text/hangul.hpp"
#include "text/utf8.hpp"

namespace yoyak::search {
namespace {

// Code points of one kind in a row: Hangul, Latin letters, digits.
struct Run {
  char kind;  // 'h', 'l', 'd', or 0 for anything else
  std::size_t begin, end, codes;
};

std::vector<Run> runs_of(std::string_view word) {
  std::vector<Run> runs;
  for (std::size_t at = 0; at < word.size();) {
    const text::Decoded decoded = text::decode(word, at);
    const char32_t code = decoded.code;
    const char kind = text::is_syllable(code)      ? 'h'
                      : code >= 'a' && code <= 'z' ? 'l'
                      : code >= '0' && code <= '9' ? 'd'
                                                   : '\0';
    if (runs.empty() || runs.back().kind != kind) runs.push_back({kind, at, at, 0});
    at += decoded.size;
    runs.back().end = at;
    ++runs.back().codes;
  }
  return runs;
}

Literal phrase_of(std::string text) {
  const bool phrase = text.find(' ') != std::string::npos;
  return {std::move(text), phrase};
}

bool is_latin(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

Forms spaced_forms(std::string_view word, bool few) {
  constexpr std::size_t kMaxSyllables = 10;  // each form costs two look-ups
  Forms forms;
  const std::vector<Run> runs = runs_of(word);
  const auto cut = [&](std::size_t at) {
    forms.push_back({std::string(word.substr(0, at)) + " " + std::string(word.substr(at)), true});
  };
  for (std::size_t i = 0; i + 1 < runs.size(); ++i) {
    const bool scripts =
        (runs[i].kind == 'h' && runs[i + 1].kind == 'l') || (runs[i].kind == 'l' && runs[i + 1].kind == 'h');
    if (scripts && runs.size() <= 3) cut(runs[i].end);
  }
  // 10만달러 is 10만 달러. A unit of one syllable (년, 월, 개) is hardly ever written apart, but 원 is.
  if (const std::size_t end = number_size(word); end > 0 && runs.back().kind == 'h') {
    const std::string_view rest = word.substr(end);
    if (rest.size() > 3 || rest == "원") cut(end);
  }
  if (runs.size() != 1 || runs[0].kind != 'h' || runs[0].codes > kMaxSyllables) return forms;
  const std::size_t syllable = word.size() / runs[0].codes;
  const std::size_t least = runs[0].codes == 3 && few ? 1 : 2;
  for (std::size_t n = least; n + least <= runs[0].codes; ++n) cut(n * syllable);
  return forms;
}

Forms joint_forms(std::string_view word) {
  Forms forms;
  const auto add = [&](std::string text) {
    if (text != word) forms.push_back(phrase_of(std::move(text)));
  };
  const std::vector<Run> runs = runs_of(word);
  for (std::size_t i = 0; i + 1 < runs.size(); ++i) {
    const bool hyphen = runs[i + 1].kind == 0 && word[runs[i + 1].begin] == '-' && runs[i + 1].codes == 1;
    const std::size_t next = hyphen ? i + 2 : i + 1;
    if (next >= runs.size() || runs[next].kind != 'd' || (runs[i].kind != 'l' && runs[i].kind != 'h')) continue;
    if (runs[i].kind == 'h' && runs[i].codes < 2) continue;  // 제3
    const std::string rest(word.substr(runs[next].begin));
    std::vector<std::string> heads = {std::string(word.substr(0, runs[i].end))};
    const std::string& head = heads[0];
    if (const std::size_t sign = head.find('&'); sign != std::string::npos) {
      heads.push_back(head.substr(0, sign) + head.substr(sign + 1));
    } else if (i == 0 && runs[i].kind == 'l' && runs[i].codes == 2) {
      heads.push_back(head.substr(0, 1) + "&" + head.substr(1));
    }
    for (const std::string& each : heads) {
      for (const char* joint : {"", " ", "-"}) add(each + joint + rest);
    }
    break;
  }
  return forms;
}

Forms spelled_numbers(std::string_view word) {
  Forms forms;
  for (std::string& text : number_forms(word)) {
    Literal form = phrase_of(std::move(text));
    if (!form.phrase) form.kind = LiteralKind::kApart;
    forms.push_back(std::move(form));
  }
  return forms;
}

Forms group_forms(std::string_view text, const Synonyms& groups, bool names) {
  Forms forms;
  for (const std::vector<std::string>& group : groups) {
    Forms others;
    bool member = false;
    for (const std::string& word : group) {
      std::string folded = text::fold(word, text::LineBreaks::kSpace);
      if (folded == text) {
        member = true;
      } else if (!folded.empty()) {
        others.push_back(phrase_of(std::move(folded)));
        // A name in Latin letters is a word of its own: meta is not in metal.
        if (names && !others.back().phrase && is_latin(others.back().text)) others.back().kind = LiteralKind::kApart;
      }
    }
    for (Literal& other : others) {
      if (member) forms.push_back(std::move(other));
    }
  }
  return forms;
}

}  // namespace yoyak::search
