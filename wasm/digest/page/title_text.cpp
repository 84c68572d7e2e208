#include "digest/page/title_text.hpp"

#include <algorithm>
#include <vector>

#include "digest/values/links.hpp"
#include "digest/values/ordinal.hpp"
#include "markdown/entities.hpp"
#include "text/characters.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace yoyak::digest {

std::string_view without_lead(std::string_view text, std::optional<std::uint32_t>& number, std::string& tags) {
  constexpr std::size_t kMaxTag = 40;  // bytes
  for (;;) {
    const std::size_t before = text.size();
    text = text::trim(text);
    if (text.starts_with("[")) {
      const std::size_t close = text.substr(0, kMaxTag).find(']');
      const bool tag = close != std::string_view::npos && close > 1 && !text.substr(close + 1).starts_with("(") &&
                       !text.substr(close + 1).starts_with("[");
      if (tag) {
        tags += std::string(text.substr(0, close + 1)) + " ";
        text.remove_prefix(close + 1);
        continue;
      }
    }
    if (!number) {
      std::optional<std::uint32_t> ordinal;
      const std::string_view rest = without_ordinal(text, ordinal);
      if (ordinal) {
        number = ordinal;
        text = rest;
      }
    }
    std::size_t pos = 0;
    while (pos < text.size()) {  // emoji and arrows
      std::size_t next = pos;
      const char32_t c = text::next_unchecked(text, next);
      if (c < 0x2000 || text::is_word(c) || !text::is_punctuation(c)) break;
      if (c >= 0x2010 && c <= 0x2027) break;  // dashes, quotation marks
      if (c >= 0x3000 && c <= 0x303F) break;  // brackets of Chinese, Japanese and Korean
      if (c >= 0xFF00 && c <= 0xFFEF) break;
      pos = next;
      while (pos < text.size()) {  // what modifies an emoji
        std::size_t more = pos;
        const char32_t mark = text::next_unchecked(text, more);
        if (mark != 0xFE0F && mark != 0x200D && !(mark >= 0x1F3FB && mark <= 0x1F3FF)) break;
        pos = more;
      }
    }
    text.remove_prefix(pos);
    if (text.size() == before) return text;
  }
}

std::string_view without_box(std::string_view text) {
  for (const std::string_view box : {"[ ] ", "[x] ", "[X] "}) {
    if (text.starts_with(box)) return text::trim(text.substr(box.size()));
  }
  return text;
}

std::size_t end_of_sentence(std::string_view markdown, std::size_t from, const Definitions& definitions) {
  const std::vector<Span> spans = scan_inline(markdown, definitions);
  std::size_t next = 0;
  std::size_t skip_to = 0;
  for (std::size_t i = 0; i < markdown.size(); ++i) {
    while (next < spans.size() && spans[next].end <= i) ++next;
    if (next < spans.size() && i >= spans[next].text_end && i < spans[next].end) {  // an address ends no sentence
      skip_to = spans[next].end;
    }
    if (i < skip_to) continue;
    std::size_t size = 0;
    for (const std::string_view mark : {"。", "？", "！"}) {
      if (markdown.substr(i).starts_with(mark)) size = mark.size();
    }
    if (size == 0 && std::string_view(".?!").find(markdown[i]) != std::string_view::npos) {
      std::size_t behind = i + 1;
      while (behind < markdown.size() &&
             std::string_view(".?!\"')]*_").find(markdown[behind]) != std::string_view::npos)
        ++behind;
      std::size_t word = i;  // "U.S. ", "No. ", "3. ": a full stop of a short word or a number ends nothing
      while (word > 0 && (text::is_ascii_alpha(markdown[word - 1]) || text::is_ascii_digit(markdown[word - 1]))) --word;
      const bool short_word = markdown[i] == '.' && i - word <= 2 && i > word &&
                              (word == 0 || static_cast<unsigned char>(markdown[word - 1]) < 0x80);
      const bool ends = behind == markdown.size() || markdown[behind] == ' ' || markdown[behind] == '\n';
      if (ends && !short_word) size = behind - i;
    }
    if (size == 0) continue;
    std::size_t end = i + size;
    if (next < spans.size() && spans[next].begin < end && spans[next].end > end) end = spans[next].end;
    if (end >= from) return end;
  }
  return markdown.size();
}

