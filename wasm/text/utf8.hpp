// UTF-8: decoding, encoding, validation. Everything in the core works on UTF-8 bytes; this is the one place that knows
// how they are made. No normalisation and no properties of characters (text/unicode.hpp). Anyone may include it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace yoyak::text {

inline constexpr char32_t kReplacement = 0xFFFD;
inline constexpr std::string_view kReplacementUtf8 = "\xEF\xBF\xBD";

// One decoded code point and the bytes it took. `size` is 0 only at the end of the text.
struct Decoded {
  char32_t code = 0;
  std::uint32_t size = 0;
  bool valid = true;  // false: the bytes are not UTF-8 and `code` is U+FFFD
};

// The code point at `offset` (<= text.size()). An ill-formed sequence gives U+FFFD for its longest well-formed
// beginning (the Unicode "maximal subpart" practice, what browsers do), so decoding always advances.
Decoded decode(std::string_view text, std::size_t offset);

// The code point that ends at `offset` (exclusive). size 0 at the beginning. For well-formed text; an ill-formed byte
// gives U+FFFD and size 1.
Decoded decode_before(std::string_view text, std::size_t offset);

// The code point at `offset` of text that is known to be well-formed and not at its end; moves `offset` behind it.
inline char32_t next_unchecked(std::string_view text, std::size_t& offset) {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[offset + i])); };
  const char32_t first = byte(0);
  char32_t code;
  if (first < 0x80) {
    offset += 1;
    return first;
  }
  if (first < 0xE0) {
    code = (first & 0x1F) << 6 | (byte(1) & 0x3F);
    offset += 2;
  } else if (first < 0xF0) {
    code = (first & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    offset += 3;
  } else {
    code = (first & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
    offset += 4;
  }
  return code;
}

// Appends the UTF-8 form of `code`; surrogates and values above U+10FFFF are appended as U+FFFD.
void append(char32_t code, std::string& out);

// Offset of the first ill-formed byte, or text.size().
std::size_t first_invalid(std::string_view text);

inline bool is_valid(std::string_view text) { return first_invalid(text) == text.size(); }

// The text with every ill-formed sequence replaced by U+FFFD.
std::string sanitise(std::string_view text);

// Number of code points of well-formed text.
std::size_t count(std::string_view text);

}  // namespace yoyak::text
