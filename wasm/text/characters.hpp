// Small questions about characters that the page grammar asks: code points, words, and keys for tolerant comparison.
// Text is valid UTF-8 here (source_text.hpp sees to that). The tables are in text/.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace yoyak::digest {

// The code point at `pos`, which is moved past it. Only for valid UTF-8 and pos < text.size().
char32_t next_code_point(std::string_view text, std::size_t& pos);
void append_code_point(std::string& out, char32_t code_point);

std::size_t count_code_points(std::string_view text);
// The longest prefix of at most `count` code points.
std::string_view first_code_points(std::string_view text, std::size_t count);

bool is_ascii_digit(char c);
bool is_ascii_alpha(char c);
bool is_ascii_punctuation(char c);
char to_ascii_lower(char c);
bool equals_ignoring_case(std::string_view a, std::string_view b);  // ASCII letters only

// Letters, marks and digits of any script and '_': what stands in words and in slugs. Symbols, emoji and punctuation do
// not.
bool is_word_character(char32_t code_point);

std::string_view trim(std::string_view text);        // ASCII white space and U+00A0, U+3000, U+FEFF
std::string_view trim_right(std::string_view text);  // ASCII white space
// Runs of white space become one space; trimmed.
std::string collapse_spaces(std::string_view text);

// For comparing names, titles and fragments as people do: lower case (ASCII, Latin, Greek, Cyrillic), word characters
// only.
std::string match_key(std::string_view text);

// A readable name for URLs and files: word characters, '-' and '.' stay, every other run becomes one '-'. No '-' or '.'
// at the ends, at most kMaxSlug bytes cut at a code point; `fallback` where nothing is left.
std::string slug(std::string_view text, std::string_view fallback);

inline constexpr std::size_t kMaxSlug = 120;  // file systems allow 255 bytes; date, suffix and extension come on top

}  // namespace yoyak::digest
