// The small part of raw HTML that is understood (docs/markdown.md): <br>, and <a> with id, name or href="#…".
// Everything else is text. Private to wasm/markdown.
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
  std::string_view
      id;  // kAnchor, and kReference if it has one too; entities decoded; without white space, quotes and < >
  std::string_view fragment;  // kReference: what follows the '#'
  std::string id_buffer;      // hold what had to be decoded
  std::string fragment_buffer;

  InlineHtml() = default;
  InlineHtml(const InlineHtml&) = delete;
  InlineHtml& operator=(const InlineHtml&) = delete;
};

// Reads one whole tag. Any other attribute than the three makes it kNone, except class, which is dropped. The views
// point into `tag` or the buffers.
void read_inline_html(std::string_view tag, InlineHtml& html);

}  // namespace yoyak::markdown
