// Plain tags of templates (Jekyll's Liquid, Hugo's shortcodes, Zola's "@/NAME"): what stands for a text, a picture or
// an address that the page alone decides becomes that text. Everything else is reported. No page is run as a program:
// loops, conditions and includes stay.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "digest/diagnostic.hpp"

namespace yoyak::digest {

struct TemplatePage {
  std::string_view path;
  std::uint32_t first_line = 1;  // of `body` within the file
  std::string_view title;        // for {{ page.title }}
  // Is it a page of a Jekyll site? Then tags are read in code too, and includes, which print nothing here, left out.
  bool jekyll = false;
  std::string_view folder;  // of the digests within that site: "docs/news"; empty: the same
};

// The text without its tags; as many lines as before. Links lead to paths, which digest/local finds.
std::string expand_templates(std::string_view body, const TemplatePage& page, std::vector<Diagnostic>& diagnostics);

// Whether there is something to expand.
inline bool may_have_templates(std::string_view text) {
  return text.find("{%") != std::string_view::npos || text.find("{{") != std::string_view::npos ||
         text.find("](@/") != std::string_view::npos;
}

}  // namespace yoyak::digest
