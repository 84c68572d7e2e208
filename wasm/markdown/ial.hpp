// kramdown's inline attribute lists: `{:.no_toc}`, `{: #id .class}`, `{:toc}`. They are structure, never text. Of what
// they say only the id of a heading is used. Private to wasm/markdown.
#pragma once

#include <cstddef>
#include <string_view>

namespace yoyak::markdown {

// Length of the attribute list `{:…}` at the start of `text`, or 0. It ends on its line; `\}` does not end it.
std::size_t ial_length(std::string_view text);

// Length of the line at the start of `text`, without its line break, if it holds one attribute list and nothing else
// (white space around it is allowed); otherwise 0.
std::size_t ial_line_length(std::string_view text);

// The id that an attribute list sets (`#name`), or an empty view. Letters, digits, `-`, `_`, `:`, `.` and anything
// beyond ASCII may be part of it.
std::string_view ial_id(std::string_view list);

}  // namespace yoyak::markdown
