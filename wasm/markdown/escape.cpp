#include "markdown/escape.hpp"

#include <cstdint>
#include <cstring>

namespace yoyak::markdown {
namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101u;
constexpr std::uint64_t kHighs = 0x8080808080808080u;

// Non-zero if a byte of `word` is `c` (a classic; may be wrong only about bytes above a true one, which do not matter).
constexpr std::uint64_t has_byte(std::uint64_t word, char c) {
  const std::uint64_t x = word ^ (kOnes * static_cast<unsigned char>(c));
  return (x - kOnes) & ~x & kHighs;
}

template <bool kAttribute>
void append_escaped(std::string_view text, std::string& out) {
  const char* const data = text.data();
  const std::size_t size = text.size();
  std::size_t begin = 0;
  std::size_t i = 0;
  while (i < size) {
    if (i + 8 <= size) {
      std::uint64_t word;
      std::memcpy(&word, data + i, 8);
      // '<' (3C) and '>' (3E) differ in one bit: one test finds both.
      std::uint64_t special = has_byte(word & ~(kOnes * 2), '<') | has_byte(word, '&');
      if (kAttribute) special |= has_byte(word, '"');
      if (special == 0) {
        i += 8;
        continue;
      }
    }
    const std::size_t stop = i + 8 < size ? i + 8 : size;
    for (; i < stop; ++i) {
      const char* entity;
      switch (data[i]) {
        case '&': entity = "&amp;"; break;
        case '<': entity = "&lt;"; break;
        case '>': entity = "&gt;"; break;
        case '"':
          if (!kAttribute) continue;
          entity = "&quot;";
          break;
        default: continue;
      }
      out.append(data + begin, i - begin);
      out += entity;
      begin = i + 1;
    }
  }
  out.append(data + begin, size - begin);
}

}  // namespace

void append_text_escaped(std::string_view text, std::string& out) { append_escaped<false>(text, out); }
void append_attribute_escaped(std::string_view text, std::string& out) { append_escaped<true>(text, out); }

}  // namespace yoyak::markdown