std::string plain_title(std::string_view title) {
  constexpr std::size_t kLong = 2000;  // bytes; no title
  if (title.size() > kLong || title.find_first_of("*_`~[<&") == std::string_view::npos) return std::string(title);
  const std::string untagged = without_plain_tags(title);
  const std::string_view text = untagged;
  const std::vector<Span> spans = scan_inline(text, {});
  std::string out;
  std::vector<std::size_t> taken;  // closing marks
  std::size_t span = 0;
  for (std::size_t at = 0; at < text.size();) {
    while (span < spans.size() && spans[span].begin < at) ++span;
    if (span < spans.size() && spans[span].begin == at) {
      const Span& each = spans[span];
      if (each.kind == SpanKind::kLink || each.kind == SpanKind::kAnchor || each.kind == SpanKind::kImage) {
        out += plain_title(text.substr(each.text_begin, each.text_end - each.text_begin));
        at = each.end;
        continue;
      }
    }
    if (text[at] == '`') {
      const std::size_t close = text.find('`', at + 1);
      const bool code = close != std::string_view::npos && close > at + 1;
      if (code) out += text::trim(text.substr(at + 1, close - at - 1));
      else out += '`';
      at = code ? close + 1 : at + 1;
      continue;
    }
    if (text[at] == '&') {
      constexpr std::size_t kMaxEntity = 34;  // as in inline_text
      const std::size_t end = text.substr(at, kMaxEntity).find(';');
      if (end != std::string_view::npos && markdown::append_entity(text.substr(at, end + 1), out)) {
        at += end + 1;
        continue;
      }
    }
    if (const auto closing = std::find(taken.begin(), taken.end(), at); closing != taken.end()) {
      at += static_cast<std::size_t>(text.size() > at + 1 && text[at + 1] == text[at] ? 2 : 1);
      continue;
    }
    bool opened = false;
    for (const std::string_view mark : {"**", "__", "~~", "*", "_"}) {
      if (!text.substr(at).starts_with(mark)) continue;
      const std::size_t close = end_of_emphasis(text, at, mark);
      if (close == std::string_view::npos) continue;
      taken.push_back(close);
      at += mark.size();
      opened = true;
      break;
    }
    if (!opened) out += text[at++];
  }
  return text::collapse_spaces(out);
}

std::string title_of_address(std::string_view url) {
  std::string_view path = url.substr(0, url.find_first_of("?#"));
  while (path.ends_with("/")) path.remove_suffix(1);
  const std::size_t scheme = path.find("//");
  const std::size_t slash = path.rfind('/');
  std::string name;
  if (slash != std::string_view::npos && (scheme == std::string_view::npos || slash > scheme + 1)) {
    name = percent_decode(path.substr(slash + 1));
    if (!text::is_valid(name)) name.clear();
    for (const std::string_view ending : {".html", ".htm", ".php", ".pdf", ".md"}) {
      if (name.ends_with(ending)) name.resize(name.size() - ending.size());
    }
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == '-' || c == '_' || c == '+'; }, ' ');
    name = text::collapse_spaces(name);
  }
  const std::string key = text::match_key(name);
  constexpr std::string_view kPlaces = " watch view read index article articles post posts news item detail ";
  const bool number = std::all_of(key.begin(), key.end(), text::is_ascii_digit);
  if (!number && kPlaces.find(" " + key + " ") == std::string_view::npos) return name;
  const std::string host = host_of(url);
  if (!key.empty() && !host.empty()) {  // its last part says nothing alone: "a.example/news/12"
    std::string_view rest = url.substr(std::min(scheme == std::string_view::npos ? 0 : scheme + 2, url.size()));
    while (rest.ends_with("/")) rest.remove_suffix(1);
    const std::string whole = percent_decode(rest);
    return text::is_valid(whole) ? whole : std::string(rest);
  }
  return host.empty() ? std::string(url) : host;
}

}  // namespace yoyak::digest
