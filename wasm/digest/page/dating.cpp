#include "digest/page/dating.hpp"

#include <algorithm>
#include <span>

#include "digest/profile/labelled.hpp"
#include "digest/source/spans.hpp"
#include "digest/values/dates.hpp"
#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

// Keys that name the day of a page, as Jekyll, Hugo, Astro, Hashnode, dev.to, Ghost and people write them, in any style
// ("publishDate" is "publish_date", too).
constexpr std::string_view kDateKeys[] = {
    "date",         "date.created", "pub_date",       "publish_date", "published_date", "publish_time",
    "published_at", "published_on", "date_published", "published",    "pub_datetime",   "first_published_at",
    "posted",       "posted_at",    "posted_on",      "datetime",     "issue_date",     "sent_at",
    "날짜",         "작성일",       "작성일시",       "발행일",       "게시일",         "게시일시",
    "등록일",       "일자",         "일시",           "日付",         "日時",           "公開日",
    "公開日時",     "投稿日",       "投稿日時",       "発行日",       "配信日",         "掲載日",
    "日期",         "发布日期",     "發布日期",       "發佈日期",     "发布时间",       "发表日期"};
// Keys of the time when a file was made. A date in its name comes before them.
constexpr std::string_view kCreatedKeys[] = {
    "created", "created_at", "created_on", "created_time", "date_created", "date_added", "creation_date", "added",
    "생성일",  "생성일시",   "작성날짜",   "作成日",       "作成日時",     "创建日期",   "创建时间"};

// The first heading may be underlined with anything; what counts is the first line with text.
KeyPlace first_line(const Lines& lines, std::size_t body) {
  for (std::size_t i = body; i < lines.size(); ++i) {
    const std::size_t start = lines[i].find_first_not_of(" \t");
    if (start != std::string_view::npos)
      return {static_cast<std::uint32_t>(i + 1), static_cast<std::uint32_t>(start + 1), lines[i]};
  }
  return {};
}

std::optional<FoundDate> any_date(std::string_view text) {
  const std::vector<FoundDate> dates = find_dates(text);
  return dates.empty() ? std::nullopt : std::optional(dates.front());
}

// "Week of December 1, 2025".
bool is_before_week(std::string_view before) {
  std::string words = text::lower_case(text::trim(before));
  for (const std::string_view end : {"week of", "week of the", "week beginning", "week starting"}) {
    if (words.ends_with(end)) return true;
  }
  return false;
}

// The only full date of a text, with the length of the range where it starts one.
std::optional<FoundDate> only_date(std::string_view text) {
  std::vector<FoundDate> dates = find_dates(text);
  if (dates.empty()) return std::nullopt;
  FoundDate date = dates.front();
  std::optional<text::Date> last;
  const std::size_t end = end_of_date(text, date.end, &last);
  const auto other =
      std::find_if(dates.begin(), dates.end(), [&](const FoundDate& d) { return d.begin >= end && d.day != date.day; });
  if (other != dates.end()) return std::nullopt;
  if (is_before_week(text.substr(0, date.begin))) date.days = 7;
  if (last && *last > date.day) {
    const auto days = (std::chrono::sys_days(*last) - std::chrono::sys_days(date.day)).count() + 1;
    if (days <= 31) date.days = static_cast<std::uint32_t>(days);
  }
  return date;
}

// The date of a line that says nothing else: "*4 December 2025*", "📅 2025-12-04 (목)".
std::optional<FoundDate> date_alone(std::string_view line) {
  constexpr std::size_t kMaxLine = 80;  // bytes
  if (line.size() > kMaxLine) return std::nullopt;
  const std::string plain = inline_text(line);
  const auto date = any_date(plain);
  if (!date || !text::match_key(plain.substr(0, date->begin)).empty()) return std::nullopt;
  return text::match_key(plain.substr(end_of_date(plain, date->end))).empty() ? date : std::nullopt;
}

// "게시일: 2025-12-01" among the facts at the start of a page; a date alone in its first line of text.
std::optional<FoundDate> labelled_date(const std::vector<Line>& body) {
  constexpr std::size_t kMaxLines = 24;
  std::size_t looked = 0;
  bool first = true;
  for (const Line& line : body) {
    if (line.code || is_blank(line.text)) continue;
    if (++looked > kMaxLines) break;
    if (first && !try_heading(line.text) && setext_level(line.text) == 0) {
      if (auto date = date_alone(line.text)) return date;
      first = looked == 1 && !try_list_item(line.text) && line.text.size() < kMaxLines;  // a title in a line of text
    }
    for (const LabelledFact& fact : labelled_facts(line.text)) {
      if (fact.fact != Fact::kTime) continue;
      if (auto date = any_date(fact.value)) return date;
    }
  }
  return std::nullopt;
}

}  // namespace

