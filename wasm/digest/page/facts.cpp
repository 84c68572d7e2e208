#include "digest/page/facts.hpp"

#include <algorithm>

#include "digest/values/dates.hpp"
#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

// "TOPIC" of "2025-12-01 TOPIC"; empty where the text does not start with a date.
std::string after_date(std::string_view text) {
  std::size_t end = 0;
  if (!try_parse_date(text, &end)) return {};
  constexpr std::string_view kJoints = " \t-_:|,.";
  const std::size_t start = text.find_first_not_of(kJoints, end);
  return start == std::string_view::npos ? std::string() : text::collapse_spaces(text.substr(start));
}

struct Place {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string_view text;  // of the line
};

// Where the value of a key of the head stands; line 0 where it is not found.
Place place_of_key(const std::vector<std::string_view>& lines, std::size_t end, std::string_view key) {
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

// The first line with text, which is the heading where the page has its title from one.
Place first_line(const std::vector<std::string_view>& lines, std::size_t body) {
  for (std::size_t i = body; i < lines.size(); ++i) {
    const std::size_t start = lines[i].find_first_not_of(" \t");
    if (start != std::string_view::npos)
      return {static_cast<std::uint32_t>(i + 1), static_cast<std::uint32_t>(start + 1), lines[i]};
  }
  return {};
}

// The folder that names a topic: the last that is neither Jekyll's (_posts) nor part of a date.
std::string topic_folder(std::string_view path) {
  std::string result;
  while (true) {
    const std::size_t slash = path.find('/');
    if (slash == std::string_view::npos) return result;
    const std::string_view folder = path.substr(0, slash);
    path.remove_prefix(slash + 1);
    const bool numeric =
        std::all_of(folder.begin(), folder.end(), [](char c) { return text::is_ascii_digit(c) || c == '-'; });
    if (folder.empty() || folder.front() == '_' || folder.front() == '.' || numeric) continue;
    result = std::string(folder);
  }
}

}  // namespace

PageFacts read_facts(std::string_view path, const FrontMatter& front, std::string_view heading,
                     const std::vector<std::string_view>& lines, std::vector<Diagnostic>& diagnostics) {
  PageFacts facts;
  const PathDate named = date_of_path(path);
  const std::string written = front.text({"date"});
  const std::string head_title = front.text({"title"});
  facts.title = head_title.empty() ? std::string(heading) : head_title;
  facts.slug_of_name = named.date ? named.rest : std::string();
  facts.topic_of_name = after_date(facts.title);
  if (facts.topic_of_name.empty()) facts.topic_of_name = after_date(heading);

  if (!written.empty()) {
    if (auto date = try_parse_date(written)) {
      facts.date = std::move(*date);
    } else {
      const Place place = place_of_key(lines, front.body, "date");
      diagnostics.push_back(make_diagnostic(DiagnosticCode::kInvalidDate, path, place.line, place.column,
                                            "The date \"" + written + "\" is not a day. Write it as YYYY-MM-DD.",
                                            place.text));
    }
  }
  if (facts.date.empty() && named.date) facts.date = *named.date;
  const auto titled = try_parse_date(facts.title);
  if (facts.date.empty() && titled) facts.date = *titled;
  if (facts.date.empty()) {
    if (const auto date = try_parse_date(heading)) facts.date = *date;
  }
  if (titled && !facts.date.empty() && *titled != facts.date) {
    const Place place = head_title.empty() ? first_line(lines, front.body) : place_of_key(lines, front.body, "title");
    diagnostics.push_back(make_diagnostic(DiagnosticCode::kDateMismatch, path, place.line, place.column,
                                          "The title says " + *titled + ", but " +
                                              (written.empty() ? "the file name" : "`date`") + " says " + facts.date +
                                              ", which was used. Correct the one that is wrong.",
                                          place.text));
  }
  return facts;
}

std::string choose_topic(std::string_view path, const FrontMatter& front, const PageFacts& facts, bool profile_matched,
                         const Profile& profile) {
  std::string topic = front.text({"topic"});
  const auto use = [&](std::string text) {
    if (topic.empty()) topic = std::move(text);
  };
  if (profile_matched) {
    use(facts.topic_of_name);
    use(facts.slug_of_name);
  }
  const auto first = [&](std::string_view key, bool split) {
    const std::vector<std::string> values = front.list(key, split);
    return values.empty() ? std::string() : values.front();
  };
  use(first("category", false));
  use(first("categories", true));
  use(first("tags", true));
  use(first("tag", false));
  use(facts.topic_of_name);
  use(front.text({"parent"}));
  use(topic_folder(path));
  use(profile.default_topic);
  return topic.empty() ? "digest" : topic;
}

}  // namespace yoyak::digest
