// What md4c does otherwise than GFM about tables, put right before it reads them. Private to wasm/markdown.
// - A table directly below a line of text is a table: md4c wants an empty line between them, and gets a line that
// nobody sees.
//   - Cells beyond the table's columns are not dropped: their `|` are hidden, and the renderer begins a cell there.
//   - An empty cell between `||` is a cell: a letter that nobody sees makes md4c keep it.
#pragma once

#include <string_view>

#include "markdown/insertion.hpp"

namespace yoyak::markdown {

// The insertions that `text` (valid UTF-8) needs, in order. `comments`: it holds `<!--`. Linear.
void find_table_marks(std::string_view text, bool comments, Insertions& insertions);

}  // namespace yoyak::markdown
