// The blocks of a page: headings, paragraphs, lists with their items, tables with their rows. For the question what a
// page's entries are; not a renderer, which nests and judges exactly (markdown/html.hpp).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "digest/source/lines.hpp"

namespace yoyak::digest {

enum class BlockKind { kHeading, kParagraph, kList, kTable, kCode, kQuote, kBreak, kElement, kDefinition };

// Lines [first, last) of the page.
struct LineRange {
  std::size_t first = 0;
  std::size_t last = 0;
};

struct Block {
  BlockKind kind = BlockKind::kParagraph;
  LineRange lines;
  int level = 0;          // of a heading
  std::string_view text;  // of a heading, without its marks
  std::string id;         // of a heading, from {#id}
  std::vector<LineRange>
      items;  // of a list: its items with all that is nested in them; of a table: its rows, without the head
};

// A line that is a name in brackets of Chinese and Japanese: "【国内】".
bool is_name_in_brackets(std::string_view line);

// An item of a list, or a line that begins with a sign that people type for one ("• text", "・text", "▶ text").
std::optional<ListItem> try_item(std::string_view line);

// In the order of the page; lines with such signs are a list where the first of them has a link. Blank lines belong to
// none, except inside items and code. Linear.
std::vector<Block> find_blocks(const std::vector<Line>& lines);

// Does a trimmed line begin with a tag or a comment?
bool is_element(std::string_view text);

// The cells of a table's line, trimmed; "\|" and bars in code do not separate.
std::vector<std::string_view> table_cells(std::string_view line);

}  // namespace yoyak::digest
