#include "search/query/alternatives.hpp"

#include <algorithm>

#include "search/query/initials.hpp"
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

std::vector<Literal> spaced_forms(std::string_view word) {
  constexpr std::size_t kMaxSyllables = 10;  // each form costs two look-ups
  std::vector<std::size_t> cuts;
  for (std::size_t at = 0; at < word.size();) {
    const text::Decoded decoded = text::decode(word, at);
    if (!text::is_syllable(decoded.code)) return {};
    at += decoded.size;
    cuts.push_back(at);
  }
  std::vector<Literal> forms;
  if (cuts.size() > kMaxSyllables) return forms;
  for (std::size_t n = 2; n + 2 <= cuts.size(); ++n) {
    forms.push_back({std::string(word.substr(0, cuts[n - 1])) + " " + std::string(word.substr(cuts[n - 1])), true});
  }
  return forms;
}

std::vector<Literal> synonym_forms(const Literal& literal, const Synonyms& synonyms) {
  std::vector<Literal> forms;
  for (const std::vector<std::string>& group : synonyms) {
    std::vector<Literal> others;
    bool member = false;
    for (const std::string& word : group) {
      std::string folded = text::fold(word, text::LineBreaks::kSpace);
      if (folded == literal.text) {
        member = true;
      } else if (!folded.empty()) {
        others.push_back({folded, folded.find(' ') != std::string::npos});
      }
    }
    if (member) forms.insert(forms.end(), others.begin(), others.end());
  }
  return forms;
}

std::string text_of(const Query& query) {
  std::string out;
  for (const Clause& clause : query.clauses) {
    if (clause.exclude) continue;
    for (std::size_t i = 0; i < clause.any.size(); ++i) {
      if (!out.empty()) out += i == 0 ? " " : " OR ";
      out += clause.any[i].phrase ? "\"" + clause.any[i].text + "\"" : clause.any[i].text;
    }
  }
  return out;
}

// Applies forms_of(literal) to every plain word; adds an alternative if that changed something.
template <typename Forms>
void add_by_word(const Query& query, HelpKind kind, Forms forms_of, std::vector<Alternative>& out) {
  Alternative alternative{kind, query, {}};
  bool changed = false;
  for (Clause& clause : alternative.query.clauses) {
    if (clause.exclude) continue;
    std::vector<Literal> any;
    for (const Literal& literal : clause.any) {
      std::vector<Literal> forms = forms_of(literal);
      changed |= !forms.empty();
      for (Literal& form : forms) form.fields = literal.fields;
      if (forms.empty()) forms.push_back(literal);
      any.insert(any.end(), forms.begin(), forms.end());
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
  std::vector<Literal> forms = unfinished_forms(last.text);
  if (forms.empty()) return;
  Alternative alternative{HelpKind::kUnfinished, query, {}};
  std::vector<Literal>& any = alternative.query.clauses.back().any;
  for (Literal& form : forms) form.fields = last.fields;
  any.pop_back();
  any.insert(any.end(), forms.begin(), forms.end());
  out.push_back(std::move(alternative));
}

bool is_plain_word(const Clause& clause) { return !clause.exclude && clause.any.size() == 1 && !clause.any[0].phrase; }

// Two words that may be one: 데이터 센터 → 데이터센터.
void add_joined(const Query& query, std::vector<Alternative>& out) {
  for (std::size_t i = 0; i + 1 < query.clauses.size(); ++i) {
    if (!is_plain_word(query.clauses[i]) || !is_plain_word(query.clauses[i + 1])) continue;
    Alternative alternative{HelpKind::kSpacing, query, {}};
    std::vector<Clause>& clauses = alternative.query.clauses;
    clauses[i].any[0].text += clauses[i + 1].any[0].text;
    clauses[i].any[0].typed.clear();
    clauses.erase(clauses.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    alternative.text = text_of(alternative.query);
    out.push_back(std::move(alternative));
  }
}

}  // namespace

std::string_view help_kind_name(HelpKind kind) {
  constexpr std::string_view kNames[] = {"unfinished", "initials", "keyboard", "particle",
                                         "spacing",    "synonym",  "slip"};
  static_assert(std::size(kNames) == static_cast<std::size_t>(HelpKind::kCount));
  return kNames[static_cast<std::size_t>(kind)];
}

std::vector<Alternative> alternatives(const Query& query, const Synonyms& synonyms) {
  std::vector<Alternative> out;
  if (query.clauses.empty() || query.clauses.back().any.empty()) return out;
  using Forms = std::vector<Literal>;
  add_unfinished(query, out);
  add_by_word(
      query, HelpKind::kInitials,
      [](const Literal& literal) -> Forms {
        if (literal.phrase || initial_letters(literal.text).size() < 2) return {};
        return {{literal.text, false, LiteralKind::kInitials}};
      },
      out);
  add_by_word(
      query, HelpKind::kKeyboard,
      [](const Literal& literal) -> Forms {
        std::string other = literal.phrase ? std::string() : other_keyboard(literal);
        if (other.empty()) return {};
        return {{std::move(other), false}};
      },
      out);
  add_by_word(
      query, HelpKind::kParticle,
      [](const Literal& literal) -> Forms {
        const std::string_view stem = text::without_particle(literal.text);
        if (literal.phrase || stem.size() == literal.text.size()) return {};
        return {{std::string(stem), false}};
      },
      out);
  add_by_word(
      query, HelpKind::kSpacing,
      [](const Literal& literal) -> Forms { return literal.phrase ? Forms{} : spaced_forms(literal.text); }, out);
  add_joined(query, out);
  add_by_word(
      query, HelpKind::kSynonym, [&](const Literal& literal) { return synonym_forms(literal, synonyms); }, out);
  return out;
}

}  // namespace yoyak::search
