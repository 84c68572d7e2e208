#include "search/query/initials.hpp"

#include "text/hangul.hpp"
#include "text/utf8.hpp"

namespace yoyak::search {

std::string initial_letters(std::string_view text) {
  std::string out;
  for (const char key : text::keys_of_hangul(text)) {
    const std::string letter = text::hangul_of_keys({&key, 1});
    const int initial = text::initial_of_jamo(text::decode(letter, 0).code);
    if (initial < 0) return {};
    out += static_cast<char>('a' + initial);
  }
  return out;
}

}  // namespace yoyak::search
