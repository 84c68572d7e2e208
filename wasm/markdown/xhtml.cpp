#include "markdown/xhtml.hpp"

#include <algorithm>
#include <vector>

#include "markdown/entities.hpp"
#include "markdown/inline_html.hpp"
#include "markdown/url_policy.hpp"
#include "text/utf8.hpp"

namespace yoyak::markdown {
namespace {

// Names with a space on either side.
constexpr std::string_view kVoid = " br hr input ";
// Blocks of an author that may stand only in some places of a document.
constexpr std::string_view kOnlyBlocks = " main header footer nav aside address ";
// Attributes that a book needs. Marks for the viewer's scripts are not among them.
constexpr std::string_view kKept = " class title dir lang start type checked disabled colspan rowspan open ";

bool is_listed(std::string_view list, std::string_view name) {
  const std::string word = " " + std::string(name) + " ";
  return list.find(word) != std::string_view::npos;
}

bool is_letter_or_digit(char c) {
  const char lower = static_cast<char>(c | 0x20);
  return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9');
}

constexpr char kHex[] = "0123456789ABCDEF";

void append_hex(std::uint32_t value, std::string& out) {
  std::string digits;
  for (; value != 0 || digits.empty(); value >>= 4) digits.insert(digits.begin(), kHex[value & 15]);
  out += digits;
}

struct Tag {
  std::string_view name;
  std::string_view attributes;  // what stands behind the name
  bool is_end = false;
  std::size_t end = 0;  // behind the tag
};

// The tag that begins at `at`. Values of attributes contain no `>`: the renderer escapes it.
Tag tag_at(std::string_view html, std::size_t at) {
  Tag tag;
  const std::size_t close = std::min(html.find('>', at), html.size());
  std::string_view inner = html.substr(at + 1, close - at - 1);
  tag.end = std::min(close + 1, html.size());
  tag.is_end = inner.starts_with('/');
  if (tag.is_end) inner.remove_prefix(1);
  tag.name = inner.substr(0, inner.find_first_of(" \n/"));
  tag.attributes = inner.substr(tag.name.size());
  return tag;
}

// Calls use(name, decoded value) for each attribute.
template <class Use>
void each_attribute(std::string_view rest, Use use) {
  std::string buffer;
  for (;;) {
    rest.remove_prefix(std::min(rest.find_first_not_of(" \n/"), rest.size()));
    if (rest.empty()) return;
    const std::string_view name = rest.substr(0, rest.find_first_of(" =\n"));
    rest.remove_prefix(name.size());
    if (!rest.starts_with("=\"")) {
      if (name.empty()) return;  // no attribute as the renderer writes it
      use(name, name);
      continue;
    }
    const std::string_view value = rest.substr(2, rest.find('"', 2) - 2);
    rest.remove_prefix(std::min(value.size() + 3, rest.size()));
    use(name, decode_attribute(value, buffer));
  }
}

class Writer {
 public:
  Writer(const LinkOf& link, const LinkOf& picture, std::string& out) : link_(link), picture_(picture), out_(out) {}

  void write(std::string_view html) {
    for (std::size_t at = 0; at < html.size();) {
      if (html[at] != '<') {
        const std::size_t end = std::min(html.find('<', at), html.size());
        text(html.substr(at, end - at));
        at = end;
        continue;
      }
      const Tag tag = tag_at(html, at);
      at = tag.end;
      const std::string name(is_listed(kOnlyBlocks, tag.name) ? std::string_view("div") : tag.name);
      if (tag.is_end) close(name);
      else open(name, tag.attributes);
    }
    while (!open_.empty()) close(std::string(open_.back()));
  }

 private:
  void text(std::string_view piece) {
    std::string buffer;
    append_xml_text(decode_attribute(piece, buffer), out_);
  }

