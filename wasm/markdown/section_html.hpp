// A section of an entry as HTML: its label as a heading, and its text.
#pragma once

#include <string>
#include <string_view>

#include "markdown/html.hpp"

namespace yoyak::markdown {

struct SectionHtml {
  std::string_view kind;      // of digest::SectionKind, by name
  std::string_view id;        // of the section's element; empty: none
  std::string_view label;     // plain text; empty: none
  unsigned label_level = 4;   // of its heading, 1 to 6
  std::string_view markdown;  // the text
};

// Appends to `out`:
//   <section class="yk-section" data-kind="KIND" id="ID"><h4 class="yk-label">LABEL</h4>
//     <div class="yk-body">…</div></section>
void render_section(const SectionHtml& section, const HtmlOptions& options, std::string& out);

}  // namespace yoyak::markdown
