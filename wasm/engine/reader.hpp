// The façade of reader.wasm: an open archive with all its verbs; see LiteReader for the form of requests and results.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/lite_reader.hpp"
#include "engine/readings.hpp"
#include "engine/requests.hpp"
#include "engine/searcher.hpp"
#include "filter/select.hpp"

namespace yoyak::engine {

class Reader : public LiteReader {
 public:
  Reply open(std::string_view manifest);

  Reply select(std::string_view request);
  Reply search(std::string_view request);
  Reply tally(std::string_view request);
  Reply complete(std::string_view request);
  Reply set_marks(std::string_view request);
  Reply digest(std::string_view request);
  Reply render(std::string_view request);
  Reply page(std::string_view request);
  Reply related(std::string_view request);
  Reply export_digest(std::string_view request);

 private:
  // Has the selection leave out what the request mutes. `named`: as for mute_channels(). Needs are noted. `words` must
  // live as long as the selection. Nothing if the request is wrong: see `reply`.
  bool mute(std::string_view request, bool named, filter::Selection& selection, filter::Matches& words, Reply& reply);
  Reply no_entry(const RenderRequest& wanted);
  // Found rows; the first `snippets` rows have a snippet. `some`: adds the words that each row lacks.
  JsonText rows_json(const filter::SelectOutcome& outcome, const search::Query& marked, const SomeMatches& some,
                     const SearchRequest& request, std::uint32_t snippets);
  // The readings that have results under the selection. `folded`: without their rows.
  JsonText tiers_json(const std::vector<Reading>& readings, filter::Selection selection, bool folded,
                      const SearchRequest& request, std::uint32_t snippets);

  Searcher searcher_;
};

}  // namespace yoyak::engine
