#include "markdown/inline_html.hpp"

#include "markdown/entities.hpp"

namespace yoyak::markdown {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t'; }
bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

std::string decode(std::string_view value) {
  std::string out;
  while (!value.empty()) {
    const std::size_t ampersand = value.find('&');
    out += value.substr(0, ampersand);
    if (ampersand == std::string_view::npos) break;
    value.remove_prefix(ampersand);
    const std::size_t end = value.substr(0, 40).find(';');
    if (end != std::string_view::npos && append_entity(value.substr(0, end + 1), out)) {
      value.remove_prefix(end + 1);
    } else {
      out.push_back('&');
      value.remove_prefix(1);
    }
  }
  return out;
}

bool is_id(std::string_view id) {
  if (id.empty()) return false;
  for (const char c : id) {
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F) return false;
    if (c == '"' || c == '\'' || c == '<' || c == '>' || c == '`') return false;
  }
  return true;
}

struct Reader {
  std::string_view rest;

  void skip_space() {
    while (!rest.empty() && is_space(rest.front())) rest.remove_prefix(1);
  }
  std::string_view word() {
    std::size_t i = 0;
    while (i < rest.size() && is_letter(rest[i])) ++i;
    const std::string_view found = rest.substr(0, i);
    rest.remove_prefix(i);
    return found;
  }
  // ="value", ='value' or =value
  bool value(std::string_view& found) {
    skip_space();
    if (rest.empty() || rest.front() != '=') return false;
    rest.remove_prefix(1);
    skip_space();
    if (rest.empty()) return false;
    const char quote = rest.front();
    if (quote == '"' || quote == '\'') {
      const std::size_t end = rest.find(quote, 1);
      if (end == std::string_view::npos) return false;
      found = rest.substr(1, end - 1);
      rest.remove_prefix(end + 1);
    } else {
      const std::size_t end = rest.find_first_of(" \t\"'=<>`");
      found = rest.substr(0, end);
      rest.remove_prefix(found.size());
    }
    return true;
  }
};

}  // namespace

InlineHtml read_inline_html(std::string_view tag) {
  InlineHtml html;
  if (tag.size() < 4 || tag.front() != '<' || tag.back() != '>') return html;
  Reader reader{tag.substr(1, tag.size() - 2)};
  if (reader.rest.front() == '/') {
    reader.rest.remove_prefix(1);
    const std::string name = lower(reader.word());
    reader.skip_space();
    if (name == "a" && reader.rest.empty()) html.tag = InlineTag::kEndAnchor;
    return html;
  }
  const std::string name = lower(reader.word());
  if (name == "br") {
    reader.skip_space();
    if (reader.rest.empty() || reader.rest == "/") html.tag = InlineTag::kBreak;
    return html;
  }
  if (name != "a") return html;
  bool reference = false;
  for (;;) {
    const std::size_t before = reader.rest.size();
    reader.skip_space();
    if (reader.rest.empty()) break;
    if (reader.rest.size() == before) return html;
    const std::string attribute = lower(reader.word());
    std::string_view raw;
    if (!reader.value(raw)) return html;
    std::string value = decode(raw);
    if (attribute == "id" || attribute == "name") {
      if (!is_id(value)) return html;
      if (html.id.empty()) html.id = std::move(value);
    } else if (attribute == "href" && !value.empty() && value[0] == '#') {
      reference = true;
      html.fragment = value.substr(1);
    } else if (attribute != "class") {
      return html;
    }
  }
  if (reference) {
    html.tag = InlineTag::kReference;
  } else if (!html.id.empty()) {
    html.tag = InlineTag::kAnchor;
  }
  return html;
}

}  // namespace yoyak::markdown
