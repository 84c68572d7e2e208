// Lengths of time as people write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace yoyak::text {

// "1시간 2분 3초", "22분", "1.5시간", "1h 2m", "12 min 3 sec", "1:02:03", "4:13", "PT1H2M3S": seconds. The whole text must be
// a length.
std::optional<std::uint32_t> try_parse_duration(std::string_view given);

}  // namespace yoyak::text
