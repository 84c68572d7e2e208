#include "markdown/inline_html.hpp"

#include "markdown/entities.hpp"

namespace yoyak::markdown {
namespace {

bool is_space_or_tab(char c) { return c == ' ' || c == '\t'; }
bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

bool same_word(std::string_view word, std::string_view lower) {
  if (word.size() != lower.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if ((word[i] | 0x20) != lower[i]) return false;  // words are letters only
  }
  return true;
}

// `value` with its entities decoded: itself or in `buffer`.
std::string_view decode(std::string_view value, std::string& buffer) {
  if (value.find('&') == std::string_view::npos) return value;
  buffer.clear();
  while (!value.empty()) {
    const std::size_t ampersand = value.find('&');
    buffer += value.substr(0, ampersand);
    if (ampersand == std::string_view::npos) break;
    value.remove_prefix(ampersand);
    const std::size_t end = value.substr(0, 40).find(';');
    if (end != std::string_view::npos && append_entity(value.substr(0, end + 1), buffer)) {
      value.remove_prefix(end + 1);
    } else {
      buffer.push_back('&');
      value.remove_prefix(1);
    }
  }
  return buffer;
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
    while (!rest.empty() && is_space_or_tab(rest.front())) rest.remove_prefix(1);
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

void read_inline_html(std::string_view tag, InlineHtml& html) {
  if (tag.size() < 4 || tag.front() != '<' || tag.back() != '>') return;
  Reader reader{tag.substr(1, tag.size() - 2)};
  if (reader.rest.front() == '/') {
    reader.rest.remove_prefix(1);
    const bool anchor = same_word(reader.word(), "a");
    reader.skip_space();
    if (anchor && reader.rest.empty()) html.tag = InlineTag::kEndAnchor;
    return;
  }
  const std::string_view name = reader.word();
  if (same_word(name, "br")) {
    reader.skip_space();
    if (reader.rest.empty() || reader.rest == "/") html.tag = InlineTag::kBreak;
    return;
  }
  if (!same_word(name, "a")) return;
  bool reference = false;
  for (;;) {
    const std::size_t before = reader.rest.size();
    reader.skip_space();
    if (reader.rest.empty()) break;
    if (reader.rest.size() == before) return;
    const std::string_view attribute = reader.word();
    std::string_view raw;
    if (!reader.value(raw)) return;
    if (same_word(attribute, "href")) {
      const std::string_view value = decode(raw, html.fragment_buffer);
      if (value.empty() || value[0] != '#') return;
      reference = true;
      html.fragment = value.substr(1);
    } else if (same_word(attribute, "id") || same_word(attribute, "name")) {
      const bool first = html.id.empty();
      std::string ignored;
      const std::string_view value = decode(raw, first ? html.id_buffer : ignored);
      if (!is_id(value)) return;
      if (first) html.id = value;
    } else if (!same_word(attribute, "class")) {
      return;
    }
  }
  if (reference) {
    html.tag = InlineTag::kReference;
  } else if (!html.id.empty()) {
    html.tag = InlineTag::kAnchor;
  }
}

}  // namespace yoyak::markdown
