// UTF-8 to UTF-16, for hosts whose strings are UTF-16: there, taking such text over is a copy, where decoding UTF-8
// takes longer than to render it.
#pragma once

#include <string>
#include <string_view>

namespace yoyak::text {

// `utf8`, which must be well-formed, as UTF-16 in little-endian bytes, without a byte order mark.
std::string to_utf16le(std::string_view utf8);

}  // namespace yoyak::text
