// What the entries of a page without the profile's shapes are, so that the pages of a series can be read alike.
#pragma once

#include <cstddef>
#include <cstdint>

namespace yoyak::digest {

enum class PageShape : std::uint8_t {
  kWhole,     // none: all is overview
  kHeadings,  // headings of one level
  kLists,     // items of lists, rows of tables
  kOneEntry   // the page itself
};

struct ShapeOfPage {
  PageShape shape = PageShape::kWhole;
  std::size_t listed = 0;  // entries that its lists and tables would give
};

}  // namespace yoyak::digest
