#include "search/index/builder.hpp"

#include <algorithm>

#include "base/bytes.hpp"
#include "search/index/format.hpp"
#include "search/index/sort_text.hpp"
#include "search/index/suffix_terms.hpp"
#include "search/index/term_table.hpp"
#include "text/fold.hpp"
#include "text/words.hpp"

namespace yoyak::search {
namespace {

// Positions [begin, end) of one token, for one of the two position tables.
struct PositionRun {
  std::string key;
  std::size_t begin;
  std::size_t end;
};

// Adds one key's positions, split so that a reader that knows its documents can pass over the others.
void write_positions(std::string_view key, const std::vector<Position>& positions, std::size_t block_bytes,
                     TableWriter& table) {
  // About 1.5 bytes a position; a piece never ends inside a document.
  const std::size_t piece = std::max<std::size_t>(block_bytes / 2, 16);
  std::string payload;
  for (std::size_t begin = 0; begin < positions.size();) {
    std::size_t end = std::min(begin + piece, positions.size());
    while (end < positions.size() && positions[end].place == positions[end - 1].place) ++end;
    payload.clear();
    put_positions(positions, begin, end, payload);
    table.add(key, payload, positions[begin].place);
    begin = end;
  }
}

void write_position_table(const std::vector<PositionRun>& runs, const std::vector<Position>& positions,
                          std::size_t block_bytes, TableWriter& table) {
  struct Sorted {
    SortText key;
    const PositionRun* run;
  };
  std::vector<Sorted> sorted;
  sorted.reserve(runs.size());
  for (const PositionRun& run : runs) sorted.push_back({SortText(run.key), &run});
  std::sort(sorted.begin(), sorted.end(), [](const Sorted& a, const Sorted& b) {
    const int order = a.key.compare(b.key);
    return order != 0 ? order < 0 : a.run->begin < b.run->begin;
  });
  std::vector<Position> joined;
  for (std::size_t i = 0; i < sorted.size();) {
    joined.clear();
    std::size_t next = i;
    for (; next < sorted.size() && sorted[next].key == sorted[i].key; ++next) {
      joined.insert(joined.end(), positions.begin() + static_cast<std::ptrdiff_t>(sorted[next].run->begin),
                    positions.begin() + static_cast<std::ptrdiff_t>(sorted[next].run->end));
    }
    if (next > i + 1) std::sort(joined.begin(), joined.end());  // long words cut to the same key
    write_positions(sorted[i].run->key, joined, block_bytes, table);
    i = next;
  }
}

std::vector<Posting> document_postings(const std::vector<Position>& positions, std::size_t begin, std::size_t end) {
  std::vector<Posting> out;
  for (std::size_t i = begin; i < end; ++i) {
    const std::uint32_t doc = positions[i].place / kFieldCount;
    if (out.empty() || out.back().doc != doc) out.push_back({doc, 0, 0, Fit::kInside});
    out.back().fields |= static_cast<std::uint8_t>(1u << (positions[i].place % kFieldCount));
    if (out.back().frequency < kMaxFrequency) ++out.back().frequency;
  }
  return out;
}

}  // namespace

std::uint32_t IndexBuilder::intern(std::string_view token, bool is_gap) {
  const auto found = ids_.find(token);
  if (found != ids_.end()) return found->second;
  const auto id = static_cast<std::uint32_t>(tokens_.size());
  tokens_.emplace_back(token);
  ids_.emplace(tokens_.back(), id);
  is_gap_.push_back(is_gap);
  return id;
}

void IndexBuilder::add(std::uint32_t document, Field field, std::string_view plain_text) {
  set_document_count(document + 1);
  const std::uint32_t place = document * kFieldCount + static_cast<std::uint32_t>(field);
  const std::string normalised = text::fold(plain_text);
  std::vector<text::Token> found;
  next_position_[place] = text::tokenise(normalised, next_position_[place], found);
  for (const text::Token& token : found) {
    occurrences_.push_back({intern(token.text, token.kind == text::TokenKind::kGap), {place, token.position}});
  }
}

void IndexBuilder::set_document_count(std::uint32_t count) {
  if (count <= document_count_) return;
  document_count_ = count;
  next_position_.resize(std::size_t{count} * kFieldCount, 0);
}

BuiltIndex IndexBuilder::finish() {
  const auto in_order = [](const Occurrence& a, const Occurrence& b) { return a.position < b.position; };
  if (!std::is_sorted(occurrences_.begin(), occurrences_.end(), in_order)) {
    std::sort(occurrences_.begin(), occurrences_.end(), in_order);
  }
  BuiltIndex built;
  // Counting sort by token keeps the order within a token.
  std::vector<std::size_t> ends(tokens_.size() + 1, 0);
  for (const Occurrence& o : occurrences_) ++ends[o.token + 1];
  for (std::size_t t = 0; t < tokens_.size(); ++t) ends[t + 1] += ends[t];
  std::vector<Position> positions(occurrences_.size());
  {
    std::vector<std::size_t> at(ends.begin(), ends.end() - 1);
    for (const Occurrence& o : occurrences_) positions[at[o.token]++] = o.position;
  }
  occurrences_ = {};
  next_position_ = {};

  TableWriter suffixes(options_.block_bytes);
  {
    // Tokens were numbered as they came; the index must not depend on that.
    std::vector<std::pair<SortText, std::uint32_t>> order(tokens_.size());
    for (std::uint32_t t = 0; t < tokens_.size(); ++t) order[t] = {SortText(tokens_[t]), t};
    std::sort(order.begin(), order.end());
    std::vector<TokenDocs> docs;
    docs.reserve(tokens_.size());
    for (const auto& [text, t] : order) {
      docs.push_back({text.text, is_gap_[t], document_postings(positions, ends[t], ends[t + 1])});
    }
    write_suffix_terms(docs, document_count_, {options_.block_bytes, options_.initials}, suffixes);
  }
  TableWriter forward(options_.position_block_bytes);
  TableWriter backward(options_.position_block_bytes);
  std::vector<PositionRun> runs(tokens_.size());
  const auto gap_mark = [&](std::size_t t) { return std::string(is_gap_[t] ? 1 : 0, kGapBegin); };
  for (std::size_t t = 0; t < tokens_.size(); ++t) {
    runs[t] = {gap_mark(t) + std::string(first_codes(tokens_[t], kMaxTerm)) + kTermEnd, ends[t], ends[t + 1]};
  }
  write_position_table(runs, positions, options_.position_block_bytes, forward);
  for (std::size_t t = 0; t < tokens_.size(); ++t) {
    runs[t] = {gap_mark(t) + reversed(last_codes(tokens_[t], kMaxTerm)) + kTermEnd, ends[t], ends[t + 1]};
  }
  write_position_table(runs, positions, options_.position_block_bytes, backward);

  built.directory = kIndexMagic;
  append_varint(document_count_, built.directory);
  archive::BlockWriter blocks(archive::SectionId::kSearch, archive::Effort::kQuick);
  built.directory += suffixes.finish(options_.inline_bytes, blocks);
  built.directory += forward.finish(0, blocks);
  built.directory += backward.finish(0, blocks);
  built.blocks = blocks.take();
  return built;
}

}  // namespace yoyak::search
