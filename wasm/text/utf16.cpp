#include "text/utf16.hpp"

#include "base/lengthen.hpp"
#include "text/bytes16.hpp"
#include "text/utf8.hpp"

namespace yoyak::text {
namespace {

static_assert(std::endian::native == std::endian::little);

typedef std::uint16_t Units8 __attribute__((vector_size(16)));
typedef std::uint32_t Codes4 __attribute__((vector_size(16)));

constexpr std::size_t kRead = 32;   // what a step may look at: 16 bytes, and 16 behind the ASCII ones among them
constexpr std::size_t kWrite = 16;  // units a step may write beyond its last

// Sixteen bytes as units.
inline void widen(Bytes16 v, char* to) {
  const Bytes16 zero{};
  store16(to, __builtin_shufflevector(v, zero, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
  store16(to + 16, __builtin_shufflevector(v, zero, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31));
}

// The first twelve bytes as four characters of three bytes each.
inline void join_threes(Bytes16 v, char* to) {
  const Bytes16 zero{};
  const auto codes = (Codes4)__builtin_shufflevector(v, zero, 2, 1, 0, 16, 5, 4, 3, 16, 8, 7, 6, 16, 11, 10, 9, 16);
  const Codes4 joined = (codes & 0x3F) | (codes >> 2 & 0xFC0) | (codes >> 4 & 0xF000);
  const auto units = (Units8)joined;
  const Units8 packed = __builtin_shufflevector(units, units, 0, 2, 4, 6, 0, 2, 4, 6);
  std::memcpy(to, &packed, 8);
}

// How many of the first four threes of bytes begin with E0…EF.
inline unsigned count_threes(Bytes16 v) {
  const unsigned leads = top_bits(equal(v & splat(0xF0), splat(0xE0)));
  return static_cast<unsigned>(std::countr_zero((~leads & 0x249u) | 0x1000u)) / 3;
}

char* put_code(char32_t code, char* to) {
  const auto unit = [&](char32_t value) {
    *to++ = static_cast<char>(value & 0xFF);
    *to++ = static_cast<char>(value >> 8);
  };
  if (code < 0x10000) {
    unit(code);
  } else {
    unit(0xD800 + ((code - 0x10000) >> 10));
    unit(0xDC00 + ((code - 0x10000) & 0x3FF));
  }
  return to;
}

}  // namespace

// A step takes the ASCII characters up to the next other one, and up to four characters of three bytes (Hangul, most of
// CJK) behind them; neither number is branched on, since nothing foretells it.
std::string to_utf16le(std::string_view utf8) {
  std::string out;
  lengthen(out, (utf8.size() + kWrite) * 2);
  char* to = out.data();
  const char* from = utf8.data();
  const char* const end = from + utf8.size();
  while (static_cast<std::size_t>(end - from) >= kRead) {
    const Bytes16 v = load16(from);
    widen(v, to);
    const auto ascii = static_cast<std::size_t>(std::countr_zero(top_bits(v) | 0x10000u));
    from += ascii;
    to += 2 * ascii;
    const Bytes16 w = load16(from);
    join_threes(w, to);
    const std::size_t threes = count_threes(w);
    from += 3 * threes;
    to += 2 * threes;
    if (ascii + threes == 0) {
      const Decoded decoded = decode({from, static_cast<std::size_t>(end - from)}, 0);
      from += decoded.size;
      to = put_code(decoded.code, to);
    }
  }
  while (from < end) {
    const Decoded decoded = decode({from, static_cast<std::size_t>(end - from)}, 0);
    from += decoded.size;
    to = put_code(decoded.code, to);
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
  return out;
}

std::uint32_t utf16_units(std::string_view utf8, std::size_t end) {
  std::uint32_t units = 0;
  for (std::size_t at = 0; at < end;) {
    const Decoded decoded = decode(utf8, at);
    at += decoded.size;
    units += decoded.code >= 0x10000 ? 2 : 1;
  }
  return units;
}

}  // namespace yoyak::text
