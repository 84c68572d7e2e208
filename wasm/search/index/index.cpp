#include "search/index/index.hpp"

#include <algorithm>

#include "search/index/format.hpp"

namespace yoyak::search {
namespace {

struct KeyRange {
  std::string low;
  std::string high;
};

KeyRange beginning_with(std::string_view text) {
  KeyRange range{std::string(text), std::string(text)};
  range.low += kAggregateEnd;
  range.high += kRangeEnd;
  return range;
}

KeyRange token_range(const PatternToken& token, Index::Edge edge) {
  const std::string mark(token.is_gap ? 1 : 0, kGapBegin);
  if (edge == Index::Edge::kEnd) return beginning_with(mark + reversed(last_codes(token.text, kMaxTerm)));
  KeyRange range = beginning_with(mark + std::string(first_codes(token.text, kMaxTerm)));
  if (edge == Index::Edge::kBeginning) return range;
  range.low.back() = kTermEnd;
  range.high.back() = kTermEnd + 1;
  return range;
}

// Collects postings of the terms in a range, jumping over what an aggregate sums up.
bool scan_suffixes(const TableReader& table, std::uint32_t documents, const KeyRange& range, std::string_view exact,
                   BlockSource& source, Lack& lack, std::vector<Posting>& out) {
  std::vector<TableReader::KeyedBlock> refs;
  if (!table.blocks(range.low, range.high, source, lack, refs)) return false;
  std::string low = range.low;
  bool complete = true;
  for (std::size_t i = 0; i < refs.size(); ++i) {
    if (low >= range.high) break;                                // an aggregate summed up all the rest
    if (i + 1 < refs.size() && refs[i + 1].key < low) continue;  // or all of this block
    const std::string* block = source.block(refs[i].ref);
    if (block == nullptr) {
      lack.blocks.push_back(refs[i].ref);
      complete = false;
      // An aggregate at the beginning may make the rest needless: look before asking for many.
      if (i == 0 && refs.size() > 2) return false;
      continue;
    }
    BlockCursor cursor(*block);
    while (cursor.next()) {
      const std::string& key = cursor.key();
      if (key < low) continue;
      if (key >= range.high || key.empty()) break;
      const std::size_t begin = out.size();
      if (!get_postings(cursor.payload(), documents, out)) {
        lack.damaged = true;
        return false;
      }
      const std::string_view text(key.data(), key.size() - 1);
      const bool aggregate = key.back() == kAggregateEnd;
      for (std::size_t n = begin; n < out.size(); ++n) {
        Fit& fit = out[n].fit;
        if (text != exact) {
          fit = std::min(fit, Fit::kStart);
        } else if (!aggregate && fit == Fit::kStart) {
          fit = Fit::kWhole;  // the term is all of the word
        }
      }
      if (aggregate) {
        low.assign(text);
        low += kRangeEnd;
      }
    }
    if (!cursor.ok()) {
      lack.damaged = true;
      return false;
    }
  }
  return complete;
}

// A byte for each place, 1 where one of `positions` is.
std::vector<std::uint8_t> places_of(const std::vector<Position>& positions, std::uint32_t documents) {
  std::vector<std::uint8_t> places(std::size_t{documents} * kFieldCount, 0);
  for (const Position& position : positions) places[position.place] = 1;
  return places;
}

// Whether one of the places from `first` to `last` is wanted. Damage may name places that are none.
bool any_within(const std::vector<std::uint8_t>& wanted, std::uint32_t first, std::uint32_t last) {
  if (last >= wanted.size()) return true;
  while (first < last && wanted[first] == 0) ++first;
  return first <= last && wanted[first] != 0;
}

}  // namespace

Result<Index> Index::read(std::string_view directory) {
  if (directory.substr(0, 3) == kIndexMagic.substr(0, 3) && directory.size() > 3 && directory[3] > kIndexMagic[3]) {
    return Error{ErrorCode::kNewerFormat, "The search index was written by a newer version of Yoyak."};
  }
  const Error damaged{ErrorCode::kDamaged, "The search index's directory is damaged; build the site again."};
  if (directory.substr(0, kIndexMagic.size()) != kIndexMagic) return damaged;
  ByteReader in(directory.substr(kIndexMagic.size()));
  Index index;
  index.documents_ = in.varint();
  if (index.documents_ > (1u << 28)) return damaged;
  for (TableReader* table : {&index.suffixes_, &index.forward_, &index.backward_}) {
    if (!table->read(in)) return damaged;
  }
  if (!in.ok() || in.left() != 0) return damaged;
  return index;
}

bool Index::find_inside(std::string_view text, BlockSource& source, Lack& lack, std::vector<Posting>& out) const {
  return scan_suffixes(suffixes_, document_count(), beginning_with(text), text, source, lack, out);
}

bool Index::find_between(std::string_view low, std::string_view high, BlockSource& source, Lack& lack,
                         std::vector<Posting>& out) const {
  return scan_suffixes(suffixes_, document_count(), {std::string(low), std::string(high)}, {}, source, lack, out);
}

bool Index::find_initials(std::string_view initials, BlockSource& source, Lack& lack, std::vector<Posting>& out) const {
  const std::string key = kInitialsBegin + std::string(initials);
  return scan_suffixes(suffixes_, document_count(), beginning_with(key), key, source, lack, out);
}

bool Index::count_blocks(const PatternToken& token, Edge edge, BlockSource& source, Lack& lack,
                         std::size_t& blocks) const {
  const KeyRange range = token_range(token, edge);
  std::vector<TableReader::KeyedBlock> refs;
  if (!(edge == Edge::kEnd ? backward_ : forward_).blocks(range.low, range.high, source, lack, refs)) return false;
  blocks = refs.size();
  return true;
}

bool Index::find_positions(const PatternToken& token, Edge edge, const std::vector<Position>* within,
                           BlockSource& source, Lack& lack, std::vector<Position>& out) const {
  const KeyRange range = token_range(token, edge);
  std::vector<TableReader::KeyedBlock> refs;
  if (!(edge == Edge::kEnd ? backward_ : forward_).blocks(range.low, range.high, source, lack, refs)) return false;
  std::vector<std::uint8_t> wanted;
  if (within != nullptr) wanted = places_of(*within, document_count());
  bool complete = true;
  for (std::size_t i = 0; i < refs.size(); ++i) {
    const bool continued = i + 1 < refs.size() && refs[i + 1].key == refs[i].key && refs[i].skip != 0;
    if (within != nullptr && continued && !any_within(wanted, refs[i].skip, refs[i + 1].skip)) {
      continue;  // nothing but one key's positions in other places
    }
    const std::string* block = source.block(refs[i].ref);
    if (block == nullptr) {
      lack.blocks.push_back(refs[i].ref);
      complete = false;
      continue;
    }
    BlockCursor cursor(*block);
    while (cursor.next()) {
      if (cursor.key() < range.low) continue;
      if (cursor.key() >= range.high) break;
      if (!get_positions(cursor.payload(), document_count(), within == nullptr ? nullptr : wanted.data(), out)) {
        lack.damaged = true;
        return false;
      }
    }
    if (!cursor.ok()) {
      lack.damaged = true;
      return false;
    }
  }
  return complete;
}

bool Index::nearby_words(std::string_view part, Edge edge, BlockSource& source, Lack& lack,
                         std::vector<std::string>& out) const {
  constexpr std::size_t kMaxBlocks = 4;  // a suggestion is not worth more
  const bool backwards = edge == Edge::kEnd;
  const KeyRange range = beginning_with(backwards ? reversed(part) : std::string(part));
  std::vector<TableReader::KeyedBlock> refs;
  if (!(backwards ? backward_ : forward_).blocks(range.low, range.high, source, lack, refs)) return false;
  bool complete = true;
  for (std::size_t i = 0; i < refs.size() && i < kMaxBlocks; ++i) {
    const std::string* block = source.block(refs[i].ref);
    if (block == nullptr) {
      lack.blocks.push_back(refs[i].ref);
      complete = false;
      continue;
    }
    BlockCursor cursor(*block);
    while (cursor.next()) {
      if (cursor.key() < range.low) continue;
      if (cursor.key() >= range.high || cursor.key().empty()) break;
      const std::string_view word(cursor.key().data(), cursor.key().size() - 1);
      out.push_back(backwards ? reversed(word) : std::string(word));
    }
    if (!cursor.ok()) {
      lack.damaged = true;
      return false;
    }
  }
  return complete;
}

}  // namespace yoyak::search
