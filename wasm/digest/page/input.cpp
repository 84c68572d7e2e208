#include "digest/page/input.hpp"

#include <algorithm>

#include "digest/page/addresses.hpp"
#include "digest/page/bold_titles.hpp"
#include "digest/page/notes.hpp"
#include "digest/page/page.hpp"
#include "digest/page/privacy.hpp"
#include "digest/page/title_text.hpp"
#include "digest/profile/labelled.hpp"
#include "digest/source/dialects.hpp"
#include "digest/source/source_text.hpp"
#include "digest/source/spans.hpp"
#include "digest/source/templates.hpp"
#include "text/characters.hpp"
#include "text/utf8.hpp"

namespace yoyak::digest {
namespace {

constexpr std::size_t kMaxFirstLine = 80;  // code points of a title that is no heading; a longer first line is cut

// Without references to footnotes.
std::string without_notes(std::string text) {
  for (std::size_t at = text.find("[^"); at != std::string::npos; at = text.find("[^", at)) {
    const std::size_t end = text.find(']', at);
    if (end == std::string::npos) break;
    text.erase(at, end + 1 - at);
  }
  return text;
}

// The first sentence of the first line, where that is text: no list, table, code, quotation, image or element.
std::string title_of_first_line(const std::vector<Line>& body) {
  const auto first = std::find_if(body.begin(), body.end(), [](const Line& line) { return !is_blank(line.text); });
  if (first == body.end() || first->code || indent_of(first->text) >= 4 || try_list_item(first->text) ||
      try_heading(first->text) || is_thematic_break(first->text) || !try_definition(first->text).label.empty())
    return {};
  const std::string_view line = text::trim(first->text);
  if (line.find("[[") != std::string_view::npos || try_labelled_fact(line)) return {};  // links to notes; a fact
  const bool one_word = line.find(' ') == std::string_view::npos;
  if (one_word && (line.starts_with("http://") || line.starts_with("https://"))) return {};  // an address alone
  const auto bold = [](const Line& other) { return !other.code && is_bold_line(other.text); };
  if (bold(*first) && std::any_of(first + 1, body.end(), bold)) return {};  // the first of several parts
  if (line.empty() || std::string_view("|>!<[{`").find(line.front()) != std::string_view::npos) return {};
  std::string title = without_notes(inline_text(line));
  for (const std::string_view end : {". ", "? ", "! ", "。", "？", "！"}) {
    const std::size_t at = title.find(end);
    if (at != std::string::npos) title.resize(at + (end.size() == 2 ? 1 : end.size()));
  }
  if (text::count(title) <= kMaxFirstLine) return title;
  std::string_view cut = text::first_code_points(title, kMaxFirstLine);
  if (const std::size_t space = cut.rfind(' '); space != std::string_view::npos && space > cut.size() / 2)
    cut = cut.substr(0, space);
  return std::string(text::trim(cut)) + "…";
}

std::string title_of_head(PageInput& input) {
  std::string title = input.front.words({"title"});
  take_note_references(labels_of_notes(input.source), title, input.title_notes);
  return plain_title(title);
}

// Puts a head that stands in a fence before the remark that stands before the fence: "Here is the page:".
void put_head_first(PageInput& input) {
  const auto at = [&](std::size_t line) {
    return line < input.lines.size() ? static_cast<std::size_t>(input.lines[line].data() - input.source.data())
                                     : input.source.size();
  };
  const std::size_t first = at(input.front.fence->first);
  const std::size_t end = at(input.front.body);
  std::string source = input.source.substr(first, end - first);
  if (!source.ends_with('\n')) source += '\n';
  source += input.source.substr(0, first) + input.source.substr(end);
  input.front.body -= input.front.fence->first;
  input.source = std::move(source);
  input.lines = split_lines(input.source);
}

// Lines keep their numbers.
void expand_page(PageInput& input, const Jekyll* jekyll, std::vector<Diagnostic>& diagnostics) {
  const std::size_t first = input.front.body;
  if (first >= input.lines.size()) return;
  const auto start = static_cast<std::size_t>(input.lines[first].data() - input.source.data());
  std::string body = input.source.substr(start);
  TemplatePage page;
  page.path = input.path;
  page.first_line = static_cast<std::uint32_t>(first + 1);
  const std::string title = input.front.words({"title"});
  page.title = title;
  if (jekyll && first > 0) {  // Jekyll copies what has no front matter
    page.jekyll = true;
    page.folder = jekyll->folder;
  }
  body = plain_dialects(input.path, std::move(body), page.first_line, diagnostics);
  if (may_have_templates(body)) body = expand_templates(body, page, diagnostics);
  input.source.replace(start, std::string::npos, body);
  input.lines = split_lines(input.source);
}

}  // namespace

std::unique_ptr<PageInput> read_input(std::string_view path, std::string_view bytes, const Profile& profile,
                                      const Jekyll* jekyll, std::vector<Diagnostic>& diagnostics) {
  auto input = std::make_unique<PageInput>();
  input->path = text::sanitise(path);
  input->source = decode_source(input->path, bytes, diagnostics);
  input->lines = split_lines(input->source);
  input->front = read_front_matter(input->path, input->lines, diagnostics);
  if (const auto& fence = input->front.fence) {  // out of the text, which is searched again later
    for (const std::string_view line : {fence->opening, fence->closing})
      std::fill_n(input->source.begin() + (line.data() - input->source.data()), line.size(), ' ');
    if (fence->start < fence->first && input->front.body > fence->first) put_head_first(*input);
  }
  if (const auto hidden = private_page(input->path, input->front)) {
    input->is_private = true;
    const KeyPlace place =
        hidden->key.empty() ? KeyPlace{} : place_of_key(input->lines, input->front.body, hidden->key);
    diagnostics.push_back(make_diagnostic(DiagnosticCode::kUnpublished, input->path, place.line, place.line > 0 ? 1 : 0,
                                          "Not published: " + hidden->why + ".", place.text));
    return input;
  }
  expand_page(*input, jekyll, diagnostics);
  const std::vector<Line> body = input->body();
  input->heading = first_heading(body);
  for (const auto* words : {&profile.overview_headings, &profile.entries_headings, &profile.contents_headings}) {
    if (is_one_of(input->heading, *words)) input->heading.clear();  // of a part of the page
  }
  if (input->heading.find("[^") != std::string::npos)
    take_note_references(labels_of_notes(input->source), input->heading, input->title_notes);
  input->date = date_of_page(input->path, input->front, input->heading, input->lines, body, diagnostics);
  input->title = title_of_head(*input);
  if (input->title.empty()) input->title = input->heading;
  if (input->title.empty()) input->title = title_of_first_line(body);
  return input;
}

}  // namespace yoyak::digest
