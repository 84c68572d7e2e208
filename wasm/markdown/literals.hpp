// Spans whose letters mean nothing to Markdown: bare addresses and formulas. In them `*`, `_`, `\` and the like
// are hidden from md4c. Nothing is lost where a span is taken wrongly: what is hidden is still shown as written. Also
// finds where highlighted text (`==…==`) begins and ends. Private to wasm/markdown.
#pragma once

#include <string_view>

#include "markdown/insertion.hpp"
#include "text/survey.hpp"

namespace yoyak::markdown {

// Each gives the insertions that `text` (valid UTF-8) needs, in order. Linear.
void find_addresses(std::string_view text, const text::Survey& seen, Insertions& insertions);
void find_mathematics(std::string_view text, const text::Survey& seen, Insertions& insertions);
void find_highlights(std::string_view text, const text::Survey& seen, Insertions& insertions);

}  // namespace yoyak::markdown
