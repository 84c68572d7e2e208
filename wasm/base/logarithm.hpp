// The natural logarithm of positive, finite numbers, to nine digits and the same on every machine. The C library's
// brings two kilobytes of tables into reader.wasm.
#pragma once

#include <cstdint>

namespace yoyak {

inline double natural_logarithm(double x) {
  std::uint64_t bits = 0;
  static_assert(sizeof(bits) == sizeof(x));
  __builtin_memcpy(&bits, &x, sizeof(bits));
  const int exponent = static_cast<int>(bits >> 52) - 1023;
  bits = (bits & 0x000FFFFFFFFFFFFFu) | 0x3FF0000000000000u;
  double m = 0;  // 1 <= m < 2
  __builtin_memcpy(&m, &bits, sizeof(m));
  // ln m = 2 (s + s³/3 + s⁵/5 + …) with s <= 1/3.
  const double s = (m - 1) / (m + 1);
  double sum = 0, power = s;
  for (int n = 1; n < 20; n += 2) {
    sum += power / n;
    power *= s * s;
  }
  return exponent * 0.69314718055994530942 + 2 * sum;
}

}  // namespace yoyak
