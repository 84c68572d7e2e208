// A sorted table of byte-string keys with payloads, cut into small blocks that are read one by one, under a directory
// of the blocks' first keys in pages. Written once by the packer; the reader scans ranges of keys and says which blocks
// it lacks.
//
//   root (small, always at hand)        page                       block
//   first key of each page    ──►   first key of each block  ──►   key, payload, key, payload, …   (keys front-coded)
//
// Pages and blocks are blocks of the archive (archive/block.hpp) in its section kSearch; roots and pages say where they
// are. A key may be repeated in consecutive entries when its payload was split; `skip` is a number that lets a reader
// pass over blocks of a split payload. Knows nothing of what keys and payloads mean. Formats: docs/search.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/block.hpp"
#include "search/index/bytes.hpp"

namespace yoyak::search {

using archive::BlockRef;

// Pages and blocks of one partition's index. Implemented by who holds the bytes (decompressed and checked).
class BlockSource {
 public:
  virtual ~BlockSource() = default;
  // What is in the block, or nullptr where it is not at hand; valid until the end of the search call.
  virtual const std::string* block(const BlockRef& ref) = 0;
};

// Collects what a search lacked and whether it met damage.
struct Lack {
  std::vector<BlockRef> blocks;  // may hold repetitions
  bool damaged = false;

  bool any() const { return damaged || !blocks.empty(); }
};

class TableWriter {
 public:
  // block_bytes: larger means fewer blocks and a smaller directory, but more bytes a query; 1 KB … 32 KB.
  explicit TableWriter(std::size_t block_bytes) : block_bytes_(block_bytes) {}

  // Keys ascending.
  void add(std::string_view key, std::string_view payload, std::uint32_t skip = 0);

  // Adds pages and blocks to `out` and gives the root. A directory of at most `inline_bytes` goes into the root.
  std::string finish(std::size_t inline_bytes, archive::BlockWriter& out);

 private:
  void start_block(std::string_view key, std::uint32_t skip);

  struct First {
    std::string key;
    std::uint32_t skip;
  };
  std::size_t block_bytes_;
  std::vector<std::string> blocks_;
  std::vector<First> firsts_;
  std::string last_;
};

class TableReader {
 public:
  // Reads a root; false where damaged.
  bool read(ByteReader& in);

  struct KeyedBlock {
    BlockRef ref;
    std::uint32_t skip;
    std::string key;  // no key in the block is less
  };
  // The blocks that can hold keys in [low, high), in order. False where a page is lacking.
  bool blocks(std::string_view low, std::string_view high, BlockSource& source, Lack& lack,
              std::vector<KeyedBlock>& out) const;

 private:
  struct Page {
    std::string key;
    std::uint32_t blocks;
    BlockRef ref;
  };
  std::vector<Page> pages_;
  std::string inline_page_;
  bool inlined_ = false;
};

// Walks the entries of one block.
class BlockCursor {
 public:
  explicit BlockCursor(std::string_view block) : in_(block) {}
  // False at the end or at damage (then ok() is false).
  bool next() {
    if (in_.left() == 0 || !read_string(in_, key_)) return false;
    payload_ = in_.raw(in_.varint());
    return in_.ok();
  }
  bool ok() const { return in_.ok(); }
  const std::string& key() const { return key_; }
  std::string_view payload() const { return payload_; }

 private:
  ByteReader in_;
  std::string key_;
  std::string_view payload_;
};

}  // namespace yoyak::search
