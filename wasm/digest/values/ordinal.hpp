// The number in front of an entry's title.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace yoyak::digest {

// `text` without the number it starts with: "15. ", "15) ", "１５．", and before a link or at the end also "#15 ", "(15)
// ", "[15] ", "①", "15번 ", "15: ", "15 - ". Numbers that may be the title's own stay: "3가지 이유", "2026년 전망", "3.5배",
// "2026. 전망", "25 가나".
std::string_view without_ordinal(std::string_view text, std::optional<std::uint32_t>& number);

}  // namespace yoyak::digest
