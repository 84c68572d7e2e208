#include "digest/values/dates.hpp"

#include <algorithm>
#include <array>

#include "digest/values/cursor.hpp"
#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

constexpr unsigned kFirstYear = 1000;  // of dates with separators
constexpr unsigned kEndYear = 3000;
constexpr unsigned kFirstCompactYear = 1900;  // of digits in a row: a number may begin with anything
constexpr unsigned kLastYear = 2100;

std::optional<FoundDate> found(std::optional<text::Date> day, std::size_t begin, std::size_t end, unsigned days = 1) {
  if (!day) return std::nullopt;
  return FoundDate{*day, days, begin, end};
}

// 20251201, 202512010900, 20251201090000, 20251201T090000.
std::optional<FoundDate> compact_date(std::string_view text, std::size_t at) {
  std::size_t size = 0;
  while (size <= 14 && digit_at(text, at + size)) ++size;
  if ((at > 0 && text::is_ascii_alpha(text[at - 1])) || (size != 8 && size != 12 && size != 14)) return std::nullopt;
  if (at > 1 && text[at - 1] == '.' && (digit_at(text, at - 2) || alpha_at(text, at - 2)))
    return std::nullopt;  // 1.20251201
  Cursor cursor(text, at);
  const unsigned year = *cursor.number(4, 4), month = *cursor.number(2, 2), day = *cursor.number(2, 2);
  const std::size_t end_of_day = cursor.at();
  bool time = size > 8;
  if (size == 8 && alpha_at(text, cursor.at())) {
    time = cursor.take("T");
    if (!time || !cursor.digit()) return std::nullopt;
  }
  if (time) {
    const auto hour = cursor.number(2, 2), minute = cursor.number(2, 2);
    if (!hour || *hour > 23 || !minute || *minute > 59) return std::nullopt;
    if (const auto second = cursor.number(2, 2); second && *second > 60) return std::nullopt;
    cursor.take("Z");
  }
  if (cursor.digit() || alpha_at(text, cursor.at())) return std::nullopt;
  if (year < kFirstCompactYear || year > kLastYear) return std::nullopt;
  return found(text::make_date(year, month, day), at, end_of_day);
}

// 2025-12-01, 2025. 12. 1, 2025년 12월 1일, 2025年12月1日.
std::optional<FoundDate> year_first(std::string_view text, std::size_t at) {
  Cursor cursor(text, at);
  const auto year = cursor.number(4, 4);
  if (!year || *year < kFirstYear || *year >= kEndYear || cursor.digit()) return std::nullopt;
  const bool named = cursor.take_one_of({"년", "年"});
  const auto mark = named ? std::nullopt : cursor.separator("-/._ ");
  if (!named && !mark) return std::nullopt;
  cursor.spaces();
  const auto month = cursor.number(1, 2);
  if (!month || (named ? !cursor.take_one_of({"월", "月"}) : !cursor.separator(std::string_view(&*mark, 1))))
    return std::nullopt;
  cursor.spaces();
  const auto day = cursor.number(1, 2);
  if (!day || cursor.digit() || (named && !cursor.take_one_of({"일", "日", "号", "號"}))) return std::nullopt;
  return found(text::make_date(*year, *month, *day), at, cursor.at());
}

// 31.12.2025; 31-12-2025 and 12/31/2025 only where one of the two can be no month.
std::optional<FoundDate> year_last(std::string_view text, std::size_t at) {
  Cursor cursor(text, at);
  const auto first = cursor.number(1, 2);
  const auto mark = first ? cursor.separator("./-") : std::nullopt;
  const auto second = mark ? cursor.number(1, 2) : std::nullopt;
  if (!second || !cursor.separator(std::string_view(&*mark, 1))) return std::nullopt;
  const auto year = cursor.number(4, 4);
  if (!year || *year < kFirstCompactYear || *year > kLastYear || cursor.digit()) return std::nullopt;
  const bool day_first = *mark == '.' || *first > 12;
  if (!day_first && *second <= 12) return std::nullopt;
  return found(text::make_date(*year, day_first ? *second : *first, day_first ? *first : *second), at, cursor.at());
}

void skip_joint(Cursor& cursor) {
  cursor.separator(",-._ ");
  cursor.spaces();
}

