#include "text/unicode.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace yoyak::text {
namespace {

#include "text/unicode_tables.inc"

// Begins of ranges and gaps in turn: a code point is in the class if the number of bounds at or below it is odd.
template <std::size_t kCount>
class RangeSet {
 public:
  template <std::size_t kSize>
  explicit constexpr RangeSet(const char (&packed)[kSize]) {
    std::size_t at = 0;
    char32_t code = 0;
    const auto next = [&] {
      char32_t value = 0;
      for (unsigned shift = 0;; shift += 7) {
        const auto byte = static_cast<unsigned char>(packed[at++]);
        value |= static_cast<char32_t>(byte & 127) << shift;
        if (byte < 128) return value;
      }
    };
    for (std::size_t i = 0; i < kCount; ++i) {
      code += next();
      bounds_[2 * i] = code;
      code += next() + 1;
      bounds_[2 * i + 1] = code;
    }
  }

  bool contains(char32_t code) const {
    const auto after = std::upper_bound(bounds_.begin(), bounds_.end(), code);
    return (after - bounds_.begin()) % 2 != 0;
  }

 private:
  std::array<char32_t, 2 * kCount> bounds_{};
};

// Unpacked at first use: the packed form is a third of the size in the module.
const RangeSet<kPunctuationCount>& punctuation() {
  static const RangeSet<kPunctuationCount> set(kPunctuationPacked);
  return set;
}
const RangeSet<kCjkCount>& cjk() {
  static const RangeSet<kCjkCount> set(kCjkPacked);
  return set;
}
const RangeSet<kWordCount>& word() {
  static const RangeSet<kWordCount> set(kWordPacked);
  return set;
}

}  // namespace

bool is_punctuation(char32_t code) {
  if (code < 0x80)
    return code > 0x20 && code < 0x7F && !((code | 0x20) >= 'a' && (code | 0x20) <= 'z') &&
           !(code >= '0' && code <= '9');
  if (code >= 0xAC00 && code <= 0xD7A3) return false;
  return punctuation().contains(code);
}

bool is_space(char32_t code) {
  if (code < 0x80) return code == ' ' || code == '\t' || code == '\n' || code == '\f' || code == '\r';
  return code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F || code == 0x205F ||
         code == 0x3000;
}

bool is_cjk(char32_t code) {
  if (code < 0x1100) return false;
  if (code >= 0xAC00 && code <= 0xD7A3) return true;
  return cjk().contains(code);
}

bool is_word(char32_t code) {
  if (code < 0x80) return ((code | 0x20) >= 'a' && (code | 0x20) <= 'z') || (code >= '0' && code <= '9') || code == '_';
  if (code >= 0xAC00 && code <= 0xD7A3) return true;
  return word().contains(code);
}

char32_t to_lower(char32_t code) {
  if (code < 0x80) return code >= 'A' && code <= 'Z' ? code + 32 : code;
  if ((code >= 0xC0 && code <= 0xDE && code != 0xD7)) return code + 32;
  if (code >= 0x100 && code <= 0x17F) {
    if (code == 0x130) return 'i';
    if (code == 0x178) return 0xFF;
    const bool odd_upper = (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E);
    if (code == 0x138 || code == 0x149 || code == 0x17F) return code;
    return (code % 2 != 0) == odd_upper ? code + 1 : code;
  }
  if (code >= 0x391 && code <= 0x3A9 && code != 0x3A2) return code + 32;
  if (code >= 0x410 && code <= 0x42F) return code + 32;
  if (code >= 0x400 && code <= 0x40F) return code + 80;
  return code;
}

}  // namespace yoyak::text
