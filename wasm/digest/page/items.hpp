// Entries of lists and tables: an item or a row with a link to a source.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "digest/page/blocks.hpp"
#include "digest/page/link_text.hpp"
#include "digest/page/page.hpp"

namespace yoyak::digest {

// What an item or a row is: an entry, or a category over entries of its own, or neither.
struct ListedItem {
  LineRange lines;
  std::vector<PageEntry> entries;
  std::string group;  // the category's name
};

struct ListedBlock {
  std::vector<ListedItem> items;
  std::size_t fits = 0;  // items with entries

  // Nearly all: a list of something else may mention a link.
  bool nearly_all() const { return fits > 0 && 4 * fits >= 3 * items.size(); }
};

// Of a list or a table; empty for other blocks.
ListedBlock read_items(const std::vector<Line>& lines, const Block& block, const SplitContext& context,
                       const Definitions& definitions);

// An entry of a title with its link. `line` is where it stands.
PageEntry entry_of(TitleAndLink link, const Line& line, const SplitContext& context);

// Puts Markdown behind what an entry says already.
void add_text(PageEntry& entry, std::string text);

}  // namespace yoyak::digest
