#include "engine/render.hpp"

#include <algorithm>
#include <map>

#include "markdown/section_html.hpp"

namespace yoyak::engine {
namespace {

markdown::HtmlOptions options(const RenderRequest& request, const markdown::HitFinder* hits) {
  markdown::HtmlOptions html;
  html.hits = hits;
  html.id_prefix = request.id_prefix;
  html.reference_prefix = request.id_prefix;
  html.remote_images = request.show_images;
  html.site = markdown::SiteBase{request.base, request.inline_files};
  if (const auto label = request.labels.find("image"); label != request.labels.end()) html.image_label = label->second;
  return html;
}

// Ids in the overview begin with it: no id of an entry or of a host's page has a dot.
constexpr std::string_view kOverviewIds = "overview.";

// Does a text link to a place of its page?
bool may_have_references(std::string_view markdown) {
  for (std::size_t at = markdown.find('#', 1); at < markdown.size(); at = markdown.find('#', at + 1)) {
    if (std::string_view("(<\"'[ =").find(markdown[at - 1]) != std::string_view::npos) return true;
  }
  return false;
}

// What the overview defines, if one of the sections may lead there.
markdown::IdSet overview_ids(const archive::DigestText& text, const std::vector<digest::Section>& sections) {
  markdown::IdSet ids;
  const bool wanted = std::any_of(sections.begin(), sections.end(),
                                  [](const digest::Section& section) { return may_have_references(section.markdown); });
  if (!wanted) return ids;
  markdown::HtmlOptions html;
  html.defined_ids = &ids;
  std::string out;
  markdown::render_html(text.overview, html, out);
  return ids;
}

}  // namespace

std::string render_overview(const archive::DigestText& text, const RenderRequest& request,
                            const markdown::HitFinder* hits) {
  std::string out;
  markdown::HtmlOptions html = options(request, hits);
  html.outline = request.overview_level;
  const std::string prefix = request.id_prefix + std::string(kOverviewIds);
  html.id_prefix = prefix;
  markdown::render_html(text.overview, html, out);
  return out;
}

std::string render_entry(const archive::DigestText& text, const std::vector<digest::Section>& sections,
                         std::string_view id, std::string_view group, const RenderRequest& request,
                         const markdown::HitFinder* hits) {
  std::string out;
  markdown::HtmlOptions html = options(request, hits);
  const markdown::IdSet outer = overview_ids(text, sections);
  const std::string outer_prefix = request.id_prefix + std::string(kOverviewIds);
  html.outer_ids = &outer;
  html.outer_prefix = outer_prefix;
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
