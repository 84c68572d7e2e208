#include "markdown/inline_html.hpp"

#include <algorithm>

#include "markdown/entities.hpp"
#include "text/characters.hpp"

namespace yoyak::markdown {
namespace {

bool is_html_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool is_blank_or_slash(char c) { return is_html_space(c) || c == '/'; }

// Names with a space on either side. The most frequent ones come first: the lists are searched in this order.
constexpr struct {
  TagKind kind;
  std::string_view names;
} kTags[] = {
    {TagKind::kAnchor, " a "},
    {TagKind::kBreak, " br "},
    {TagKind::kParagraph, " p div center section article header footer main aside nav figure figcaption address "},
    {TagKind::kInline, " b i u s em strong sub sup kbd small del ins code ruby rt rp q cite dfn var samp mark "},
    {TagKind::kBlock, " ul ol li dl dt dd details summary blockquote pre table caption thead tbody tfoot tr td th "},
    {TagKind::kNothing, " span font big abbr acronym time bdi bdo nobr wbr picture source col colgroup "},
    {TagKind::kHeading, " h1 h2 h3 h4 h5 h6 "},
    {TagKind::kRule, " hr "},
    {TagKind::kImage, " img "},
};

// Where ` name ` stands in a list of names; npos if it does not. Most comparisons end at the first letter.
std::size_t find_word(std::string_view list, std::string_view word) {
  for (std::size_t at = 0; at + word.size() <= list.size(); ++at) {
    if (list[at] == ' ' && list[at + 1] == word[1] && list.substr(at, word.size()) == word) return at;
  }
  return std::string_view::npos;
}

void find_name(std::string_view name, HtmlTag& tag) {
  constexpr std::size_t kLongest = 10;
  if (name.empty() || name.size() > kLongest) return;
  char bytes[kLongest + 2] = {' '};
  for (std::size_t i = 0; i < name.size(); ++i) bytes[i + 1] = text::to_ascii_lower(name[i]);
  bytes[name.size() + 1] = ' ';
  std::string_view word(bytes, name.size() + 2);
  if (word == " strike ") word = " s ";
  if (word == " tt ") word = " code ";
  for (const auto& [kind, list] : kTags) {
    const std::size_t at = find_word(list, word);
    if (at == std::string_view::npos) continue;
    tag.kind = kind;
    tag.name = list.substr(at + 1, word.size() - 2);
    return;
  }
}

struct TagReader {
  std::string_view rest;

  template <typename Ends>
  std::string_view until(const Ends& ends) {
    std::size_t size = 0;
    while (size < rest.size() && !ends(rest[size])) ++size;
    const std::string_view found = rest.substr(0, size);
    rest.remove_prefix(size);
    return found;
  }
  // ="value", ='value' or =value; empty where there is none.
  std::string_view value() {
    until([](char c) { return !is_html_space(c); });
    if (rest.empty() || rest.front() != '=') return {};
    rest.remove_prefix(1);
    until([](char c) { return !is_html_space(c); });
    const char quote = rest.empty() ? ' ' : rest.front();
    if (quote != '"' && quote != '\'') return until(is_html_space);
    rest.remove_prefix(1);
    const std::string_view found = until([&](char c) { return c == quote; });
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
  find_name(reader.until(is_blank_or_slash), tag);
  if (tag.kind == TagKind::kText || tag.is_end) return;
  for (;;) {
    reader.until([](char c) { return !is_blank_or_slash(c); });
    if (reader.rest.empty()) return;
    const std::string_view name = reader.until([](char c) { return is_blank_or_slash(c) || c == '='; });
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
