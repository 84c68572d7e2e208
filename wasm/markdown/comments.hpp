// md4c reads HTML blocks only where a page has comments, and then no others than comments: they are not shown, while
// Markdown between tags is read (markdown/inline_html.hpp). Private to wasm/markdown.
#pragma once

#include <string_view>

#include "markdown/insertion.hpp"

namespace yoyak::markdown {

// Insertions that keep md4c from taking anything but a comment for an HTML block: a letter in front of each `<` that
// begins a line, unless it begins a comment that is closed. An open one would hide the rest of the page. In order,
// linear.
void find_block_guards(std::string_view text, Insertions& insertions);

}  // namespace yoyak::markdown
