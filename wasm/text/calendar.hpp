// The calendar: proleptic Gregorian days of the years 1 to 9999, without time zones. A date is what the page says. The
// forms in which people write dates are recognised elsewhere (digest/values/dates.hpp, search/query/periods.hpp).
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yoyak::text {

using Date = std::chrono::year_month_day;

// Nothing where there is no such day.
std::optional<Date> make_date(unsigned year, unsigned month, unsigned day);
unsigned days_in_month(Date date);
// Months since January of the year 0.
std::uint32_t month_number(Date date);
// `days` may be negative. The result is not checked: it may lie before the year 1 or behind the year 9999.
Date plus_days(Date date, int days);

// "YYYY-MM-DD".
std::string format_date(Date date);
// Only "YYYY-MM-DD".
std::optional<Date> try_iso_date(std::string_view text);

// Days as numbers, so that columns can hold and compare them: days since 0001-01-01.
std::uint32_t day_number(Date date);
Date date_of_day(std::uint32_t day);
// The same for texts: nothing for another form or a day that does not exist.
std::optional<std::uint32_t> try_day_number(std::string_view iso_date);
std::string format_day(std::uint32_t day);

}  // namespace yoyak::text
