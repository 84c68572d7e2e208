#include "digest/values/dates.hpp"

#include <array>

#include "text/calendar.hpp"
#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

constexpr std::string_view kSeparators = "-/._ ";

std::optional<int> number_at(std::string_view text, std::size_t& pos, std::size_t min_digits, std::size_t max_digits) {
  int value = 0;
  std::size_t count = 0;
  while (pos + count < text.size() && count < max_digits && text::is_ascii_digit(text[pos + count])) {
    value = value * 10 + (text[pos + count] - '0');
    ++count;
  }
  if (count < min_digits) return std::nullopt;
  pos += count;
  return value;
}

bool digit_at(std::string_view text, std::size_t pos) { return pos < text.size() && text::is_ascii_digit(text[pos]); }

std::optional<std::string> make_date(int year, int month, int day) {
  const auto date =
      text::make_date(static_cast<unsigned>(year), static_cast<unsigned>(month), static_cast<unsigned>(day));
  return date ? std::optional(text::format_date(*date)) : std::nullopt;
}

std::size_t skip_spaces(std::string_view text, std::size_t pos) {
  while (pos < text.size() && text[pos] == ' ') ++pos;
  return pos;
}

bool skip_literal(std::string_view text, std::size_t& pos, std::string_view literal) {
  if (!text.substr(pos).starts_with(literal)) return false;
  pos += literal.size();
  return true;
}

int month_at(std::string_view text, std::size_t& pos) {
  constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                        "may",       "june",     "july",     "august",
                                                        "september", "october",  "november", "december"};
  std::size_t end = pos;
  while (end < text.size() && text::is_ascii_alpha(text[end])) ++end;
  const std::string_view word = text.substr(pos, end - pos);
  if (word.size() < 3) return 0;
  for (std::size_t m = 0; m < kMonths.size(); ++m) {
    if (word.size() > kMonths[m].size() || !text::equals_ignoring_case(word, kMonths[m].substr(0, word.size())))
      continue;
    pos = end + (end < text.size() && text[end] == '.' ? 1 : 0);
    return static_cast<int>(m + 1);
  }
  return 0;
}

// Year first: 2025-12-01, 20251201, 2025년 12월 1일. `pos` is moved past it.
std::optional<std::string> numeric_date(std::string_view text, std::size_t& pos) {
  std::size_t at = pos;
  const auto year = number_at(text, at, 4, 4);
  if (!year) return std::nullopt;
  if (digit_at(text, at)) {  // 20251201
    const auto month = number_at(text, at, 2, 2);
    const auto day = month ? number_at(text, at, 2, 2) : std::nullopt;
    if (!day || digit_at(text, at)) return std::nullopt;
    auto date = make_date(*year, *month, *day);
    if (date) pos = at;
    return date;
  }
  const bool korean = skip_literal(text, at, "년");
  if (!korean && (at >= text.size() || kSeparators.find(text[at]) == std::string_view::npos)) return std::nullopt;
  const char separator = korean ? ' ' : text[at++];
  at = skip_spaces(text, at);
  const auto month = number_at(text, at, 1, 2);
  if (!month) return std::nullopt;
  if (korean ? !skip_literal(text, at, "월") : !(at < text.size() && text[at] == separator && ++at))
    return std::nullopt;
  at = skip_spaces(text, at);
  const auto day = number_at(text, at, 1, 2);
  if (!day || digit_at(text, at) || (korean && !skip_literal(text, at, "일"))) return std::nullopt;
  auto date = make_date(*year, *month, *day);
  if (date) pos = at;
  return date;
}

// "1 Dec 2025", "Dec 1, 2025", either after a weekday.
std::optional<std::string> named_date(std::string_view text, std::size_t& pos) {
  std::size_t at = pos;
  if (at + 4 < text.size() && text::is_ascii_alpha(text[at])) {  // a weekday before the date: "Mon, 1 Dec 2025"
    std::size_t comma = at;
    while (comma < text.size() && text::is_ascii_alpha(text[comma])) ++comma;
    if (comma < text.size() && text[comma] == ',') at = skip_spaces(text, comma + 1);
  }
  int month = month_at(text, at);
  const bool month_first = month != 0;
  at = skip_spaces(text, at);
  const auto day = number_at(text, at, 1, 2);
  if (!day) return std::nullopt;
  at = skip_spaces(text, at);
  if (!month_first && (month = month_at(text, at)) == 0) return std::nullopt;
  if (at < text.size() && text[at] == ',') ++at;
  at = skip_spaces(text, at);
  const auto year = number_at(text, at, 4, 4);
  if (!year || digit_at(text, at)) return std::nullopt;
  auto date = make_date(*year, month, *day);
  if (date) pos = at;
  return date;
}

}  // namespace

std::optional<std::string> try_parse_date(std::string_view text, std::size_t* end) {
  std::size_t pos = skip_spaces(text, 0);
  auto date = numeric_date(text, pos);
  if (!date) date = named_date(text, pos);
  if (date && end) *end = pos;
  return date;
}

