#include "text/duration.hpp"

#include <array>

#include "text/characters.hpp"

namespace yoyak::text {
namespace {

bool digit_at(std::string_view text, std::size_t pos) { return pos < text.size() && is_ascii_digit(text[pos]); }

constexpr std::uint64_t kMaxDuration = 100ULL * 24 * 3600;  // above it a number is not a length but an error

std::optional<std::uint32_t> clock_duration(std::string_view text) {
  std::uint64_t total = 0;
  int parts = 0;
  for (std::size_t pos = 0;;) {
    const std::size_t start = pos;
    std::uint64_t value = 0;
    for (; digit_at(text, pos) && pos - start < (parts == 0 ? 4U : 2U); ++pos)
      value = value * 10 + static_cast<std::uint64_t>(text[pos] - '0');
    if (pos == start || (parts > 0 && (pos - start < 2 || value > 59))) return std::nullopt;
    total = total * 60 + value;
    ++parts;
    if (pos == text.size()) break;
    if (text[pos] != ':' || parts == 3) return std::nullopt;
    ++pos;
  }
  if (parts < 2 || total > kMaxDuration) return std::nullopt;
  return static_cast<std::uint32_t>(total);
}

// Seconds of a unit, and its rank so that units come in falling order; 0 where the word is none.
std::uint64_t unit_seconds(std::string_view unit) {
  struct Unit {
    std::string_view name;
    std::uint64_t seconds;
  };
  constexpr std::array<Unit, 29> kUnits = {
      {{"일", 86400},   {"시간", 3600}, {"분", 60},     {"초", 1},      {"d", 86400},    {"day", 86400},
       {"days", 86400}, {"h", 3600},    {"hr", 3600},   {"hrs", 3600},  {"hour", 3600},  {"hours", 3600},
       {"m", 60},       {"min", 60},    {"mins", 60},   {"minute", 60}, {"minutes", 60}, {"s", 1},
       {"sec", 1},      {"secs", 1},    {"時間", 3600}, {"分", 60},     {"秒", 1},       {"小时", 3600},
       {"小時", 3600},  {"分钟", 60},   {"分鐘", 60},   {"秒钟", 1},    {"秒鐘", 1}}};
  for (const Unit& entry : kUnits) {
    if (equals_ignoring_case(entry.name, unit)) return entry.seconds;
  }
  return equals_ignoring_case(unit, "second") || equals_ignoring_case(unit, "seconds") ? 1 : 0;
}

}  // namespace

std::optional<std::uint32_t> try_parse_duration(std::string_view given) {
  given = trim(given);
  if (given.size() > 60) return std::nullopt;  // no length is longer; keeps odd lines cheap
  std::string narrowed = narrow(given);
  if (auto clock = clock_duration(narrowed)) return clock;
  const bool iso = narrowed.starts_with("P") || narrowed.starts_with("pt");  // "PT1H2M"; "P0D" of streams yet to come
  if (iso) std::erase_if(narrowed, [](char c) { return to_ascii_lower(c) == 't'; });
  const std::string_view text = std::string_view(narrowed).substr(iso ? 1 : 0);
  std::uint64_t total = 0;
  std::uint64_t previous = ~0ULL;
  std::size_t pos = 0;
  if (text.empty()) return std::nullopt;
  while (pos < text.size()) {
    std::uint64_t value = 0;
    const std::size_t start = pos;
    for (; digit_at(text, pos) || (pos > start && pos < text.size() && text[pos] == ',' && digit_at(text, pos + 1));
         ++pos) {
      if (text[pos] != ',') value = value * 10 + static_cast<std::uint64_t>(text[pos] - '0');
      if (value > kMaxDuration) return std::nullopt;
    }
    if (pos == start) return std::nullopt;
    std::uint64_t part = 0;  // behind the point: 1.5
    std::uint64_t scale = 1;
    if (pos < text.size() && text[pos] == '.' && digit_at(text, pos + 1)) {
      for (++pos; digit_at(text, pos) && scale < 1000; ++pos, scale *= 10)
        part = part * 10 + static_cast<std::uint64_t>(text[pos] - '0');
    }
    while (pos < text.size() && text[pos] == ' ') ++pos;
    std::size_t end = pos;
    while (end < text.size() && !is_ascii_digit(text[end]) && text[end] != ' ' && text[end] != ',' && text[end] != '.')
      ++end;
    std::string_view unit = text.substr(pos, end - pos);
    bool half = unit.size() > 3 && unit.ends_with("반");  // "1시간반"
    if (half) unit.remove_suffix(3);
    const std::uint64_t seconds = unit_seconds(unit);
    if (seconds == 0 || seconds >= previous) return std::nullopt;
    previous = seconds;
    total += value * seconds + (part * seconds + scale / 2) / scale;
    pos = end;
    while (pos < text.size() && (text[pos] == ' ' || text[pos] == ',' || text[pos] == '.')) ++pos;
    if (text.substr(pos).starts_with("and ")) pos += 4;
    half = half || text.substr(pos) == "반";  // "1시간 반"
    if (half) {
      total += seconds / 2;
      break;
    }
  }
  if (total > kMaxDuration) return std::nullopt;
  return static_cast<std::uint32_t>(total);
}

}  // namespace yoyak::text
