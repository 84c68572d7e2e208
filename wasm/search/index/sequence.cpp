// Index::find_sequence: phrases, by the positions of their words or by the texts that may hold them.
#include <algorithm>

#include "base/order.hpp"
#include "search/index/format.hpp"
#include "search/index/index.hpp"
#include "search/index/index_walk.hpp"
#include "search/index/scan.hpp"
#include "text/words.hpp"

namespace yoyak::search {
namespace {

// In so few documents a phrase is looked for in their texts: these are about to be shown, and positions would come on
// top. Higher: fewer blocks, more texts. 1 … 50.
constexpr std::size_t kFewDocuments = 10;

bool is_single(std::string_view text) { return text::decode(text, 0).size == text.size(); }

// Whether a token that begins with `text` (two characters of it at least, or all of it) is a word, not a gap: words
// begin with a letter, or a sign and a letter.
bool begins_word(std::string_view text) {
  const text::Decoded first = text::decode(text, 0);
  return text::is_word_code(first.code) || text::is_word_code(text::decode(text, first.size).code);
}

std::uint64_t order_of(const Position& position) { return std::uint64_t{position.place} << 32 | position.at; }

// Positions of tokens, as the positions at which the pattern would begin.
void shift(std::vector<Position>& positions, std::uint32_t offset) {
  std::erase_if(positions, [&](const Position& position) { return position.at < offset; });
  for (Position& position : positions) position.at -= offset;
  sort_by(positions, order_of);
}

// Leaves what is in both; both in order.
void intersect(std::vector<Position>& positions, const std::vector<Position>& with) {
  auto at = with.begin();
  std::erase_if(positions, [&](const Position& position) {
    while (at != with.end() && *at < position) ++at;
    return at == with.end() || *at != position;
  });
}

std::uint32_t document_of(const Position& position) { return position.place / kFieldCount; }

const Posting* posting_of(std::uint32_t doc, const std::vector<Posting>& postings) {
  const auto at = std::lower_bound(postings.begin(), postings.end(), doc,
                                   [](const Posting& posting, std::uint32_t d) { return posting.doc < d; });
  return at != postings.end() && at->doc == doc ? &*at : nullptr;
}

}  // namespace

// Reads positions of whole words in the range for which wanted(key) holds, in the documents `within`.
template <typename Wanted>
bool Index::find_positions(const Range& range, const std::vector<Posting>& within, BlockSource& source, Lack& lack,
                           Wanted wanted, std::vector<Position>& out) const {
  std::vector<bool> in(codes_.documents, false);
  for (const Posting& posting : within) in[posting.doc] = true;
  std::vector<Directory::Block> blocks;
  if (!directory_.blocks(range.low, range.high, source, lack, blocks)) return false;
  bool complete = true;
  for (const Directory::Block& block : blocks) {
    const std::string* terms = source.block(block.terms);
    if (terms == nullptr) {
      lack.blocks.push_back(block.terms);
      complete = false;
      continue;
    }
    const auto is_wanted = [&](const TermCursor& term) {
      if (term.kind() == EntryKind::kSum) return false;
      const std::string& key = term.key();
      // Of a cut term that is shorter than what is sought all of it was read before, to find its documents.
      if (key < range.low && (term.kind() != EntryKind::kCut || !range.low.starts_with(key))) return false;
      std::string_view whole = key;
      if (term.kind() == EntryKind::kCut && key.size() < range.low.size()) {
        whole = this->complete(term, source, lack);
        complete = complete && !whole.empty();
      }
      if (whole < range.low || whole >= range.high || !wanted(term, whole)) return false;
      return std::any_of(term.postings().begin(), term.postings().end(),
                         [&](const Posting& posting) { return posting.fit == Fit::kStart && in[posting.doc]; });
    };
    bool any = false;
    TermCursor look(codes_, *terms);
    while (!any && look.next() && look.key() < range.high) any = is_wanted(look);
    if (!any && look.ok()) continue;
    const std::string* positions = source.block(block.positions);
    if (positions == nullptr) {
      lack.blocks.push_back(block.positions);
      complete = false;
      continue;
    }
    TermCursor term(codes_, *terms);
    PositionCursor cursor(codes_, *positions);
    bool good = true;
    while (good && term.next() && term.key() < range.high) good = cursor.read(term, is_wanted(term) ? &out : nullptr);
    if (!good || !term.ok()) {
      lack.damaged = true;
      return false;
    }
  }
  std::erase_if(out, [&](const Position& position) { return !in[document_of(position)]; });
  return complete && !lack.damaged;
}

// Looks for the pattern in the texts of these documents.
bool Index::verify(const Pattern& pattern, const std::vector<Posting>& documents, BlockSource& source, Lack& lack,
                   std::vector<Posting>& out) const {
  if (documents.size() > source.most_texts()) return true;
  bool complete = true;
  for (const Posting& candidate : documents) {
    const DocumentText* text = source.document(candidate.doc);
    if (text == nullptr) {
      lack.documents.push_back(candidate.doc);
      complete = false;
      continue;
    }
    Posting posting{candidate.doc, 0, 0, Fit::kInside};
    scan_pattern(pattern, *text, posting);
    if (posting.fields != 0) out.push_back(posting);
  }
  return complete;
}

bool Index::find_sequence(const Pattern& pattern, BlockSource& source, Lack& lack, std::vector<Posting>& out) const {
  const std::size_t last = pattern.size() - 1;
  // Documents that hold each token, in order; those of the first, which may be the end of a longer one, by themselves.
  std::vector<Posting> documents, of_first;
  bool complete = true, long_token = false;
  for (std::size_t i = 0; i <= last; ++i) {
    const std::string_view text = first_codes(pattern[i].text, kMaxTerm);
    long_token |= text.size() < pattern[i].text.size();
    std::vector<Posting> found;
    if (i == last || (i == 0 && is_single(text))) complete &= find_inside(text, source, lack, found);
    else complete &= find_term(text, source, lack, found);
    join_postings(found);
    if (i > 0) std::erase_if(found, [](const Posting& posting) { return posting.fit == Fit::kInside; });
    if (i == 0) of_first = documents = std::move(found);
    else intersect_postings(documents, found);
  }
  if (!complete) return false;
  if (documents.size() <= kFewDocuments || long_token) return verify(pattern, documents, source, lack, out);
  const Range end = Range::beginning_with(pattern[last].text, false);
  std::vector<Directory::Block> blocks;
  if (!directory_.blocks(end.low, end.high, source, lack, blocks)) return false;
  // An unfinished last word may be the beginning of so many that their blocks are more than the texts.
  if (blocks.size() * 2 > documents.size()) return verify(pattern, documents, source, lack, out);

  std::vector<Position> starts, of_token;
  for (std::size_t i = last; i > 0; --i) {
    of_token.clear();
    complete &= find_positions(
        i == last ? end : Range::only(pattern[i].text), documents, source, lack,
        [&](const TermCursor& term, std::string_view whole) {
          if (i != last) return term.kind() != EntryKind::kCut || whole.size() > term.key().size();
          return begins_word(whole) != pattern[i].is_gap;
        },
        of_token);
    shift(of_token, pattern[i].offset);
    if (i == last) starts = std::move(of_token);
    else intersect(starts, of_token);
  }
  // The first token where it stands alone; where it ends a longer one, only the text can tell.
  std::vector<Position> alone;
  if (begins_word(pattern[0].text) != pattern[0].is_gap) {
    complete &= find_positions(
        Range::only(pattern[0].text), documents, source, lack,
        [&](const TermCursor& term, std::string_view whole) {
          return term.kind() != EntryKind::kCut || whole.size() > term.key().size();
        },
        alone);
    shift(alone, 0);
  }
  if (!complete) return false;
  std::vector<Posting> uncertain;
  auto begin_alone = alone.begin();
  for (auto at = starts.begin(); at != starts.end();) {
    const std::uint32_t doc = document_of(*at);
    while (begin_alone != alone.end() && document_of(*begin_alone) < doc) ++begin_alone;
    auto end_alone = begin_alone;
    while (end_alone != alone.end() && document_of(*end_alone) == doc) ++end_alone;
    Posting posting{doc, 0, 0, Fit::kInside};
    bool all = true;
    for (; at != starts.end() && document_of(*at) == doc; ++at) {
      const bool found = std::binary_search(begin_alone, end_alone, *at);
      all = all && found;
      if (found) join({doc, static_cast<std::uint8_t>(1u << (at->place % kFieldCount)), 1, Fit::kWhole}, posting);
    }
    const Posting* first = posting_of(doc, of_first);
    const bool only_alone = first != nullptr && !is_single(pattern[0].text) && first->fit == Fit::kStart &&
                            first->frequency < kMaxFrequency &&
                            first->frequency == static_cast<std::uint32_t>(end_alone - begin_alone);
    if (!all && !only_alone) uncertain.push_back(posting);
    else if (posting.fields != 0) out.push_back(posting);
    begin_alone = end_alone;
  }
  complete = verify(pattern, uncertain, source, lack, out);
  join_postings(out);
  return complete;
}

}  // namespace yoyak::search
