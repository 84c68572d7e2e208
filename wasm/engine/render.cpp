#include "engine/render.hpp"

#include "engine/searcher.hpp"
#include "markdown/html.hpp"
#include "search/match/hits.hpp"

namespace yoyak::engine {
namespace {

constexpr std::uint32_t kOverviewLevel = 3, kEntryLevel = 4;

void escape(std::string_view text, std::string& out) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
}

search::QueryHits hits_of(const RenderRequest& request) {
  return search::QueryHits(marked_query(search::parse_query(request.query, {})));
}

markdown::HtmlOptions options(const RenderRequest& request, std::uint32_t level, const search::QueryHits& hits) {
  markdown::HtmlOptions html;
  if (!hits.empty()) html.hits = &hits;
  html.heading_shift = static_cast<int>(request.heading_level.value_or(level)) - 1;
  html.id_prefix = request.id_prefix;
  html.reference_prefix = request.id_prefix;
  return html;
}

}  // namespace

std::string render_overview(const archive::DigestText& text, const RenderRequest& request) {
  std::string out;
  const search::QueryHits hits = hits_of(request);
  markdown::render_html(text.overview, options(request, kOverviewLevel, hits), out);
  return out;
}

std::string render_entry(const std::vector<digest::Section>& sections, const RenderRequest& request) {
  std::string out;
  const std::uint32_t level = request.heading_level.value_or(kEntryLevel);
  const std::string tag = "h" + std::to_string(level);
  // A heading within a section stands below the section's label.
  const search::QueryHits hits = hits_of(request);
  markdown::HtmlOptions html = options(request, kEntryLevel, hits);
  html.heading_shift = static_cast<int>(level);
  std::size_t number = 0;
  for (const auto& section : sections) {
    const std::string kind(digest::section_kind_name(section.kind));
    // Ids of headings stay apart when several sections stand on one page.
    const std::string prefix =
        request.id_prefix + request.entry.value_or(std::string()) + "-" + std::to_string(++number) + "-";
    html.id_prefix = prefix;
    std::string label = section.label;
    if (const auto given = request.labels.find(kind); label.empty() && given != request.labels.end())
      label = given->second;
    out += "<section class=\"yk-section\" data-kind=\"" + kind + "\">";
    if (!label.empty()) {
      out += "<" + tag + " class=\"yk-label\">";
      escape(label, out);
      out += "</" + tag + ">";
    }
    out += "<div class=\"yk-body\">";
    markdown::render_html(section.markdown, html, out);
    out += "</div></section>\n";
  }
  return out;
}

}  // namespace yoyak::engine
