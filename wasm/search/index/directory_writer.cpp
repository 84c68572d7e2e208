// DirectoryWriter of search/index/directory.hpp.
#include <algorithm>
#include <utility>

#include "search/index/bytes.hpp"
#include "search/index/directory.hpp"

namespace yoyak::search {
namespace {

// Blocks per page: about 1 KB a page. More makes the root smaller and each first look-up larger; 64 … 1024.
constexpr std::size_t kPageBlocks = 128;

}  // namespace

void DirectoryWriter::add(std::string first, std::string terms, std::string positions) {
  blocks_.push_back({std::move(first), std::move(terms), std::move(positions)});
}

std::string DirectoryWriter::finish(std::size_t inline_bytes, archive::BlockWriter& out) {
  // Blocks first: a page says where its blocks are, the root where the pages are. Positions, terms and pages lie one
  // after the other, so one offset and the sizes are enough. Terms last, beside the pages: a file that was cut short is
  // noticed by the first query, while positions of a small partition are never asked for.
  std::vector<BlockRef> terms, positions;
  for (Block& block : blocks_) {
    positions.push_back(block.positions.empty() ? BlockRef{static_cast<std::uint32_t>(out.bytes().size()), 0}
                                                : out.add(std::exchange(block.positions, {}), archive::Effort::kNone));
  }
  for (Block& block : blocks_) terms.push_back(out.add(std::exchange(block.terms, {}), archive::Effort::kNone));
  const auto make_page = [&](std::size_t begin, std::size_t end) {
    std::string page;
    append_varint(terms[begin].offset, page);
    append_varint(positions[begin].offset, page);
    std::string_view previous;
    for (std::size_t i = begin; i < end; ++i) {
      put_string(previous, blocks_[i].first, page);
      append_varint(terms[i].size, page);
      append_varint(positions[i].size, page);
      previous = blocks_[i].first;
    }
    return page;
  };
  std::vector<std::string> pages;
  if (!blocks_.empty()) pages.push_back(make_page(0, blocks_.size()));
  const bool inlined = !pages.empty() && pages[0].size() <= inline_bytes;
  const std::size_t page_blocks = inlined ? blocks_.size() : kPageBlocks;
  if (!inlined) {
    pages.clear();
    for (std::size_t begin = 0; begin < blocks_.size(); begin += kPageBlocks)
      pages.push_back(make_page(begin, std::min(begin + kPageBlocks, blocks_.size())));
  }
  std::string heads;
  std::uint32_t first_page = 0;
  std::string_view previous;
  for (std::size_t p = 0; p < pages.size(); ++p) {
    const BlockRef ref = inlined ? BlockRef{} : out.add(pages[p]);
    if (p == 0) first_page = ref.offset;
    const std::size_t begin = p * page_blocks;
    put_string(previous, blocks_[begin].first, heads);
    append_varint(static_cast<std::uint32_t>(std::min(page_blocks, blocks_.size() - begin)), heads);
    append_varint(ref.size, heads);
    previous = blocks_[begin].first;
  }
  std::string root;
  append_varint(static_cast<std::uint32_t>(pages.size()) << 1 | (inlined ? 1 : 0), root);
  append_varint(first_page, root);
  root += heads;
  if (inlined) {
    append_varint(static_cast<std::uint32_t>(pages[0].size()), root);
    root += pages[0];
  }
  return root;
}

}  // namespace yoyak::search
