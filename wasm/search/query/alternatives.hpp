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
  kParticle,    // 실적을 → 실적
  kSpacing,     // 데이터센터 = 데이터 센터
  kSynonym,     // from the site's configuration
  kSlip,        // one letter off; a suggestion
  kCount
};

// "unfinished", "initials", "keyboard", "particle", "spacing", "synonym", "slip".
std::string_view help_kind_name(HelpKind kind);

struct Alternative {
  HelpKind kind;
  Query query;       // filters as in the original
  std::string text;  // what it seeks, for people; empty for kUnfinished and kInitials
};

// Words that mean the same: each group is a list of words or phrases as the configuration has them.
using Synonyms = std::vector<std::vector<std::string>>;

// All but kSlip (search/match/slips.hpp); needs no index. Empty for queries that no rule applies to.
std::vector<Alternative> alternatives(const Query& query, const Synonyms& synonyms);

}  // namespace yoyak::search
