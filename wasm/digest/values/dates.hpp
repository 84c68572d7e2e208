// Dates as people write them, recognised in text, names and paths. What a day is, is in text/calendar.hpp; times of the
// day are in times.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/calendar.hpp"

namespace yoyak::digest {

// A day in a text, or a week, month, quarter or half of a year by its first day. Offsets are bytes.
struct FoundDate {
  text::Date day;
  std::uint32_t days = 1;  // 7 for a week, 28 to 31 for a month, 90 to 92 for a quarter, 181 to 184 for a half
  std::size_t begin = 0;
  std::size_t end = 0;
};

// A full date that starts at `at`: 2025-12-01, 2025-2-5, 2025/12/01, 2025. 12. 1., 20251201 (and with hour and minute
// behind it), 2025년 12월 1일, 2025年12月1日, 令和7年12月1日, 二〇二五年十二月一日, "1 Dec 2025", "1-Dec-2025", "Dec 1st, 2025",
// "2025-Dec-01", "Mon Dec 01 2025", 31.12.2025.
// Nothing where there is no such day, and nothing of a longer number, a hash or a word: eight digits touch no letter.
std::optional<FoundDate> date_at(std::string_view text, std::size_t at);
// All full dates of a text, in order. Linear.
std::vector<FoundDate> find_dates(std::string_view text);
// The first week (2025-W49, 2025년 49주, 2025年第49週, "Week 49, 2025", "weekly-2025-49", 2025년 12월 1주차, 2025-12-1주),
// quarter or half (2025-Q4, "4Q 2025", 2025년 4분기, 2025年下半期) or month (2025-12, 2025년 12월, "Dec 2025") of a text.
// (periods.cpp)
std::optional<FoundDate> find_period(std::string_view text);
// A month that starts at `at`.
std::optional<FoundDate> month_at(std::string_view text, std::size_t at);
// A week, quarter, half or month that starts at `at`.
std::optional<FoundDate> period_at(std::string_view text, std::size_t at);
// "weekly-2025-12": a week where others of the series are, else a month, which find_period gives.
std::optional<FoundDate> find_week_of_series(std::string_view text);

// Where a text names that day without its year: 12월 1일, 12月1日, "Dec 1st", "1 December", and 12/1 at its start.
std::optional<FoundDate> find_day_of_year(std::string_view text, text::Date day);

// A full date at the start of `text`, as "YYYY-MM-DD". Whatever follows (a time, a zone) is ignored: the date is taken
// as it is written, not moved to another zone. `end`, where given, is the offset after the date.
std::optional<std::string> try_parse_date(std::string_view text, std::size_t* end = nullptr);

// The offset behind what belongs to a date that ends at `end`: a weekday in any of four languages, in brackets or not,
// a time of the day, and the other end of a range, whose day `last` becomes.
std::size_t end_of_date(std::string_view text, std::size_t end, std::optional<text::Date>* last = nullptr);

// What stands before a date, without the weekday at its end: "[월요일]", "News, Monday". A weekday that is part of a name
// stays ("Black Friday").
std::string_view without_weekday_before_date(std::string_view before);

}  // namespace yoyak::digest
