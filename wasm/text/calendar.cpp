#include "text/calendar.hpp"

#include <algorithm>

namespace yoyak::text {
namespace {

// 0001-01-01 in days since 1970-01-01, from where the types of <chrono> count. Day numbers are not negative.
constexpr int kFirstDay = -719162;
constexpr std::uint32_t kLastDay = 3652058;  // 9999-12-31; damaged columns may hold anything

std::optional<unsigned> digits(std::string_view text) {
  unsigned value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> make_date(unsigned year, unsigned month, unsigned day) {
  // The types of <chrono> hold a month and a day in a byte each.
  if (year < 1 || year > 9999 || month > 12 || day > 31) return std::nullopt;
  const Date date{std::chrono::year(static_cast<int>(year)), std::chrono::month(month), std::chrono::day(day)};
  return date.ok() ? std::optional(date) : std::nullopt;
}

unsigned days_in_month(Date date) {
  return static_cast<unsigned>(
      std::chrono::year_month_day_last(date.year(), std::chrono::month_day_last(date.month())).day());
}

std::uint32_t month_number(Date date) {
  return static_cast<std::uint32_t>(static_cast<int>(date.year())) * 12 + static_cast<unsigned>(date.month()) - 1;
}

Date plus_days(Date date, int days) { return Date(std::chrono::sys_days(date) + std::chrono::days(days)); }

std::string format_date(Date date) {
  std::string out = "0000-00-00";
  const auto put = [&out](std::size_t at, std::size_t width, unsigned number) {
    for (std::size_t i = width; i-- > 0; number /= 10) out[at + i] = static_cast<char>('0' + number % 10);
  };
  put(0, 4, static_cast<unsigned>(static_cast<int>(date.year())));
  put(5, 2, static_cast<unsigned>(date.month()));
  put(8, 2, static_cast<unsigned>(date.day()));
  return out;
}

std::optional<Date> try_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)), day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return make_date(*year, *month, *day);
}

std::uint32_t day_number(Date date) {
  return static_cast<std::uint32_t>(std::chrono::sys_days(date).time_since_epoch().count() - kFirstDay);
}

Date date_of_day(std::uint32_t day) {
  const int since_1970 = static_cast<int>(std::min(day, kLastDay)) + kFirstDay;
  return Date(std::chrono::sys_days(std::chrono::days(since_1970)));
}

std::optional<std::uint32_t> try_day_number(std::string_view iso_date) {
  const auto date = try_iso_date(iso_date);
  return date ? std::optional(day_number(*date)) : std::nullopt;
}

std::string format_day(std::uint32_t day) { return format_date(date_of_day(day)); }

}  // namespace yoyak::text
