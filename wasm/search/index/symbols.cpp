#include "search/index/symbols.hpp"

namespace yoyak::search {

bool SymbolCode::read(ByteReader& in) {
  const std::uint32_t longest = in.varint();
  if (longest > kMaxCodeBits) return false;
  std::uint32_t room = 1;  // codes of this length that are not the beginning of others
  for (unsigned n = 1; n <= longest; ++n) {
    room <<= 1;
    counts_[n] = in.varint();
    if (counts_[n] > room || counts_[n] > in.left()) return false;
    room -= counts_[n];
    std::uint32_t symbol = 0;
    for (std::uint32_t i = 0; i < counts_[n]; ++i) {
      symbol += in.varint();
      symbols_.push_back(symbol);
    }
  }
  return in.ok();
}

}  // namespace yoyak::search
