#include "engine/render.hpp"

#include <map>

#include "markdown/section_html.hpp"

namespace yoyak::engine {
namespace {

markdown::HtmlOptions options(const RenderRequest& request, const markdown::HitFinder* hits) {
  markdown::HtmlOptions html;
  html.hits = hits;
  html.id_prefix = request.id_prefix;
  html.reference_prefix = request.id_prefix;
  html.site = markdown::SiteBase{request.base, request.inline_files};
  if (const auto label = request.labels.find("image"); label != request.labels.end()) html.image_label = label->second;
  return html;
}

}  // namespace

std::string render_overview(const archive::DigestText& text, const RenderRequest& request,
                            const markdown::HitFinder* hits) {
  std::string out;
  markdown::HtmlOptions html = options(request, hits);
  html.outline = request.overview_level;
  markdown::render_html(text.overview, html, out);
  return out;
}

std::string render_entry(const std::vector<digest::Section>& sections, std::string_view id, std::string_view group,
                         const RenderRequest& request, const markdown::HitFinder* hits) {
  std::string out;
  markdown::HtmlOptions html = options(request, hits);
  std::map<std::string_view, std::uint32_t> times;  // how often each kind came
  std::uint32_t number = 0;
  for (const auto& section : sections) {
    const std::string kind(digest::section_kind_name(section.kind));
    html.quotes = section.kind == digest::SectionKind::kKeySentences;
    // Keeps ids of headings unique if several sections are on one page.
    const std::string prefix = request.id_prefix + std::string(id) + "-" + std::to_string(++number) + "-";
    html.id_prefix = prefix;
    const std::uint32_t nth = ++times[digest::section_kind_name(section.kind)];
    std::string place = request.id_prefix + std::string(id) + "~" + kind;
    if (nth > 1) place += "-" + std::to_string(nth);
    std::string label = section.label;
    const bool shown = number == 1 && !label.empty() && label == group;
    if (shown && section.markdown.empty()) continue;
    if (shown) label.clear();
    if (const auto given = request.labels.find(kind); label.empty() && !shown && given != request.labels.end())
      label = given->second;
    // Headings within a section are one level below its label, if it has one.
    html.outline = request.entry_level + (label.empty() ? 0 : 1);
    markdown::render_section({kind, place, label, request.entry_level, section.markdown}, html, out);
  }
  return out;
}

}  // namespace yoyak::engine
