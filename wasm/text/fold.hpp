// Folding: the normal form in which text is compared by search (docs/search.md, "Normalised text"). Latin letters lose
// case and diacritics, full-width forms become plain ones, white space becomes one space or one line break. Hangul is
// never taken apart. Input is UTF-8 in NFC; ill-formed bytes fold to U+FFFD. Not for display. Anyone above text may
// include it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yoyak::text {

// What becomes of a run of white space that holds a line break.
enum class LineBreaks : std::uint8_t {
  kKeep,   // one '\n': nothing matches across it
  kSpace,  // one ' ': for queries, and for text that is known to be one block
};

// The folded form of one code point: 0 (dropped), 1 or 2 code points in `out`. White space folds to ' ', a line feed to
// '\n'.
unsigned fold_code(char32_t code, char32_t out[2]);

// The normalised text: every character folded, runs of white space joined, none at the ends nor around line breaks.
std::string fold(std::string_view text, LineBreaks breaks = LineBreaks::kKeep);

// Normalised text that remembers where it came from. Byte i of `text` came from the source character at
// [begin[i], end[i]): byte offsets into the source.
struct FoldedText {
  std::string text;
  std::vector<std::uint32_t> begin;
  std::vector<std::uint32_t> end;
};

FoldedText fold_with_offsets(std::string_view text, LineBreaks breaks = LineBreaks::kKeep);

}  // namespace yoyak::text
