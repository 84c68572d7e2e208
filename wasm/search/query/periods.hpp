// Dates and durations as the query language writes them. Pure; private to search.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yoyak::search {

struct DateRange {
  std::string from, to;  // "YYYY-MM-DD"; empty: open
};

// "2025", "2025-12", "2025-12-01", "A/B" or "A..B" with either side open, "P1W" (days up to today), "today", "어제" …
std::optional<DateRange> read_dates(std::string_view text, std::string_view today);

struct SecondsRange {
  std::optional<std::uint32_t> min, max;  // inclusive
};

// ">20m", "<=1h30m", "10m..30m", "20분", "90s"; a bare number is minutes; a bare duration is "at least".
std::optional<SecondsRange> read_length(std::string_view text);

}  // namespace yoyak::search
