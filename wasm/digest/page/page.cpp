#include "digest/page/page.hpp"

#include <algorithm>

#include "digest/page/notes.hpp"
#include "digest/values/dates.hpp"
#include "text/characters.hpp"
#include "text/scan.hpp"

namespace yoyak::digest {

Diagnostic diagnostic_at(DiagnosticCode code, const Page& page, std::uint32_t line, std::string message,
                         std::string_view excerpt) {
  const auto column =
      line == 0 ? 0 : static_cast<std::uint32_t>(std::min(excerpt.find_first_not_of(" \t"), excerpt.size()) + 1);
  return make_diagnostic(code, page.digest.source_path, line, column, std::move(message), excerpt);
}

std::vector<Line> trim_lines(std::vector<Line> lines) {
  const auto goes = [](const Line& line) {
    return !line.code && (is_blank(line.text) || is_thematic_break(line.text));
  };
  while (!lines.empty() && goes(lines.back())) lines.pop_back();
  const auto first = std::find_if_not(lines.begin(), lines.end(), goes);
  lines.erase(lines.begin(), first);
  return lines;
}

void set_overview(std::vector<Line> lines, bool keep_line_breaks, Page& page) {
  lines = trim_lines(std::move(lines));
  page.digest.overview = join_lines(lines, keep_line_breaks);
}

namespace {

// Bytes of destinations that references repeat, for a page of so many bytes. A definition of 40 KB that ten thousand
// references use would be 400 MB of a page of 80 KB. The renderer has the same limit (markdown/limits.hpp).
constexpr std::size_t max_repeated(std::size_t page) { return 8 * page + (std::size_t{1} << 20); }

// Whether the references of the lines repeat more than that. Labels contain no brackets, so that every closing bracket
// belongs to the last opening one.
bool repeat_too_much(const std::vector<Line>& lines, const Definitions& definitions) {
  std::size_t longest = 0, bytes = 0, brackets = 0;
  for (const auto& [label, url] : definitions) longest = std::max(longest, url.size());
  if (longest == 0) return false;
  for (const Line& line : lines) {
    bytes += line.text.size();
    brackets += static_cast<std::size_t>(std::count(line.text.begin(), line.text.end(), ']'));
  }
  const std::size_t most = max_repeated(bytes);
  if (brackets <= most / longest) return false;
  std::size_t repeated = 0;
  for (const Line& line : lines) {
    std::size_t open = std::string_view::npos;
    for (std::size_t i = 0; i < line.text.size(); ++i) {
      if (line.text[i] == '[') open = i;
      if (line.text[i] != ']' || open == std::string_view::npos) continue;
      const auto found = definitions.find(definition_label(line.text.substr(open + 1, i - open - 1)));
      if (found != definitions.end()) repeated += found->second.size();
      if (repeated > most) return true;
      open = std::string_view::npos;
    }
  }
  return false;
}

}  // namespace

void collect_definitions(const std::vector<Line>& lines, Page& page) {
  for (const Line& line : lines) {
    if (line.code || text::find_pair(line.text, ']', ':') == std::string_view::npos) continue;
    Definition definition = try_definition(line.text);
    if (definition.label.empty()) continue;
    page.definition_lines.try_emplace(definition.label, text::trim(line.text));
    page.definitions.try_emplace(std::move(definition.label), std::move(definition.url));
  }
  if (repeat_too_much(lines, page.definitions)) page.definitions.clear();
}

namespace {

// What a heading says as the title of its page.
std::string heading_text(std::string_view heading) { return inline_text(without_emphasis(heading)); }

// The only heading of the first level, wherever it stands: behind a line of navigation or a picture.
std::string only_title(const std::vector<Line>& lines) {
  std::string title;
  for (const Line& line : lines) {
    if (line.code) continue;
    const auto heading = try_heading(line.text);
    if (!heading || heading->level != 1) continue;
    if (!title.empty() || heading->text.find("](") != std::string_view::npos) return {};
    title = heading_text(heading->text);
  }
  return title;
}

// Is a heading of the first level the first of several that stand over lists or tables?
bool is_first_of_lists(const std::vector<Line>& lines, std::size_t heading) {
  bool over_list = true;
  std::size_t count = 0;
  for (std::size_t i = heading; i < lines.size() && over_list; ++i) {
    if (lines[i].code || lines[i].text.empty() || lines[i].text.front() != '#') continue;
    const auto found = try_heading(lines[i].text);
    if (!found || found->level != 1) continue;
    ++count;
    std::size_t next = i + 1;
    while (next < lines.size() && !lines[next].code && is_blank(lines[next].text)) ++next;
    over_list = next < lines.size() && !lines[next].code &&
                (try_list_item(lines[next].text) || lines[next].text.find('|') != std::string_view::npos);
  }
  return over_list && count > 1;
}

}  // namespace

std::string first_heading(const std::vector<Line>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_blank(lines[i].text) && !lines[i].code) continue;
    if (lines[i].code) return {};
    const auto heading = try_heading(lines[i].text);
    if (!heading) {
      if (i + 1 < lines.size() && setext_level(lines[i + 1].text) == 1) return heading_text(lines[i].text);
      return only_title(lines);
    }
    if (heading->text.find("](") != std::string_view::npos) return {};  // an entry's, not the page's
    // "## News" before "## Papers" is the first of several parts, and so is "# News" over a list before "# Papers"; a
    // date is the page's at any level.
    if (!find_dates(heading->text).empty()) return heading_text(heading->text);
    if (heading->level == 1) return is_first_of_lists(lines, i) ? std::string() : heading_text(heading->text);
    const bool alone =
        std::none_of(lines.begin() + static_cast<std::ptrdiff_t>(i + 1), lines.end(), [&](const Line& line) {
          if (line.code) return false;
          const auto other = try_heading(line.text);
          return other && other->level <= heading->level;
        });
    return alone ? heading_text(heading->text) : only_title(lines);
  }
  return {};
}

bool repeats_title(std::string_view heading, const SplitContext& context) {
  std::string without_notes;
  if (!context.title_notes.empty()) {
    NoteLabels taken;
    without_notes = heading;
    take_note_references(context.title_notes, without_notes, taken);
    heading = without_notes;
  }
  const std::string key = text::match_key(heading);
  if (key.empty()) return false;
  if (key == text::match_key(context.title)) return true;
  std::size_t end = 0;
  const auto date = try_parse_date(heading, &end);
  return date && *date == context.date && text::match_key(heading.substr(end)).empty();
}

}  // namespace yoyak::digest
