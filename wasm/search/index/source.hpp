// What a search reads beyond the index's root, and how it says what it lacks. Sans-I/O: provide what is lacking and ask
// again.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "archive/block.hpp"
#include "search/index/postings.hpp"

namespace yoyak::search {

using archive::BlockRef;

// The text of one field, normalised (text::fold), one line per block. A field may come in several pieces, in order;
// nothing matches across them.
struct FieldText {
  Field field;
  std::string text;
};
using DocumentText = std::vector<FieldText>;

// Pages and blocks of one index, and the texts of its documents. Implemented by who holds the bytes (decompressed and
// checked). What it gives is valid until the end of the search call.
class BlockSource {
 public:
  virtual ~BlockSource() = default;
  // The content of the block, or nullptr if it is not loaded.
  virtual const std::string* block(const BlockRef& ref) = 0;
  // The text with which the document was indexed, or nullptr if it is not loaded.
  virtual const DocumentText* document(std::uint32_t doc) = 0;
  // A phrase that only the texts of more documents can decide finds nothing.
  virtual std::size_t most_texts() const { return SIZE_MAX; }
};

// Collects what a search lacked and whether it met damage. May hold repetitions.
struct Lack {
  std::vector<BlockRef> blocks;
  std::vector<std::uint32_t> documents;
  bool damaged = false;

  bool any() const { return damaged || !blocks.empty() || !documents.empty(); }
};

}  // namespace yoyak::search
