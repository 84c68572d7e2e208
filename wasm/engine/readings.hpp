// What a query may have meant besides its words as typed, in the whole archive: the other readings of
// search/query/alternatives.hpp, and entries that contain most of its words. No JSON here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/searcher.hpp"

namespace yoyak::engine {

struct Reading {
  std::string_view kind;  // as help_kind_name() has it, or "some"
  std::string label;      // what was searched, in the language of queries; may be empty
  search::Query marked;   // its words are to be marked in texts
  filter::Matches
      entries;  // what neither the query itself nor an earlier reading finds; something, if only beyond filters
  SomeMatches some = {};  // of "some": the words, and which of them each entry has; its entries have been moved
};

// With fewer hits than these, everything that may have been meant is of interest. They fill the first screen; measured
// by the citations of overviews, a lower bound finds less of what people describe, a higher one no more.
inline constexpr std::uint32_t kFewHits = 10;

// In the order in which to offer them. `shown`: the results of the query itself; `total` of them pass `selection`. If
// parts are missing, the store has noted them, and the answer must not be used.
std::vector<Reading> find_readings(Searcher& searcher, const search::Query& query, const archive::Site& site,
                                   const filter::Selection& selection, filter::Matches shown, std::uint32_t total);

}  // namespace yoyak::engine
