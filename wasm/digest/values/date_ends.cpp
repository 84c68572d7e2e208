// What belongs to a date behind it: weekdays, times, the other end of a range.
#include <array>
#include <utility>

#include "digest/values/cursor.hpp"
#include "digest/values/dates.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace yoyak::digest {
namespace {

// The size of a weekday at the start of `text`; 0 where there is none. One letter ("월") counts in brackets and at the
// end.
std::size_t weekday_size(std::string_view text, bool in_brackets) {
  constexpr std::array<std::string_view, 7> kKorean = {"월", "화", "수", "목", "금", "토", "일"};
  constexpr std::array<std::string_view, 7> kJapanese = {"月", "火", "水", "木", "金", "土", "日"};
  constexpr std::array<std::string_view, 8> kChinese = {"一", "二", "三", "四", "五", "六", "日", "天"};
  constexpr std::array<std::string_view, 7> kEnglish = {"monday", "tuesday",  "wednesday", "thursday",
                                                        "friday", "saturday", "sunday"};
  const auto ends = [&](std::size_t size) {  // the weekday is a word of its own
    if (size >= text.size()) return true;
    std::size_t at = size;
    return !text::is_word(text::next_unchecked(text, at));
  };
  for (const auto& [days, suffix] : {std::pair(kKorean, "요일"), std::pair(kJapanese, "曜日")}) {
    for (const std::string_view day : days) {
      if (!text.starts_with(day)) continue;
      const bool named = text.substr(day.size()).starts_with(suffix);
      const std::size_t whole = named ? day.size() + std::string_view(suffix).size() : day.size();
      if (ends(whole) && (named || in_brackets || whole == text.size())) return whole;
    }
  }
  for (const std::string_view prefix : {"星期", "周", "週", "礼拜", "禮拜"}) {
    if (!text.starts_with(prefix)) continue;
    for (const std::string_view day : kChinese) {
      if (text.substr(prefix.size()).starts_with(day) && ends(prefix.size() + day.size()))
        return prefix.size() + day.size();
    }
  }
  std::size_t size = 0;
  while (alpha_at(text, size)) ++size;
  for (const std::string_view day : kEnglish) {
    if ((size == 3 || size == day.size() || (size == 4 && day[0] == 't')) && size <= day.size() &&
        text::equals_ignoring_case(text.substr(0, size), day.substr(0, size)) && ends(size))
      return size;
  }
  return 0;
}

// Behind the weekday that follows at `end`, in brackets or not; 0 where none follows.
std::size_t end_of_weekday(std::string_view text, std::size_t end) {
  std::size_t at = skip_spaces(text, end);
  if (at < text.size() && text[at] == ',') at = skip_spaces(text, at + 1);
  for (const auto& [open, close] : {std::pair("(", ")"), std::pair("（", "）"), std::pair("[", "]")}) {
    if (!text.substr(at).starts_with(open)) continue;
    const std::size_t inside = at + std::string_view(open).size();
    const std::size_t size = weekday_size(text.substr(inside), true);
    if (size > 0 && text.substr(inside + size).starts_with(close))
      return inside + size + std::string_view(close).size();
  }
  const std::string_view rest = text.substr(std::min(at, text.size()));
  if (const std::size_t size = weekday_size(rest, false)) return at + size;
  // "(2025. 12. 1. 월)": the bracket around the date.
  const std::size_t size = weekday_size(rest, true);
  for (const std::string_view close : {")", "）", "]", "】"}) {
    if (size > 0 && rest.substr(size).starts_with(close)) return at + size;
  }
  return 0;
}

// The other end of a range within one year: "12-07", "12월 7일", "7일".
std::size_t short_date_size(std::string_view text) {
  Cursor cursor(text, 0);
  const auto first = cursor.number(1, 2);
  if (!first || *first > 31 || *first == 0) return 0;
  if (cursor.take_one_of({"일", "日"})) return cursor.at();
  const bool named = cursor.take_one_of({"월", "月"});
  if (named) cursor.spaces();
  else if (!cursor.separator("-/.")) return 0;
  const auto second = cursor.number(1, 2);
  if (!second || *second > 31 || cursor.digit()) return 0;
  if (named) cursor.take_one_of({"일", "日"});
  return cursor.at();
}

// "KST", "UTC" behind a time.
bool is_zone(std::string_view word) {
  for (const std::string_view zone : {"KST", "JST", "UTC", "GMT", "EST", "EDT",  "CST", "CDT", "MST", "MDT",
                                      "PST", "PDT", "ET",  "PT",  "CET", "CEST", "BST", "IST", "HKT", "SGT"}) {
    if (word == zone) return true;
  }
  return false;
}

// "21:30", "오후 9:30", "9:30 PM", "21시 30분", with seconds; 0 where there is none.
std::size_t time_size(std::string_view text) {
  Cursor cursor(text, 0);
  if (cursor.take_one_of({"오전", "오후", "午前", "午後", "上午", "下午", "T"})) cursor.spaces();
  const auto hour = cursor.number(1, 2);
  if (!hour || *hour > 24) return 0;
  if (cursor.take_one_of({"시", "時", "点", "點"})) {
    const std::size_t end = cursor.at();
    cursor.spaces();
    if (cursor.number(1, 2) && cursor.take_one_of({"분", "分"})) return cursor.at();
    return end;
  }
  if (!cursor.take(":") || !cursor.number(2, 2)) return 0;
  if (cursor.take(":")) cursor.number(2, 2);
  const std::size_t end = cursor.at();
  cursor.spaces();
  const std::string_view half = cursor.word();
  const bool known = text::equals_ignoring_case(half, "am") || text::equals_ignoring_case(half, "pm") || is_zone(half);
  return known ? cursor.at() : end;
}

}  // namespace

