// What a page may cost, beyond what its bytes explain. Each limit is far from what people write and near enough to keep
// a page of strangers harmless; tests/core/markdown/limits_tests.cpp stands at each of them. Private to wasm/markdown.
#pragma once

#include <cstddef>

namespace yoyak::markdown {

// The destinations and titles that links repeat, in bytes: a definition of 40 KB that ten thousand references use would
// make 400 MB of a page of 80 KB. Beyond it the page is rendered as if it defined no references. Lower: pages that use
// one long address often lose their links.
constexpr std::size_t max_repeated(std::size_t page) { return 8 * page + (std::size_t{1} << 20); }

// The whole output, in bytes. The densest Markdown that people write, empty headings and task lists, gives about 20
// bytes for one; only long prefixes of ids get here. What comes later is left out, and an ellipsis says so.
constexpr std::size_t max_output(std::size_t page) { return 64 * page + (std::size_t{1} << 20); }

// Empty cells that fill up rows which are shorter than their table is wide: 128 columns and rows of one letter would
// give 300 bytes for one. Beyond it rows end with their last cell.
constexpr std::size_t max_filled_cells(std::size_t page) { return page / 8 + 1024; }

// Quotes, lists, their items and cells that are open at once; deeper ones are left out, their text is not. One byte of
// Markdown begins one, and browsers put what is nested some 500 deep beside it.
inline constexpr unsigned kMaxNested = 100;

// Elements written as HTML that are open at once, blocks and within lines; deeper ones are left out, their text is not.
inline constexpr std::size_t kMaxOpenBlocks = 32;
inline constexpr std::size_t kMaxOpenInlines = 12;

}  // namespace yoyak::markdown