// "1 Dec 2025", "1st of December, 2025", "Dec 1, 2025", either behind a weekday.
std::optional<FoundDate> named_date(std::string_view text, std::size_t at) {
  Cursor cursor(text, at);
  unsigned month = cursor.month();
  if (month == 0 && alpha_at(text, at)) {
    constexpr std::string_view kDays = "mon tue wed thu fri sat sun ";
    const std::string_view weekday = cursor.word();
    std::string lower;
    for (const char c : weekday.substr(0, 3)) lower += text::to_ascii_lower(c);
    if (weekday.size() < 3 || kDays.find(lower + " ") == std::string_view::npos) return std::nullopt;
    cursor.take(".");
    cursor.take(",");
    cursor.spaces();
    month = cursor.month();
  }
  const bool month_first = month != 0;
  if (month_first) skip_joint(cursor);
  const auto day = cursor.number(1, 2);
  if (!day || cursor.digit()) return std::nullopt;
  if (!cursor.take_one_of({"st", "nd", "rd", "th"})) cursor.take(".");
  skip_joint(cursor);
  if (!month_first) {
    if (cursor.take("of ")) cursor.spaces();
    if ((month = cursor.month()) == 0) return std::nullopt;
    skip_joint(cursor);
  }
  const auto year = cursor.number(4, 4);
  if (!year || cursor.digit() || *year < kFirstYear || *year >= kEndYear) return std::nullopt;
  return found(text::make_date(*year, month, *day), at, cursor.at());
}

// The Monday of a week of ISO 8601.
std::optional<text::Date> monday_of(unsigned year, unsigned week) {
  const auto fourth = text::make_date(year, 1, 4);  // is in the first week
  if (!fourth || week < 1 || week > 53) return std::nullopt;
  const unsigned weekday = std::chrono::weekday(std::chrono::sys_days(*fourth)).iso_encoding();
  const text::Date monday = text::plus_days(*fourth, static_cast<int>(week - 1) * 7 - static_cast<int>(weekday - 1));
  const text::Date thursday = text::plus_days(monday, 3);
  return thursday.year() == fourth->year() ? std::optional(monday) : std::nullopt;
}

bool is_year(std::optional<unsigned> year) { return year && *year >= kFirstCompactYear && *year <= kLastYear; }

// "W49", "week 49", "Wk. 49".
std::optional<unsigned> week_of_word(Cursor& cursor) {
  const std::string_view word = cursor.word();
  bool known = false;
  for (const std::string_view name : {"w", "wk", "week"}) known = known || text::equals_ignoring_case(word, name);
  if (!known) return std::nullopt;
  cursor.separator("-_. ");
  cursor.spaces();
  const auto week = cursor.number(1, 2);
  return cursor.digit() ? std::nullopt : week;
}

// 2025-W49, 2025-Week-49, 2025년 49주, 2025年第49週, "Week 49, 2025".
std::optional<FoundDate> week_at(std::string_view text, std::size_t at) {
  Cursor cursor(text, at);
  if (alpha_at(text, at)) {
    const auto week = week_of_word(cursor);
    if (!week) return std::nullopt;
    skip_joint(cursor);
    if (cursor.take("of ")) cursor.spaces();
    const auto year = cursor.number(4, 4);
    if (!is_year(year) || cursor.digit()) return std::nullopt;
    return found(monday_of(*year, *week), at, cursor.at(), 7);
  }
  const auto year = cursor.number(4, 4);
  if (!is_year(year)) return std::nullopt;
  if (cursor.take_one_of({"년", "年"})) {
    cursor.spaces();
    cursor.take_one_of({"제", "第"});
    const auto week = cursor.number(1, 2);
    if (!week || cursor.digit() || !cursor.take_one_of({"주차", "주", "週", "周"})) return std::nullopt;
    return found(monday_of(*year, *week), at, cursor.at(), 7);
  }
  cursor.separator("-_. ");
  cursor.spaces();
  const auto week = week_of_word(cursor);
  if (!week || alpha_at(text, cursor.at())) return std::nullopt;
  return found(monday_of(*year, *week), at, cursor.at(), 7);
}

// 2025년 12월 1주차, 2025년 12월 첫째 주, 2025年12月第1週. The first week of a month has its first Thursday, as that of a
// year.
std::optional<FoundDate> week_of_month_at(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 5> kCounts = {"첫째", "둘째", "셋째", "넷째", "다섯째"};
  Cursor cursor(text, at);
  const auto year = cursor.number(4, 4);
  if (!is_year(year) || !cursor.take_one_of({"년", "年"})) return std::nullopt;
  cursor.spaces();
  const auto month = cursor.number(1, 2);
  if (!month || !cursor.take_one_of({"월", "月"})) return std::nullopt;
  cursor.spaces();
  cursor.take_one_of({"제", "第"});
  auto week = cursor.number(1, 1);
  for (unsigned n = 0; !week && n < kCounts.size(); ++n) {
    if (cursor.take(kCounts[n])) week = n + 1;
  }
  cursor.spaces();
  if (!week || *week < 1 || *week > 5 || !cursor.take_one_of({"주차", "주", "週", "周"})) return std::nullopt;
  const auto first = text::make_date(*year, *month, 1);
  if (!first) return std::nullopt;
  const auto weekday = static_cast<int>(std::chrono::weekday(std::chrono::sys_days(*first)).iso_encoding());
  const int monday = weekday <= 4 ? 1 - weekday : 8 - weekday;  // of the first week, from the first day
  return found(text::plus_days(*first, monday + static_cast<int>(*week - 1) * 7), at, cursor.at(), 7);
}

}  // namespace

