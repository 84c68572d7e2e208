#include "digest/values/path_dates.hpp"

#include <algorithm>
#include <vector>

#include "digest/values/cursor.hpp"
#include "digest/values/dates.hpp"
#include "digest/values/han_dates.hpp"
#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

std::string_view stem_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return name;
  const std::string_view extension = name.substr(dot + 1);
  const bool letters = !extension.empty() && extension.size() <= 8 &&
                       std::all_of(extension.begin(), extension.end(), text::is_ascii_alpha);
  return letters ? name.substr(0, dot) : name;
}

// Of a range up to a quarter; 1 for any other.
std::uint32_t days_between(text::Date first, text::Date last) {
  constexpr int kLongest = 92;
  const auto days = (std::chrono::sys_days(last) - std::chrono::sys_days(first)).count() + 1;
  return days > 1 && days <= kLongest ? static_cast<std::uint32_t>(days) : 1;
}

// The stem without its date, the parts before and behind it joined.
std::string without(std::string_view stem, std::size_t begin, std::size_t end) {
  constexpr std::string_view kTrim = "-_ .,()[]";
  std::string_view before = stem.substr(0, begin);
  std::string_view after = stem.substr(end);
  while (!before.empty() && kTrim.find(before.back()) != std::string_view::npos) before.remove_suffix(1);
  while (!after.empty() && kTrim.find(after.front()) != std::string_view::npos) after.remove_prefix(1);
  if (before.empty()) return std::string(after);
  return after.empty() ? std::string(before) : std::string(before) + "-" + std::string(after);
}

std::string two_digits(unsigned number) { return std::string(number < 10 ? "0" : "") + std::to_string(number); }

// A year, month or day that a folder's or a file's name begins with, in words: "12월 6일" is "12-06", "December" is "12".
struct NamedPart {
  std::string numbers;
  std::size_t end = 0;
};

// "6 Dec", "Dec 6", "December", "12-December", "December 2025".
NamedPart part_with_month(std::string_view name) {
  Cursor cursor(name, 0);
  if (const unsigned month = cursor.month(); month != 0) {
    const std::size_t end = cursor.at();
    cursor.joint();
    if (const auto number = cursor.number(1, 4); number && !cursor.digit()) {
      if (*number >= Cursor::kFirstYear && *number <= Cursor::kLastYear)
        return {std::to_string(*number) + "-" + two_digits(month), cursor.at()};
      if (*number >= 1 && *number <= 31) return {two_digits(month) + "-" + two_digits(*number), cursor.at()};
    }
    return {two_digits(month), end};
  }
  const auto number = cursor.number(1, 2);
  if (!number) return {};
  cursor.joint();
  const unsigned month = cursor.month();
  if (month == 0 || *number < 1 || *number > 31) return {};
  const bool same = month == *number;  // a month with its number
  return {two_digits(month) + (same ? "" : "-" + two_digits(*number)), cursor.at()};
}

// "2025년", "2025년 12월", "12월", "12월 6일", "6일", and "令和7年12月".
NamedPart part_with_signs(std::string_view name) {
  NamedPart part;
  Cursor cursor(name, 0);
  const auto add = [&](const std::string& number) {
    part.numbers += (part.numbers.empty() ? "" : "-") + number;
    part.end = cursor.at();
    cursor.spaces();
  };
  if (const auto year = take_named_year(cursor)) add(std::to_string(*year));
  Cursor before = cursor;
  if (const auto month = take_any_number(cursor); month && cursor.take_one_of({"월", "月"})) add(two_digits(*month));
  else cursor = before;
  before = cursor;
  if (const auto day = take_any_number(cursor); day && cursor.take_one_of({"일", "日", "号", "號"}))
    add(two_digits(*day));
  return part;
}

// The numbers of a folder that is a year, a month or a day and nothing else; the folder itself where it is none.
std::string numbers_of_folder(std::string_view folder) {
  for (const NamedPart& part : {part_with_month(folder), part_with_signs(folder)}) {
    if (part.end == folder.size() && part.end > 0) return part.numbers;
  }
  Cursor cursor(folder, 0);
  const auto year = cursor.number(4, 4);
  if (!year || *year < Cursor::kFirstYear || *year > Cursor::kLastYear) return std::string(folder);
  const bool joined = cursor.separator("-_. ").has_value();
  const std::string_view rest = folder.substr(cursor.at());
  if (joined) {  // "2025-12-December", "2025-Dec"
    const NamedPart part = part_with_month(rest);
    if (part.end == rest.size() && part.end > 0) return std::to_string(*year) + "-" + part.numbers;
  } else if (rest.size() == 2 && cursor.number(2, 2) && text::make_date(*year, *Cursor(rest, 0).number(2, 2), 1)) {
    return std::to_string(*year) + "-" + std::string(rest);  // "202512"
  }
  return std::string(folder);
}

