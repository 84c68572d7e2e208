#include "text/characters.hpp"

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace yoyak::text {
namespace {

bool is_space_code_point(char32_t c) { return c == 0xA0 || c == 0x3000 || c == 0xFEFF; }

bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace

std::string_view first_code_points(std::string_view text, std::size_t count) {
  std::size_t pos = 0;
  while (pos < text.size()) {
    if ((static_cast<unsigned char>(text[pos]) & 0xC0U) != 0x80U && count-- == 0) break;
    ++pos;
  }
  return text.substr(0, pos);
}

bool is_ascii_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (to_ascii_lower(a[i]) != to_ascii_lower(b[i])) return false;
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
    const bool ascii_before = static_cast<unsigned char>(text.front()) < 0x80;
    std::size_t pos = 0;
    if (!ascii_before && is_space_code_point(next_unchecked(text, pos))) {
      text.remove_prefix(pos);
      continue;
    }
    if (static_cast<unsigned char>(text.back()) < 0x80) return text;
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) --last;
    pos = last;
    if (!is_space_code_point(next_unchecked(text, pos))) return text;
    text = text.substr(0, last);
  }
}

std::string_view trim_invisible(std::string_view text) {
  const auto goes = [](char32_t c) { return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF; };
  for (;;) {
    text = trim(text);
    const std::size_t before = text.size();
    std::size_t pos = 0;
    if (!text.empty() && goes(next_unchecked(text, pos))) text.remove_prefix(pos);
    if (!text.empty()) {
      const Decoded last = decode_before(text, text.size());
      if (goes(last.code)) text.remove_suffix(last.size);
    }
    if (text.size() == before) return text;
  }
}

std::string collapse_spaces(std::string_view text) {
  text = trim(text);
  std::string out(text.size(), '\0');
  char* to = out.data();
  for (const char c : text) {
    if (!is_ascii_space(c)) {
      *to++ = c;
    } else if (to > out.data() && to[-1] != ' ') {
      *to++ = ' ';
    }
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
  return out;
}

std::string narrow(std::string_view text) {
  std::string out;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_unchecked(text, pos);
    if (c >= 0xFF01 && c <= 0xFF5E) {
      out += static_cast<char>(c - 0xFF01 + '!');
    } else if (c == '\t' || c == 0xA0 || c == 0x3000) {
      out += ' ';
    } else {
      append(c, out);
    }
  }
  return out;
}

std::string match_key(std::string_view text) {
  std::string key;
  key.reserve(text.size());
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    const char32_t c = next_unchecked(text, pos);
    if (c < 0x80) {
      const char plain = static_cast<char>(c);
      if (is_ascii_alpha(plain) || is_ascii_digit(plain)) key.push_back(to_ascii_lower(plain));
    } else if (is_hangul_syllable(c)) {
      key.append(text.data() + begin, pos - begin);
    } else if (is_word(c)) {
      append(to_lower(c), key);
    }
  }
  return key;
}

std::string lower_case(std::string_view text) {
  std::string out;
  for (std::size_t pos = 0; pos < text.size();) append(to_lower(next_unchecked(text, pos)), out);
  return out;
}

std::string slug(std::string_view text, std::string_view fallback) {
  std::string out;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_unchecked(text, pos);
    const std::size_t before = out.size();
    if (is_word(c) || c == '-' || c == '.') {
      if ((c == '-' || c == '.') && (out.empty() || out.back() == '-' || out.back() == '.')) continue;
      append(c, out);
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

}  // namespace yoyak::text
