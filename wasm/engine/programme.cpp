#include "engine/programme.hpp"

#include <cstddef>

#include "text/characters.hpp"

namespace yoyak::engine {
namespace {

// Bytes of a title that all titles of a programme share: six syllables, or 18 Latin letters. Less is a topic of its
// time.
constexpr std::size_t kShared = 18;

// What changes from day to day, and what stands between words.
bool passes(char byte) {
  const auto code = static_cast<unsigned char>(byte);
  return code <= ' ' || text::is_ascii_punctuation(byte) || text::is_ascii_digit(byte);
}

// How many bytes `a` and `b` share at their begin or end, without what passes.
std::size_t shared(std::string_view a, std::string_view b, bool from_end) {
  std::size_t count = 0;
  for (std::size_t i = 0, k = 0;; ++i, ++k, ++count) {
    const auto at = [&](std::string_view title, std::size_t& offset) {
      while (offset < title.size() && passes(title[from_end ? title.size() - 1 - offset : offset])) ++offset;
      return offset < title.size() ? title[from_end ? title.size() - 1 - offset : offset] : '\0';
    };
    const char first = at(a, i), second = at(b, k);
    if (first != second || first == '\0') return count;
  }
}

}  // namespace

bool same_programme(std::string_view title, std::string_view other) {
  return title == other || shared(title, other, false) >= kShared || shared(title, other, true) >= kShared;
}

}  // namespace yoyak::engine
