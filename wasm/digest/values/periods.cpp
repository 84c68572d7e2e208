// Weeks, months, quarters and halves of years.
#include <array>

#include "digest/values/cursor.hpp"
#include "digest/values/dates.hpp"
#include "digest/values/han_dates.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace yoyak::digest {
namespace {

constexpr std::uint32_t kWeek = 7;  // days

std::optional<FoundDate> period(std::optional<text::Date> day, std::size_t begin, std::size_t end, unsigned days) {
  if (!day) return std::nullopt;
  return FoundDate{*day, days, begin, end};
}

std::optional<FoundDate> months(unsigned year, unsigned first, unsigned count, std::size_t begin, std::size_t end) {
  const auto day = text::make_date(year, first, 1);
  const auto last = text::make_date(year, first + count - 1, 1);
  if (!day || !last) return std::nullopt;
  return FoundDate{*day, text::day_number(*last) + text::days_in_month(*last) - text::day_number(*day), begin, end};
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

bool is_year(std::optional<unsigned> year) { return year && *year >= Cursor::kFirstYear && *year <= Cursor::kLastYear; }

// Does a word or number end here?
bool is_apart(std::string_view text, std::size_t at) { return !digit_at(text, at) && !alpha_at(text, at); }

// "2025" with what joins it to a period, or "2025년".
std::optional<unsigned> take_year_before(Cursor& cursor) {
  if (const auto year = take_named_year(cursor)) {
    cursor.spaces();
    return year;
  }
  const auto year = cursor.number(4, 4);
  if (!is_year(year)) return std::nullopt;
  cursor.separator("-_. ");
  cursor.spaces();
  return year;
}

// "2025" or "2025년" behind a period.
std::optional<unsigned> take_year_behind(Cursor& cursor, std::string_view text) {
  cursor.joint();
  if (cursor.take("of ")) cursor.spaces();
  if (const auto year = take_named_year(cursor)) return year;
  const auto year = cursor.number(4, 4);
  return is_year(year) && is_apart(text, cursor.at()) ? year : std::nullopt;
}

bool take_week_word(Cursor& cursor) {
  if (cursor.take_one_of({"주간", "週刊", "周刊", "周报", "週報"})) return true;
  const std::string_view word = cursor.word();
  for (const std::string_view name : {"w", "wk", "week", "weekly"}) {
    if (text::equals_ignoring_case(word, name)) return true;
  }
  return false;
}

// "W49", "week 49", "Wk. 49", "weekly-49".
std::optional<unsigned> week_of_word(Cursor& cursor) {
  if (!take_week_word(cursor)) return std::nullopt;
  cursor.separator("-_. ");
  cursor.spaces();
  const auto week = cursor.number(1, 2);
  return cursor.digit() ? std::nullopt : week;
}

struct WeekOfSeries {
  FoundDate date;
  unsigned number;
};

// "weekly-2025-49", of which the name of the series is no part.
std::optional<WeekOfSeries> week_of_series_at(std::string_view text, std::size_t at) {
  Cursor cursor(text, at);
  if (!take_week_word(cursor)) return std::nullopt;
  cursor.separator("-_. ");
  cursor.spaces();
  const std::size_t begin = cursor.at();
  const auto year = cursor.number(4, 4);
  if (!is_year(year) || !cursor.separator("-_. ")) return std::nullopt;
  const auto week = cursor.number(1, 2);
  if (!week || !is_apart(text, cursor.at())) return std::nullopt;
  const std::size_t end = cursor.at();
  if (cursor.separator("-_.") && cursor.digit()) return std::nullopt;  // a day
  const auto date = period(monday_of(*year, *week), begin, end, kWeek);
  return date ? std::optional(WeekOfSeries{*date, *week}) : std::nullopt;
}

// 2025-W49, 2025-Week-49, 2025년 49주, 2025年第49週, "Week 49, 2025", "weekly-2025-49".
std::optional<FoundDate> week_at(std::string_view text, std::size_t at) {
  constexpr unsigned kMonths = 12;  // a lower number may be that of a month
  Cursor cursor(text, at);
  if (const auto week = week_of_word(cursor)) {
    if (const auto year = take_year_behind(cursor, text))
      return period(monday_of(*year, *week), at, cursor.at(), kWeek);
  }
  if (const auto week = week_of_series_at(text, at); week && week->number > kMonths) return week->date;
  cursor = Cursor(text, at);
  if (const auto year = take_named_year(cursor)) {
    cursor.spaces();
    cursor.take_one_of({"제", "第"});
    const auto week = take_any_number(cursor);
    if (!week || !cursor.take_one_of({"주차", "주", "週", "周"})) return std::nullopt;
    return period(monday_of(*year, *week), at, cursor.at(), kWeek);
  }
  const auto year = take_year_before(cursor);
  const auto week = year ? week_of_word(cursor) : std::nullopt;
  if (week && is_apart(text, cursor.at())) return period(monday_of(*year, *week), at, cursor.at(), kWeek);
  cursor = Cursor(text, at);  // "2025-49주차"
  const auto again = take_year_before(cursor);
  const auto count = again ? cursor.number(1, 2) : std::nullopt;
  if (!count || !cursor.take_one_of({"주차", "週目", "周目"})) return std::nullopt;
  return period(monday_of(*again, *count), at, cursor.at(), kWeek);
}

// 2025년 12월 1주차, 2025년 12월 첫째 주, 2025年12月第1週, 2025-12-1주차. The first week of a month has its first Thursday, as
// that of a year.
std::optional<FoundDate> week_of_month_at(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 5> kCounts = {"첫째", "둘째", "셋째", "넷째", "다섯째"};
  Cursor cursor(text, at);
  auto year = take_named_year(cursor);
  std::optional<char> mark;
  if (!year) {
    year = cursor.number(4, 4);
    mark = cursor.separator("-._ ");
    if (!is_year(year) || !mark) return std::nullopt;
  }
  cursor.spaces();
  const auto month = take_any_number(cursor);
  if (!month || (mark ? !cursor.separator("-._ ") : !cursor.take_one_of({"월", "月"}))) return std::nullopt;
  cursor.spaces();
  cursor.take_one_of({"제", "第"});
  auto week = mark ? cursor.number(1, 1) : take_any_number(cursor);
  for (unsigned n = 0; !week && n < kCounts.size(); ++n) {
    if (cursor.take(kCounts[n])) week = n + 1;
  }
  cursor.spaces();
  if (!week || *week < 1 || *week > 5 || !cursor.take_one_of({"주차", "주", "週", "周"})) return std::nullopt;
  const auto first = text::make_date(*year, *month, 1);
  if (!first) return std::nullopt;
  const auto weekday = static_cast<int>(std::chrono::weekday(std::chrono::sys_days(*first)).iso_encoding());
  const int monday = weekday <= 4 ? 1 - weekday : 8 - weekday;  // of the first week, from the first day
  return period(text::plus_days(*first, monday + static_cast<int>(*week - 1) * 7), at, cursor.at(), kWeek);
}

struct PartOfYear {
  unsigned first_month;
  unsigned months;
};

// "Q4", "4Q", "4분기", "第4四半期", "第四季度", "H2", "하반기", "下半期", "下半年".
std::optional<PartOfYear> take_part_of_year(Cursor& cursor) {
  for (const auto& [name, first] : {std::pair("상반기", 1U), std::pair("하반기", 7U), std::pair("上半期", 1U),
                                    std::pair("下半期", 7U), std::pair("上半年", 1U), std::pair("下半年", 7U)}) {
    if (cursor.take(name)) return PartOfYear{first, 6};
  }
  const auto part = [](char letter, unsigned number) -> std::optional<PartOfYear> {
    const bool quarter = text::to_ascii_lower(letter) == 'q';
    if (number < 1 || number > (quarter ? 4U : 2U)) return std::nullopt;
    return quarter ? PartOfYear{number * 3 - 2, 3} : PartOfYear{number * 6 - 5, 6};
  };
  if (const auto letter = cursor.separator("QqHh")) {
    const auto number = cursor.number(1, 1);
    return number ? part(*letter, *number) : std::nullopt;
  }
  cursor.take_one_of({"제", "第"});
  const auto number = take_any_number(cursor);
  if (!number) return std::nullopt;
  if (const auto letter = cursor.separator("QqHh")) return part(*letter, *number);
  cursor.spaces();
  return cursor.take_one_of({"분기", "四半期", "季度"}) ? part('q', *number) : std::nullopt;
}

// 2025-Q4, 2025Q4, "Q4 2025", "4Q 2025", 2025년 4분기, 2025年第4四半期, "2025 H2", 2025년 하반기.
std::optional<FoundDate> part_of_year_at(std::string_view text, std::size_t at) {
  Cursor cursor(text, at);
  if (const auto year = take_year_before(cursor)) {
    const auto part = take_part_of_year(cursor);
    if (part && is_apart(text, cursor.at())) return months(*year, part->first_month, part->months, at, cursor.at());
  }
  cursor = Cursor(text, at);
  const auto part = take_part_of_year(cursor);
  const auto year = part ? take_year_behind(cursor, text) : std::nullopt;
  return year ? months(*year, part->first_month, part->months, at, cursor.at()) : std::nullopt;
}

}  // namespace

std::optional<FoundDate> month_at(std::string_view text, std::size_t at) {
  Cursor cursor(text, at);
  std::optional<unsigned> year;
  std::optional<unsigned> month;
  if (alpha_at(text, at) && (month = cursor.month()) != 0) {
    cursor.joint();
    year = cursor.number(4, 4);
    if (!year) return std::nullopt;
  } else if ((year = take_named_year(cursor))) {
    cursor.spaces();
    month = take_any_number(cursor);
    if (!month || !cursor.take_one_of({"월호", "월", "月号", "月號", "月"})) return std::nullopt;
  } else {
    year = cursor.number(4, 4);
    const auto mark = year ? cursor.separator("-./_") : std::nullopt;
    if (!mark) return std::nullopt;
    cursor.spaces();
    month = cursor.number(2, 2);
    if (!month) return std::nullopt;
    if (cursor.at() < text.size() && text[cursor.at()] == *mark && digit_at(text, cursor.at() + 1))
      return std::nullopt;  // a day, which is none of this month
  }
  if (!is_apart(text, cursor.at()) || !is_year(year)) return std::nullopt;
  return months(*year, *month, 1, at, cursor.at());
}

std::optional<FoundDate> period_at(std::string_view text, std::size_t at) {
  if (at >= text.size() || !may_start_date(text, at)) return std::nullopt;
  if (auto week = week_at(text, at)) return week;
  if (auto week = week_of_month_at(text, at)) return week;
  if (auto part = part_of_year_at(text, at)) return part;
  return month_at(text, at);
}

std::optional<FoundDate> find_period(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (auto found = period_at(text, at)) return found;
  }
  return std::nullopt;
}

std::optional<FoundDate> find_week_of_series(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!may_start_date(text, at)) continue;
    if (auto found = week_of_series_at(text, at)) return found->date;
  }
  return std::nullopt;
}

}  // namespace yoyak::digest
