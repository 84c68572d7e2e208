// Filtering over columns: which entries a selection holds, in which order, and the counts of every facet. Facets are
// disjunctive: a facet's own choice does not narrow its own counts. No text is touched.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "filter/catalog.hpp"
#include "filter/marks.hpp"

namespace yoyak::filter {

enum class Sort : std::uint8_t { kNewest, kOldest, kLongest, kShortest, kRelevance };

// What a search found: for each partition the score of each entry, or 0 if it is not a hit. Empty: not known yet.
using Matches = std::vector<std::vector<float>>;

struct Selection {
  std::uint32_t from = 0, to = UINT32_MAX;  // days (text/calendar.hpp), inclusive
  bool any_topic = true, any_channel = true;
  std::vector<std::uint32_t> topics, channels;  // the archive's numbers; or-ed; unused where any
  std::uint32_t min_seconds = 0,
                max_seconds = UINT32_MAX;  // inclusive; an entry without a length is in no narrowed range
  std::optional<bool> read, starred;       // by the reader's marks
  const Matches* matches = nullptr;        // entries that are no hit are left out; borrowed for the call
  // Muted entries are left out, and counted where all else holds: those of these channels, and those with a score.
  std::vector<std::uint32_t> muted_channels;
  const Matches* muted = nullptr;  // borrowed for the call
  Sort sort = Sort::kNewest;       // kRelevance needs matches
  std::uint32_t offset = 0, limit = 50;
  // Ask only for what fills the page (newest first); counts then cover what is loaded.
  bool partial = false;
  // Only rows are wanted, no counts: partitions outside the dates and topics are not asked for.
  bool only_rows = false;
  // Lengths of what a search found are wanted too.
  bool with_lengths = false;
};

// One entry of the archive.
struct Row {
  std::uint32_t partition, digest, entry;  // digest and entry number within the partition
  float score;
};

struct SelectOutcome {
  std::uint32_t total = 0, digests = 0, muted = 0;
  std::uint64_t seconds = 0;  // only where every partition's lengths are at hand (a search does not ask for them)
  bool seconds_known = true;
  std::vector<Row> rows;
  std::vector<std::uint32_t> topic_counts, channel_counts, month_counts;  // by the archive's numbers
  std::array<std::uint32_t, kLengthSteps.size() + 1> length_counts{};     // where lengths are known
  bool complete = true;  // false while partitions are missing (not loaded or failed)
};

// Where heads are missing the store has noted the needs; fetch and call again.
SelectOutcome select(Catalog& catalog, Marks& marks, const Selection& selection);

struct DigestSelection {
  std::uint32_t from = 0, to = UINT32_MAX;
  bool any_topic = true;
  std::vector<std::uint32_t> topics;
  std::uint32_t offset = 0, limit = UINT32_MAX;
  bool partial = false;
};

struct DigestRow {
  std::uint32_t partition, digest;
};

struct DigestOutcome {
  std::uint32_t total = 0;
  std::vector<DigestRow> rows;  // newest first
  bool complete = true;
};

DigestOutcome select_digests(Catalog& catalog, const DigestSelection& selection);

}  // namespace yoyak::filter
