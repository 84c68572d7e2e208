#include "base/order.hpp"

#include <algorithm>

namespace yoyak {

void sort_keys(std::vector<KeyedIndex>& keys, std::size_t count) {
  const auto before = [](const KeyedIndex& a, const KeyedIndex& b) {
    return a.key != b.key ? a.key < b.key : a.index < b.index;
  };
  // Of many only a page is shown: what does not belong to it is put aside first, in one pass.
  if (count < keys.size()) {
    std::nth_element(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(count), keys.end(), before);
    std::sort(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(count), before);
    return;
  }
  std::sort(keys.begin(), keys.end(), before);
}

}  // namespace yoyak
