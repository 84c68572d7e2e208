// Small questions about characters that the page grammar asks: white space, ASCII classes, keys for tolerant
// comparison. Text is valid UTF-8 here (digest/source/source_text.hpp sees to that). What letters are is in
// unicode.hpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace yoyak::text {

// The longest prefix of at most `count` code points.
std::string_view first_code_points(std::string_view text, std::size_t count);

inline bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_ascii_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_punctuation(char c);
inline char to_ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool equals_ignoring_case(std::string_view a, std::string_view b);  // ASCII letters only

std::string_view trim(std::string_view text);        // ASCII white space and U+00A0, U+3000, U+FEFF
std::string_view trim_right(std::string_view text);  // ASCII white space
// As trim(), and without characters that take no place (U+200B to U+200F, U+2060, U+FEFF, U+00AD).
std::string_view trim_invisible(std::string_view text);
// Runs of white space become one space; trimmed.
std::string collapse_spaces(std::string_view text);

// Full-width letters, digits and marks as their ASCII twins ("１２：３４"), other spaces than ' ' as ' '.
std::string narrow(std::string_view text);

// For comparing names, titles and fragments as people do: lower case (ASCII, Latin, Greek, Cyrillic), word characters
// only.
std::string match_key(std::string_view text);

// Every letter as its small one (unicode.hpp says which are known).
std::string lower_case(std::string_view text);

// A readable name for URLs and files: word characters, '-' and '.' stay, every other run becomes one '-'. No '-' or '.'
// at the ends, at most kMaxSlug bytes cut at a code point; `fallback` where nothing is left.
std::string slug(std::string_view text, std::string_view fallback);

inline constexpr std::size_t kMaxSlug = 120;  // file systems allow 255 bytes; date, suffix and extension come on top

}  // namespace yoyak::text
