#include "search/query/alternatives.hpp"

#include <algorithm>

#include "search/query/initials.hpp"
#include "search/query/some_words.hpp"
#include "search/query/spellings.hpp"
#include "text/fold.hpp"
#include "text/hangul.hpp"
#include "text/particles.hpp"
#include "text/utf8.hpp"

namespace yoyak::search {
namespace {

// The last letter of a final can still grow into a compound one: ㄹ → ㄺ … ㅀ.
std::uint32_t last_compound(std::uint32_t final) {
  switch (final) {
    case 1:
      return 3;
    case 4:
      return 6;
    case 8:
      return 15;
    case 17:
      return 18;
    default:
      return final;
  }
}

Literal unfinished(std::string stem, text::CodeRange range) {
  return {std::move(stem), false, LiteralKind::kUnfinished, range.first, range.last};
}

// What a word can become when its last syllable is typed on.
std::vector<Literal> unfinished_forms(std::string_view word) {
  const text::Decoded last = text::decode_before(word, word.size());
  const std::string stem(word.substr(0, word.size() - last.size));
  if (const int initial = text::initial_of_jamo(last.code); initial >= 0) {
    // Bare consonants are initials search; one alone would find nearly everything.
    if (stem.empty() || !text::is_syllable(text::decode_before(stem, stem.size()).code)) return {};
    return {unfinished(stem, text::syllables_with(static_cast<std::uint32_t>(initial)))};
  }
  if (!text::is_syllable(last.code)) return {};
  const text::Syllable syllable = text::split_unchecked(last.code);
  if (syllable.final == 0) return {unfinished(stem, text::syllables_with(syllable.initial, syllable.vowel))};
  std::vector<Literal> forms;
  if (last_compound(syllable.final) != syllable.final) {
    forms.push_back(
        unfinished(stem, {last.code, text::join({syllable.initial, syllable.vowel, last_compound(syllable.final)})}));
  }
  const text::FinalSplit split = text::split_final(syllable.final);
  if (split.initial >= 0) {
    std::string open = stem;
    text::append(text::join({syllable.initial, syllable.vowel, split.final}), open);
    forms.push_back(unfinished(std::move(open), text::syllables_with(static_cast<std::uint32_t>(split.initial))));
  }
  return forms;
}

// The other keyboard's reading of a word; empty where it makes no sense.
std::string other_keyboard(const Literal& literal) {
  const std::string& typed = literal.typed.empty() ? literal.text : literal.typed;
  const bool latin =
      std::all_of(typed.begin(), typed.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  if (latin) {
    std::string hangul = text::hangul_of_keys(typed);
    for (std::size_t at = 0; at < hangul.size();) {
      const text::Decoded decoded = text::decode(hangul, at);
      if (!text::is_syllable(decoded.code)) return {};
      at += decoded.size;
    }
    return hangul;
  }
  bool hangul = false;
  for (std::size_t at = 0; at < literal.text.size();) {
    const text::Decoded decoded = text::decode(literal.text, at);
    at += decoded.size;
    if (text::is_syllable(decoded.code) || text::is_jamo(decoded.code)) {
      hangul = true;
    } else if (decoded.code >= 0x80) {
      return {};
    }
  }
  return hangul ? text::fold(text::keys_of_hangul(literal.text)) : std::string();
}

std::string text_of(const Query& query) {
  std::string out;
  for (const Clause& clause : query.clauses) {
    if (clause.exclude) continue;
    if (!out.empty()) out += ' ';
    std::string any;
    for (const Literal& literal : clause.any) add_text(literal, any);
    out += any;
  }
  return out;
}

bool is_plain_word(const Clause& clause) {
  return !clause.exclude && clause.any.size() == 1 && !clause.any[0].phrase && clause.any[0].kind == LiteralKind::kText;
}

// Applies forms_of(literal) to every plain word; adds an alternative if that changed something.
template <typename FormsOf>
void add_instead(const Query& query, HelpKind kind, FormsOf forms_of, std::vector<Alternative>& out) {
  Alternative alternative{kind, query, {}};
  bool changed = false;
  for (Clause& clause : alternative.query.clauses) {
    if (clause.exclude) continue;
    Forms any;
    for (const Literal& literal : clause.any) {
      Forms forms = literal.phrase ? Forms{} : forms_of(literal);
      changed |= !forms.empty();
      for (Literal& form : forms) form.fields = literal.fields;
      if (forms.empty()) forms.push_back(literal);
      for (Literal& form : forms) any.push_back(std::move(form));
    }
    clause.any = std::move(any);
  }
  if (!changed) return;
  if (kind != HelpKind::kInitials) alternative.text = text_of(alternative.query);
  out.push_back(std::move(alternative));
}

void add_unfinished(const Query& query, std::vector<Alternative>& out) {
  const Literal& last = query.clauses.back().any.back();
  if (query.clauses.back().exclude || last.phrase) return;
  Forms forms = unfinished_forms(last.text);
  if (forms.empty()) return;
  Alternative alternative{HelpKind::kUnfinished, query, {}};
  Forms& any = alternative.query.clauses.back().any;
  for (Literal& form : forms) form.fields = last.fields;
  any.pop_back();
  for (Literal& form : forms) any.push_back(std::move(form));
  out.push_back(std::move(alternative));
}

// The query's words without the marks around them: "AI,버블?" is ai and 버블.
Query without_marks(const Query& query) {
  Query plain = query;
  plain.clauses.clear();
  std::vector<std::string_view> words;
  for (const Clause& clause : query.clauses) {
    if (!is_plain_word(clause)) {
      plain.clauses.push_back(clause);
      continue;
    }
    words.clear();
    split_marks(clause.any[0].text, words);
    for (const std::string_view word : words) {
      plain.clauses.push_back(clause);
      plain.clauses.back().any[0].text = word;
      if (word.size() != clause.any[0].text.size()) plain.clauses.back().any[0].typed.clear();
    }
  }
  return plain;
}

// Other spellings of the words, kind after kind. Each reading also allows what the readings before it allow, so that
// "삼성전자는 4000" finds 삼성 전자 … 4,000.
class Spellings {
 public:
  Spellings(const Query& query, std::vector<Alternative>& out) : query_(query), out_(out) {}

  // forms_of(literal) of every word as it was without its particle.
  template <typename FormsOf>
  void each_word(HelpKind kind, FormsOf forms_of) {
    std::vector<std::size_t> known;
    bool changed = false;
    for (Clause& clause : query_.clauses) {
      known.push_back(clause.any.size());
      for (std::size_t i = 0; i < known.back() && !clause.exclude; ++i) {
        if (clause.any[i].kind != LiteralKind::kText) continue;
        for (Literal& form : forms_of(clause.any[i])) {
          form.fields = clause.any[i].fields;
          if (std::find(clause.any.begin(), clause.any.end(), form) == clause.any.end())
            clause.any.push_back(std::move(form));
        }
      }
      changed |= clause.any.size() > known.back();
    }
    if (changed) add({kind, query_, {}, std::move(known)});
  }

  // forms_of(text) of two and three plain words in a row, with a space between: they stand for all of them.
  template <typename FormsOf>
  void each_row(HelpKind kind, FormsOf forms_of) {
    for (std::size_t begin = 0; begin < query_.clauses.size(); ++begin) {
      std::string text;
      for (std::size_t end = begin; end < query_.clauses.size() && end < begin + 3; ++end) {
        const Clause& clause = query_.clauses[end];
        if (clause.exclude || clause.any.empty() || clause.any[0].phrase) break;
        text += (text.empty() ? "" : " ") + clause.any[0].text;
        if (end == begin) continue;
        Forms forms = forms_of(text);
        if (forms.empty()) continue;
        for (Literal& form : forms) form.fields = clause.any[0].fields;
        Alternative alternative{kind, query_, {}};
        auto& clauses = alternative.query.clauses;
        clauses[begin].any = std::move(forms);
        clauses.erase(clauses.begin() + static_cast<std::ptrdiff_t>(begin) + 1,
                      clauses.begin() + static_cast<std::ptrdiff_t>(end) + 1);
        for (const Clause& each : clauses) alternative.known.push_back(each.any.size());
        alternative.known[begin] = 0;
        add(std::move(alternative));
      }
    }
  }

 private:
  void add(Alternative alternative) {
    alternative.text = text_of(alternative, [](const Literal&) { return true; });
    out_.push_back(std::move(alternative));
  }

  Query query_;
  std::vector<Alternative>& out_;
};

}  // namespace

void add_text(const Literal& literal, std::string& text) {
  if (!text.empty()) text += " OR ";
  text += literal.phrase ? "\"" + literal.text + "\"" : literal.text;
}

std::string_view help_kind_name(HelpKind kind) {
  constexpr std::string_view kNames[] = {"unfinished", "initials", "keyboard", "marks",   "particle", "spacing",
                                         "joint",      "number",   "name",     "synonym", "slip"};
  static_assert(std::size(kNames) == static_cast<std::size_t>(HelpKind::kCount));
  return kNames[static_cast<std::size_t>(kind)];
}

std::vector<Alternative> alternatives(const Query& query, const Synonyms& synonyms, const Synonyms& names, bool few) {
  std::vector<Alternative> out;
  if (query.clauses.empty() || query.clauses.back().any.empty()) return out;
  add_unfinished(query, out);
  add_instead(
      query, HelpKind::kInitials,
      [](const Literal& literal) -> Forms {
        if (initial_letters(literal.text).size() < 2) return {};
        return {{literal.text, false, LiteralKind::kInitials}};
      },
      out);
  add_instead(
      query, HelpKind::kKeyboard,
      [](const Literal& literal) -> Forms {
        std::string other = other_keyboard(literal);
        if (other.empty()) return {};
        return {{std::move(other), false}};
      },
      out);
  const Query plain = without_marks(query);
  if (plain.clauses.empty()) return out;
  if (plain != query) out.push_back({HelpKind::kMarks, plain, text_of(plain)});
  // A sentence is a case for some of its words; so many look-ups of spellings would find nothing.
  constexpr std::size_t kMaxWords = 6;
  if (plain.clauses.size() > kMaxWords) return out;
  add_instead(
      plain, HelpKind::kParticle,
      [](const Literal& literal) -> Forms {
        const std::string_view stem = text::word_stem(literal.text);
        if (stem.size() == literal.text.size()) return {};
        return {{std::string(stem), false}};
      },
      out);
  const Query& stems = !out.empty() && out.back().kind == HelpKind::kParticle ? out.back().query : plain;
  Spellings spellings(stems, out);
  const auto of_words = [](auto forms_of) {
    return [forms_of](const Literal& literal) { return literal.phrase ? Forms{} : forms_of(literal.text); };
  };
  spellings.each_row(HelpKind::kSpacing, [](const std::string& text) -> Forms {
    std::string joined = text;
    std::erase(joined, ' ');
    // Two words may be one: 데이터 센터 → 데이터센터.
    if (joined.size() + 1 != text.size()) return {};
    return {{std::move(joined), false}};
  });
  spellings.each_word(HelpKind::kSpacing, of_words([&](std::string_view word) { return spaced_forms(word, few); }));
  spellings.each_word(HelpKind::kJoint, of_words(joint_forms));
  spellings.each_row(HelpKind::kNumber, [](std::string_view text) {
    Forms forms = spelled_numbers(text);
    // Only where the number goes on in the last word: 1조 5,000억, not 10만 달러.
    const std::string_view last = text.substr(text.rfind(' '));
    std::erase_if(forms, [&](const Literal& form) { return form.text.ends_with(last); });
    return forms;
  });
  // Of phrases only those that spacing made: 100,000 달러 of 100,000달러.
  spellings.each_word(HelpKind::kNumber, [](const Literal& literal) {
    return literal.phrase && !literal.typed.empty() ? Forms{} : spelled_numbers(literal.text);
  });
  const auto grouped = [&](HelpKind kind, const Synonyms& groups) {
    const bool are_names = kind == HelpKind::kName;
    spellings.each_row(kind, [&](std::string_view text) { return group_forms(text, groups, are_names); });
    spellings.each_word(kind, [&](const Literal& literal) { return group_forms(literal.text, groups, are_names); });
  };
  grouped(HelpKind::kName, names);
  grouped(HelpKind::kSynonym, synonyms);
  return out;
}

}  // namespace yoyak::search
