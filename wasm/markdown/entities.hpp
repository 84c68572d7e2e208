// Character references of HTML (&amp; &#44032; &#xAC00;) as CommonMark reads them. Private to wasm/markdown and the digest
// reader (titles). md4c only finds what looks like one; which names exist is decided here.
#pragma once

#include <string>
#include <string_view>

namespace yoyak::markdown {

// Appends what `entity` (from '&' to ';') stands for. False, and nothing is appended, if there is no such name: the text
// then stands for itself. Numbers that are no character give U+FFFD.
bool append_entity(std::string_view entity, std::string& out);

}  // namespace yoyak::markdown
