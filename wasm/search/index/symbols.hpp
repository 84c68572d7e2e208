// Prefix codes (Huffman's, in canonical form): few bits for what is frequent. The table of a code travels with the
// index. Private to search.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "search/index/bits.hpp"

namespace yoyak::search {

// Longer than any code of data that fits into memory needs; a longer one is damage.
inline constexpr unsigned kMaxCodeBits = 24;

// The reader's side.
class SymbolCode {
 public:
  // False where the bytes are no table.
  bool read(ByteReader& in);
  // The next symbol; 0 where the bits are none (then the reader has failed).
  std::uint32_t next(BitReader& in) const {
    std::uint32_t code = 0, first = 0;
    const std::uint32_t* of_length = symbols_.data();
    for (unsigned n = 1; n <= kMaxCodeBits; ++n) {
      code |= in.bit();
      if (code - first < counts_[n]) return of_length[code - first];
      of_length += counts_[n];
      first = (first + counts_[n]) << 1;
      code <<= 1;
    }
    return in.fail();
  }

 private:
  std::uint32_t counts_[kMaxCodeBits + 1] = {};  // by length
  std::vector<std::uint32_t> symbols_;           // by length, then by number
};

// The packer's side: counts symbols first, then writes them.
class SymbolWriter {
 public:
  void count(std::uint32_t symbol) {
    if (symbol >= counts_.size()) counts_.resize(symbol + 1, 0);
    ++counts_[symbol];
  }
  // After counting.
  void make() { make(1, kNoEscape); }
  // The same, but symbols above `escape` that were seen less than `least` times are left out; `escape` stands for them
  // and is always there.
  void make(std::uint64_t least, std::uint32_t escape);
  // The table, as SymbolCode reads it.
  void put_table(std::string& out) const;
  bool has(std::uint32_t symbol) const { return symbol < codes_.size() && codes_[symbol].length != 0; }
  void put(std::uint32_t symbol, BitWriter& out) const { out.bits(codes_[symbol].bits, codes_[symbol].length); }

 private:
  static constexpr std::uint32_t kNoEscape = UINT32_MAX;
  struct Code {
    std::uint32_t bits = 0;
    unsigned length = 0;  // 0: the symbol has none
  };
  std::vector<std::uint64_t> counts_;  // by symbol
  std::vector<Code> codes_;
};

}  // namespace yoyak::search
