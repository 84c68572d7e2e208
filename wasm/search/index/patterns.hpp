// The ways in which a literal piece of a query can lie across the words and gaps of a text. How text is cut depends on
// what stands around it ("5." is part of a word in "5.4" and is not in "5. "), so a query's edges can be cut in several
// ways; a text holds the query if and only if one of them fits.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yoyak::search {

struct PatternToken {
  std::string text;
  std::uint32_t offset;  // token number, counted from the first token of the pattern
  bool is_gap;           // (part of) a gap, not of a word
  bool operator==(const PatternToken&) const = default;
};

// One token: anywhere inside a token of the text. Several: the first is the end of a token, the last the beginning of
// one.
using Pattern = std::vector<PatternToken>;

// `normalised`: text::fold(…, kSpace) of what is sought, not empty.
std::vector<Pattern> patterns_of(std::string_view normalised);

}  // namespace yoyak::search
