#include "markdown/escape.hpp"

#include <cstdint>
#include <cstring>

#include "text/scan.hpp"

namespace yoyak::markdown {
namespace {

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
      std::uint64_t special = text::bytes_equal(word & ~(text::kOnes * 2), '<') | text::bytes_equal(word, '&');
      if (kAttribute) special |= text::bytes_equal(word, '"');
      if (special == 0) {
        i += 8;
        continue;
      }
    }
    const std::size_t stop = i + 8 < size ? i + 8 : size;
    for (; i < stop; ++i) {
      const char* entity;
      switch (data[i]) {
        case '&':
          entity = "&amp;";
          break;
        case '<':
          entity = "&lt;";
          break;
        case '>':
          entity = "&gt;";
          break;
        case '"':
          if (!kAttribute) continue;
          entity = "&quot;";
          break;
        default:
          continue;
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
