// How look-ups go through the entries of an index. Private to search/index/index.cpp and sequence.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/index/index.hpp"

namespace yoyak::search {

// Keys in [low, high).
struct Index::Range {
  std::string low, high;
  bool sums = false;  // a sum in the range stands for everything that begins with it

  static Range beginning_with(std::string_view text, bool sums) {
    return {std::string(text), std::string(text) + kRangeEnd, sums};
  }
  static Range only(std::string_view text) { return {std::string(text), std::string(text) + '\0', false}; }
};

// Calls each(entry, key) for the entries of the range in order; `key` is that of the entry, or where it was cut and the
// range needs more of it, all of it. False where something was lacking.
template <typename Each>
bool Index::walk(const Range& range, BlockSource& source, Lack& lack, Each each) const {
  std::vector<Directory::Block> blocks;
  if (!directory_.blocks(range.low, range.high, source, lack, blocks)) return false;
  std::string from = range.low;
  bool complete = true;
  for (std::size_t i = 0; i < blocks.size() && from < range.high; ++i) {
    if (i + 1 < blocks.size() && blocks[i + 1].first <= from) continue;  // a sum stood for all of this block
    const std::string* block = source.block(blocks[i].terms);
    if (block == nullptr) {
      lack.blocks.push_back(blocks[i].terms);
      complete = false;
      // A sum at the beginning may make the rest needless: look before asking for many.
      if (range.sums && i == 0 && blocks.size() > 2) return false;
      continue;
    }
    TermCursor entry(codes_, *block);
    while (entry.next()) {
      const std::string& key = entry.key();
      if (key >= range.high) break;
      if (key < from) {
        if (entry.kind() != EntryKind::kCut || !from.starts_with(key)) continue;
        // Cut initials stand for several terms.
        const std::string_view whole = entry.is_initials() ? key : this->complete(entry, source, lack);
        if (whole.empty()) complete = false;
        else if (entry.is_initials()) each(entry, whole, blocks[i]);
        else if (whole >= range.low && whole < range.high) each(entry, whole, blocks[i]);
      } else if (entry.kind() != EntryKind::kSum) {
        each(entry, std::string_view(key), blocks[i]);
      } else if (range.sums) {
        each(entry, std::string_view(key), blocks[i]);
        from = key + kRangeEnd;
      }
    }
    if (!entry.ok()) {
      lack.damaged = true;
      return false;
    }
  }
  return complete && !lack.damaged;
}

}  // namespace yoyak::search
