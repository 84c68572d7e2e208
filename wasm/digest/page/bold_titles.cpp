#include "digest/page/bold_titles.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

#include "digest/page/source_links.hpp"
#include "digest/page/title_text.hpp"
#include "digest/source/spans.hpp"
#include "digest/values/ordinal.hpp"
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

// "■ News": a name with a sign before it.
bool is_short_item(std::string_view line) {
  constexpr std::size_t kMaxName = 60;  // bytes
  return line.size() <= kMaxName && !try_list_item(line) && (try_item(line) || is_name_in_brackets(line));
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

namespace {

// "1、[title](url)", as Chinese writers count; "1️⃣ [title](url)".
bool is_counted_line(std::string_view line) {
  line = text::trim(line);
  std::optional<std::uint32_t> number;
  const std::string_view title = without_ordinal(line, number);
  const std::string_view sign = line.substr(0, line.size() - title.size());
  const bool typed = sign.find("、") != std::string_view::npos || sign.find("\xE2\x83\xA3") != std::string_view::npos;
  return number && typed && source_link(title, {}).has_value();
}

// A line that begins with a link in bold, with or without a number: "**[title](url)**", "**1. [title](url)** ⭐ 12".
bool is_bold_link(std::string_view line) {
  line = text::trim(line);
  if (line.size() > kMaxBoldLine || !(line.starts_with("**") || line.starts_with("__"))) return false;
  const std::size_t close = line.find(line.substr(0, 2), 2);
  if (close == std::string_view::npos) return false;
  std::optional<std::uint32_t> number;
  std::string tags;
  const std::string_view inside = without_lead(line.substr(2, close - 2), number, tags);
  return inside.starts_with("[") && inside.ends_with(")") && mentions_link(inside);
}

// "**title** — channel (45 min)" over a line that is an address.
bool is_bold_over_address(const std::vector<Line>& lines, const Block& block) {
  const std::string_view line = text::trim(lines[block.lines.first].text);
  if (block.lines.last < block.lines.first + 2 || line.size() > kMaxBoldLine || mentions_link(line)) return false;
  if (!line.starts_with("**") && !line.starts_with("__")) return false;
  const std::size_t close = line.find(line.substr(0, 2), 2);
  if (close == std::string_view::npos || text::match_key(line.substr(2, close - 2)).empty()) return false;
  const std::string_view address = text::trim(lines[block.lines.first + 1].text);
  return (address.starts_with("http") || address.starts_with("<http")) && address.find(' ') == std::string_view::npos;
}

// Lines that are titles of the text behind them, as headings are.
struct TitleLines {
  bool bold = false;     // all lines in bold
  bool links = false;    // those that are links
  bool counted = false;  // "1、…"
  bool over = false;     // those over an address
};

TitleLines title_lines(const std::vector<Line>& lines, const std::vector<Block>& blocks) {
  std::size_t headings = 0;
  std::size_t paragraphs = 0;
  std::size_t bold = 0;
  std::size_t links = 0;
  std::size_t counted = 0;
  std::size_t over = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    headings += block.kind == BlockKind::kHeading && (block.level > 1 || i > 0);
    if (block.kind != BlockKind::kParagraph) continue;
    ++paragraphs;
    const std::string_view line = lines[block.lines.first].text;
    counted += is_counted_line(line);
    over += is_bold_over_address(lines, block);
    links += is_bold_link(line);
    if (!is_bold_line(line)) continue;
    const bool below = block.lines.last > block.lines.first + 1 && mentions_link(lines[block.lines.first + 1].text);
    bold += below || mentions_link(line);
  }
  // Under headings, a few lines in bold are no titles: there are as many as headings, each over up to three texts.
  return {headings == 0 && bold > 1, links > 1 && links >= headings && 4 * links >= paragraphs, counted > 1,
          headings == 0 && over > 1};
}

}  // namespace

std::vector<Block> with_bold_titles(const std::vector<Line>& lines, std::vector<Block> blocks) {
  const TitleLines titles = title_lines(lines, blocks);
  std::vector<Block> out;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    Block& block = blocks[i];
    const std::size_t first = block.lines.first;
    const bool paragraph = block.kind == BlockKind::kParagraph;
    const bool bold = paragraph && is_bold_line(lines[first].text);
    const bool whole = block.lines.last == first + 1;
    const bool over_list = paragraph && whole && i + 1 < blocks.size() &&
                           (bold || is_reference_line(lines[first].text) || is_short_item(lines[first].text)) &&
                           is_list_of_links(lines, blocks[i + 1]);
    const bool title = (bold && titles.bold) || (paragraph && titles.links && is_bold_link(lines[first].text)) ||
                       (paragraph && titles.counted && is_counted_line(lines[first].text)) ||
                       (paragraph && titles.over && is_bold_over_address(lines, block));
    if (over_list || title) {
      const auto item = over_list && !bold ? try_item(lines[first].text) : std::nullopt;
      std::string_view name = item ? item->text : text::trim(lines[first].text);
      constexpr std::size_t kBracket = 3;  // bytes
      if (!item && is_name_in_brackets(name)) name = name.substr(kBracket, name.size() - 2 * kBracket);
      out.push_back({BlockKind::kHeading, {first, first + 1}, kBoldLevel, name, {}, {}});
      if (whole) continue;
      block.lines.first = first + 1;
    }
    out.push_back(std::move(block));
  }
  return out;
}

}  // namespace yoyak::digest
