// What builder and reader of the index agree on. The byte layout is described in docs/search.md. Private to search.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "text/utf8.hpp"

namespace yoyak::search {

inline constexpr std::string_view kIndexMagic = "YSI1";

// Keys end in a byte that says what the entry is; below every byte of normalised text, so that an aggregate comes first
// in the range of its prefix and a term before its continuations.
inline constexpr char kAggregateEnd = '\0';  // all documents with a term that begins so
inline constexpr char kTermEnd = '\1';
// Begins the keys of initial consonants: one letter 'a' + initial per syllable.
inline constexpr char kInitialsBegin = '\2';
// Begins the keys of gaps in the tables of positions: the numbers of neighbours mean different things after words and
// gaps.
inline constexpr char kGapBegin = '\3';
inline constexpr char kRangeEnd = '\xFF';

// Code points of a term. A longer run of letters is indexed from each of its places on for this many, so every query
// word of at most this length is matched exactly; a longer one by its windows (docs/search.md).
inline constexpr std::size_t kMaxTerm = 64;
// Suffixes taken of one word. Longer runs are machine text (base64); their rest is found only from its beginning.
inline constexpr std::size_t kMaxSuffixes = 4096;

// The first / last kMaxTerm code points.
inline std::string_view first_codes(std::string_view text, std::size_t codes) {
  std::size_t at = 0;
  while (codes-- > 0 && at < text.size()) at += text::decode(text, at).size;
  return text.substr(0, at);
}

inline std::string_view last_codes(std::string_view text, std::size_t codes) {
  std::size_t at = text.size();
  while (codes-- > 0 && at > 0) at -= text::decode_before(text, at).size;
  return text.substr(at);
}

// Code points in reverse order.
inline std::string reversed(std::string_view text) {
  std::string out;
  for (std::size_t at = text.size(); at > 0;) {
    const std::uint32_t size = text::decode_before(text, at).size;
    at -= size;
    out.append(text.substr(at, size));
  }
  return out;
}

}  // namespace yoyak::search
