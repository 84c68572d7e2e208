// Partitions number their topics and channels for themselves (so that they never change); the archive's numbers are
// those of the manifest. The catalogue translates, and knows the month of every digest. Filled as heads are loaded.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/store.hpp"
#include "base/order.hpp"

namespace yoyak::filter {

// Lengths of entries are counted in ranges: below 5 minutes, 5 to 10, …; the last is open. One more for entries without
// a length.
inline constexpr std::array<std::uint32_t, 9> kLengthSteps = {300, 600, 900, 1200, 1800, 2700, 3600, 5400, 7200};
inline constexpr std::uint8_t kNoLength = kLengthSteps.size() + 1;
using LengthCounts = std::array<std::uint32_t, kNoLength + 1>;

// All that a partition holds of one topic, counted once: what a selection that takes all of it need not count again.
struct TopicTotals {
  std::uint32_t digests = 0, entries = 0;  // digests that have entries
  std::uint64_t seconds = 0;
  LengthCounts lengths{};
  std::vector<std::uint32_t> channels;  // by the partition's channel numbers
  std::vector<std::uint32_t> months;    // by months after PartitionView::first_month
};

struct PartitionView {
  const archive::PartitionHead* head = nullptr;
  const archive::Lengths* lengths = nullptr;    // null where not loaded
  std::vector<std::uint32_t> topics, channels;  // the archive's numbers of the partition's
  std::vector<std::uint32_t> topic_of_digest;   // the archive's topic numbers
  std::vector<std::uint16_t> month_of_digest;   // months after the archive's first one
  std::vector<std::uint32_t> channel_of_entry;  // the archive's channel numbers
  std::vector<std::uint8_t> length_of_entry;    // index into LengthCounts; empty where lengths are not loaded
  std::uint16_t first_month = 0;
  std::vector<TopicTotals>
      totals;  // by the partition's topic numbers; empty where lengths are not loaded, or it does not pay
};

class Catalog {
 public:
  // Forgets everything; `store` must outlive the catalogue and have an archive open.
  void reset(archive::Store& store);

  // Which columns a caller needs, and whether the store may ask for them.
  enum class Columns : std::uint8_t { kHead, kWithLengths };
  // The partition's columns in the archive's numbers; null if they are not loaded (the store notes the need, unless
  // `only_loaded`).
  const PartitionView* view(std::size_t partition, Columns columns = Columns::kHead, bool only_loaded = false);

  std::optional<std::uint32_t> topic(std::string_view name) const;
  std::optional<std::uint32_t> channel(std::string_view name) const;

  // Months are counted from the archive's first one.
  std::uint16_t month_count() const { return month_count_; }

  archive::Store& store() { return *store_; }
  const archive::Manifest& manifest() const { return store_->manifest(); }

 private:
  PartitionView make_view(const archive::PartitionHead& head) const;
  static void add_lengths(PartitionView& view, const archive::Lengths& lengths);

  archive::Store* store_ = nullptr;
  std::vector<KeyedIndex> topics_, channels_;  // by the hash of the name
  std::vector<std::optional<PartitionView>> views_;
  std::uint32_t first_month_ = 0;  // months since year 0
  std::uint16_t month_count_ = 0;
};

}  // namespace yoyak::filter
