#include "markdown/inline_html.hpp"

#include <algorithm>

#include "markdown/entities.hpp"
#include "text/characters.hpp"

namespace yoyak::markdown {
namespace {

constexpr std::string_view kSpace = " \t\r\n", kSpaceOrSlash = " \t\r\n/";

// Names with a space on either side.
constexpr struct {
  TagKind kind;
  std::string_view names;
} kTags[] = {
    {TagKind::kInline, " b i u s em strong sub sup kbd small del ins code ruby rt rp q cite dfn var samp mark "},
    {TagKind::kBlock, " ul ol li dl dt dd details summary blockquote pre table caption thead tbody tfoot tr td th "},
    {TagKind::kParagraph, " p div center section article header footer main aside nav figure figcaption address "},
    {TagKind::kNothing, " span font big abbr acronym time bdi bdo nobr wbr picture source col colgroup "},
    {TagKind::kHeading, " h1 h2 h3 h4 h5 h6 "},
    {TagKind::kBreak, " br "},
    {TagKind::kRule, " hr "},
    {TagKind::kAnchor, " a "},
    {TagKind::kImage, " img "},
};

void find_name(std::string_view name, HtmlTag& tag) {
  constexpr std::size_t kLongest = 10;
  if (name.empty() || name.size() > kLongest) return;
  std::string word = " ";
  for (const char c : name) word.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  if (word == " strike") word = " s";
  if (word == " tt") word = " code";
  word.push_back(' ');
  for (const auto& [kind, list] : kTags) {
    const std::size_t at = list.find(word);
    if (at == std::string_view::npos) continue;
    tag.kind = kind;
    tag.name = list.substr(at + 1, word.size() - 2);
    return;
  }
}

struct TagReader {
  std::string_view rest;

  std::string_view until(std::string_view ends) {
    const std::string_view found = rest.substr(0, rest.find_first_of(ends));
    rest.remove_prefix(found.size());
    return found;
  }
  void skip(std::string_view skipped) { rest.remove_prefix(std::min(rest.find_first_not_of(skipped), rest.size())); }
  // ="value", ='value' or =value; empty where there is none.
  std::string_view value() {
    skip(kSpace);
    if (rest.empty() || rest.front() != '=') return {};
    rest.remove_prefix(1);
    skip(kSpace);
    const char quote = rest.empty() ? ' ' : rest.front();
    if (quote != '"' && quote != '\'') return until(kSpace);
    rest.remove_prefix(1);
    const std::string_view found = until(std::string_view(&quote, 1));
    if (!rest.empty()) rest.remove_prefix(1);
    return found;
  }
};

}  // namespace

void read_html_tag(std::string_view text, HtmlTag& tag) {
  if (text.substr(0, 4) == "<!--") tag.kind = TagKind::kNothing;
  if (text.size() < 3 || text.front() != '<' || text.back() != '>') return;
  TagReader reader{text.substr(1, text.size() - 2)};
  tag.is_end = reader.rest.front() == '/';
  if (tag.is_end) reader.rest.remove_prefix(1);
  find_name(reader.until(kSpaceOrSlash), tag);
  if (tag.kind == TagKind::kText || tag.is_end) return;
  for (;;) {
    reader.skip(kSpaceOrSlash);
    if (reader.rest.empty()) return;
    const std::string_view name = reader.until(" \t\r\n=/");
    const std::string_view value = reader.value();
    const bool is_link = tag.kind == TagKind::kAnchor;
    const auto is = [&](std::string_view other) { return text::equals_ignoring_case(name, other); };
    const auto keep = [&](std::string_view& target) {
      if (target.data() == nullptr) target = value;
    };
    if (is(is_link ? "href" : "src")) {
      keep(tag.target);
      tag.has_target = true;
    } else if (is("id") || (is_link && is("name"))) {
      keep(tag.id);
    } else if (is("alt")) {
      keep(tag.alt);
    } else if (is("title")) {
      keep(tag.title);
    }
  }
}

std::string_view decode_attribute(std::string_view value, std::string& buffer) {
  constexpr std::size_t kLongestEntity = 40;
  if (value.find('&') == std::string_view::npos) return value;
  std::string decoded;
  while (!value.empty()) {
    const std::size_t end = value[0] == '&' ? value.substr(0, kLongestEntity).find(';') : std::string_view::npos;
    if (end != std::string_view::npos && append_entity(value.substr(0, end + 1), decoded)) {
      value.remove_prefix(end + 1);
    } else {
      decoded.push_back(value[0]);
      value.remove_prefix(1);
    }
  }
  buffer = std::move(decoded);
  return buffer;
}

bool is_html_id(std::string_view id) {
  for (const char c : id) {
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || c == '"' || c == '\'' || c == '<' || c == '>' || c == '`')
      return false;
  }
  return !id.empty();
}

}  // namespace yoyak::markdown