std::string_view without_weekday_before_date(std::string_view before) {
  std::string_view text = text::trim(before);
  bool bracket = false;
  for (const std::string_view close : {")", "）", "]", "】"}) {
    if (!text.ends_with(close)) continue;
    text.remove_suffix(close.size());
    bracket = true;
    break;
  }
  std::size_t start = text.size();
  while (start > 0 && std::string_view(" ([,").find(text[start - 1]) == std::string_view::npos &&
         !text.substr(0, start).ends_with("（") && !text.substr(0, start).ends_with("【"))
    --start;
  const std::string_view word = text.substr(start);
  const std::string_view rest = text::trim(text.substr(0, start));
  if (word.empty() || weekday_size(word, bracket) != word.size()) return before;
  if (!bracket && !rest.empty() && !rest.ends_with(",")) return before;
  for (const std::string_view open : {"(", "（", "[", "【", ","}) {
    if (rest.ends_with(open)) return text::trim(rest.substr(0, rest.size() - open.size()));
  }
  return rest;
}

std::size_t end_of_date(std::string_view text, std::size_t end, std::optional<text::Date>* last) {
  if (end < text.size() && text[end] == '.') ++end;  // "2025. 12. 1."
  end = std::max(end, end_of_weekday(text, end));
  std::size_t at = skip_spaces(text, end);
  if (at < text.size() && text[at] == ',') at = skip_spaces(text, at + 1);
  if (const std::size_t size = time_size(text.substr(at))) end = at + size;
  const std::size_t range = skip_spaces(text, end);
  for (const std::string_view mark : {"~", "–", "—", "-", "〜", "～", "∼", "to ", "부터 ", "から"}) {
    if (!text.substr(range).starts_with(mark)) continue;
    const std::size_t other = skip_spaces(text, range + mark.size());
    if (const auto date = date_at(text, other)) {
      if (last) *last = date->day;
      return std::max(date->end, end_of_weekday(text, date->end));
    }
    if (const std::size_t size = time_size(text.substr(other))) return other + size;
    if (mark == "-" && range == end) continue;  // "2025-12-01-10-things"
    if (const std::size_t size = short_date_size(text.substr(other))) return other + size;
  }
  return end;
}

}  // namespace yoyak::digest
