#include "digest/values/dates.hpp"

#include <algorithm>
#include <array>

#include "digest/values/cursor.hpp"
#include "digest/values/han_dates.hpp"
#include "text/characters.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace yoyak::digest {
namespace {

constexpr unsigned kFirstYear = 1000;  // of dates with separators
constexpr unsigned kEndYear = 3000;

std::optional<FoundDate> found(std::optional<text::Date> day, std::size_t begin, std::size_t end) {
  if (!day) return std::nullopt;
  return FoundDate{*day, 1, begin, end};
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
  if (year < Cursor::kFirstYear || year > Cursor::kLastYear) return std::nullopt;
  return found(text::make_date(year, month, day), at, end_of_day);
}

// "주" and "주차" behind a number count weeks.
bool counts_weeks(std::string_view rest) {
  for (const std::string_view word : {"주차", "週", "周", "주"}) {
    std::size_t at = word.size();
    if (rest.starts_with(word) && (at >= rest.size() || !text::is_word(text::next_unchecked(rest, at)))) return true;
  }
  return false;
}

// 2025-12-01, 2025. 12. 1, 2025-Dec-06, 2025년 12월 1일, 2025年12月1日.
std::optional<FoundDate> year_first(std::string_view text, std::size_t at) {
  Cursor cursor(text, at);
  const auto year = cursor.number(4, 4);
  if (!year || *year < kFirstYear || *year >= kEndYear || cursor.digit()) return std::nullopt;
  const bool named = cursor.take_one_of({"년", "年"});
  const auto mark = named ? std::nullopt : cursor.separator("-/._ ");
  if (!named && !mark) return std::nullopt;
  cursor.spaces();
  std::optional<unsigned> month;
  if (const unsigned name = named ? 0 : cursor.month(); name != 0) {
    month = name;
    if (mark == '.' && text[cursor.at() - 1] == '.') cursor = Cursor(text, cursor.at() - 1);
  } else {
    month = cursor.number(1, 2);
  }
  if (!month || (named ? !cursor.take_one_of({"월", "月"}) : !cursor.separator(std::string_view(&*mark, 1))))
    return std::nullopt;
  cursor.spaces();
  const auto day = cursor.number(1, 2);
  if (!day || cursor.digit() || (named && !cursor.take_one_of({"일", "日", "号", "號"}))) return std::nullopt;
  if (!named && *day <= 5 && counts_weeks(text.substr(cursor.at()))) return std::nullopt;
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
  if (!year || *year < Cursor::kFirstYear || *year > Cursor::kLastYear || cursor.digit()) return std::nullopt;
  const bool day_first = *mark == '.' || *first > 12;
  if (!day_first && *second <= 12) return std::nullopt;
  return found(text::make_date(*year, day_first ? *second : *first, day_first ? *first : *second), at, cursor.at());
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
  if (month_first) cursor.joint();
  const auto day = cursor.number(1, 2);
  if (!day || cursor.digit()) return std::nullopt;
  if (!cursor.take_one_of({"st", "nd", "rd", "th"})) cursor.take(".");
  cursor.joint();
  if (!month_first) {
    if (cursor.take("of ")) cursor.spaces();
    if ((month = cursor.month()) == 0) return std::nullopt;
    cursor.joint();
  }
  const auto year = cursor.number(4, 4);
  if (!year || cursor.digit() || *year < kFirstYear || *year >= kEndYear) return std::nullopt;
  return found(text::make_date(*year, month, *day), at, cursor.at());
}

}  // namespace

std::optional<FoundDate> date_at(std::string_view text, std::size_t at) {
  if (at >= text.size() || !may_start_date(text, at)) return std::nullopt;
  if (text::is_ascii_digit(text[at])) {
    if (auto date = compact_date(text, at)) return date;
    if (auto date = year_first(text, at)) return date;
    if (auto date = year_last(text, at)) return date;
  }
  if (auto date = han_date(text, at)) return date;
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

std::optional<FoundDate> find_day_of_year(std::string_view text, text::Date day) {
  const auto is_day = [&](unsigned month, std::optional<unsigned> number) {
    return number && month == static_cast<unsigned>(day.month()) && *number == static_cast<unsigned>(day.day());
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!may_start_date(text, at)) continue;
    Cursor cursor(text, at);
    if (alpha_at(text, at)) {  // "Dec 1", "December 1st"
      const unsigned month = cursor.month();
      if (month == 0) continue;
      cursor.joint();
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
    cursor.joint();
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
