// What the passes before md4c ask about lines and escapes. Private to wasm/markdown.
#pragma once

#include <cstddef>
#include <string_view>

namespace yoyak::markdown {

inline constexpr std::size_t kNowhere = std::string_view::npos;

inline bool is_blank(char c) { return c == ' ' || c == '\t'; }
inline bool is_ascii_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
inline bool is_ascii_alphanumeric(char c) { return is_ascii_letter(c) || (c >= '0' && c <= '9'); }

// The character at `offset` is preceded by an odd number of backslashes.
inline bool is_escaped(std::string_view text, std::size_t offset) {
  std::size_t slashes = offset;
  while (slashes > 0 && text[slashes - 1] == '\\') --slashes;
  return (offset - slashes) % 2 != 0;
}

inline std::size_t line_begin(std::string_view text, std::size_t offset) {
  return offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;  // npos + 1 is 0
}
inline std::size_t line_end(std::string_view text, std::size_t offset) {
  const std::size_t end = text.find('\n', offset);
  return end == std::string_view::npos ? text.size() : end;
}
// How many bytes at the beginning of a line are indentation and marks of block quotes.
inline std::size_t quote_prefix(std::string_view line) {
  const std::size_t size = line.find_first_not_of(" \t>");
  return size == std::string_view::npos ? line.size() : size;
}

// How many bytes at the beginning of `line`, which has no indentation, are a list item's mark and the white space
// behind it.
std::size_t item_prefix(std::string_view line);

// `prefix` holds nothing but indentation and the marks of block quotes and list items.
bool is_line_prefix(std::string_view prefix);

// What stands at `offset` is the first thing on its line behind the marks of block quotes and list items.
bool begins_line(std::string_view text, std::size_t offset);

}  // namespace yoyak::markdown
