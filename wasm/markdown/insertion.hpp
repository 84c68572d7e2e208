// A private character that a pass puts into the text before md4c reads it (markdown/source.hpp). Private to
// wasm/markdown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/order.hpp"

namespace yoyak::markdown {

enum class Mark : std::uint32_t {
  kLetter,             // insert a letter that stands for nothing
  kPunctuation,        // insert a punctuation mark that stands for nothing
  kLetterPunctuation,  // insert both, in this order
  kPunctuationLetter,
  kLineBreak,  // insert a line that ends the paragraph before it and is not seen anywhere
  // Replace the character that stands here by a punctuation mark that stands for it. In the order of kReplaceable.
  kReplace,
};
// The last two are replaced on purpose only: a `|` that would begin a cell beyond the table's columns, the first of two
// `=` that begin or end a highlight.
inline constexpr std::string_view kReplaceable = "~*_\\&<[]|=";

// What is to be inserted: `key` is the offset, `index` the mark. At one offset the first one counts first.
using Insertions = std::vector<KeyedIndex>;

inline void insert_mark(std::size_t offset, Mark mark, Insertions& insertions) {
  insertions.push_back({offset, static_cast<std::uint32_t>(mark)});
}
// `c`, which stands at `offset` and is one of kReplaceable, is to be text.
inline void replace_mark(std::size_t offset, char c, Insertions& insertions) {
  const auto which = static_cast<std::uint32_t>(kReplaceable.find(c));
  insertions.push_back({offset, static_cast<std::uint32_t>(Mark::kReplace) + which});
}

}  // namespace yoyak::markdown
