#include "search/index/builder.hpp"

#include <algorithm>

#include "search/index/blocks_writer.hpp"
#include "search/index/directory.hpp"
#include "search/index/format.hpp"
#include "search/index/sort_text.hpp"
#include "search/index/terms.hpp"
#include "text/fold.hpp"
#include "text/words.hpp"

namespace yoyak::search {
namespace {

// The shortest key that is greater than `previous` and not greater than `key`.
std::string separator(std::string_view previous, std::string_view key) {
  std::size_t shared = 0;
  while (shared < previous.size() && shared < key.size() && previous[shared] == key[shared]) ++shared;
  return std::string(key.substr(0, shared + 1));
}

void write_blocks(const EntryList& entries, const CodesWriter& codes, std::size_t block_bytes,
                  DirectoryWriter& directory) {
  BlockPairWriter block(codes);
  std::string first;
  const auto end_block = [&] {
    if (block.empty()) return;
    auto [terms, positions] = block.take();
    directory.add(std::move(first), std::move(terms), std::move(positions));
  };
  std::string_view last;
  for (std::size_t i = 0; i < entries.items.size(); ++i) {
    const Entry entry = entries.entry(i);
    // A sum and the term of the same key stay together: a directory cannot tell them apart.
    if (block.empty() || (block.size() + entry.postings.size() > block_bytes && entry.key != last)) {
      end_block();
      first = separator(last, entry.key);
    }
    block.add(entry);
    last = entry.key;
  }
  end_block();
}

}  // namespace

void IndexBuilder::add(std::uint32_t document, Field field, std::string_view plain_text) {
  set_document_count(document + 1);
  const std::uint32_t place = document * kFieldCount + static_cast<std::uint32_t>(field);
  const std::string normalised = text::fold(plain_text);
  std::vector<text::Token> found;
  next_position_[place] = text::tokenise(normalised, next_position_[place], found);
  for (const text::Token& token : found) {
    const std::uint32_t number = tokens_.number(token.text);
    if (number == is_gap_.size()) is_gap_.push_back(token.kind == text::TokenKind::kGap);
    occurrences_.push_back({number, {place, token.position}});
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

  std::vector<TokenUse> tokens;
  tokens.reserve(tokens_.size());
  for (std::size_t t = 0; t < tokens_.size(); ++t) {
    tokens.push_back({tokens_.text(static_cast<std::uint32_t>(t)), is_gap_[t],
                      std::span(positions).subspan(ends[t], ends[t + 1] - ends[t])});
  }
  EntryList entries;
  collect_entries(tokens, document_count_, {options_.block_bytes, options_.initials}, entries);
  CodesWriter codes;
  for (std::size_t i = 0; i < entries.items.size(); ++i) codes.count(entries.entry(i));
  codes.make(document_count_);
  DirectoryWriter directory;
  write_blocks(entries, codes, options_.block_bytes, directory);

  BuiltIndex built;
  built.directory = kIndexMagic;
  built.directory += codes.table();
  archive::BlockWriter blocks(archive::SectionId::kSearch);
  built.directory += directory.finish(options_.inline_bytes, blocks);
  built.blocks = blocks.take();
  return built;
}

}  // namespace yoyak::search