// What `numbers_of_folder` gives for each, and the name, whose start may be a month or a day ("6일 회의").
struct FlatPath {
  std::string text;         // joined by "/"
  std::size_t name = 0;     // where the name begins
  std::size_t shorter = 0;  // bytes by which its start is shorter than in the name itself; may wrap around
};

FlatPath flat_path(std::string_view folders, std::string_view stem) {
  FlatPath flat;
  for (std::size_t start = 0; start < folders.size();) {
    const std::size_t end = std::min(folders.find('/', start), folders.size());
    flat.text += numbers_of_folder(folders.substr(start, end - start)) + "/";
    start = end + 1;
  }
  flat.name = flat.text.size();
  for (const NamedPart& part : {part_with_signs(stem), part_with_month(stem)}) {
    if (part.end == 0 || alpha_at(stem, part.end) || digit_at(stem, part.end)) continue;
    flat.text += part.numbers;
    flat.shorter = part.end - part.numbers.size();
    stem.remove_prefix(part.end);
    break;
  }
  flat.text += stem;
  return flat;
}

// "2025년 12월/12월 1일.md", "2025/12/12-01.md": the name says the month of its folder again, and then the day.
std::optional<text::Date> day_behind_month(std::string_view flat, std::size_t name, const FoundDate& date) {
  Cursor cursor(flat, name);
  if (date.end != name + 2) return std::nullopt;
  const auto month = cursor.number(2, 2);
  if (!month || static_cast<unsigned>(date.day.month()) != *month || !cursor.take_one_of({"-"})) return std::nullopt;
  const auto day = cursor.number(2, 2);
  if (!day || cursor.digit()) return std::nullopt;
  return text::make_date(static_cast<unsigned>(static_cast<int>(date.day.year())), *month, *day);
}

// Over the folders: "2025/12/01/x.md", "2025/12-01.md", "2025-12/01.md". The last match is the most specific.
bool date_over_folders(const FlatPath& path, std::string_view stem, PathDate& result) {
  std::string flat = path.text;
  for (char& c : flat) {
    if (c == '/' || c == '_' || c == '.') c = '-';
  }
  for (std::size_t at = 0; at < path.name; ++at) {
    if (!text::is_ascii_digit(flat[at]) || (at > 0 && flat[at - 1] != '-')) continue;
    if (at > 0 && path.text[at - 1] == '.') continue;  // "v1.20251201"
    const auto date = date_at(flat, at);
    if (!date) continue;
    const bool two_digits = digit_at(flat, date->end - 2);
    if (date->end < flat.size() && flat[date->end] != '-' && !(two_digits && flat[date->end] == ' ')) continue;
    result.kind = PathDate::Kind::kDay;
    result.day = date->day;
    const bool in_name = date->end > path.name;
    std::size_t end = date->end;
    if (const auto day = day_behind_month(flat, path.name, *date)) {
      result.day = *day;
      end += 3;
    }
    std::string_view rest = in_name ? stem.substr(end - path.name + path.shorter) : stem;
    while (in_name && !rest.empty() && std::string_view("-_. ").find(rest.front()) != std::string_view::npos)
      rest.remove_prefix(1);
    result.rest = rest;
  }
  return result.day.has_value();
}

// A week or a part of a year over two names: "2025/W49/x.md", "2025/week-49.md", "weekly/2025-49.md", "2025/Q4/x.md".
void period_over_folders(const FlatPath& path, std::string_view stem, PathDate& result) {
  for (std::size_t start = 0; start < path.name; start = path.text.find('/', start) + 1) {
    const std::size_t slash = path.text.find('/', start);
    const std::size_t end = std::min(path.text.find('/', slash + 1), path.text.size());
    std::string joined = path.text.substr(start, end - start);
    joined[slash - start] = '-';
    const auto period = period_at(joined, 0);
    if (!period || period->end <= slash - start) continue;
    const bool in_name = slash + 1 == path.name;
    // "2025/12-things.md" is no month.
    const bool month = period->days >= 28 && period->days <= 31 && path.shorter == 0;
    if ((!in_name || month) && period->end != joined.size()) continue;
    result.kind = in_name ? PathDate::Kind::kPeriodOfName : PathDate::Kind::kPeriodOfFolders;
    result.day = period->day;
    result.days = period->days;
    if (in_name) result.rest = without(stem, 0, period->end - (slash - start) - 1 + path.shorter);
  }
}

