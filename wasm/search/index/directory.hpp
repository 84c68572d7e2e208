// Where the blocks of an index are: their first keys, in pages, under a root.
//
//   root (small, always at hand)        page                       block
//   first key of each page    ──►   first key of each block  ──►   terms with documents, and beside it their positions
//
// Pages and blocks are blocks of the archive (archive/block.hpp) in its section kSearch. Knows nothing of what is in
// blocks. Layout: docs/search.md, "Bytes". Private to search.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/block.hpp"
#include "base/bytes.hpp"

namespace yoyak::search {

using archive::BlockRef;

class BlockSource;
struct Lack;

// The packer's side.
class DirectoryWriter {
 public:
  // Blocks in order. `first`: not greater than the block's first key, and greater than every key before it.
  void add(std::string first, std::string terms, std::string positions);
  // Adds blocks and pages to `out` and gives the root. A directory of at most `inline_bytes` goes into the root.
  std::string finish(std::size_t inline_bytes, archive::BlockWriter& out);

 private:
  struct Block {
    std::string first, terms, positions;
  };
  std::vector<Block> blocks_;
};

// The reader's side.
class Directory {
 public:
  struct Block {
    std::string first;
    BlockRef terms;
    BlockRef positions;  // size 0: there is none
  };

  // Reads a root; false where damaged.
  bool read(ByteReader& in);
  // The blocks that can hold keys in [low, high), in order; also keys that `low` begins with, where no other key does
  // so. False where a page is lacking.
  bool blocks(std::string_view low, std::string_view high, BlockSource& source, Lack& lack,
              std::vector<Block>& out) const;

 private:
  struct Page {
    std::string first;
    std::uint32_t blocks;
    BlockRef ref;
  };
  std::vector<Page> pages_;
  std::string inline_page_;
  bool inlined_ = false;
};

}  // namespace yoyak::search
