// The second tier of search: other queries that the person may have meant. Each is an ordinary query to be matched like
// any other and shown apart, never mixed above the literal hits (whose documents the caller leaves out). Rules:
// docs/search.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/query/query.hpp"

namespace yoyak::search {

// The order is the order in which to offer them.
enum class HelpKind : std::uint8_t {
  kUnfinished,  // the last syllable is still being typed
  kInitials,    // ㅅㅋㅇㄹ
  kKeyboard,    // typed with the other keyboard; for queries that find nothing
  kMarks,       // 버블? → 버블
  kParticle,    // 실적을 → 실적
  kSpacing,     // 데이터센터 = 데이터 센터
  kJoint,       // gpt5.2 = GPT-5.2
  kNumber,      // 4000 = 4,000 = 4천
  kName,        // 엔비디아 = NVIDIA; mined from the pages
  kSynonym,     // from the site's configuration
  kSlip,        // one letter off; a suggestion
  kCount
};

// "unfinished", "initials", "keyboard", "marks", "particle", "spacing", "joint", "number", "name", "synonym", "slip".
std::string_view help_kind_name(HelpKind kind);

// Appends a literal as a query has it, after OR if it is not the first.
void add_text(const Literal& literal, std::string& text);

struct Alternative {
  HelpKind kind;
  Query query;       // filters as in the original
  std::string text;  // what it seeks, for people; empty for kUnfinished and kInitials
  // From kSpacing on, for each clause: so many of its literals are those of the readings before, the others are new.
  std::vector<std::size_t> known = {};
};

// The text of an alternative, of whose new literals only those are kept for which keep(literal) is true.
template <typename Keep>
std::string text_of(const Alternative& alternative, Keep keep) {
  std::string text;
  for (std::size_t i = 0; i < alternative.known.size(); ++i) {
    const Clause& clause = alternative.query.clauses[i];
    if (clause.exclude) continue;
    std::string forms;
    for (std::size_t n = alternative.known[i]; n < clause.any.size(); ++n) {
      if (keep(clause.any[n])) add_text(clause.any[n], forms);
    }
    if (forms.empty()) add_text(clause.any[0], forms);
    text += (text.empty() ? "" : " ") + forms;
  }
  return text.empty() ? alternative.text : text;
}

// Words that mean the same: each group is a list of words or phrases as the configuration has them.
using Synonyms = std::vector<std::vector<std::string>>;

// All but kSlip (search/match/slips.hpp); needs no index. Empty for queries that no rule applies to. Several of one
// kind belong together. From kMarks on each also finds what the query itself and the kinds before it find, so that
// changes of several kinds add up.
std::vector<Alternative> alternatives(const Query& query, const Synonyms& synonyms, const Synonyms& names = {},
                                      bool few = true);

}  // namespace yoyak::search
