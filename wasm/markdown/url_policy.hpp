// Which URLs may leave the renderer. One function, used for links, images, autolinks and entry links alike.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yoyak::markdown {

// The value of a hexadecimal digit; -1 for any other character.
inline int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

class OutputBuffer;

// `url` is a destination as an author wrote it, after Markdown backslash escapes and entities are resolved.
// Gives the URL to put in an attribute (not yet HTML-escaped; percent-encoded where CommonMark's reference
// implementation does so; `//host` becomes `https://host`), or nothing where the scheme is not http, https, mailto, or
// the URL is not relative or a #fragment. The scheme is judged the way browsers do (WHATWG URL: tabs, newlines, leading
// controls and spaces removed) and again after percent- and entity-decoding until nothing changes, so that no second
// decoder can disagree.
std::optional<std::string> safe_url(std::string_view url);

enum class UrlKind { kRejected, kRelative, kFragment, kExternal, kMail };

// The decision behind safe_url: what kind of URL this is. Linear, does not allocate for ordinary URLs.
UrlKind classify_url(std::string_view url);

// Appends an accepted URL percent-encoded and escaped for a double-quoted attribute.
void append_url_attribute(std::string_view url, OutputBuffer& out);

// True for URLs that leave the site: an http or https scheme, or "//host".
bool is_external(std::string_view url);

}  // namespace yoyak::markdown
