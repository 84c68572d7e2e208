// The small part of raw HTML that is understood (docs/markdown.md): <br>, and <a> with id, name or href="#…". Everything
// else is text. Private to wasm/markdown.
#pragma once

#include <string>
#include <string_view>

namespace yoyak::markdown {

enum class InlineTag {
  kNone,       // not on the list: text
  kBreak,      // <br>
  kAnchor,     // <a id="…"> or <a name="…">
  kReference,  // <a href="#…">
  kEndAnchor,  // </a>
};

struct InlineHtml {
  InlineTag tag = InlineTag::kNone;
  std::string id;  // kAnchor, and kReference if it has one too; entities decoded; without white space, quotes and < >
  std::string fragment;  // kReference: what follows the '#'
};

// Reads one whole tag. Any other attribute than the three makes it kNone, except class, which is dropped.
InlineHtml read_inline_html(std::string_view tag);

}  // namespace yoyak::markdown
