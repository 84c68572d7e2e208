// UTF-8 to UTF-16, for hosts whose strings are UTF-16: there, taking such text over is a copy, where decoding UTF-8
// takes longer than to render it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace yoyak::text {

// `utf8`, which must be well-formed, as UTF-16 in little-endian bytes, without a byte order mark.
std::string to_utf16le(std::string_view utf8);

// The length of the text before byte `end`, which may be ill-formed, in UTF-16 units.
std::uint32_t utf16_units(std::string_view utf8, std::size_t end);

}  // namespace yoyak::text
