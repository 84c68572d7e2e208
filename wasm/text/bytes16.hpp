// Sixteen bytes at a time, for the few loops that look at every byte of a text. The compiler makes vector instructions
// of it (wasm SIMD, SSE2, NEON), or plain ones where there are none. Anyone may include it.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

namespace yoyak::text {

typedef std::uint8_t Bytes16 __attribute__((vector_size(16)));  // comparisons give FF for true and 00 for false
typedef std::int8_t Signed16 __attribute__((vector_size(16)));

inline Bytes16 splat(std::uint8_t b) { return Bytes16{b, b, b, b, b, b, b, b, b, b, b, b, b, b, b, b}; }

inline Bytes16 load16(const char* from) {
  Bytes16 v;
  std::memcpy(&v, from, sizeof v);
  return v;
}
inline void store16(char* to, Bytes16 v) { std::memcpy(to, &v, sizeof v); }

inline Bytes16 equal(Bytes16 a, Bytes16 b) { return (Bytes16)(a == b); }
inline Bytes16 larger(Bytes16 a, Bytes16 b) {
#if defined(__SSE2__)
  return (Bytes16)_mm_max_epu8((__m128i)a, (__m128i)b);
#elif defined(__wasm_simd128__)
  return (Bytes16)wasm_u8x16_max((v128_t)a, (v128_t)b);
#else
  return a > b ? a : b;
#endif
}
inline Bytes16 smaller(Bytes16 a, Bytes16 b) {
#if defined(__SSE2__)
  return (Bytes16)_mm_min_epu8((__m128i)a, (__m128i)b);
#elif defined(__wasm_simd128__)
  return (Bytes16)wasm_u8x16_min((v128_t)a, (v128_t)b);
#else
  return a < b ? a : b;
#endif
}
inline Bytes16 at_least(Bytes16 a, Bytes16 b) { return (Bytes16)(a >= b); }

// Byte i is table[v[i]]; all of `v` are below 16.
inline Bytes16 look_up(Bytes16 table, Bytes16 v) {
#if defined(__wasm_simd128__)
  return (Bytes16)wasm_i8x16_swizzle((v128_t)table, (v128_t)v);
#else
  Bytes16 found{};
  for (int i = 0; i < 16; ++i) found[i] = table[v[i]];
  return found;
#endif
}

// Bit i is the top bit of byte i.
inline unsigned top_bits(Bytes16 v) {
#if defined(__SSE2__)
  return static_cast<unsigned>(_mm_movemask_epi8((__m128i)v));
#elif defined(__wasm_simd128__)
  return static_cast<unsigned>(wasm_i8x16_bitmask((v128_t)v));
#else
  static_assert(std::endian::native == std::endian::little);
  std::uint64_t half[2];
  std::memcpy(half, &v, sizeof v);
  // The multiplication gathers the eight top bits in the top byte.
  const auto gather = [](std::uint64_t w) {
    return static_cast<unsigned>((w >> 7 & 0x0101010101010101u) * 0x0102040810204080u >> 56);
  };
  return gather(half[0]) | gather(half[1]) << 8;
#endif
}

inline bool any(Bytes16 v) {
#if defined(__wasm_simd128__)
  return wasm_v128_any_true((v128_t)v);
#else
  std::uint64_t half[2];
  std::memcpy(half, &v, sizeof v);
  return (half[0] | half[1]) != 0;
#endif
}

// memcpy for sizes that are known at run time only: inline, where in wasm the C library's is a call and goes four bytes
// a step.
inline void copy_bytes(char* to, const char* from, std::size_t size) {
  if (size >= 16) {
    for (std::size_t i = 0; i + 16 < size; i += 16) store16(to + i, load16(from + i));
    store16(to + size - 16, load16(from + size - 16));
  } else if (size >= 4) {
    // Two words that may overlap.
    const auto words = [&](auto word) {
      auto last = word;
      std::memcpy(&word, from, sizeof word);
      std::memcpy(&last, from + size - sizeof word, sizeof word);
      std::memcpy(to, &word, sizeof word);
      std::memcpy(to + size - sizeof word, &last, sizeof word);
    };
    size >= 8 ? words(std::uint64_t{}) : words(std::uint32_t{});
  } else {
    for (std::size_t i = 0; i < size; ++i) to[i] = from[i];
  }
}

}  // namespace yoyak::text
