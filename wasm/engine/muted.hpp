// What the user muted: entries of channels, and entries whose titles have a word. A word is looked for where a word
// begins, and Latin letters and numbers as a whole: AI is not in THAILAND. Lists ask the index, a page asks its titles;
// both compare alike.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/requests.hpp"
#include "search/match/hits.hpp"
#include "search/query/query.hpp"

namespace yoyak::engine {

// Finds titles that have any of the words; has no text where there is none.
search::Query muted_titles(const std::vector<std::string>& words);

// For one entry after the other.
class Muted {
 public:
  // The request must live as long as this.
  explicit Muted(const MuteRequest& request) : channels_(request.channels), words_(muted_titles(request.words)) {}
  bool has(std::string_view title, std::string_view channel) const;

 private:
  const std::vector<std::string>& channels_;
  search::QueryHits words_;
};

}  // namespace yoyak::engine