std::optional<FoundDate> month_at(std::string_view text, std::size_t at) {
  Cursor cursor(text, at);
  std::optional<unsigned> year;
  std::optional<unsigned> month;
  if (alpha_at(text, at)) {
    month = cursor.month();
    skip_joint(cursor);
    year = cursor.number(4, 4);
    if (*month == 0 || !year) return std::nullopt;
  } else {
    year = cursor.number(4, 4);
    if (!year) return std::nullopt;
    const bool named = cursor.take_one_of({"년", "年"});
    const auto mark = named ? std::nullopt : cursor.separator("-./_");
    if (!named && !mark) return std::nullopt;
    cursor.spaces();
    month = cursor.number(named ? 1 : 2, 2);
    if (!month || (named && !cursor.take_one_of({"월호", "월", "月号", "月號", "月"}))) return std::nullopt;
    if (mark && cursor.at() < text.size() && text[cursor.at()] == *mark && digit_at(text, cursor.at() + 1))
      return std::nullopt;  // a day, which is none of this month
  }
  if (cursor.digit() || alpha_at(text, cursor.at())) return std::nullopt;
  if (*year < kFirstCompactYear || *year > kLastYear) return std::nullopt;
  const auto day = text::make_date(*year, *month, 1);
  return found(day, at, cursor.at(), day ? text::days_in_month(*day) : 0);
}

namespace {

// May something that counts start here? Not within a number, and a name of a month not within a word.
bool may_start(std::string_view text, std::size_t at) {
  if (text::is_ascii_digit(text[at])) return at == 0 || !text::is_ascii_digit(text[at - 1]);
  if (!text::is_ascii_alpha(text[at]) ||
      (at > 0 && (text::is_ascii_alpha(text[at - 1]) || text::is_ascii_digit(text[at - 1]))))
    return false;
  constexpr std::string_view kInitials = "jfmasondtw";  // of months and weekdays
  return kInitials.find(text::to_ascii_lower(text[at])) != std::string_view::npos;
}

}  // namespace

std::optional<FoundDate> date_at(std::string_view text, std::size_t at) {
  if (at >= text.size() || !may_start(text, at)) return std::nullopt;
  if (text::is_ascii_digit(text[at])) {
    if (auto date = compact_date(text, at)) return date;
    if (auto date = year_first(text, at)) return date;
    if (auto date = year_last(text, at)) return date;
  }
  return named_date(text, at);
}

std::vector<FoundDate> find_dates(std::string_view text) {
  std::vector<FoundDate> dates;
  for (std::size_t at = 0; at < text.size();) {
    const auto date = date_at(text, at);
    if (date) dates.push_back(*date);
    at = date ? date->end : at + 1;
  }
  return dates;
}

std::optional<FoundDate> find_period(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!may_start(text, at)) continue;
    if (auto week = week_at(text, at)) return week;
    if (auto week = week_of_month_at(text, at)) return week;
    if (auto month = month_at(text, at)) return month;
  }
  return std::nullopt;
}

std::optional<FoundDate> find_day_of_year(std::string_view text, text::Date day) {
  const auto is_day = [&](unsigned month, std::optional<unsigned> number) {
    return number && month == static_cast<unsigned>(day.month()) && *number == static_cast<unsigned>(day.day());
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!may_start(text, at)) continue;
    Cursor cursor(text, at);
    if (alpha_at(text, at)) {  // "Dec 1", "December 1st"
      const unsigned month = cursor.month();
      if (month == 0) continue;
      skip_joint(cursor);
      const auto number = cursor.number(1, 2);
      if (!is_day(month, number) || cursor.digit()) continue;
      cursor.take_one_of({"st", "nd", "rd", "th"});
      if (!alpha_at(text, cursor.at())) return found(day, at, cursor.at());
      continue;
    }
    const auto first = cursor.number(1, 2);
    if (!first || cursor.digit()) continue;
    if (cursor.take_one_of({"월", "月"})) {  // "12월 1일"
      cursor.spaces();
      const auto number = cursor.number(1, 2);
      if (is_day(*first, number) && cursor.take_one_of({"일", "日", "号", "號"})) return found(day, at, cursor.at());
      continue;
    }
    if (at == 0 && cursor.take("/")) {  // "12/1 news"
      const auto number = cursor.number(1, 2);
      if (is_day(*first, number) && (cursor.at() == text.size() || text[cursor.at()] == ' '))
        return found(day, at, cursor.at());
      continue;
    }
    cursor.take_one_of({"st", "nd", "rd", "th"});  // "1 December"
    skip_joint(cursor);
    const unsigned month = cursor.month();
    if (month != 0 && is_day(month, first)) return found(day, at, cursor.at());
  }
  return std::nullopt;
}

std::optional<std::string> try_parse_date(std::string_view text, std::size_t* end) {
  const auto date = date_at(text, skip_spaces(text, 0));
  if (!date) return std::nullopt;
  if (end) *end = date->end;
  return text::format_date(date->day);
}

}  // namespace yoyak::digest
