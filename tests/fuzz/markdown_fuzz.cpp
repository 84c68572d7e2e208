// With any input, the HTML contains only known tags, attributes and schemes, is well nested and valid UTF-8, and
// rendering does not depend on earlier renderings. The first byte chooses the options.
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/support.hpp"
#include "markdown/entities.hpp"
#include "markdown/html.hpp"
#include "text/utf8.hpp"

using namespace yoyak;
using fuzz::fail;

namespace {

bool one_of(std::string_view name, std::initializer_list<std::string_view> list) {
  for (const std::string_view item : list) {
    if (name == item) return true;
  }
  return false;
}

void check_url(std::string_view url) {
  const std::size_t colon = url.find(':');
  const std::size_t end = url.find_first_of("/?#");
  if (colon == std::string_view::npos || end < colon) return;
  std::string scheme;
  for (const char c : url.substr(0, colon)) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (!((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') || lower == '+' || lower == '-' ||
          lower == '.'))
      return;
    scheme.push_back(lower);
  }
  const bool is_scheme = !scheme.empty() && scheme[0] >= 'a' && scheme[0] <= 'z';
  if (is_scheme && !one_of(scheme, {"http", "https", "mailto"})) fail("scheme", url);
}

// Strict about form: exactly what the renderer writes, so that no parser can see anything else in it.
void check(std::string_view html) {
  if (!text::is_valid(html)) fail("not UTF-8", html);
  std::vector<std::string_view> open;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    std::size_t i = at + 1;
    const bool closing = i < html.size() && html[i] == '/';
    if (closing) ++i;
    const std::size_t begin = i;
    while (i < html.size() && ((html[i] >= 'a' && html[i] <= 'z') || (html[i] >= '0' && html[i] <= '9'))) ++i;
    const std::string_view name = html.substr(begin, i - begin);
    if (!one_of(name,
                {"p",       "br",      "em",    "strong",  "del",    "code", "pre",  "a",       "img",   "blockquote",
                 "ul",      "ol",      "li",    "hr",      "h1",     "h2",   "h3",   "h4",      "h5",    "h6",
                 "table",   "thead",   "tbody", "tfoot",   "tr",     "th",   "td",   "caption", "input", "mark",
                 "b",       "i",       "u",     "s",       "sub",    "sup",  "kbd",  "small",   "ins",   "ruby",
                 "rt",      "rp",      "q",     "cite",    "dfn",    "var",  "samp", "dl",      "dt",    "dd",
                 "details", "summary", "div",   "section", "button", "span"})) {
      fail("tag", html.substr(at));
    }
    while (i < html.size() && html[i] == ' ') {
      const std::size_t name_begin = ++i;
      while (i < html.size() && ((html[i] >= 'a' && html[i] <= 'z') || html[i] == '-')) ++i;
      const std::string_view attribute = html.substr(name_begin, i - name_begin);
      if (!one_of(attribute,
                  {"id",    "href",  "title",          "class",    "rel",      "src",        "alt",      "loading",
                   "start", "align", "type",           "disabled", "checked",  "aria-label", "tabindex", "role",
                   "dir",   "open",  "referrerpolicy", "data-ref", "data-src", "data-kind"})) {
        fail("attribute", html.substr(at));
      }
      if (i >= html.size() || html[i] != '=') continue;
      const std::size_t end = html.find('"', i + 2);
      if (html[i + 1] != '"' || end == std::string_view::npos) fail("quotes", html.substr(at));
      const std::string_view value = html.substr(i + 2, end - i - 2);
      if (value.find_first_of("<>") != std::string_view::npos) fail("value", value);
      if (one_of(attribute, {"href", "src", "data-src"})) check_url(value);
      i = end + 1;
    }
    if (i >= html.size() || html[i] != '>') fail("end of tag", html.substr(at));
    if (closing) {
      if (open.empty() || open.back() != name) fail("nesting", html.substr(at));
      open.pop_back();
    } else if (!one_of(name, {"br", "hr", "img", "input"})) {
      open.push_back(name);
    }
    at = i;
  }
  if (!open.empty()) fail("not closed", open.back());
}

// Marks every third byte's character: hits at odd places.
class SomeHits : public markdown::HitFinder {
 public:
  void find(std::string_view text, std::vector<markdown::TextRange>& hits) const override {
    std::size_t at = 0;
    for (int i = 0; at < text.size(); ++i) {
      const std::size_t size = text::decode(text, at).size;
      if (i % 3 == 0) hits.push_back({at, at + size});
      at += size;
    }
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const unsigned choice = data[0];
  const std::string markdown(reinterpret_cast<const char*>(data + 1), size - 1);
  const SomeHits finder;
  markdown::HtmlOptions options;
  options.heading_shift = static_cast<int>(choice & 3);
  options.heading_ids = (choice & 4) == 0;
  options.hard_breaks = (choice & 8) != 0;
  if ((choice & 16) != 0) options.id_prefix = "p-";
  if ((choice & 32) != 0) options.reference_prefix = "#r-";
  if ((choice & 64) != 0) options.hits = &finder;
  options.remote_images = (choice & 3) == 2;
  if ((choice & 128) != 0) {
    markdown::use_all_entities();
  } else {
    markdown::use_entity_table({nullptr, nullptr});
  }
  std::string first = "x";
  markdown::render_html(markdown, options, first);
  check(std::string_view(first).substr(1));
  std::string second;
  markdown::render_html(markdown, options, second);
  if (first.substr(1) != second) fail("not stable", second);
  if (!text::is_valid(markdown::plain_text(markdown))) fail("plain text is not UTF-8", markdown);
  return 0;
}
