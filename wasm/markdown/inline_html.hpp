// The raw HTML that is understood (docs/markdown.md): tags that cannot do harm, without their attributes but for those
// that say where something leads. Everything else is text. Private to wasm/markdown.
#pragma once

#include <string>
#include <string_view>

namespace yoyak::markdown {

enum class TagKind {
  kText,       // not on the list
  kNothing,    // a comment, or an element that leaves no trace
  kBreak,      // <br>
  kRule,       // <hr>
  kInline,     // written as it is, within a line
  kParagraph,  // left out, but what stands before and behind is not one paragraph
  kBlock,      // written as it is, as a block
  kHeading,    // <h1> … <h6>
  kAnchor,     // <a>
  kImage,      // <img>
};

struct HtmlTag {
  TagKind kind = TagKind::kText;
  bool is_end = false;
  bool has_target = false;
  std::string_view name;  // in lower case; lives for ever
  // Values of attributes as they are written, entities and all; the first of a name counts.
  std::string_view id;      // or the name of an <a>
  std::string_view target;  // href or src
  std::string_view alt;
  std::string_view title;
};

// Reads one whole tag or comment.
void read_html_tag(std::string_view text, HtmlTag& tag);

// An attribute's value without entities: itself, or in `buffer`.
std::string_view decode_attribute(std::string_view value, std::string& buffer);
// Without white space, quotes and angle brackets, and not empty.
bool is_html_id(std::string_view id);

}  // namespace yoyak::markdown
