// A sorted table of byte-string keys with payloads, cut into small blocks that are read one by one, under a directory of the
// blocks' first keys in pages. Written once by the packer; the reader scans ranges of keys and says which blocks it lacks.
//
//   root (small, always at hand)        page                       block
//   first key of each page    ──►   first key of each block  ──►   key, payload, key, payload, …   (keys front-coded)
//
// A key may be repeated in consecutive entries when its payload was split; `skip` is a number that lets a reader pass over
// blocks of a split payload. Knows nothing of what keys and payloads mean. Formats: docs/search.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/bytes.hpp"

namespace yoyak::search {

// The blocks of one partition's index. Implemented by who holds the bytes (decompressed and checked).
class BlockSource {
 public:
  virtual ~BlockSource() = default;
  // The block, or nullptr where it is not at hand; valid until the end of the search call.
  virtual const std::string* block(std::uint32_t index) = 0;
};

// Collects what a search lacked and whether it met damage.
struct Lack {
  std::vector<std::uint32_t> blocks;  // may hold repetitions
  bool damaged = false;

  bool any() const { return damaged || !blocks.empty(); }
};

class TableWriter {
 public:
  // block_bytes: larger means fewer blocks and a smaller directory, but more bytes a query; 1 KB … 32 KB.
  explicit TableWriter(std::size_t block_bytes) : block_bytes_(block_bytes) {}

  // Keys ascending.
  void add(std::string_view key, std::string_view payload, std::uint32_t skip = 0);

  struct Built {
    std::string root;
    std::vector<std::string> pages;
    std::vector<std::string> blocks;
  };
  // A directory of at most `inline_bytes` goes into the root.
  Built finish(std::size_t inline_bytes);

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
  std::uint32_t page_count() const { return static_cast<std::uint32_t>(inlined_ ? 0 : pages_.size()); }
  std::uint32_t block_count() const { return block_count_; }
  void place(std::uint32_t first_page, std::uint32_t first_block) {
    first_page_ = first_page;
    first_block_ = first_block;
  }

  struct BlockRef {
    std::uint32_t index;  // as BlockSource counts
    std::uint32_t skip;
    std::string key;  // no key in the block is less
  };
  // The blocks that can hold keys in [low, high), in order. False where a page is lacking.
  bool blocks(std::string_view low, std::string_view high, BlockSource& source, Lack& lack,
              std::vector<BlockRef>& out) const;

 private:
  struct Page {
    std::string key;
    std::uint32_t first_block;
    std::uint32_t blocks;
  };
  std::vector<Page> pages_;
  std::string inline_page_;
  bool inlined_ = false;
  std::uint32_t block_count_ = 0;
  std::uint32_t first_page_ = 0;
  std::uint32_t first_block_ = 0;
};

// Walks the entries of one block.
class BlockCursor {
 public:
  explicit BlockCursor(std::string_view block) : in_(block) {}
  // False at the end or at damage (then ok() is false).
  bool next() {
    if (in_.left() == 0 || !in_.string(key_)) return false;
    payload_ = in_.bytes(in_.number());
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
