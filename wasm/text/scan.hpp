// Looking for bytes, eight at a time. In wasm the C library's memchr goes four bytes a step and is a call; texts here
// are searched often and in short pieces. Anyone may include it.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace yoyak::text {

inline constexpr std::uint64_t kOnes = 0x0101010101010101u;
inline constexpr std::uint64_t kHighs = 0x8080808080808080u;

// High bits at zero bytes of `word`. Bits above the lowest true one may be wrong (borrows), which a search does not
// mind.
constexpr std::uint64_t zero_bytes(std::uint64_t word) { return (word - kOnes) & ~word & kHighs; }
constexpr std::uint64_t bytes_equal(std::uint64_t word, char c) {
  return zero_bytes(word ^ (kOnes * static_cast<unsigned char>(c)));
}

// Offset of the first `c` at or behind `from`, or npos. Little-endian machines only, as wasm is.
inline std::size_t find_byte(std::string_view text, char c, std::size_t from = 0) {
  static_assert(std::endian::native == std::endian::little);
  const char* const data = text.data();
  const std::size_t size = text.size();
  std::size_t i = from;
  for (; i + 8 <= size; i += 8) {
    std::uint64_t word;
    std::memcpy(&word, data + i, 8);
    const std::uint64_t found = bytes_equal(word, c);
    if (found != 0) return i + static_cast<std::size_t>(std::countr_zero(found)) / 8;
  }
  for (; i < size; ++i) {
    if (data[i] == c) return i;
  }
  return std::string_view::npos;
}

// Offset of the first `a` followed by `b`, or npos.
inline std::size_t find_pair(std::string_view text, char a, char b, std::size_t from = 0) {
  for (std::size_t at = find_byte(text, a, from); at != std::string_view::npos; at = find_byte(text, a, at + 1)) {
    if (at + 1 < text.size() && text[at + 1] == b) return at;
  }
  return std::string_view::npos;
}

// True if a byte is EF or more: a character from U+F000 on, as noncharacters and everything beyond the basic plane are.
inline bool has_byte_from_ef(std::string_view text) {
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + i, 8);
    // The low seven bits plus 0x11 reach the high bit from 0x6F on.
    if ((((word & ~kHighs) + kOnes * 0x11) & word & kHighs) != 0) return true;
  }
  for (; i < text.size(); ++i) {
    if (static_cast<unsigned char>(text[i]) >= 0xEF) return true;
  }
  return false;
}

}  // namespace yoyak::text
