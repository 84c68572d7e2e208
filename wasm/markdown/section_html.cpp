#include "markdown/section_html.hpp"

#include "markdown/escape.hpp"

namespace yoyak::markdown {

void render_section(const SectionHtml& section, const HtmlOptions& options, std::string& out) {
  {
    OutputBuffer head(out, section.label.size() + section.id.size() + 128);
    head += "<section class=\"yk-section\" data-kind=\"";
    append_attribute_escaped(section.kind, head);
    if (!section.id.empty()) {
      head += "\" id=\"";
      append_attribute_escaped(section.id, head);
    }
    head += "\">";
    if (!section.label.empty()) {
      const char level = static_cast<char>('0' + section.label_level);
      head += "<h";
      head.push_back(level);
      head += " class=\"yk-label\">";
      append_text_escaped(section.label, head);
      head += "</h";
      head.push_back(level);
      head.push_back('>');
    }
    head += "<div class=\"yk-body\">";
  }
  render_html(section.markdown, options, out);
  out += "</div></section>\n";
}

}  // namespace yoyak::markdown
