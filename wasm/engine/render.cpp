#include "engine/render.hpp"

namespace yoyak::engine {
namespace {

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

markdown::HtmlOptions options(const RenderRequest& request, const markdown::HitFinder* hits) {
  markdown::HtmlOptions html;
  html.hits = hits;
  html.id_prefix = request.id_prefix;
  html.reference_prefix = request.id_prefix;
  return html;
}

}  // namespace

std::string render_overview(const archive::DigestText& text, const RenderRequest& request,
                            const markdown::HitFinder* hits) {
  std::string out;
  markdown::HtmlOptions html = options(request, hits);
  html.heading_shift = static_cast<int>(request.overview_level) - 1;
  markdown::render_html(text.overview, html, out);
  return out;
}

std::string render_entry(const std::vector<digest::Section>& sections, std::string_view id,
                         const RenderRequest& request, const markdown::HitFinder* hits) {
  std::string out;
  const std::string tag = "h" + std::to_string(request.entry_level);
  markdown::HtmlOptions html = options(request, hits);
  // A heading within a section stands below the section's label.
  html.heading_shift = static_cast<int>(request.entry_level);
  std::size_t number = 0;
  for (const auto& section : sections) {
    const std::string kind(digest::section_kind_name(section.kind));
    // Ids of headings stay apart when several sections stand on one page.
    const std::string prefix = request.id_prefix + std::string(id) + "-" + std::to_string(++number) + "-";
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
