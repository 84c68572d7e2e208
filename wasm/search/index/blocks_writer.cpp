#include "search/index/blocks_writer.hpp"

#include <algorithm>
#include <utility>

#include "base/bytes.hpp"
#include "search/index/sort_text.hpp"
#include "text/utf8.hpp"

namespace yoyak::search {
namespace {

// Calls each(n) with how many characters two keys share, then with every further character of `key`.
template <typename Shared, typename Each>
void front_code(std::string_view previous, std::string_view key, Shared shared, Each each) {
  std::size_t at = shared_bytes(previous, key);
  shared(static_cast<std::uint32_t>(text::count(key.substr(0, at))));
  while (at < key.size()) each(static_cast<std::uint32_t>(text::next_unchecked(key, at)));
}

// The symbol of what is known of a document.
std::uint32_t document_symbol(const Posting& posting, bool sum) {
  const std::uint32_t symbol = static_cast<std::uint32_t>(posting.fields) * 16 + posting.frequency;
  return sum ? symbol * 4 + static_cast<std::uint32_t>(posting.fit) : symbol;
}

std::uint32_t end_symbol(const Entry& entry) { return end_symbol(entry.kind, entry.wholes, entry.postings.size()); }

bool is_initials(const Entry& entry) { return entry.key.starts_with(kInitialsBegin); }

// Calls each(field, positions) for each field in which a posting's document has the word, in order. `at` stands at the
// document's positions and is moved behind them.
template <typename Each>
void each_field(const Posting& posting, std::span<const Position> positions, std::size_t& at, Each each) {
  for (std::uint32_t field = 0; field < kFieldCount; ++field) {
    if ((posting.fields >> field & 1) == 0) continue;
    const std::size_t begin = at;
    while (at < positions.size() && positions[at].place == posting.doc * kFieldCount + field) ++at;
    each(field, positions.subspan(begin, at - begin));
  }
}

}  // namespace

void CodesWriter::count(const Entry& entry) {
  front_code(
      previous_, entry.key, [&](std::uint32_t same) { shared_.count(same); },
      [&](std::uint32_t code) { characters_.count(code + kFirstCharacter); });
  characters_.count(end_symbol(entry));
  previous_.assign(entry.key);
  if (is_initials(entry)) return;
  const bool sum = entry.kind == EntryKind::kSum;
  std::size_t at = 0;
  for (const Posting& posting : entry.postings) {
    (sum ? in_sum_ : in_term_).count(document_symbol(posting, sum));
    if (sum || posting.fit == Fit::kInside) continue;
    each_field(posting, entry.positions, at, [&](std::uint32_t field, std::span<const Position> here) {
      std::uint32_t next = 0;
      for (const Position& position : here) {
        const std::uint32_t gap = position.at - next;
        next = position.at + 1;
        for (unsigned k = 0; k < kMaxPositionBits; ++k) position_cost_[field][k] += (gap >> k) + 1 + k;
      }
    });
  }
}

void CodesWriter::make(std::uint32_t documents) {
  documents_ = documents;
  shared_.make();
  characters_.make(kLeastUses, kRareCharacter);
  in_term_.make(kLeastUses, kRareDocument);
  in_sum_.make(kLeastUses, kRareDocument);
  for (std::uint32_t field = 0; field < kFieldCount; ++field) {
    const auto& cost = position_cost_[field];
    position_bits_[field] = static_cast<std::uint8_t>(std::min_element(cost.begin(), cost.end()) - cost.begin());
  }
}

std::string CodesWriter::table() const {
  std::string out;
  append_varint(documents_, out);
  for (const SymbolWriter* code : {&shared_, &characters_, &in_term_, &in_sum_}) code->put_table(out);
  for (const std::uint8_t bits : position_bits_) out.push_back(static_cast<char>(bits));
  return out;
}

void CodesWriter::put(const Entry& entry, std::string_view previous_key, BitWriter& terms, BitWriter& positions) const {
  front_code(
      previous_key, entry.key, [&](std::uint32_t same) { shared_.put(same, terms); },
      [&](std::uint32_t code) {
        if (characters_.has(code + kFirstCharacter)) {
          characters_.put(code + kFirstCharacter, terms);
        } else {
          characters_.put(kRareCharacter, terms);
          terms.bits(code, kCharacterBits);
        }
      });
  characters_.put(end_symbol(entry), terms);
  put_postings(entry, terms);
  if (entry.kind == EntryKind::kSum || is_initials(entry)) return;
  put_positions(entry, positions);
}

void CodesWriter::put_postings(const Entry& entry, BitWriter& out) const {
  const auto count = static_cast<std::uint32_t>(entry.postings.size());
  const bool sum = entry.kind == EntryKind::kSum;
  if (count > 2) out.gamma(count - 2);
  const unsigned k = rice_parameter(count, documents_);
  std::uint32_t next = 0;
  for (const Posting& posting : entry.postings) {
    if (count == 1) out.below(posting.doc, documents_);
    else out.rice(posting.doc - next, k);
    next = posting.doc + 1;
  }
  if (is_initials(entry)) return;
  const SymbolWriter& code = sum ? in_sum_ : in_term_;
  for (const Posting& posting : entry.postings) {
    const std::uint32_t symbol = document_symbol(posting, sum);
    if (code.has(symbol)) {
      code.put(symbol, out);
    } else {
      code.put(kRareDocument, out);
      out.bits(symbol, sum ? kSumDocumentBits : kTermDocumentBits);
    }
    if (!sum && entry.wholes == Wholes::kSometimes) out.bits(posting.fit == Fit::kStart, 1);
  }
}

void CodesWriter::put_positions(const Entry& entry, BitWriter& out) const {
  std::size_t at = 0;
  for (const Posting& posting : entry.postings) {
    if (posting.fit == Fit::kInside) continue;
    const bool one_field = (posting.fields & (posting.fields - 1)) == 0;
    each_field(posting, entry.positions, at, [&](std::uint32_t field, std::span<const Position> here) {
      const auto count = static_cast<std::uint32_t>(here.size());
      if (entry.wholes != Wholes::kAlways) out.gamma(count + 1);
      else if (!one_field) out.gamma(count);
      else if (posting.frequency == kMaxFrequency) out.gamma(count - kMaxFrequency + 1);
      std::uint32_t next = 0;
      for (const Position& position : here) {
        out.rice(position.at - next, position_bits_[field]);
        next = position.at + 1;
      }
    });
  }
}

void BlockPairWriter::add(const Entry& entry) {
  codes_.put(entry, previous_, terms_, positions_);
  previous_.assign(entry.key);
  ++count_;
}

std::pair<std::string, std::string> BlockPairWriter::take() {
  std::string terms;
  append_varint(count_, terms);
  terms += std::exchange(terms_, {}).take();
  count_ = 0;
  previous_.clear();
  return {std::move(terms), std::exchange(positions_, {}).take()};
}

}  // namespace yoyak::search
