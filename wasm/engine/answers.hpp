// What the reader answers with: values of the open archive as the JSON of web/engine/types.d.ts. Looks nothing up that
// it is not told; where a part is missing the store notes it, and the caller asks again before the answer is used.
#pragma once

#include <cstdint>
#include <vector>

#include "archive/store.hpp"
#include "base/json_writer.hpp"
#include "engine/searcher.hpp"
#include "filter/catalog.hpp"
#include "filter/select.hpp"
#include "search/match/hits.hpp"

namespace yoyak::engine {

// A digest with all that its page shows. The pointers hold until bytes are handed over.
struct OpenDigest {
  filter::DigestRow at{};
  const archive::DigestText* text = nullptr;
  std::vector<const archive::EntryTitle*> titles;  // of its entries
};

class Answers {
 public:
  // Both must outlive this.
  Answers(archive::Store& store, filter::Catalog& catalog) : store_(store), catalog_(catalog) {}

  // Problem[]: what could not be used so far.
  JsonText problems() const;
  // DigestRef.
  JsonObject digest_ref(const filter::DigestRow& row);
  // DigestRef of the nearest digest of the same topic, newer or older; null at the end of the archive and beyond
  // partitions that failed.
  JsonText neighbour(const filter::DigestRow& at, bool newer);
  // EntryRow.
  JsonObject entry_row(const filter::Row& row);
  // SelectResult but its rows. Counts stand in the order of the manifest, those of months oldest first from the month
  // of its first date: whoever asks knows the names (web/engine/facets.js).
  JsonObject selection(const filter::SelectOutcome& outcome) const;
  // DigestInfo. Notes what is missing of its neighbours.
  JsonObject digest_info(const OpenDigest& open);

  // SearchRow: an entry with its score, and with the pieces of title and text where `hits` stand. `snippet`: the length
  // of its window in code points; 0: none.
  JsonObject hit(const filter::Row& row, const search::QueryHits& hits, std::uint32_t snippet);
  // The same of a digest whose overview matches.
  JsonText overview(const OverviewHit& hit, const search::QueryHits& hits, std::uint32_t snippet);

  // The entry's title and the facts beside it; null where they are not there.
  const archive::EntryTitle* title(std::uint32_t partition, std::uint32_t entry);

 private:
  archive::Store& store_;
  filter::Catalog& catalog_;
};

// Segment[]: all of a short text, with its hits marked.
JsonText marked_json(std::string_view text, const search::QueryHits& hits);

}  // namespace yoyak::engine
