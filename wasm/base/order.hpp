// Sorting by whole numbers. Every use of std::sort costs reader.wasm half a kilobyte; these share one that compares
// nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace yoyak {

struct KeyedIndex {
  std::uint64_t key;
  std::uint32_t index;
};

// By key; equals keep their order.
void sort_keys(std::vector<KeyedIndex>& keys);

// Puts items[begin …] in the order of key(item), a number of up to 64 bits; equals keep their order.
template <typename Item, typename Key>
void sort_by(std::vector<Item>& items, Key key, std::size_t begin = 0) {
  std::vector<KeyedIndex> keys;
  keys.reserve(items.size() - begin);
  for (std::size_t i = begin; i < items.size(); ++i) {
    keys.push_back({static_cast<std::uint64_t>(key(items[i])), static_cast<std::uint32_t>(i)});
  }
  sort_keys(keys);
  std::vector<Item> sorted;
  sorted.reserve(keys.size());
  for (const KeyedIndex& each : keys) sorted.push_back(std::move(items[each.index]));
  for (std::size_t i = 0; i < sorted.size(); ++i) items[begin + i] = std::move(sorted[i]);
}

// A key that puts larger scores first. Not for negative ones.
inline std::uint32_t falling(float score) {
  std::uint32_t bits = 0;
  static_assert(sizeof(bits) == sizeof(score));
  __builtin_memcpy(&bits, &score, sizeof(bits));  // the order of the bits of positive floats is theirs
  return ~bits;
}

}  // namespace yoyak
