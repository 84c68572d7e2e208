// Paragraphs that tell one piece of news each: its title in bold, what happened, then where that is written:
// "**Title.** Text [source](url)". They are read as the items of a list are.
#pragma once

#include <vector>

#include "digest/page/blocks.hpp"
#include "digest/source/spans.hpp"

namespace yoyak::digest {

// Where a page has several of them, each becomes a list of one item.
std::vector<Block> with_told_paragraphs(const std::vector<Line>& lines, std::vector<Block> blocks,
                                        const Definitions& definitions);

}  // namespace yoyak::digest
