#include "digest/page/bold_titles.hpp"

#include <algorithm>

#include "digest/page/link_text.hpp"
#include "digest/source/spans.hpp"
#include "digest/values/words.hpp"
#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

constexpr std::size_t kMaxBoldLine = 400;  // bytes, with its link; a longer line is text

bool mentions_link(std::string_view line) {
  return line.find("](") != std::string_view::npos || line.find("http") != std::string_view::npos;
}

// A name of links without any mark: "출처:", "References".
bool is_reference_line(std::string_view line) {
  line = text::trim(line);
  return line.size() < 60 && line.find("](") == std::string_view::npos && is_reference_heading(line);
}

bool is_list_of_links(const std::vector<Line>& lines, const Block& block) {
  return (block.kind == BlockKind::kList || block.kind == BlockKind::kTable) && !block.items.empty() &&
         std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(block.items[0].first),
                     lines.begin() + static_cast<std::ptrdiff_t>(block.items[0].last),
                     [](const Line& line) { return mentions_link(line.text); });
}

}  // namespace

bool is_bold_line(std::string_view line) {
  line = text::trim(line);
  if (line.size() > kMaxBoldLine || !(line.starts_with("**") || line.starts_with("__"))) return false;
  const std::string_view mark = line.substr(0, 2);
  const std::size_t close = line.find(mark, 2);
  if (close == std::string_view::npos || text::match_key(line.substr(2, close - 2)).empty()) return false;
  const std::string_view after = line.substr(close + 2);
  return text::match_key(after).empty() || line_of_links(after, {}).has_value();
}

std::vector<Block> with_bold_titles(const std::vector<Line>& lines, std::vector<Block> blocks) {
  std::size_t headings = 0;
  std::size_t titles = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    headings += block.kind == BlockKind::kHeading && (block.level > 1 || i > 0);
    if (block.kind != BlockKind::kParagraph || !is_bold_line(lines[block.lines.first].text)) continue;
    const bool below = block.lines.last > block.lines.first + 1 && mentions_link(lines[block.lines.first + 1].text);
    titles += below || mentions_link(lines[block.lines.first].text);
  }
  const bool over_texts = headings == 0 && titles > 1;
  std::vector<Block> out;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    Block& block = blocks[i];
    const std::size_t first = block.lines.first;
    const bool bold = block.kind == BlockKind::kParagraph && is_bold_line(lines[first].text);
    const bool whole = block.lines.last == first + 1;
    const bool over_list = block.kind == BlockKind::kParagraph && whole && i + 1 < blocks.size() &&
                           (bold || is_reference_line(lines[first].text)) && is_list_of_links(lines, blocks[i + 1]);
    if (over_list || (bold && over_texts)) {
      out.push_back({BlockKind::kHeading, {first, first + 1}, kBoldLevel, text::trim(lines[first].text), {}, {}});
      if (whole) continue;
      block.lines.first = first + 1;
    }
    out.push_back(std::move(block));
  }
  return out;
}

}  // namespace yoyak::digest
