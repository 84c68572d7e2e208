// What is in a block of the index: sorted keys, each with its documents; and in another block beside it, where in these
// documents it stands. Both are written in bits, with codes that the index's root has. The reader's side; written by
// search/index/blocks_writer.hpp. Layout: docs/search.md, "Bytes". Private to search.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/index/bits.hpp"
#include "search/index/format.hpp"
#include "search/index/postings.hpp"
#include "search/index/symbols.hpp"

namespace yoyak::search {

// Numbers and codes that hold for all blocks of an index.
struct BlockCodes {
  std::uint32_t documents = 0;
  SymbolCode shared;                             // characters that a key shares with the key before
  SymbolCode characters;                         // of keys, with their ends
  SymbolCode in_term, in_sum;                    // what is known of a document
  std::uint8_t position_bits[kFieldCount] = {};  // Rice's parameter for positions in each field

  bool read(ByteReader& in);
};

// Walks the entries of a block of terms.
class TermCursor {
 public:
  TermCursor(const BlockCodes& codes, std::string_view block);
  // Reads the next entry. False at the end, or at damage (then ok() is false).
  bool next();
  bool ok() const { return in_.ok(); }

  const std::string& key() const { return key_; }
  EntryKind kind() const { return kind_; }
  bool is_initials() const { return key_.starts_with(kInitialsBegin); }
  // Its documents, ascending; until the next entry. In terms kStart means that the term is a whole word in that
  // document (perhaps not only); kWhole occurs in sums alone.
  const std::vector<Posting>& postings() const { return postings_; }
  // Whether it is a whole word in each of its places.
  bool always_whole() const { return wholes_ == Wholes::kAlways; }

 private:
  bool read_key();
  bool read_postings();

  const BlockCodes& codes_;
  BitReader in_;
  std::uint32_t left_;               // entries
  std::vector<std::uint8_t> sizes_;  // bytes of each character of the key
  std::string key_;
  EntryKind kind_ = EntryKind::kTerm;
  Wholes wholes_ = Wholes::kNever;
  std::uint32_t count_ = 0;  // of its documents
  std::vector<Posting> postings_;
};

// Walks the block of positions beside a block of terms.
class PositionCursor {
 public:
  PositionCursor(const BlockCodes& codes, std::string_view block) : codes_(codes), in_(block) {}
  // For every entry of the terms, in order: the places in which it is a whole word. Appended to `out` where that is not
  // null. False at damage.
  bool read(const TermCursor& term, std::vector<Position>* out);

 private:
  const BlockCodes& codes_;
  BitReader in_;
};

}  // namespace yoyak::search
