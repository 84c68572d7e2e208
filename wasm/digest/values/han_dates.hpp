// Years, months and days with the signs and numbers of Korean, Japanese and Chinese: eras (令和7年), full-width digits
// (２０２５年) and numbers in Han letters (二〇二五年十二月). Private to values.
#pragma once

#include <optional>
#include <string_view>

#include "digest/values/cursor.hpp"
#include "digest/values/dates.hpp"

namespace yoyak::digest {

// May a date or period start at `at`? Not within a number, and the name of a month, quarter or era not within a word.
bool may_start_date(std::string_view text, std::size_t at);

// "2025년", "２０２５年", "二〇二五年", "令和7年", "R7年", "民國114年" as a year of our calendar. The cursor stays where it is
// if none begins there.
std::optional<unsigned> take_named_year(Cursor& cursor);

// A number of up to two digits, ASCII, full-width or Han ("十二").
std::optional<unsigned> take_any_number(Cursor& cursor);

// "令和7年12月1日", "令和7.12.1", "２０２５年１２月１日", "二〇二五年十二月六日".
std::optional<FoundDate> han_date(std::string_view text, std::size_t at);

}  // namespace yoyak::digest
