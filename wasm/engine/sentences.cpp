#include "engine/sentences.hpp"

#include <algorithm>

#include "text/characters.hpp"
#include "text/utf8.hpp"

namespace yoyak::engine {
namespace {

// Code points of a sentence. A longer one is no sentence but a block; a shorter one says little.
constexpr std::size_t kShortSentence = 12, kLongSentence = 240;

}  // namespace

std::vector<std::string> sentences_of(std::string_view plain) {
  std::vector<std::string> sentences;
  const auto add = [&](std::string_view sentence) {
    const std::string_view trimmed = text::trim(sentence);
    const std::size_t length = text::count(trimmed);
    if (length >= kShortSentence && length <= kLongSentence) sentences.emplace_back(trimmed);
  };
  std::size_t begin = 0;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const bool stop =
        (plain[i] == '.' || plain[i] == '?' || plain[i] == '!') && i + 1 < plain.size() && plain[i + 1] == ' ';
    if (plain[i] != '\n' && !stop) continue;
    add(plain.substr(begin, i + 1 - begin));
    begin = i + 1;
  }
  add(plain.substr(std::min(begin, plain.size())));
  return sentences;
}

}  // namespace yoyak::engine
