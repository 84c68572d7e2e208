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

// Asked about one entry after the other.
class MutedEntries {
 public:
  virtual bool has(std::string_view title, std::string_view channel) const = 0;

 protected:
  ~MutedEntries() = default;
};

// Channels alone: needs nothing of the search.
class MutedChannels : public MutedEntries {
 public:
  // The list must live as long as this.
  explicit MutedChannels(const std::vector<std::string>& channels) : channels_(channels) {}
  bool has(std::string_view title, std::string_view channel) const override;

 private:
  const std::vector<std::string>& channels_;
};

class Muted final : public MutedChannels {
 public:
  // The request must live as long as this.
  explicit Muted(const MuteRequest& request) : MutedChannels(request.channels), words_(muted_titles(request.words)) {}
  bool has(std::string_view title, std::string_view channel) const override;

 private:
  search::QueryHits words_;
};

}  // namespace yoyak::engine
