// Partitions number their topics and channels for themselves (so that they never change); the archive's numbers are those of the
// manifest. The catalogue translates, and knows the month of every digest. Filled as heads are loaded.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/store.hpp"
#include "base/order.hpp"

namespace yoyak::query {

struct PartitionView {
  const archive::PartitionHead* head;
  const archive::Lengths* lengths;              // null where not loaded
  std::vector<std::uint32_t> topic_of_digest;   // the archive's topic numbers
  std::vector<std::uint16_t> month_of_digest;   // months after Catalog::first_month()
  std::vector<std::uint32_t> channel_of_entry;  // the archive's channel numbers
};

class Catalog {
 public:
  // Forgets everything; `store` must outlive the catalogue and have an archive open.
  void reset(archive::Store& store);

  // Which columns a caller needs, and whether the store may ask for them.
  enum class Columns : std::uint8_t { kHead, kWithLengths };
  // The partition's columns in the archive's numbers; null where they are not there (the store notes the need, unless
  // `only_loaded`).
  const PartitionView* view(std::size_t partition, Columns columns = Columns::kHead, bool only_loaded = false);

  std::optional<std::uint32_t> topic(std::string_view name) const;
  std::optional<std::uint32_t> channel(std::string_view name) const;

  // Months are counted from the archive's first one.
  std::uint16_t month_count() const { return month_count_; }
  std::string month_name(std::uint16_t month) const;  // "YYYY-MM"

  archive::Store& store() { return *store_; }
  const archive::Manifest& manifest() const { return store_->manifest(); }

 private:
  PartitionView make_view(const archive::PartitionHead& head) const;

  archive::Store* store_ = nullptr;
  std::vector<KeyedIndex> topics_, channels_;  // by the hash of the name
  std::vector<std::optional<PartitionView>> views_;
  std::uint32_t first_month_ = 0;  // months since year 0
  std::uint16_t month_count_ = 0;
};

}  // namespace yoyak::query
