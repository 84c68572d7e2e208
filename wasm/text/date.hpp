// Calendar dates as day numbers, so that columns can hold and compare them. Proleptic Gregorian; no time zones: a date
// is what the page says.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yoyak::text {

// Days since 1970-01-01 for "YYYY-MM-DD"; nothing for another form, a day that does not exist, or a year before 1970.
std::optional<std::uint32_t> try_parse_date(std::string_view date);

// "YYYY-MM-DD".
std::string format_date(std::uint32_t days);

}  // namespace yoyak::text