// "251201", "25.12.01", "'25. 12. 1": where six digits that may be a day end, and the day.
std::optional<FoundDate> six_digits(std::string_view stem) {
  Cursor cursor(stem, 0);
  cursor.take_one_of({"'", "’", "‘"});
  const auto year = cursor.number(2, 2);
  const auto mark = year ? cursor.separator(".-_") : std::nullopt;
  if (mark) cursor.spaces();
  const auto month = year ? cursor.number(mark ? 1 : 2, 2) : std::nullopt;
  if (mark && month) {
    if (!cursor.separator(std::string_view(&*mark, 1))) return std::nullopt;
    cursor.spaces();
  }
  const auto day = month ? cursor.number(mark ? 1 : 2, 2) : std::nullopt;
  if (!day || cursor.digit() || alpha_at(stem, cursor.at())) return std::nullopt;
  const auto date = text::make_date(2000 + *year, *month, *day);
  return date ? std::optional(FoundDate{*date, 1, 0, cursor.at()}) : std::nullopt;
}

}  // namespace

bool is_date_part(std::string_view folder) {
  if (numbers_of_folder(folder) != folder) return true;
  const std::string of_year = "2000-" + std::string(folder);
  const auto period = period_at(of_year, 0);
  return period && period->end == of_year.size();
}

PathDate date_of_path(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::string_view folders = slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const std::string_view stem = stem_of(name);
  PathDate result;
  result.rest = std::string(stem);
  if (const std::vector<FoundDate> dates = find_dates(stem); !dates.empty()) {
    const FoundDate& date = dates.front();
    result.kind = PathDate::Kind::kDay;
    result.day = date.day;
    std::optional<text::Date> last;
    std::size_t end = end_of_date(stem, date.end, &last);
    for (const std::string_view mark : {"_to_", "-to-", "__", "--", "_", ".."}) {  // what stands for a dash in names
      const auto other =
          last || !stem.substr(date.end).starts_with(mark) ? std::nullopt : date_at(stem, date.end + mark.size());
      if (other) last = other->day, end = other->end;
    }
    if (last) result.days = days_between(date.day, *last);
    result.rest = without(stem, date.begin, end);
    return result;
  }
  const FlatPath flat = flat_path(folders, stem);
  if (date_over_folders(flat, stem, result)) return result;
  if (const std::vector<FoundDate> dates = find_dates(folders); !dates.empty()) {
    result.kind = PathDate::Kind::kDay;
    result.day = dates.back().day;
    return result;
  }
  if (const auto period = find_period(stem)) {
    result.kind = PathDate::Kind::kPeriodOfName;
    result.day = period->day;
    result.days = period->days;
    result.rest = without(stem, period->begin, period->end);
    if (const auto week = find_week_of_series(stem)) result.week_of_series = week->day;
    return result;
  }
  period_over_folders(flat, stem, result);
  if (result.kind == PathDate::Kind::kPeriodOfName) return result;
  if (const auto six = six_digits(stem)) {
    result.six_digits = six->day;
    result.rest_of_six = without(stem, 0, six->end);
  } else if (numbers_of_folder(stem) != stem) {  // "202512"
    if (const auto month = find_period(numbers_of_folder(stem))) {
      result.kind = PathDate::Kind::kPeriodOfName;
      result.day = month->day;
      result.days = month->days;
      result.rest.clear();
      return result;
    }
  }
  if (result.day) return result;
  std::optional<FoundDate> period;
  const std::string_view numbers = std::string_view(flat.text).substr(0, flat.name);
  for (std::size_t start = 0; start < numbers.size();) {  // the last folder that is one
    const std::size_t end = numbers.find('/', start);
    if (const auto own = find_period(numbers.substr(start, end - start))) period = own;
    if (const auto month = month_at(numbers, start); month && month->end >= end) period = month;  // "2025/12"
    start = end + 1;
  }
  if (period) {
    result.kind = PathDate::Kind::kPeriodOfFolders;
    result.day = period->day;
    result.days = period->days;
  }
  return result;
}

}  // namespace yoyak::digest
