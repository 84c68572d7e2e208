// Bare addresses in running text: `https://…`, `www.…` and mail addresses that no brackets enclose. Where GitHub
// Flavored Markdown has a rule it is kept; Korean, Chinese and Japanese, which put no space between an address and the
// next word, have rules of their own (docs/markdown.md). The renderer links what is found here, the digest reader takes
// it for an entry's link.
#pragma once

#include <cstddef>
#include <string_view>

namespace yoyak::markdown {

// Where the text that becomes a link stands, and what its destination needs in front. `end` is 0 where there is none.
struct Address {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view scheme;  // "", "http://" or "mailto:"
};

enum class AddressText {
  kVisible,   // as a reader sees it
  kMarkdown,  // as an author wrote it: backslash escapes are part of an address
};

// The address whose sign stands at `at`: the colon of `://`, the first letter of `www.`, or an `@`. It begins at or
// behind `floor`, where what came before ends. Linear in the length of the address.
Address address_at(std::string_view text, std::size_t at, std::size_t floor, AddressText kind);

}  // namespace yoyak::markdown
