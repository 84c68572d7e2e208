#include "engine/highlights.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/order.hpp"
#include "markdown/entities.hpp"
#include "markdown/html.hpp"
#include "text/characters.hpp"
#include "text/utf8.hpp"

namespace yoyak::engine {
namespace {

// A tag of the renderer's HTML, or the text before it.
struct Piece {
  std::string_view text, tag;  // tag: what stands between < and >; empty at the end
};

// Takes the next piece off `html`. The renderer escapes every < and > that is no tag.
Piece next_piece(std::string_view& html) {
  const std::size_t open = std::min(html.find('<'), html.size());
  const std::size_t close = std::min(html.find('>', open), html.size());
  const Piece piece{html.substr(0, open), html.substr(std::min(open + 1, close), close - std::min(open + 1, close))};
  html.remove_prefix(std::min(close + 1, html.size()));
  return piece;
}

std::string_view name_of(std::string_view tag) { return tag.substr(0, tag.find(' ')); }

bool begins_passage(std::string_view tag) {
  const std::string_view name = name_of(tag);
  return name == "p" || name == "li" || name == "td" || name == "th" || name == "dd" || name == "pre";
}

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

std::string html_of(std::string_view markdown) {
  std::string html;
  markdown::render_html(markdown, {}, html);
  return html;
}

// The ids to which each passage links, once each.
std::vector<std::set<std::string_view>> citations_of(std::string_view html) {
  constexpr std::string_view kReference = " data-ref=\"";
  std::vector<std::set<std::string_view>> passages(1);
  while (!html.empty()) {
    const std::string_view tag = next_piece(html).tag;
    if (begins_passage(tag) && !passages.back().empty()) passages.emplace_back();
    const std::size_t at = tag.find(kReference);
    if (at == std::string_view::npos) continue;
    const std::string_view id = tag.substr(at + kReference.size());
    passages.back().insert(id.substr(0, id.find('"')));
  }
  return passages;
}

std::string without_entities(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t end = text[i] == '&' ? text.find(';', i) : std::string_view::npos;
    if (end != std::string_view::npos && markdown::append_entity(text.substr(i, end + 1 - i), out)) i = end;
    else out += text[i];
  }
  return out;
}

// Brackets that hold nothing but separators, where citations were, and the space before them.
std::string without_empty_brackets(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '[') {
      const std::size_t end = text.find_first_not_of(", -~", i + 1);
      if (end < text.size() && text[end] == ']') {
        i = end;
        continue;
      }
    }
    if (text[i] == '.' && out.ends_with(' ')) out.pop_back();
    out += text[i];
  }
  return out;
}

}  // namespace

std::string first_passage(std::string_view overview, std::size_t length) {
  const std::string rendered = html_of(overview);
  std::string_view html = rendered;
  std::string passage;
  bool heading = false, citation = false;
  while (!html.empty()) {
    const Piece piece = next_piece(html);
    if (!heading && !citation) passage += piece.text;
    const std::string_view name = name_of(piece.tag);
    if (is_heading(name)) heading = true;
    else if (name.starts_with('/') && is_heading(name.substr(1))) heading = false;
    if (name == "a") citation = piece.tag.find("yk-cite") != std::string_view::npos;
    else if (name == "/a") citation = false;
    else if (begins_passage(piece.tag) || name == "br") passage += ' ';
    const bool ends = name == "/p" || name == "/li" || name == "/tr" || name == "/pre" || begins_passage(piece.tag);
    if (ends && !text::trim(passage).empty()) break;
  }
  std::string plain = text::collapse_spaces(without_empty_brackets(without_entities(passage)));
  if (text::first_code_points(plain, length).size() == plain.size()) return plain;
  return std::string(text::trim_right(text::first_code_points(plain, length - 1))) + "…";
}

std::vector<Highlight> highlights(const std::vector<digest::Digest>& digests,
                                  const std::vector<std::vector<std::uint32_t>>& related, std::size_t limit) {
  std::vector<Highlight> found;
  std::map<std::string, std::size_t, std::less<>> by_url;
  for (std::uint32_t d = 0; d < digests.size(); ++d) {
    const digest::Digest& digest = digests[d];
    std::map<std::string_view, std::uint32_t> passages;
    const std::string html = html_of(digest.overview);
    for (const auto& cited : citations_of(html)) {
      for (const std::string_view id : cited) ++passages[id];
    }
    for (std::uint32_t e = 0; e < digest.entries.size(); ++e) {
      Highlight highlight{d, e, 0, 0};
      if (const auto cited = passages.find(digest.entries[e].id); cited != passages.end())
        highlight.passages = cited->second;
      if (d < related.size() && e < related[d].size()) highlight.related = related[d][e];
      if (highlight.passages + highlight.related == 0) continue;
      const std::string& url = digest.entries[e].url;
      const auto known = url.empty() ? by_url.end() : by_url.find(url);
      if (known != by_url.end()) {
        Highlight& first = found[known->second];
        first.passages += highlight.passages;
        first.related = std::max(first.related, highlight.related);
        continue;
      }
      if (!url.empty()) by_url.emplace(url, found.size());
      found.push_back(highlight);
    }
  }
  sort_by(found,
          [](const Highlight& each) { return ~((static_cast<std::uint64_t>(each.passages) << 32) + each.related); });
  if (found.size() > limit) found.resize(limit);
  return found;
}

}  // namespace yoyak::engine
