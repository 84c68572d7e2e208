// The reader's answers: values of the open archive as the JSON of web/engine/types.d.ts. It looks up only what its
// caller names. If a part is missing, the store notes it, and the caller repeats the call before it uses the answer.
#pragma once

#include <cstdint>
#include <vector>

#include "archive/store.hpp"
#include "base/json_writer.hpp"
#include "engine/muted.hpp"
#include "engine/searcher.hpp"
#include "filter/catalog.hpp"
#include "filter/select.hpp"
#include "markdown/local_address.hpp"
#include "search/match/hits.hpp"

namespace yoyak::engine {

// A digest with everything that its page shows. The pointer is valid until bytes are handed over.
struct OpenDigest {
  filter::DigestRow at{};
  const archive::DigestText* text = nullptr;
};

class Answers {
 public:
  // Both must outlive this.
  Answers(archive::Store& store, filter::Catalog& catalog) : store_(store), catalog_(catalog) {}

  // Problem[]: the parts that could not be used so far.
  JsonText problems() const;
  // DigestRef.
  JsonObject digest_ref(const filter::DigestRow& row);
  // DigestRef of the nearest digest of the same topic, newer or older; null at the end of the archive and beyond
  // partitions that failed.
  JsonText neighbour(const filter::DigestRow& at, bool newer);
  // EntryRow. The title is looked up unless it is given. `base`: for entries whose address is another digest or a file
  // of the site.
  JsonObject entry_row(const filter::Row& row, const archive::EntryTitle* given = nullptr,
                       const markdown::SiteBase& base = {});
  // SelectResult without its rows. Counts are in the order of the manifest; months are oldest first, from the month of
  // its first date. The host adds the names (web/engine/facets.js).
  JsonObject selection(const filter::SelectOutcome& outcome) const;
  // DigestInfo. Notes which parts of its neighbours are missing.
  // `muted`: entries that are marked, but not the one with the id `shown`.
  JsonObject digest_info(const OpenDigest& open, const markdown::SiteBase& base, const MutedEntries& muted,
                         std::string_view shown = {});

  // SearchRow: an entry with its score, and with the pieces of title and text that contain `hits`. `snippet`: the
  // length of its window in code points; 0: none.
  JsonObject hit(const filter::Row& row, const search::QueryHits& hits, std::uint32_t snippet);
  // The same of a digest whose overview matches.
  JsonText overview(const OverviewHit& hit, const search::QueryHits& hits, std::uint32_t snippet);

  // The entry's title and facts; null if they are not loaded.
  const archive::EntryTitle* title(std::uint32_t partition, std::uint32_t entry);

 private:
  archive::Store& store_;
  filter::Catalog& catalog_;
};

// Segment[]: all of a short text, with its hits marked.
JsonText marked_json(std::string_view text, const search::QueryHits& hits);

}  // namespace yoyak::engine
