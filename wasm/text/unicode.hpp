// Classes of characters that Markdown and words need: punctuation, white space, CJK, word characters. Compact tables
// generated from Unicode (scripts/dev/generate-tables.mjs); no normalisation, no case folding. Anyone may include it.
#pragma once

namespace yoyak::text {

// General categories P and S: what CommonMark calls a Unicode punctuation character.
bool is_punctuation(char32_t code);

// What CommonMark calls Unicode whitespace: category Zs, tab, line feed, form feed, carriage return.
bool is_space(char32_t code);

// A CJK character by the CJK-friendly amendments to CommonMark emphasis: East Asian Width W, F or H without emoji, and
// all of Hangul. Letters and punctuation alike.
bool is_cjk(char32_t code);

// Letters, marks, decimal digits and connector punctuation (Unicode \w): what a heading's id keeps.
bool is_word(char32_t code);

// A syllable of Hangul: most of a Korean text. A letter, CJK, without case.
inline bool is_hangul_syllable(char32_t code) { return code >= 0xAC00 && code <= 0xD7A3; }

// Simple lower case of one code point: ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic. Others are given back.
char32_t to_lower(char32_t code);

}  // namespace yoyak::text