KeyPlace place_of_key(const Lines& lines, std::size_t end, std::string_view key) {
  key.remove_prefix(key.rfind('.') == std::string_view::npos ? 0 : key.rfind('.') + 1);
  for (std::size_t i = 0; i < std::min(end, lines.size()); ++i) {
    const std::string_view line = lines[i];
    const std::size_t separator = line.find_first_of(":=");
    if (separator == std::string_view::npos || separator + 1 == line.size()) continue;
    const std::string_view name = text::trim(line.substr(0, separator));
    if (!same_key(name, key) && !(name.size() > 2 && same_key(name.substr(1, name.size() - 2), key))) continue;
    const std::size_t value = std::min(line.find_first_not_of(" \t", separator + 1), line.size() - 1);
    return {static_cast<std::uint32_t>(i + 1), static_cast<std::uint32_t>(value + 1), line};
  }
  return {};
}

PageDate date_of_page(std::string_view path, const FrontMatter& front, std::string_view heading, const Lines& lines,
                      const std::vector<Line>& body, std::vector<Diagnostic>& diagnostics) {
  PageDate result;
  const PathDate named = date_of_path(path);
  result.rest_of_name = named.rest;
  const auto take = [&](const std::optional<FoundDate>& date, std::string_view from) {
    if (result.day || !date) return;
    result.day = date->day;
    result.days = date->days;
    result.from = from;
  };
  const auto take_path = [&](PathDate::Kind kind, std::string_view from) {
    if (named.kind == kind) take(FoundDate{*named.day, named.days}, from);
  };
  const auto take_keys = [&](std::span<const std::string_view> keys) {
    for (const std::string_view key : keys) {
      const std::string written = front.text({key});
      if (written.empty() || result.day) continue;
      auto date = any_date(written);
      if (!date) date = find_period(written);
      take(date, key);
      const bool flag = key == "published" && front.flag(key).has_value();
      if (date || flag) continue;
      const KeyPlace place = place_of_key(lines, front.body, key);
      diagnostics.push_back(make_diagnostic(DiagnosticCode::kInvalidDate, path, place.line, place.column,
                                            "The date \"" + written + "\" is not a day. Write it as YYYY-MM-DD.",
                                            place.text));
    }
  };
  const std::string head_title = front.words({"title"});
  const std::string title = head_title.empty() ? std::string(heading) : head_title;
  take_keys(kDateKeys);
  take_path(PathDate::Kind::kDay, "the file name");
  if (!result.day) result.week_of_series = named.week_of_series;
  take_path(PathDate::Kind::kPeriodOfName, "the file name");
  take_keys(kCreatedKeys);
  const auto titled = only_date(title);
  take(titled, "the title");
  take(only_date(heading), "the heading");
  take(labelled_date(body), "the text");
  const bool by_folder = !result.day;
  if (by_folder) {
    result.six_digits = named.six_digits;
    result.rest_of_six = named.rest_of_six;
  }
  take_path(PathDate::Kind::kPeriodOfFolders, "the folder");
  take(find_period(title), "the title");
  take(find_period(heading), "the heading");
  if (result.day && titled && titled->day == *result.day) result.days = std::max(result.days, titled->days);

  // Only a date at the start of the title says which day the page is about; any other may be part of its subject.
  const auto start = date_at(title, std::min(title.find_first_not_of(' '), title.size()));
  if (start && result.day && result.days == 1 && start->day != *result.day) {
    const KeyPlace place =
        head_title.empty() ? first_line(lines, front.body) : place_of_key(lines, front.body, "title");
    const bool key = result.from.find(' ') == std::string_view::npos;
    diagnostics.push_back(make_diagnostic(DiagnosticCode::kDateMismatch, path, place.line, place.column,
                                          "The title says " + text::format_date(start->day) + ", but " +
                                              (key ? "`" + std::string(result.from) + "`" : std::string(result.from)) +
                                              " says " + text::format_date(*result.day) +
                                              ", which was used. Correct the one that is wrong.",
                                          place.text));
  }
  return result;
}

}  // namespace yoyak::digest
