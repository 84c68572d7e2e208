// What builder and reader of the index agree on. The byte layout is described in docs/search.md. Private to search.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "text/utf8.hpp"

namespace yoyak::search {

inline constexpr std::string_view kIndexMagic = "YSI2";

// What an entry of a block is. Entries are sorted by key, then in this order: the sum of what begins with a prefix
// comes first in the prefix's range.
enum class EntryKind : std::uint8_t {
  kSum,   // all documents with a term that begins so
  kTerm,  // the suffix of a word (or gap), to its end
  kCut,   // a term of which only the beginning is written; no other term begins so
};

// Where a term is a whole word (or gap) in its documents.
enum class Wholes : std::uint8_t { kNever, kAlways, kSometimes };

// Symbols of keys: what ends them, then a character that the table leaves out, then characters. An end says what the
// entry is and how many documents it has: one, two, or more.
inline constexpr std::uint32_t kEndSymbols = 27;
inline constexpr std::uint32_t kRareCharacter = kEndSymbols;
inline constexpr std::uint32_t kFirstCharacter = kEndSymbols + 1;
inline constexpr unsigned kCharacterBits = 21;
inline constexpr std::uint32_t end_symbol(EntryKind kind, Wholes wholes, std::size_t documents) {
  const auto few = static_cast<std::uint32_t>(documents < 3 ? documents - 1 : 2);
  return (static_cast<std::uint32_t>(kind) * 3 + static_cast<std::uint32_t>(wholes)) * 3 + few;
}

// Symbols of what is known of a document: fields * 16 + frequency, in sums that * 4 + fit. 0: one that the table leaves
// out follows in bits.
inline constexpr std::uint32_t kRareDocument = 0;
inline constexpr unsigned kTermDocumentBits = 12, kSumDocumentBits = 14;

// Begins the keys of initial consonants: one letter 'a' + initial per syllable. They have documents, and nothing more.
inline constexpr char kInitialsBegin = '\2';
// Above every byte of a key.
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

}  // namespace yoyak::search