PathDate date_of_path(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  std::string_view stem = name;
  if (const std::size_t dot = name.rfind('.'); dot != std::string_view::npos && dot > 0) {
    const std::string_view extension = name.substr(dot + 1);
    bool letters = !extension.empty() && extension.size() <= 8;
    for (const char c : extension) letters = letters && text::is_ascii_alpha(c);
    if (letters) stem = name.substr(0, dot);
  }
  PathDate result{std::nullopt, std::string(stem)};
  for (std::size_t at = 0; at < stem.size(); ++at) {
    if (!text::is_ascii_digit(stem[at]) || (at > 0 && text::is_ascii_digit(stem[at - 1]))) continue;
    std::size_t end = at;
    if (auto date = numeric_date(stem, end)) {
      result.date = std::move(date);
      constexpr std::string_view kTrim = "-_ .";
      std::string_view before = stem.substr(0, at);
      std::string_view after = stem.substr(end);
      while (!before.empty() && kTrim.find(before.back()) != std::string_view::npos) before.remove_suffix(1);
      while (!after.empty() && kTrim.find(after.front()) != std::string_view::npos) after.remove_prefix(1);
      result.rest = before.empty()  ? std::string(after)
                    : after.empty() ? std::string(before)
                                    : std::string(before) + "-" + std::string(after);
      return result;
    }
  }
  // Over the folders: "2025/12/01/x.md", "2025/12-01.md", "2025-12/01.md". The last match is the most specific.
  std::string flat(path.substr(0, path.size() - name.size()));
  flat += stem;
  for (char& c : flat) {
    if (c == '/' || c == '_' || c == '.') c = '-';
  }
  for (std::size_t at = 0; at < flat.size(); ++at) {
    if (!text::is_ascii_digit(flat[at]) || (at > 0 && flat[at - 1] != '-')) continue;
    std::size_t end = at;
    auto date = numeric_date(flat, end);
    if (!date || (end < flat.size() && flat[end] != '-')) continue;
    result.date = std::move(date);
    const std::size_t name_start = flat.size() - stem.size();
    std::string_view rest =
        end > name_start ? std::string_view(flat).substr(end) : std::string_view(flat).substr(name_start);
    while (!rest.empty() && rest.front() == '-') rest.remove_prefix(1);
    result.rest = end > name_start ? std::string(rest) : std::string(stem);
  }
  return result;
}

std::optional<std::string> try_parse_time(std::string_view given) {
  given = text::trim(given);
  if (given.size() > 80) return std::nullopt;  // no time is longer; keeps odd lines cheap
  const std::string narrowed = text::narrow(given);
  const std::string_view text = narrowed;
  std::size_t pos = 0;
  auto date = numeric_date(text, pos);
  if (!date) date = named_date(text, pos);
  if (!date) return std::nullopt;
  if (pos < text.size() && text[pos] == '.') ++pos;                                                // "2025. 12. 20."
  if (const std::size_t open = skip_spaces(text, pos); open < text.size() && text[open] == '(') {  // "(토)", "(Sat)"
    constexpr std::size_t kMaxWeekday = 12;  // "(Wednesday)" has 11 bytes
    const std::size_t close = text.find(')', open);
    if (close == std::string_view::npos || close - open >= kMaxWeekday) return std::nullopt;
    pos = close + 1;
  }
  if (pos == text.size()) return date;  // a day without a time
  if (text[pos] != 'T' && text[pos] != 't' && text[pos] != ' ') return std::nullopt;
  pos = skip_spaces(text, pos + 1);
  const bool afternoon = skip_literal(text, pos, "오후");
  const bool twelve_hours = afternoon || skip_literal(text, pos, "오전");
  pos = skip_spaces(text, pos);
  auto hour = number_at(text, pos, 1, 2);
  if (!hour || *hour > 24 || pos >= text.size() || text[pos] != ':') return std::nullopt;
  ++pos;
  const auto minute = number_at(text, pos, 2, 2);
  if (!minute || *minute > 59) return std::nullopt;
  int second = 0;
  if (pos < text.size() && text[pos] == ':') {
    ++pos;
    const auto value = number_at(text, pos, 2, 2);
    if (!value || *value > 60) return std::nullopt;
    second = *value;
    if (pos < text.size() && text[pos] == '.') {
      ++pos;
      if (!number_at(text, pos, 1, 9)) return std::nullopt;
    }
  }
  std::string_view zone = text::trim(text.substr(pos));
  const bool pm = afternoon || text::equals_ignoring_case(zone.substr(0, 2), "pm");
  if (twelve_hours || pm || text::equals_ignoring_case(zone.substr(0, 2), "am")) {
    if (*hour == 0 || *hour > 12) return std::nullopt;
    hour = *hour % 12 + (pm ? 12 : 0);
    if (!twelve_hours) zone = text::trim(zone.substr(2));
  }
  const auto two = [](int v) { return std::string{static_cast<char>('0' + v / 10), static_cast<char>('0' + v % 10)}; };
  std::string out = *date + "T" + two(*hour) + ":" + two(*minute) + ":" + two(second);
  if (zone.empty()) return out;
  if (zone == "Z" || zone == "z" || zone == "UTC") return out + "Z";
  if (zone.front() != '+' && zone.front() != '-') return std::nullopt;
  std::size_t at = 1;
  const auto zone_hour = number_at(zone, at, 2, 2);
  if (at < zone.size() && zone[at] == ':') ++at;
  const auto zone_minute = at == zone.size() ? std::optional<int>(0) : number_at(zone, at, 2, 2);
  if (!zone_hour || !zone_minute || at != zone.size()) return std::nullopt;
  return out + std::string(1, zone.front()) + two(*zone_hour) + ":" + two(*zone_minute);
}

}  // namespace yoyak::digest
