// The façade of reader.wasm: an open archive and the questions a page asks of it. Requests and results are the JSON of
// web/engine/types.d.ts. No I/O: where bytes are missing the reply is kNeed with the ranges to fetch.
#pragma once

#include <cstdint>
#include <string_view>

#include "archive/store.hpp"
#include "engine/reply.hpp"
#include "engine/requests.hpp"
#include "engine/searcher.hpp"
#include "filter/catalog.hpp"
#include "filter/select.hpp"
#include "search/match/hits.hpp"

namespace yoyak::engine {

class Reader {
 public:
  Reply open(std::string_view manifest);
  Reply provide(std::string_view file, std::uint32_t offset, std::string_view bytes);
  Reply give_up(std::string_view file, std::string_view message);
  Reply retry();

  Reply digests(std::string_view request);
  Reply select(std::string_view request);
  Reply search(std::string_view request);
  Reply set_marks(std::string_view request);
  Reply digest(std::string_view request);
  Reply render(std::string_view request);
  Reply export_digest(std::string_view request);

 private:
  struct Found {
    std::uint32_t partition, digest;
  };
  // The digest of that id, or the reply that says why not (need, not-found, damaged).
  struct Lookup {
    bool found = false;
    Found at{};
    Reply reply;
  };

  Reply not_open() const;
  // kNeed where something was noted as missing, else `otherwise`.
  Reply need_or(Reply otherwise);
  Lookup find(std::string_view id);
  // The text of that digest, or null with `reply` set.
  const archive::DigestText* text(const Found& at, Reply& reply);
  const archive::EntryTitle* title(std::uint32_t partition, std::uint32_t entry);
  JsonObject row_json(const filter::Row& row);
  // Counts and the rest of SelectResult but its rows. Counts stand in the order of the manifest, those of months oldest
  // first from the month of its first date: whoever asks knows the names (web/engine/facets.js).
  JsonObject outcome_json(const filter::SelectOutcome& outcome);
  // A row with its score, and with the pieces of title and text where `hits` stand.
  JsonObject hit_json(const filter::Row& row, const search::QueryHits& hits, const SearchRequest& request);
  JsonText overview_json(const OverviewHit& hit, const search::QueryHits& hits, const SearchRequest& request);
  // Other queries that may have been meant, then what holds most of the words; each with its rows and without what is
  // `shown` already: what the query itself finds, of which `total` pass the selection.
  JsonText tiers_json(const search::Query& query, const filter::Selection& selection, filter::Matches shown,
                      std::uint32_t total, const SearchRequest& request);
  JsonObject ref_json(const filter::DigestRow& row);
  JsonText neighbour_json(const Found& at, bool newer);
  JsonText problems_json() const;

  archive::Store store_;
  filter::Catalog catalog_;
  filter::Marks marks_;
  Searcher searcher_;
};

}  // namespace yoyak::engine
