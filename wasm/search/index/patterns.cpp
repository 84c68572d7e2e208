#include "search/index/patterns.hpp"

#include <algorithm>

#include "text/utf8.hpp"
#include "text/words.hpp"

namespace yoyak::search {
namespace {

// One neighbour of every class that the division into words looks at (text/words.cpp).
constexpr std::string_view kNeighbours[] = {" ", "x", "\xEA\xB0\x80", ".", "+", "("};

Pattern cut(std::string_view before, std::string_view middle, std::string_view after) {
  std::string padded(before);
  padded += middle;
  padded += after;
  std::vector<text::Token> tokens;
  text::tokenise(padded, 0, tokens);
  Pattern pattern;
  std::uint32_t first = 0;
  for (const text::Token& token : tokens) {
    const auto token_begin = static_cast<std::size_t>(token.text.data() - padded.data());
    const std::size_t begin = std::max(token_begin, before.size());
    const std::size_t end = std::min(token_begin + token.text.size(), before.size() + middle.size());
    if (begin >= end) continue;
    if (pattern.empty()) first = token.position;
    pattern.push_back({padded.substr(begin, end - begin), token.position - first, token.kind == text::TokenKind::kGap});
  }
  return pattern;
}

}  // namespace

std::vector<Pattern> patterns_of(std::string_view normalised) {
  const bool plain_begin = text::is_word_code(text::decode(normalised, 0).code);
  const bool plain_end = text::is_word_code(text::decode_before(normalised, normalised.size()).code);
  std::vector<Pattern> patterns;
  for (const std::string_view before : kNeighbours) {
    for (const std::string_view after : kNeighbours) {
      Pattern pattern = cut(before, normalised, after);
      if (std::find(patterns.begin(), patterns.end(), pattern) == patterns.end())
        patterns.push_back(std::move(pattern));
      if (plain_end) break;
    }
    if (plain_begin) break;
  }
  return patterns;
}

}  // namespace yoyak::search
