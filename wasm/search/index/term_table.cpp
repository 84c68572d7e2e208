#include "search/index/term_table.hpp"

#include <algorithm>

namespace yoyak::search {
namespace {

// Blocks per directory page: about 1 KB a page. More makes the root smaller and each first look-up larger; 64 … 1024.
constexpr std::size_t kPageBlocks = 128;

// The shortest key that is greater than `previous` and not greater than `key`; all of `key` where they are equal.
std::string separator(std::string_view previous, std::string_view key) {
  std::size_t shared = 0;
  while (shared < previous.size() && shared < key.size() && previous[shared] == key[shared]) ++shared;
  return std::string(key.substr(0, shared + 1));
}

}  // namespace

void TableWriter::start_block(std::string_view key, std::uint32_t skip) {
  firsts_.push_back({key == last_ ? std::string(key) : separator(last_, key), key == last_ ? skip : 0});
  blocks_.emplace_back();
}

void TableWriter::add(std::string_view key, std::string_view payload, std::uint32_t skip) {
  const bool fresh = blocks_.empty() || blocks_.back().size() + payload.size() > block_bytes_;
  if (fresh) start_block(key, skip);
  std::string& block = blocks_.back();
  put_string(fresh ? std::string_view() : std::string_view(last_), key, block);
  append_varint(static_cast<std::uint32_t>(payload.size()), block);
  block.append(payload);
  last_.assign(key);
}

std::string TableWriter::finish(std::size_t inline_bytes, archive::BlockWriter& out) {
  // Blocks first: a page says where its blocks are, the root where the pages are. Both lie one after the other, so one
  // offset and the sizes are enough.
  std::vector<std::string> pages;
  std::string heads;
  std::string previous_head;
  for (std::size_t begin = 0; begin < firsts_.size(); begin += kPageBlocks) {
    const std::size_t end = std::min(begin + kPageBlocks, firsts_.size());
    std::string page;
    std::string_view previous;
    for (std::size_t i = begin; i < end; ++i) {
      const BlockRef ref = out.add(blocks_[i]);
      blocks_[i] = {};
      if (i == begin) append_varint(ref.offset, page);
      put_string(previous, firsts_[i].key, page);
      append_varint(firsts_[i].skip, page);
      append_varint(ref.size, page);
      previous = firsts_[i].key;
    }
    pages.push_back(std::move(page));
  }
  const bool inlined = pages.size() == 1 && pages[0].size() <= inline_bytes;
  std::uint32_t first_page = 0;
  for (std::size_t p = 0; p < pages.size(); ++p) {
    const BlockRef ref = inlined ? BlockRef{} : out.add(pages[p]);
    if (p == 0) first_page = ref.offset;
    const std::size_t begin = p * kPageBlocks;
    put_string(previous_head, firsts_[begin].key, heads);
    append_varint(static_cast<std::uint32_t>(std::min(kPageBlocks, firsts_.size() - begin)), heads);
    append_varint(ref.size, heads);
    previous_head = firsts_[begin].key;
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

bool TableReader::read(ByteReader& in) {
  const std::uint32_t head = in.varint();
  const std::uint32_t count = head >> 1;
  std::uint32_t offset = in.varint();
  inlined_ = (head & 1) != 0;
  if (!in.ok() || count > in.left() || (inlined_ && count != 1)) return false;
  pages_.resize(count);
  std::string key;
  for (Page& page : pages_) {
    if (!read_string(in, key)) return false;
    page.key = key;
    page.blocks = in.varint();
    page.ref = {offset, in.varint()};
    if (page.blocks == 0 || page.blocks > kPageBlocks || page.ref.size > UINT32_MAX - offset) return false;
    offset += page.ref.size;
  }
  if (inlined_) inline_page_ = in.raw(in.varint());
  return in.ok();
}

bool TableReader::blocks(std::string_view low, std::string_view high, BlockSource& source, Lack& lack,
                         std::vector<KeyedBlock>& out) const {
  // An entry equal to a block's first key may begin in the block before (split payloads), so "less" is strict.
  std::size_t begin = 0;
  while (begin + 1 < pages_.size() && pages_[begin + 1].key < low) ++begin;
  bool complete = true;
  for (std::size_t p = begin; p < pages_.size() && (p == begin || pages_[p].key < high); ++p) {
    const std::string* bytes = inlined_ ? &inline_page_ : source.block(pages_[p].ref);
    if (bytes == nullptr) {
      lack.blocks.push_back(pages_[p].ref);
      complete = false;
      continue;
    }
    ByteReader in(*bytes);
    std::string key;
    std::uint32_t offset = in.varint();
    const std::size_t page_begin = out.size();
    for (std::uint32_t i = 0; i < pages_[p].blocks; ++i) {
      if (!read_string(in, key)) {
        lack.damaged = true;
        return false;
      }
      const std::uint32_t skip = in.varint();
      const BlockRef ref{offset, in.varint()};
      if (ref.size > UINT32_MAX - offset) in.fail();
      offset += ref.size;
      if (key >= high) break;
      if (key < low) out.resize(page_begin);  // a later block begins before `low` still
      out.push_back({ref, skip, key});
    }
    if (!in.ok()) lack.damaged = true;
  }
  return complete && !lack.damaged;
}

}  // namespace yoyak::search
