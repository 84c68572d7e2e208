// Lines that are headings to a person and no headings to Markdown: "**News**" over a list, "**Title** ([source](url))"
// over a text, "출처:" over links.
#pragma once

#include <string_view>
#include <vector>

#include "digest/page/blocks.hpp"

namespace yoyak::digest {

// "**name**", "**name:**", "**name**:", "**title** ([source](url))", "**[title](url)**": bold from its start, and
// behind that nothing but a link.
bool is_bold_line(std::string_view line);

inline constexpr int kBoldLevel = 7;  // below all real headings

// Takes such lines out of their paragraphs, as blocks of kind kHeading and level kBoldLevel: names over a list or a
// table everywhere, titles over a text only where the page has no real headings besides its own and several such lines
// with links.
std::vector<Block> with_bold_titles(const std::vector<Line>& lines, std::vector<Block> blocks);

}  // namespace yoyak::digest
