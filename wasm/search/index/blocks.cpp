#include "search/index/blocks.hpp"

#include "text/utf8.hpp"

namespace yoyak::search {

bool BlockCodes::read(ByteReader& in) {
  documents = in.varint();
  bool good = documents <= (1u << 28);
  for (SymbolCode* code : {&shared, &characters, &in_term, &in_sum}) good = good && code->read(in);
  for (std::uint8_t& bits : position_bits) {
    bits = in.u8();
    good = good && bits < 32;
  }
  return good && in.ok();
}

TermCursor::TermCursor(const BlockCodes& codes, std::string_view block) : codes_(codes), in_({}) {
  ByteReader head(block);
  left_ = head.varint();
  in_ = BitReader(block.substr(head.position()));
  if (!head.ok()) in_.fail();
}

bool TermCursor::next() {
  if (left_ == 0 || !ok()) return false;
  --left_;
  return read_key() && read_postings();
}

bool TermCursor::read_key() {
  const std::uint32_t kept = codes_.shared.next(in_);
  if (kept > sizes_.size()) return in_.fail(), false;
  while (sizes_.size() > kept) {
    key_.resize(key_.size() - sizes_.back());
    sizes_.pop_back();
  }
  for (;;) {
    std::uint32_t symbol = codes_.characters.next(in_);
    if (!ok()) return false;
    if (symbol < kEndSymbols) {
      kind_ = static_cast<EntryKind>(symbol / 9);
      wholes_ = static_cast<Wholes>(symbol / 3 % 3);
      count_ = symbol % 3 + 1;
      if (count_ == 3) count_ = in_.gamma() + 2;
      return true;
    }
    symbol = symbol == kRareCharacter ? in_.bits(kCharacterBits) : symbol - kFirstCharacter;
    const std::size_t before = key_.size();
    text::append(symbol, key_);
    sizes_.push_back(static_cast<std::uint8_t>(key_.size() - before));
  }
}

bool TermCursor::read_postings() {
  // A document takes a bit at least, so damage takes no memory.
  if (count_ > codes_.documents) return in_.fail(), false;
  const bool sum = kind_ == EntryKind::kSum;
  postings_.clear();
  const unsigned k = rice_parameter(count_, codes_.documents);
  const Fit usual = wholes_ == Wholes::kAlways ? Fit::kStart : Fit::kInside;
  std::uint32_t next = 0;
  for (std::uint32_t i = 0; i < count_ && ok(); ++i) {
    const std::uint32_t gap = count_ == 1 ? in_.below(codes_.documents) : in_.rice(k);
    if (gap >= codes_.documents - next) return in_.fail(), false;
    postings_.push_back({next + gap, kAllFields, 1, usual});
    next += gap + 1;
  }
  if (is_initials()) return ok();
  for (Posting& posting : postings_) {
    std::uint32_t symbol = (sum ? codes_.in_sum : codes_.in_term).next(in_);
    if (symbol == kRareDocument) symbol = in_.bits(sum ? kSumDocumentBits : kTermDocumentBits);
    if (sum) {
      posting.fit = static_cast<Fit>(symbol % 4 % 3);
      symbol /= 4;
    } else if (wholes_ == Wholes::kSometimes && in_.bit() != 0) {
      posting.fit = Fit::kStart;
    }
    posting.frequency = static_cast<std::uint8_t>(symbol % 16);
    posting.fields = static_cast<std::uint8_t>(symbol / 16);
  }
  return ok();
}

bool PositionCursor::read(const TermCursor& term, std::vector<Position>* out) {
  if (term.kind() == EntryKind::kSum || term.is_initials()) return in_.ok();
  for (const Posting& posting : term.postings()) {
    if (posting.fit == Fit::kInside) continue;
    const bool one_field = (posting.fields & (posting.fields - 1)) == 0;
    for (std::uint32_t field = 0; field < kFieldCount; ++field) {
      if ((posting.fields >> field & 1) == 0) continue;
      // How often: known where all its occurrences are in one field.
      std::uint32_t count = posting.frequency;
      if (!term.always_whole()) count = in_.gamma() - 1;
      else if (!one_field) count = in_.gamma();
      else if (count == kMaxFrequency) count += in_.gamma() - 1;
      const unsigned k = codes_.position_bits[field];
      std::uint32_t next = 0;
      for (; count > 0 && in_.ok(); --count) {
        const std::uint32_t at = next + in_.rice(k);
        if (at < next) return in_.fail(), false;
        next = at + 1;
        if (out != nullptr) out->push_back({posting.doc * kFieldCount + field, at});
      }
    }
  }
  return in_.ok();
}

}  // namespace yoyak::search
