// The entries of an index: every suffix of every word with its documents, and for prefixes that much shares, sums.
// Packer only; private to search.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string_view>
#include <vector>

#include "base/text_numbers.hpp"
#include "search/index/blocks_writer.hpp"
#include "search/index/postings.hpp"

namespace yoyak::search {

// A distinct word or gap and where it stands, by place.
struct TokenUse {
  std::string_view text;
  bool is_gap;
  std::span<const Position> positions;
};

struct TermOptions {
  // A range of terms larger than this, in bytes, gets a sum.
  std::size_t sum_bytes;
  bool initials;
};

// Entries in order. Keys and positions point into the tokens, or into `initials` and `positions`.
struct EntryList {
  struct Item {
    std::string_view key;
    EntryKind kind;
    std::size_t begin, end;  // rows
    std::span<const Position> positions;
    Wholes wholes;
  };
  std::deque<Item> items;  // many: a vector would take twice their memory while it grows
  std::vector<Posting> rows;
  TextNumbers initials;
  std::deque<std::vector<Position>> positions;

  Entry entry(std::size_t i) const {
    const Item& item = items[i];
    return {item.key, item.kind, std::span(rows).subspan(item.begin, item.end - item.begin), item.positions,
            item.wholes};
  }
};

void collect_entries(const std::vector<TokenUse>& tokens, std::uint32_t documents, TermOptions options, EntryList& out);

}  // namespace yoyak::search
