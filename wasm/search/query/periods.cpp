#include "search/query/periods.hpp"

#include <algorithm>

#include "text/calendar.hpp"
#include "text/characters.hpp"
#include "text/duration.hpp"

namespace yoyak::search {
namespace {

std::optional<unsigned> read_number(std::string_view& text, std::size_t max_digits) {
  std::size_t n = 0;
  unsigned value = 0;
  while (n < text.size() && n < max_digits && text::is_ascii_digit(text[n]))
    value = value * 10 + static_cast<unsigned>(text[n++] - '0');
  if (n == 0) return std::nullopt;
  text.remove_prefix(n);
  return value;
}

bool take(std::string_view& text, std::string_view prefix) {
  if (text.substr(0, prefix.size()) != prefix) return false;
  text.remove_prefix(prefix.size());
  return true;
}

DateRange between(text::Date from, text::Date to) { return {text::format_date(from), text::format_date(to)}; }

text::Date last_of_month(text::Date date) {
  return date.year() / date.month() / static_cast<int>(text::days_in_month(date));
}

// One date or part of one: the days it covers.
std::optional<DateRange> read_day(std::string_view text, std::optional<text::Date> today) {
  const auto relative = [&](int days) -> std::optional<DateRange> {
    if (!today) return std::nullopt;
    const text::Date day = text::plus_days(*today, -days);
    return between(day, day);
  };
  if (text == "today" || text == "오늘") return relative(0);
  if (text == "yesterday" || text == "어제") return relative(1);
  const std::size_t size = text.size();
  const auto year = read_number(text, 4);
  if (!year || size < 4) return std::nullopt;
  const auto january = text::make_date(*year, 1, 1);
  if (!january) return std::nullopt;
  if (text.empty()) return between(*january, last_of_month(january->year() / 12 / 1));
  if (!take(text, "-") && !take(text, ".")) return std::nullopt;
  const auto month = read_number(text, 2);
  const auto first = month ? text::make_date(*year, *month, 1) : std::nullopt;
  if (!first) return std::nullopt;
  if (text.empty()) return between(*first, last_of_month(*first));
  if (!take(text, "-") && !take(text, ".")) return std::nullopt;
  const auto number = read_number(text, 2);
  const auto day = number ? text::make_date(*year, *month, *number) : std::nullopt;
  if (!day || !text.empty()) return std::nullopt;
  return between(*day, *day);
}

// "P1W": the last seven days, today included.
std::optional<DateRange> read_period(std::string_view text, text::Date today) {
  if (!take(text, "P") && !take(text, "p")) return std::nullopt;
  const auto read = read_number(text, 4);
  if (!read || *read < 1 || text.size() != 1) return std::nullopt;
  const int count = static_cast<int>(*read);
  text::Date from = today;
  switch (text[0]) {
    case 'D':
    case 'd':
      from = text::plus_days(today, 1 - count);
      break;
    case 'W':
    case 'w':
      from = text::plus_days(today, 1 - count * 7);
      break;
    case 'M':
    case 'm':
    case 'Y':
    case 'y': {
      const bool months = text[0] == 'M' || text[0] == 'm';
      from = (today.year() / today.month() / 1) - std::chrono::months(months ? count : count * 12);
      from = from.year() / from.month() / std::min(today.day(), last_of_month(from).day());
      from = text::plus_days(from, 1);
      break;
    }
    default:
      return std::nullopt;
  }
  if (from.year() < std::chrono::year(1)) return std::nullopt;
  return between(from, today);
}

// A length; a number without a unit at its end is minutes ("90", "1h30").
std::optional<std::uint32_t> read_seconds(std::string_view text) {
  if (const auto seconds = text::try_parse_duration(text)) return seconds;
  constexpr std::size_t kMaxDigits = 5;
  std::size_t start = text.size();
  while (start > 0 && text.size() - start < kMaxDigits && text::is_ascii_digit(text[start - 1])) --start;
  if (start == text.size()) return std::nullopt;
  std::string_view digits = text.substr(start);
  const std::uint32_t minutes = *read_number(digits, kMaxDigits);
  if (start == 0) return minutes * 60;
  const auto before = text::try_parse_duration(text.substr(0, start));
  return before ? std::optional(*before + minutes * 60) : std::nullopt;
}

}  // namespace

std::optional<DateRange> read_dates(std::string_view text, std::string_view today_text) {
  const std::optional<text::Date> today = text::try_iso_date(today_text);
  if (auto period = today ? read_period(text, *today) : std::nullopt) return period;
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
