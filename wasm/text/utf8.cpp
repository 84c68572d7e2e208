#include "text/utf8.hpp"

#include <cstring>

namespace yoyak::text {
namespace {

inline unsigned char byte_at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }
inline bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

}  // namespace

Decoded decode(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return {};
  const unsigned char first = byte_at(text, offset);
  if (first < 0x80) return {first, 1, true};
  // The second byte's range depends on the first (Unicode, table 3-7): no overlong forms, surrogates or values too large.
  std::uint32_t length = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  if (first >= 0xC2 && first <= 0xDF) {
    length = 2;
  } else if (first >= 0xE0 && first <= 0xEF) {
    length = 3;
    if (first == 0xE0) low = 0xA0;
    if (first == 0xED) high = 0x9F;
  } else if (first >= 0xF0 && first <= 0xF4) {
    length = 4;
    if (first == 0xF0) low = 0x90;
    if (first == 0xF4) high = 0x8F;
  } else {
    return {kReplacement, 1, false};
  }
  char32_t code = first & (0x7Fu >> length);
  for (std::uint32_t i = 1; i < length; ++i) {
    if (offset + i >= text.size()) return {kReplacement, i, false};
    const unsigned char byte = byte_at(text, offset + i);
    if (byte < low || byte > high) return {kReplacement, i, false};
    code = code << 6 | (byte & 0x3Fu);
    low = 0x80;
    high = 0xBF;
  }
  return {code, length, true};
}

Decoded decode_before(std::string_view text, std::size_t offset) {
  if (offset == 0) return {};
  std::size_t begin = offset - 1;
  while (begin > 0 && offset - begin < 4 && is_continuation(byte_at(text, begin))) --begin;
  const Decoded decoded = decode(text, begin);
  if (decoded.valid && begin + decoded.size == offset) return decoded;
  return {kReplacement, 1, false};
}

void append(char32_t code, std::string& out) {
  if (code < 0x80) {
    out.push_back(static_cast<char>(code));
  } else if (code < 0x800) {
    out.push_back(static_cast<char>(0xC0 | code >> 6));
    out.push_back(static_cast<char>(0x80 | (code & 0x3F)));
  } else if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
    out += kReplacementUtf8;
  } else if (code < 0x10000) {
    out.push_back(static_cast<char>(0xE0 | code >> 12));
    out.push_back(static_cast<char>(0x80 | (code >> 6 & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (code & 0x3F)));
  } else {
    out.push_back(static_cast<char>(0xF0 | code >> 18));
    out.push_back(static_cast<char>(0x80 | (code >> 12 & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (code >> 6 & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (code & 0x3F)));
  }
}

std::size_t first_invalid(std::string_view text) {
  const char* data = text.data();
  const std::size_t size = text.size();
  std::size_t i = 0;
  while (i < size) {
    // Whole ASCII words, then the common three-byte letters (Hangul, Han, Kana), then everything else with care.
    while (i + 8 <= size) {
      std::uint64_t word;
      std::memcpy(&word, data + i, 8);
      if (word & 0x8080808080808080u) break;
      i += 8;
    }
    while (i < size && byte_at(text, i) < 0x80) ++i;
    while (i + 3 <= size) {
      const unsigned char first = byte_at(text, i);
      if (first <= 0xE0 || first >= 0xF0 || first == 0xED) break;
      if (!is_continuation(byte_at(text, i + 1)) || !is_continuation(byte_at(text, i + 2))) return i;
      i += 3;
    }
    if (i >= size) break;
    if (byte_at(text, i) < 0x80) continue;
    const Decoded decoded = decode(text, i);
    if (!decoded.valid) return i;
    i += decoded.size;
  }
  return size;
}

std::string sanitise(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t good = first_invalid(text.substr(i));
    out.append(text.substr(i, good));
    i += good;
    if (i == text.size()) break;
    out += kReplacementUtf8;
    i += decode(text, i).size;
  }
  return out;
}

std::size_t count(std::string_view text) {
  std::size_t n = 0;
  for (const char c : text) n += !is_continuation(static_cast<unsigned char>(c));
  return n;
}

}  // namespace yoyak::text
