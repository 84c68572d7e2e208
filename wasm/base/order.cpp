#include "base/order.hpp"

namespace yoyak {
namespace {

// Up to so many, moving neighbours is faster than counting.
constexpr std::size_t kFew = 48;

void sort_few(std::vector<KeyedIndex>& keys) {
  for (std::size_t i = 1; i < keys.size(); ++i) {
    const KeyedIndex item = keys[i];
    std::size_t at = i;
    for (; at > 0 && item.key < keys[at - 1].key; --at) keys[at] = keys[at - 1];
    keys[at] = item;
  }
}

}  // namespace

// By the bytes of the keys, the lowest first; each pass keeps the order of those before. Bytes that all keys share cost
// nothing.
void sort_keys(std::vector<KeyedIndex>& keys) {
  if (keys.size() <= kFew) return sort_few(keys);
  std::uint64_t differing = 0;
  for (const KeyedIndex& item : keys) differing |= item.key ^ keys[0].key;
  std::vector<KeyedIndex> other(keys.size());
  for (unsigned shift = 0; shift < 64; shift += 8) {
    if ((differing >> shift & 0xFF) == 0) continue;
    std::uint32_t ends[257] = {};
    for (const KeyedIndex& item : keys) ++ends[(item.key >> shift & 0xFF) + 1];
    for (std::size_t i = 1; i < 256; ++i) ends[i] += ends[i - 1];
    for (const KeyedIndex& item : keys) other[ends[item.key >> shift & 0xFF]++] = item;
    keys.swap(other);
  }
}

}  // namespace yoyak
