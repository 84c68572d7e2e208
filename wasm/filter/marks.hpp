// The reader's own marks: which entries were read and starred. Kept by the host; handed over as ids and matched to
// entries by the keys that partitions hold, so that no titles are loaded for it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "filter/catalog.hpp"

namespace yoyak::filter {

enum class Mark : std::uint8_t { kRead = 1, kStarred = 2 };

class Marks {
 public:
  void clear();
  void add(std::string_view digest, std::string_view entry, Mark mark);
  // Bits of Mark for each entry of a partition; null if its keys are not loaded (the store notes the need).
  const std::vector<std::uint8_t>* flags(Catalog& catalog, std::size_t partition);

 private:
  struct Item {
    std::uint32_t key;  // archive::entry_key
    std::uint8_t mark;
  };
  std::map<std::string, std::vector<Item>, std::less<>> items_;  // by digest id
  std::vector<std::optional<std::vector<std::uint8_t>>> flags_;
};

}  // namespace yoyak::filter
