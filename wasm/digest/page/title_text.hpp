// What may be a title in a text: what stands before it, where it ends, and what an address says.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "digest/source/spans.hpp"

namespace yoyak::digest {

// The text without what stands before a title: symbols, an ordinal (then in `number`) and tags such as "[video]", which
// are added to `tags`.
std::string_view without_lead(std::string_view text, std::optional<std::uint32_t>& number, std::string& tags);

// The text without a checkbox before it ("[ ] ", "[x] ").
std::string_view without_box(std::string_view text);

// The end of the first sentence of Markdown that reaches at least to `from`; the whole length where there is one
// sentence only.
std::size_t end_of_sentence(std::string_view markdown, std::size_t from, const Definitions& definitions);

// A title of front matter as people see it. Some generators read Markdown and HTML in it, others do not, so only what
// is clearly meant goes: tags in pairs, paired signs of emphasis and code, links, entities. All else stays as it is.
std::string plain_title(std::string_view title);

// What an address says where nothing else does: its last part, else its host.
std::string title_of_address(std::string_view url);

}  // namespace yoyak::digest
