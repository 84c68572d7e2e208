// Times as people write them: a day with the time of the day.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yoyak::digest {

// "2025-12-20T21:30:59", "2025-12-20 21:30", "2025. 12. 20. 오후 9:30", "Dec 20, 2025 9:30 PM", a day alone; fraction and
// zone optional: given back as ISO 8601 with 'T', without fraction, zone kept as written. The whole text must be a
// time.
std::optional<std::string> try_parse_time(std::string_view given);

}  // namespace yoyak::digest
