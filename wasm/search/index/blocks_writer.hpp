// The packer's side of search/index/blocks.hpp. Entries are counted first, so that what is frequent gets short codes,
// and then written. Private to search.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "search/index/bits.hpp"
#include "search/index/format.hpp"
#include "search/index/postings.hpp"
#include "search/index/symbols.hpp"

namespace yoyak::search {

struct Entry {
  std::string_view key;  // UTF-8, whole characters
  EntryKind kind;
  std::span<const Posting> postings;    // by document; fit as TermCursor::postings has it
  std::span<const Position> positions;  // where it is a whole word, ascending
  Wholes wholes;
};

class CodesWriter {
 public:
  // Every entry, in order.
  void count(const Entry& entry);
  // After counting.
  void make(std::uint32_t documents);
  // The bytes that BlockCodes reads.
  std::string table() const;

  void put(const Entry& entry, std::string_view previous_key, BitWriter& terms, BitWriter& positions) const;

 private:
  static constexpr unsigned kMaxPositionBits = 16;
  // What is seen less often is spelled out: a place in the table costs more than a byte.
  static constexpr std::uint64_t kLeastUses = 3;

  void put_postings(const Entry& entry, BitWriter& out) const;
  void put_positions(const Entry& entry, BitWriter& out) const;

  std::uint32_t documents_ = 0;
  SymbolWriter shared_, characters_, in_term_, in_sum_;
  // Bits that the positions of a field would take with each parameter.
  std::array<std::array<std::uint64_t, kMaxPositionBits>, kFieldCount> position_cost_ = {};
  std::array<std::uint8_t, kFieldCount> position_bits_ = {};
  std::string previous_;  // while counting
};

// Puts entries into a block of terms and the block of positions beside it.
class BlockPairWriter {
 public:
  explicit BlockPairWriter(const CodesWriter& codes) : codes_(codes) {}

  void add(const Entry& entry);
  bool empty() const { return count_ == 0; }
  std::size_t size() const { return terms_.size() / 8; }  // of the terms, in bytes
  // Both blocks, and begins new ones.
  std::pair<std::string, std::string> take();

 private:
  const CodesWriter& codes_;
  BitWriter terms_, positions_;
  std::uint32_t count_ = 0;
  std::string previous_;
};

}  // namespace yoyak::search
