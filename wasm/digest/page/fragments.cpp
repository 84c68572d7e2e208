// Links to places within a page, with where they stand: the reader reports those that lead nowhere.
#include "digest/page/page.hpp"
#include "digest/source/places.hpp"
#include "digest/values/words.hpp"
#include "text/characters.hpp"
#include "text/scan.hpp"

namespace yoyak::digest {
namespace {

// Every value of ` id="…"` and ` name="…"`, and the names in attribute lists ("{: #name}").
void collect_ids(std::string_view body, Page& page) {
  for (std::size_t at = text::find_byte(body, '='); at != std::string_view::npos;
       at = text::find_byte(body, '=', at + 1)) {
    const std::string_view before = body.substr(0, at);
    if (!before.ends_with(" id") && !before.ends_with(" name")) continue;
    std::string_view value = body.substr(at + 1, text::kMaxSlug);
    if (!value.empty() && (value.front() == '"' || value.front() == '\'')) {
      value = value.substr(1, value.find(value.front(), 1) - 1);
    } else {
      value = value.substr(0, value.find_first_of(" >\n"));
    }
    page.own_ids.insert(text::match_key(value));
  }
  for (std::size_t at = body.find("{:"); at != std::string_view::npos; at = body.find("{:", at + 1)) {
    const std::string_view list = body.substr(at, std::min(body.find_first_of("}\n", at) - at, text::kMaxSlug));
    const std::size_t hash = list.find('#');
    if (hash != std::string_view::npos)
      page.own_ids.insert(text::match_key(list.substr(hash + 1, list.find_first_of(" .", hash) - hash - 1)));
  }
}

bool may_link_within(std::string_view body) {
  for (std::size_t at = text::find_byte(body, '#'); at != std::string_view::npos;
       at = text::find_byte(body, '#', at + 1)) {
    for (const std::string_view start : {"](", "](<", "href=\"", "href='", "]: "}) {
      if (body.substr(0, at).ends_with(start)) return true;
    }
  }
  return false;
}

}  // namespace

void collect_fragments(std::string_view body, std::uint32_t first_line, const std::vector<Line>& lines, Page& page) {
  if (!may_link_within(body)) return;
  Places places(body, first_line);
  for (const Span& span : scan_inline(body, page.definitions)) {
    const bool link = span.kind == SpanKind::kLink || span.kind == SpanKind::kAnchor;
    if (!link || span.url.size() < 2 || span.url.front() != '#' || span.url == "#top") continue;
    if (is_navigation_word(inline_text(body.substr(span.text_begin, span.text_end - span.text_begin)))) continue;
    Place place = places.at(span.begin);
    page.fragments.push_back({span.url.substr(1), place.line, place.column, std::move(place.excerpt)});
  }
  if (page.fragments.empty()) return;
  collect_ids(body, page);
  for (const Line& candidate : lines) {
    if (candidate.code) continue;
    const auto heading = try_heading(candidate.text);
    if (!heading) continue;
    page.own_ids.insert(text::match_key(inline_text(heading->text)));
    if (!heading->id.empty()) page.own_ids.insert(text::match_key(heading->id));
  }
}

}  // namespace yoyak::digest
