// Dates and times as pages write them. What a day is, is in text/calendar.hpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yoyak::digest {

// A calendar date at the start of `text`, as "YYYY-MM-DD": 2025-12-01, 2025-2-5, 2025/12/01, 2025.12.01, 20251201,
// 2025년 12월 1일, "1 Dec 2025", "Dec 1, 2025". Whatever follows (a time, a zone) is ignored: the date is taken as it is
// written, not moved to another zone. `end`, where given, is the offset after the date. Nothing where there is no such
// day.
std::optional<std::string> try_parse_date(std::string_view text, std::size_t* end = nullptr);

// A date in a path: in the file name first, else over its folders ("2025/12/01/x.md"). `rest` is what the file name
// says besides the date ("기술-AI"), or the whole stem.
struct PathDate {
  std::optional<std::string> date;
  std::string rest;
};
PathDate date_of_path(std::string_view path);

// "2025-12-20T21:30:59", "2025-12-20 21:30", "2025. 12. 20. 오후 9:30", "Dec 20, 2025 9:30 PM", a day alone; fraction and
// zone optional: given back as ISO 8601 with 'T', without fraction, zone kept as written. The whole text must be a
// time.
std::optional<std::string> try_parse_time(std::string_view given);

}  // namespace yoyak::digest
