#include "search/query/periods.hpp"

#include <algorithm>

namespace yoyak::search {
namespace {

// Days since 0000-03-01 of the proleptic Gregorian calendar (years from March, so that leap days come last).
std::int32_t day_number(std::int32_t year, std::int32_t month, std::int32_t day) {
  if (month < 3) {
    month += 12;
    --year;
  }
  return 365 * year + year / 4 - year / 100 + year / 400 + (153 * (month - 3) + 2) / 5 + day - 1;
}

std::int32_t days_in_month(std::int32_t year, std::int32_t month) {
  return month == 12 ? 31 : day_number(year, month + 1, 1) - day_number(year, month, 1);
}

void put_digits(std::int32_t value, unsigned digits, std::string& out) {
  std::string reversed;
  for (; digits > 0; --digits, value /= 10) reversed += static_cast<char>('0' + value % 10);
  out.append(reversed.rbegin(), reversed.rend());
}

struct Date {
  std::int32_t year, month, day;

  std::string text() const {
    std::string out;
    put_digits(year, 4, out);
    out += '-';
    put_digits(month, 2, out);
    out += '-';
    put_digits(day, 2, out);
    return out;
  }
};

Date minus_days(Date date, std::int32_t days) {
  const std::int32_t target = day_number(date.year, date.month, date.day) - days;
  Date result{date.year - days / 365, 1, 1};
  while (result.year > 0 && day_number(result.year, 1, 1) > target) --result.year;
  while (day_number(result.year + 1, 1, 1) <= target) ++result.year;
  while (result.month < 12 && day_number(result.year, result.month + 1, 1) <= target) ++result.month;
  result.day = target - day_number(result.year, result.month, 1) + 1;
  return result;
}

std::optional<std::int32_t> read_number(std::string_view& text, std::size_t max_digits) {
  std::size_t n = 0;
  std::int32_t value = 0;
  while (n < text.size() && n < max_digits && text[n] >= '0' && text[n] <= '9') value = value * 10 + (text[n++] - '0');
  if (n == 0) return std::nullopt;
  text.remove_prefix(n);
  return value;
}

bool take(std::string_view& text, std::string_view prefix) {
  if (text.substr(0, prefix.size()) != prefix) return false;
  text.remove_prefix(prefix.size());
  return true;
}

// One date or part of one: the days it covers.
std::optional<DateRange> read_day(std::string_view text, std::optional<Date> today) {
  const auto relative = [&](std::int32_t days) -> std::optional<DateRange> {
    if (!today) return std::nullopt;
    const std::string day = minus_days(*today, days).text();
    return DateRange{day, day};
  };
  if (text == "today" || text == "오늘") return relative(0);
  if (text == "yesterday" || text == "어제") return relative(1);
  const std::size_t size = text.size();
  const auto year = read_number(text, 4);
  if (!year || *year < 1 || size < 4) return std::nullopt;
  if (text.empty()) return DateRange{Date{*year, 1, 1}.text(), Date{*year, 12, 31}.text()};
  if (!take(text, "-") && !take(text, ".")) return std::nullopt;
  const auto month = read_number(text, 2);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  if (text.empty())
    return DateRange{Date{*year, *month, 1}.text(), Date{*year, *month, days_in_month(*year, *month)}.text()};
  if (!take(text, "-") && !take(text, ".")) return std::nullopt;
  const auto day = read_number(text, 2);
  if (!day || *day < 1 || *day > days_in_month(*year, *month) || !text.empty()) return std::nullopt;
  return DateRange{Date{*year, *month, *day}.text(), Date{*year, *month, *day}.text()};
}

std::optional<Date> read_today(std::string_view text) {
  const auto range = text.size() == 10 ? read_day(text, std::nullopt) : std::nullopt;
  if (!range) return std::nullopt;
  const auto year = read_number(text, 4);
  text.remove_prefix(1);
  const auto month = read_number(text, 2);
  text.remove_prefix(1);
  return Date{*year, *month, *read_number(text, 2)};
}

// "P1W": the last seven days, today included.
std::optional<DateRange> read_period(std::string_view text, Date today) {
  if (!take(text, "P") && !take(text, "p")) return std::nullopt;
  const auto count = read_number(text, 4);
  if (!count || *count < 1 || text.size() != 1) return std::nullopt;
  Date from = today;
  switch (text[0]) {
    case 'D':
    case 'd':
      from = minus_days(today, *count - 1);
      break;
    case 'W':
    case 'w':
      from = minus_days(today, *count * 7 - 1);
      break;
    case 'M':
    case 'm':
    case 'Y':
    case 'y': {
      const bool months = text[0] == 'M' || text[0] == 'm';
      const std::int32_t index = today.year * 12 + today.month - 1 - *count * (months ? 1 : 12);
      if (index < 12) return std::nullopt;
      from = {index / 12, index % 12 + 1, 1};
      from.day = std::min(today.day, days_in_month(from.year, from.month));
      from = minus_days(from, -1);
      break;
    }
    default:
      return std::nullopt;
  }
  return DateRange{from.text(), today.text()};
}

struct Unit {
  std::string_view name;
  std::uint32_t seconds;
};
// Longer names first.
constexpr Unit kUnits[] = {{"시간", 3600}, {"분", 60}, {"초", 1}, {"min", 60}, {"h", 3600}, {"m", 60}, {"s", 1}};

std::optional<std::uint32_t> read_seconds(std::string_view text) {
  std::uint32_t total = 0;
  bool any = false;
  while (!text.empty()) {
    const auto number = read_number(text, 6);
    if (!number) return std::nullopt;
    std::uint32_t unit = 60;
    bool named = false;
    for (const Unit& candidate : kUnits) {
      if (!take(text, candidate.name)) continue;
      unit = candidate.seconds;
      named = true;
      break;
    }
    if (!named && !text.empty()) return std::nullopt;
    total += std::min(static_cast<std::uint32_t>(*number), 100000u) * unit;
    any = true;
  }
  return any ? std::optional(total) : std::nullopt;
}

}  // namespace

std::optional<DateRange> read_dates(std::string_view text, std::string_view today_text) {
  const std::optional<Date> today = read_today(today_text);
  if (const auto period = today ? read_period(text, *today) : std::nullopt) return period;
  std::size_t split = text.find('/');
  std::size_t width = 1;
  if (split == std::string_view::npos) {
    split = text.find("..");
    width = 2;
  }
  if (split == std::string_view::npos) return read_day(text, today);
  DateRange range;
  if (const std::string_view left = text.substr(0, split); !left.empty()) {
    const auto day = read_day(left, today);
    if (!day) return std::nullopt;
    range.from = day->from;
  }
  if (const std::string_view right = text.substr(split + width); !right.empty()) {
    const auto day = read_day(right, today);
    if (!day) return std::nullopt;
    range.to = day->to;
  }
  if (range.from.empty() && range.to.empty()) return std::nullopt;
  if (!range.from.empty() && !range.to.empty() && range.to < range.from) {  // written backwards
    const std::string from = std::string(text.substr(split + width)) + "/" + std::string(text.substr(0, split));
    return read_dates(from, today_text);
  }
  return range;
}

std::optional<SecondsRange> read_length(std::string_view text) {
  SecondsRange range;
  if (take(text, ">=")) {
    range.min = read_seconds(text);
  } else if (take(text, ">")) {
    range.min = read_seconds(text);
    if (range.min) ++*range.min;
  } else if (take(text, "<=")) {
    range.max = read_seconds(text);
  } else if (take(text, "<")) {
    range.max = read_seconds(text);
    if (range.max && *range.max > 0) --*range.max;
  } else if (const std::size_t split = text.find(".."); split != std::string_view::npos) {
    range.min = read_seconds(text.substr(0, split));
    range.max = read_seconds(text.substr(split + 2));
    if (!range.min && split != 0) return std::nullopt;
    if (!range.max && split + 2 != text.size()) return std::nullopt;
  } else {
    range.min = read_seconds(text);
  }
  if (!range.min && !range.max) return std::nullopt;
  return range;
}

}  // namespace yoyak::search
