#include "digest/values/path_dates.hpp"

#include <algorithm>
#include <vector>

#include "digest/values/cursor.hpp"
#include "digest/values/dates.hpp"
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

// Of a range up to a month; 1 for any other.
std::uint32_t days_between(text::Date first, text::Date last) {
  const auto days = (std::chrono::sys_days(last) - std::chrono::sys_days(first)).count() + 1;
  return days > 1 && days <= 31 ? static_cast<std::uint32_t>(days) : 1;
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

// Over the folders: "2025/12/01/x.md", "2025/12-01.md", "2025-12/01.md". The last match is the most specific.
bool date_over_folders(std::string_view path, std::string_view stem, std::size_t name_size, PathDate& result) {
  std::string flat(path.substr(0, path.size() - name_size));
  flat += stem;
  const std::string written = flat;
  for (char& c : flat) {
    if (c == '/' || c == '_' || c == '.') c = '-';
  }
  const std::size_t name_start = flat.size() - stem.size();
  for (std::size_t at = 0; at < flat.size(); ++at) {
    if (!text::is_ascii_digit(flat[at]) || (at > 0 && flat[at - 1] != '-')) continue;
    if (at > 0 && written[at - 1] == '.') continue;  // "v1.20251201"
    const auto date = date_at(flat, at);
    if (!date || (date->end < flat.size() && flat[date->end] != '-')) continue;
    result.kind = PathDate::Kind::kDay;
    result.day = date->day;
    std::string_view rest = std::string_view(flat).substr(std::max(date->end, name_start));
    while (date->end > name_start && !rest.empty() && rest.front() == '-') rest.remove_prefix(1);
    result.rest = date->end > name_start ? std::string(rest) : std::string(stem);
  }
  return result.day.has_value();
}

}  // namespace

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
  if (date_over_folders(path, stem, name.size(), result)) return result;
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
    return result;
  }
  if (stem.size() >= 6 && std::all_of(stem.begin(), stem.begin() + 6, text::is_ascii_digit) && !digit_at(stem, 6) &&
      !alpha_at(stem, 6)) {
    Cursor cursor(stem, 0);
    const unsigned year = 2000 + *cursor.number(2, 2), month = *cursor.number(2, 2), day = *cursor.number(2, 2);
    result.six_digits = text::make_date(year, month, day);
    result.rest_of_six = without(stem, 0, 6);
  }
  std::optional<FoundDate> period;
  for (std::size_t start = 0; start < folders.size();) {  // the last folder that is one
    const std::size_t end = std::min(folders.find('/', start), folders.size());
    if (const auto own = find_period(folders.substr(start, end - start))) period = own;
    if (const auto month = month_at(folders, start); month && month->end >= end) period = month;  // "2025/12"
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
