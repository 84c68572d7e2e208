// Words of normalised text (text/fold.hpp), for the search index. A word is a run of letters and digits, with the signs
// that belong to it (`gpt-5`, `4.5`, `c++`, `.net`); what stands between two words is a gap. The division never decides
// what is found (search matches literally, across words and gaps): it only decides how cheaply.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace yoyak::text {

enum class TokenKind : std::uint8_t { kWord, kGap };

// Positions number the tokens so that neighbours can be told from the numbers alone:
//   두 단어      단어 = 두 + 1           one plain space between them: no token
//   두, 단어     ", " = 두 + 1, 단어 = 두 + 2   anything else is a gap token of its own
//   두\n단어     단어 = 두 + 2           a line break is a hole that no phrase crosses
struct Token {
  std::string_view text;
  std::uint32_t position;
  TokenKind kind;
};

// Appends the tokens of `normalised`, numbered from `first`; returns the number after the last one. The views point
// into it.
std::uint32_t tokenise(std::string_view normalised, std::uint32_t first, std::vector<Token>& tokens);

// Letters and digits of any script; false for space, punctuation and symbols.
bool is_word_code(char32_t code);

}  // namespace yoyak::text
