#include "digest/source/destinations.hpp"

#include <algorithm>

#include "markdown/url_policy.hpp"
#include "text/characters.hpp"
#include "text/scan.hpp"

namespace yoyak::digest {
namespace {

constexpr std::string_view kSpaces = " \t\n";

// The value of an attribute of the tag that begins at `tag`: its offsets, or nothing.
bool attribute_value(std::string_view markdown, std::size_t tag, std::string_view name, Destination& found) {
  const std::string_view whole = markdown.substr(tag, markdown.find('>', tag) - tag);
  const auto at = std::search(whole.begin(), whole.end(), name.begin(), name.end(),
                              [](char a, char b) { return text::to_ascii_lower(a) == b; });
  if (at == whole.end()) return false;
  std::size_t begin = static_cast<std::size_t>(at - whole.begin()) + name.size();
  std::size_t end = 0;
  if (begin < whole.size() && (whole[begin] == '"' || whole[begin] == '\'')) {
    end = whole.find(whole[begin], begin + 1);
    ++begin;
  } else {
    end = std::min(whole.find_first_of(" \t\n/", begin), whole.size());
  }
  if (end == std::string_view::npos) return false;
  found.begin = tag + begin;
  found.end = tag + end;
  return true;
}

// Is it the label of a definition ("[label]: address") and no link?
bool is_definition(std::string_view markdown, const Span& span) {
  return span.end < markdown.size() && markdown[span.end] == ':' &&
         (span.begin == 0 || markdown[span.begin - 1] == '\n') &&
         !try_definition(markdown.substr(span.begin, markdown.find('\n', span.begin) - span.begin)).label.empty();
}

// The wiki link whose inner brackets are `span`: "[[target]]", "[[target|label]]", with "\\|" in tables.
bool wiki_link(std::string_view markdown, const Span& span, Destination& found) {
  const std::string_view inside = markdown.substr(span.text_begin, span.text_end - span.text_begin);
  if (span.begin == 0 || markdown[span.begin - 1] != '[' || !markdown.substr(span.end).starts_with(']') ||
      inside.empty() || inside.find_first_of("[]\n") != std::string_view::npos)
    return false;
  found.begin = span.begin - 1;
  found.end = span.end + 1;
  if (found.end < markdown.size() && markdown[found.end] == '(') return false;  // "[[1]](address)" is a link
  found.image = found.begin > 0 && markdown[found.begin - 1] == '!';
  if (found.image) --found.begin;
  found.place = found.begin;
  found.wiki = true;
  const std::size_t bar = std::min(inside.find('|'), inside.size());
  const bool escaped = bar > 0 && bar < inside.size() && inside[bar - 1] == '\\';
  found.url = text::trim(inside.substr(0, bar - (escaped ? 1 : 0)));
  if (bar < inside.size()) found.label = text::trim(inside.substr(bar + 1));
  return !found.url.empty() && found.url.front() != '#';
}

void collect(std::string_view markdown, std::size_t offset, const Definitions& definitions,
             std::vector<Destination>& found) {
  std::size_t linked = 0;  // the end of the last link with text, in which no other begins
  for (Span& span : scan_inline(markdown, definitions)) {
    if (span.kind == SpanKind::kLink) linked = std::max(linked, span.end);
    if (span.kind == SpanKind::kBracket) {
      Destination wiki{false, false, 0, 0, 0, {}};
      if (span.begin < linked || !wiki_link(markdown, span, wiki)) continue;
      for (std::size_t* const at : {&wiki.place, &wiki.begin, &wiki.end}) *at += offset;
      found.push_back(std::move(wiki));
      continue;
    }
    if (span.kind == SpanKind::kAutolink || span.url.empty()) continue;
    Destination item{span.kind == SpanKind::kImage, false, span.begin, 0, 0, {}};
    const std::string_view behind = markdown.substr(span.text_end);
    bool known = true;
    if (span.kind == SpanKind::kAnchor) {
      known = attribute_value(markdown, span.begin, "href=", item);
      const std::string_view inside = markdown.substr(span.text_begin, span.text_end - span.text_begin);
      if (inside.find('<') != std::string_view::npos || inside.find('[') != std::string_view::npos)
        collect(inside, offset + span.text_begin, definitions, found);
    } else if (markdown[span.begin] == '<') {
      known = attribute_value(markdown, span.begin, " src=", item);
    } else if (behind.starts_with("](")) {
      // Not behind the link: in 45,000 links without a space, each would look through all that follow.
      const std::string_view link = markdown.substr(0, span.end);
      item.begin = std::min(link.find_first_not_of(kSpaces, span.text_end + 2), link.size());
      const bool angled = item.begin < link.size() && link[item.begin] == '<';
      const std::size_t end = angled ? link.find('>', item.begin) : link.find_first_of(kSpaces, item.begin);
      item.end = std::min(angled && end != std::string_view::npos ? end + 1 : end, span.end - 1);
    } else {
      known = !is_definition(markdown, span);
      item.by_label = true;
      item.begin = span.text_end;
      item.end = span.end;
    }
    if (!known) continue;
    item.place += offset;
    item.begin += offset;
    item.end += offset;
    item.url = std::move(span.url);
    found.push_back(std::move(item));
  }
}

}  // namespace

std::vector<Destination> find_destinations(std::string_view markdown, const Definitions& definitions) {
  std::vector<Destination> found;
  collect(markdown, 0, definitions, found);
  std::sort(found.begin(), found.end(), [](const Destination& a, const Destination& b) { return a.begin < b.begin; });
  std::size_t done = 0;
  std::erase_if(found, [&](const Destination& item) {
    if (item.begin < done || item.end < item.begin) return true;
    done = item.end;
    return false;
  });
  return found;
}

bool is_path(std::string_view url) {
  url = text::trim(url);
  return !url.empty() && url.front() != '?' && url.front() != '{' &&
         markdown::classify_url(url) == markdown::UrlKind::kRelative;
}

bool may_have_paths(std::string_view markdown) {
  const auto is_path_at = [&](std::size_t at) {
    const std::size_t begin = std::min(markdown.find_first_not_of(" \t\n<\"'", at), markdown.size());
    const std::string_view url = markdown.substr(begin, 8);
    return !url.starts_with("http://") && !url.starts_with("https://") && !url.starts_with('#');
  };
  for (std::size_t at = text::find_byte(markdown, ']'); at != std::string_view::npos;
       at = text::find_byte(markdown, ']', at + 1)) {
    const std::string_view behind = markdown.substr(at + 1, 2);
    if ((behind.starts_with('(') || behind == ": ") && is_path_at(at + 2)) return true;
    if (behind.starts_with(']')) return true;  // a wiki link
  }
  for (std::size_t at = text::find_byte(markdown, '='); at != std::string_view::npos;
       at = text::find_byte(markdown, '=', at + 1)) {
    const std::string_view before = markdown.substr(0, at);
    const char last = before.empty() ? ' ' : text::to_ascii_lower(before.back());
    if ((last == 'f' || last == 'c') && is_path_at(at + 1)) return true;
  }
  return false;
}

}  // namespace yoyak::digest
