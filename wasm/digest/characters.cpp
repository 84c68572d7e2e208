#include "digest/characters.hpp"

#include <array>
#include <cstdint>

namespace yoyak::digest {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Ranges above ASCII that hold no letters or digits (symbols, punctuation, spaces, emoji, private use).
constexpr std::array<Range, 23> kNotWords = {{
    {0x80, 0xA9},       {0xAB, 0xB1},     {0xB4, 0xB4},     {0xB6, 0xB8},     {0xBB, 0xBB},     {0xBF, 0xBF},
    {0xD7, 0xD7},       {0xF7, 0xF7},     {0x2000, 0x2070}, {0x207A, 0x207E}, {0x208A, 0x208E}, {0x20A0, 0x20CF},
    {0x2190, 0x245F},   {0x249C, 0x24E9}, {0x2500, 0x2BFF}, {0x2E00, 0x2E7F}, {0x3000, 0x3004}, {0x3008, 0x3020},
    {0x30FB, 0x30FB},   {0xE000, 0xF8FF}, {0xFE10, 0xFE6F}, {0x1F000, 0x1FAFF}, {0xFFFC, 0xFFFF},
}};

bool is_space_code_point(char32_t c) { return c == 0xA0 || c == 0x3000 || c == 0xFEFF; }

bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

char32_t lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F)) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c >= 0x100 && c <= 0x17F && c != 0x130 && c != 0x138 && c != 0x149 && c != 0x178 && c != 0x17F) {
    const bool odd_is_upper = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    return ((c & 1) != 0) == odd_is_upper ? c + 1 : c;
  }
  if (c >= 0xFF21 && c <= 0xFF3A) return c + 32;
  return c;
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& pos) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0x80U; };
  const unsigned first = byte(pos);
  if (first < 0xC0) return ++pos, first;
  if (first < 0xE0) return pos += 2, ((first & 0x1FU) << 6) | (byte(pos - 1) & 0x3FU);
  if (first < 0xF0) return pos += 3, ((first & 0x0FU) << 12) | ((byte(pos - 2) & 0x3FU) << 6) | (byte(pos - 1) & 0x3FU);
  pos += 4;
  return ((first & 0x07U) << 18) | ((byte(pos - 3) & 0x3FU) << 12) | ((byte(pos - 2) & 0x3FU) << 6) | (byte(pos - 1) & 0x3FU);
}

void append_code_point(std::string& out, char32_t c) {
  const auto put = [&](char32_t v) { out += static_cast<char>(static_cast<unsigned char>(v)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6)), put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18)), put(0x80 | ((c >> 12) & 0x3F)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
  }
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  return count;
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
  std::size_t pos = 0;
  while (pos < text.size()) {
    if ((static_cast<unsigned char>(text[pos]) & 0xC0U) != 0x80U && count-- == 0) break;
    ++pos;
  }
  return text.substr(0, pos);
}

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}
char to_ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (to_ascii_lower(a[i]) != to_ascii_lower(b[i])) return false;
  }
  return true;
}

bool is_word_character(char32_t c) {
  if (c < 0x80) return is_ascii_alpha(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c)) || c == '_';
  if (c == 0xFF3F || (c >= 0xFF10 && c <= 0xFF19)) return true;
  if ((c >= 0xFF00 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) || (c >= 0xFF5B && c <= 0xFF65) ||
      (c >= 0xFFE0 && c <= 0xFFEF)) {
    return false;
  }
  for (const Range& range : kNotWords) {
    if (c >= range.first && c <= range.last) return false;
  }
  return true;
}

std::string_view trim_right(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view trim(std::string_view text) {
  for (;;) {
    text = trim_right(text);
    while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
    if (text.empty()) return text;
    std::size_t pos = 0;
    if (is_space_code_point(next_code_point(text, pos))) {
      text.remove_prefix(pos);
      continue;
    }
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) --last;
    pos = last;
    if (!is_space_code_point(next_code_point(text, pos))) return text;
    text = text.substr(0, last);
  }
}

std::string collapse_spaces(std::string_view text) {
  std::string out;
  for (const char c : trim(text)) {
    if (!is_ascii_space(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

std::string match_key(std::string_view text) {
  std::string key;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    if (c != '_' && is_word_character(c)) append_code_point(key, lower(c));
  }
  return key;
}

std::string slug(std::string_view text, std::string_view fallback) {
  std::string out;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    const std::size_t before = out.size();
    if (is_word_character(c) || c == '-' || c == '.') {
      if ((c == '-' || c == '.') && (out.empty() || out.back() == '-' || out.back() == '.')) continue;
      append_code_point(out, c);
    } else if (!out.empty() && out.back() != '-' && out.back() != '.') {
      out += '-';
    }
    if (out.size() > kMaxSlug) {
      out.resize(before);
      break;
    }
  }
  while (!out.empty() && (out.back() == '-' || out.back() == '.')) out.pop_back();
  return out.empty() ? std::string(fallback) : out;
}

}  // namespace yoyak::digest
