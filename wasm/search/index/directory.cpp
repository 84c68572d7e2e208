#include "search/index/directory.hpp"

#include "search/index/bytes.hpp"
#include "search/index/source.hpp"

namespace yoyak::search {

bool Directory::read(ByteReader& in) {
  const std::uint32_t head = in.varint();
  const std::uint32_t count = head >> 1;
  std::uint32_t offset = in.varint();
  inlined_ = (head & 1) != 0;
  if (!in.ok() || count > in.left() || (inlined_ && count != 1)) return false;
  pages_.resize(count);
  std::string first;
  for (Page& page : pages_) {
    if (!read_string(in, first)) return false;
    page.first = first;
    page.blocks = in.varint();
    page.ref = {offset, in.varint()};
    if (page.blocks == 0 || page.ref.size > UINT32_MAX - offset) return false;
    offset += page.ref.size;
  }
  if (inlined_) inline_page_ = in.raw(in.varint());
  return in.ok();
}

bool Directory::blocks(std::string_view low, std::string_view high, BlockSource& source, Lack& lack,
                       std::vector<Block>& out) const {
  std::size_t begin = 0;
  while (begin + 1 < pages_.size() && pages_[begin + 1].first <= low) ++begin;
  bool complete = true;
  for (std::size_t p = begin; p < pages_.size() && (p == begin || pages_[p].first < high); ++p) {
    const std::string* bytes = inlined_ ? &inline_page_ : source.block(pages_[p].ref);
    if (bytes == nullptr) {
      lack.blocks.push_back(pages_[p].ref);
      complete = false;
      continue;
    }
    ByteReader in(*bytes);
    std::string first;
    std::uint32_t terms = in.varint(), positions = in.varint();
    const std::size_t page_begin = out.size();
    for (std::uint32_t i = 0; i < pages_[p].blocks && read_string(in, first); ++i) {
      const Block block{first, {terms, in.varint()}, {positions, in.varint()}};
      if (block.terms.size > UINT32_MAX - terms || block.positions.size > UINT32_MAX - positions) in.fail();
      terms += block.terms.size;
      positions += block.positions.size;
      if (first >= high) break;
      if (first <= low) out.resize(page_begin);  // a later block begins before `low` still
      out.push_back(block);
    }
    if (!in.ok()) lack.damaged = true;
  }
  return complete && !lack.damaged;
}

}  // namespace yoyak::search
