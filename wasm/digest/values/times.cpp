#include "digest/values/times.hpp"

#include "digest/values/cursor.hpp"
#include "digest/values/dates.hpp"
#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

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

bool skip_literal(std::string_view text, std::size_t& pos, std::string_view literal) {
  if (!text.substr(pos).starts_with(literal)) return false;
  pos += literal.size();
  return true;
}

}  // namespace

std::optional<std::string> try_parse_time(std::string_view given) {
  given = text::trim(given);
  if (given.size() > 80) return std::nullopt;  // no time is longer; keeps odd lines cheap
  const std::string narrowed = text::narrow(given);
  const std::string_view text = narrowed;
  std::size_t pos = 0;
  auto date = try_parse_date(text, &pos);
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
