// Escaping text for HTML. Private to wasm/markdown and to whoever writes HTML in the core.
#pragma once

#include <string>
#include <string_view>

namespace yoyak::markdown {

// For text between tags: & < > become entities.
void append_text_escaped(std::string_view text, std::string& out);

// For a double-quoted attribute: & < > " become entities.
void append_attribute_escaped(std::string_view text, std::string& out);

}  // namespace yoyak::markdown
