#include "digest/page/dating.hpp"

#include <algorithm>
#include <span>

#include "digest/profile/labelled.hpp"
#include "digest/source/spans.hpp"
#include "digest/values/dates.hpp"
#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

// Keys that name the day of a page, as Jekyll, Hugo, Astro, Hashnode, dev.to, Ghost and people write them.
constexpr std::string_view kDateKeys[] = {
    "date",           "date.created", "pubDate",      "pub_date",    "publishDate",   "publish_date",   "publishedDate",
    "published_date", "publishedAt",  "published_at", "publishedOn", "datePublished", "date_published", "published",
    "posted",         "postedAt",     "datetime",     "날짜",        "작성일",        "발행일",         "게시일",
    "日付",           "公開日",       "投稿日",       "日期",        "发布日期",      "發布日期",       "发布时间"};
// Keys of the time when a file was made. A date in its name comes before them.
constexpr std::string_view kCreatedKeys[] = {
    "created",       "created_at",   "createdAt", "date created", "date_created", "date-created", "dateCreated",
    "creation_date", "creationDate", "생성일",    "作成日",       "创建日期",     "创建时间"};

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

// "게시일: 2025-12-01" among the facts at the start of a page.
std::optional<FoundDate> labelled_date(const std::vector<Line>& body) {
  constexpr std::size_t kMaxLines = 24;
  std::size_t looked = 0;
  for (const Line& line : body) {
    if (line.code || is_blank(line.text)) continue;
    if (++looked > kMaxLines) break;
    for (const LabelledFact& fact : labelled_facts(line.text)) {
      if (fact.fact != Fact::kTime) continue;
      if (auto date = any_date(fact.value)) return date;
    }
  }
  return std::nullopt;
}

}  // namespace

KeyPlace place_of_key(const Lines& lines, std::size_t end, std::string_view key) {
  for (std::size_t i = 0; i < std::min(end, lines.size()); ++i) {
    const std::string_view line = lines[i];
    if (line.size() <= key.size() || !text::equals_ignoring_case(line.substr(0, key.size()), key)) continue;
    const std::size_t separator = line.find_first_not_of(' ', key.size());
    if (separator == std::string_view::npos || (line[separator] != ':' && line[separator] != '=')) continue;
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
  const std::string head_title = front.text({"title"});
  const std::string title = head_title.empty() ? std::string(heading) : head_title;
  take_keys(kDateKeys);
  take_path(PathDate::Kind::kDay, "the file name");
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