  void open(const std::string& name, std::string_view attributes) {
    if (name == "img") return image(attributes);
    out_ += "<" + name;
    each_attribute(attributes, [&](std::string_view key, std::string_view value) {
      if (key == "id") attribute("id", xml_id(value));
      else if (key == "align") attribute("style", "text-align: " + std::string(value));
      else if (key == "href") {
        if (const auto target = link_(value)) attribute("href", *target);
      } else if (is_listed(kKept, key)) {
        attribute(key, value);
      }
    });
    if (is_listed(kVoid, name)) {
      out_ += "/>";
      return;
    }
    out_ += ">";
    open_.push_back(name);
  }

  // Elements inside that are still open end as well.
  void close(const std::string& name) {
    if (std::find(open_.rbegin(), open_.rend(), name) == open_.rend()) return;
    for (bool is_last = false; !is_last;) {
      is_last = open_.back() == name;
      out_ += "</" + open_.back() + ">";
      open_.pop_back();
    }
  }

  void image(std::string_view attributes) {
    std::string text;
    std::optional<std::string> source;
    each_attribute(attributes, [&](std::string_view key, std::string_view value) {
      if (key == "alt") text = value;
      else if (key == "src") source = picture_(value);
    });
    if (!source) return append_xml_text(text, out_);
    out_ += "<img";
    attribute("src", *source);
    attribute("alt", text);
    out_ += "/>";
  }

  void attribute(std::string_view key, std::string_view value) {
    out_ += " ";
    out_ += key;
    out_ += "=\"";
    append_xml_text(value, out_);
    out_ += "\"";
  }

  const LinkOf& link_;
  const LinkOf& picture_;
  std::string& out_;
  std::vector<std::string> open_;
};

}  // namespace

std::string xml_id(std::string_view id) {
  std::string out;
  for (std::size_t at = 0; at < id.size();) {
    const text::Decoded one = text::decode(id, at);
    const bool is_syllable = one.code >= 0xAC00 && one.code <= 0xD7A3;
    const bool is_plain = one.code < 0x80 && (is_letter_or_digit(id[at]) || id[at] == '-' || id[at] == '.');
    if (is_syllable || is_plain) {
      out += id.substr(at, one.size);
    } else {
      out += "_";
      append_hex(static_cast<std::uint32_t>(one.code), out);
      out += "_";
    }
    at += one.size;
  }
  return out;
}

IdSet xhtml_ids(std::string_view html) {
  IdSet ids;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    const Tag tag = tag_at(html, at);
    at = tag.end;
    if (tag.is_end || tag.name == "img") continue;
    each_attribute(tag.attributes, [&](std::string_view key, std::string_view value) {
      if (key == "id") ids.insert(xml_id(value));
    });
  }
  return ids;
}

void append_xhtml(std::string_view html, const LinkOf& link, const LinkOf& picture, std::string& out) {
  Writer(link, picture, out).write(html);
}

void append_xml_text(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded one = text::decode(text, at);
    const std::string_view piece = text.substr(at, one.size);
    at += one.size;
    if (one.code == '&') out += "&amp;";
    else if (one.code == '<') out += "&lt;";
    else if (one.code == '>') out += "&gt;";
    else if (one.code == '"') out += "&quot;";
    else if (one.code < 0x20 && one.code != '\n' && one.code != '\t') continue;
    else if (one.code == 0xFFFE || one.code == 0xFFFF) continue;
    else if (!one.valid) out += text::kReplacementUtf8;
    else out += piece;
  }
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int high = text[at] == '%' && at + 2 < text.size() ? hex_value(text[at + 1]) : -1;
    const int low = high < 0 ? -1 : hex_value(text[at + 2]);
    if (low < 0) {
      out += text[at];
      continue;
    }
    out += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return out;
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_letter_or_digit(c) || std::string_view("-._~").find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    out += '%';
    out += kHex[static_cast<unsigned char>(c) >> 4];
    out += kHex[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

}  // namespace yoyak::markdown
