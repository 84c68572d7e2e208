// Escaping text for HTML. Private to wasm/markdown.
#pragma once

#include <string_view>

#include "markdown/output.hpp"
#include "markdown/source.hpp"

namespace yoyak::markdown {

// Stands for the `&` of an entity that is to be written as it is (markdown/entities.hpp). Text is valid UTF-8, so this
// byte occurs nowhere else.
inline constexpr char kEntityMark = '\xFE';

// For text between tags: & < > become entities.
void append_text_escaped(std::string_view text, OutputBuffer& out);

// The same for a piece of source.text(): private marks are taken out.
void append_source_escaped(std::string_view piece, const Source& source, OutputBuffer& out);

// For a double-quoted attribute: & < > " become entities.
void append_attribute_escaped(std::string_view text, OutputBuffer& out);

}  // namespace yoyak::markdown
