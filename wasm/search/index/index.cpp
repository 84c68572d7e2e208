#include "search/index/index.hpp"

#include <algorithm>

#include "search/index/format.hpp"
#include "search/index/index_walk.hpp"
#include "search/index/scan.hpp"

namespace yoyak::search {
namespace {

// Appends an entry's documents; `exact`: the text that was sought, where a word that is nothing else counts as whole.
void add_postings(const TermCursor& entry, std::string_view key, std::string_view exact, std::vector<Posting>& out) {
  // A cut key that was not completed is the beginning of something longer.
  const bool whole = key == exact && (entry.kind() != EntryKind::kCut || key.size() > entry.key().size());
  for (Posting posting : entry.postings()) {
    if (key != exact) posting.fit = std::min(posting.fit, Fit::kStart);
    else if (whole && posting.fit == Fit::kStart && entry.kind() != EntryKind::kSum) posting.fit = Fit::kWhole;
    out.push_back(posting);
  }
}

}  // namespace

Result<Index> Index::read(std::string_view directory) {
  if (directory.substr(0, 3) == kIndexMagic.substr(0, 3) && directory.size() > 3 && directory[3] > kIndexMagic[3]) {
    return Error{ErrorCode::kNewerFormat, "The search index was written by a newer version of Yoyak."};
  }
  const Error damaged{ErrorCode::kDamaged, "The search index is damaged; build the site again."};
  if (directory.substr(0, kIndexMagic.size()) != kIndexMagic) return damaged;
  ByteReader in(directory.substr(kIndexMagic.size()));
  Index index;
  if (!index.codes_.read(in) || !index.directory_.read(in) || !in.at_end() || !in.ok()) return damaged;
  return index;
}

bool Index::find_inside(std::string_view text, BlockSource& source, Lack& lack, std::vector<Posting>& out) const {
  return walk(Range::beginning_with(text, true), source, lack,
              [&](const TermCursor& entry, std::string_view key, const Directory::Block&) {
                add_postings(entry, key, text, out);
              });
}

bool Index::find_unfinished(std::string_view text, char32_t first, char32_t last, BlockSource& source, Lack& lack,
                            std::vector<Posting>& out) const {
  Range range{std::string(text), std::string(text), true};
  text::append(first, range.low);
  text::append(last + 1, range.high);
  return walk(range, source, lack, [&](const TermCursor& entry, std::string_view key, const Directory::Block&) {
    add_postings(entry, key, {}, out);
  });
}

bool Index::find_initials(std::string_view initials, BlockSource& source, Lack& lack, std::vector<Posting>& out) const {
  const std::string sought = kInitialsBegin + std::string(initials);
  std::vector<std::uint32_t> uncertain;
  bool complete = walk(Range::beginning_with(sought, true), source, lack,
                       [&](const TermCursor& entry, std::string_view key, const Directory::Block&) {
                         for (const Posting& posting : entry.postings()) {
                           if (key.size() < sought.size()) uncertain.push_back(posting.doc);
                           else out.push_back({posting.doc, kAllFields, 1, Fit::kInside});
                         }
                       });
  for (const std::uint32_t doc : uncertain) {
    Posting posting{doc, 0, 0, Fit::kInside};
    if (const DocumentText* text = source.document(doc)) {
      scan_initials(initials, *text, posting);
      if (posting.fields != 0) out.push_back({doc, kAllFields, 1, Fit::kInside});
    } else {
      lack.documents.push_back(doc);
      complete = false;
    }
  }
  return complete;
}

bool Index::find_term(std::string_view text, BlockSource& source, Lack& lack, std::vector<Posting>& out) const {
  return walk(Range::only(text), source, lack,
              [&](const TermCursor& entry, std::string_view key, const Directory::Block&) {
                // What is cut and not longer than `text` is another term.
                const bool other = entry.kind() == EntryKind::kCut && key.size() == entry.key().size();
                if (!other) out.insert(out.end(), entry.postings().begin(), entry.postings().end());
              });
}

bool Index::words_beginning(std::string_view part, BlockSource& source, Lack& lack,
                            std::vector<std::string>& out) const {
  // A suggestion is not worth more.
  constexpr std::size_t kMaxBlocks = 4, kMaxCompleted = 3;
  std::size_t completed = 0;
  const Range range = Range::beginning_with(part, false);
  std::vector<Directory::Block> blocks;
  if (!directory_.blocks(range.low, range.high, source, lack, blocks)) return false;
  bool complete = true;
  for (std::size_t i = 0; i < blocks.size() && i < kMaxBlocks; ++i) {
    const std::string* block = source.block(blocks[i].terms);
    if (block == nullptr) {
      lack.blocks.push_back(blocks[i].terms);
      complete = false;
      continue;
    }
    TermCursor entry(codes_, *block);
    while (entry.next() && entry.key() < range.high) {
      const auto is_word = [](const Posting& posting) { return posting.fit == Fit::kStart; };
      const bool cut = entry.kind() == EntryKind::kCut;
      if (entry.kind() == EntryKind::kSum ||
          (entry.key() < range.low && !(cut && range.low.starts_with(entry.key()))) ||
          std::none_of(entry.postings().begin(), entry.postings().end(), is_word)) {
        continue;
      }
      if (cut && ++completed > kMaxCompleted) continue;
      const std::string_view word = cut ? this->complete(entry, source, lack) : std::string_view(entry.key());
      if (word.empty()) complete = false;
      else if (word.starts_with(part)) out.emplace_back(word);
    }
    if (!entry.ok()) {
      lack.damaged = true;
      return false;
    }
  }
  return complete;
}

bool Index::words_ending(std::string_view part, BlockSource& source, Lack& lack, std::vector<std::string>& out) const {
  constexpr std::size_t kMaxTexts = 3;
  std::vector<Posting> documents;
  if (!find_term(part, source, lack, documents)) return false;
  join_postings(documents);
  bool complete = true;
  for (std::size_t i = 0; i < documents.size() && i < kMaxTexts; ++i) {
    if (const DocumentText* text = source.document(documents[i].doc)) {
      find_words_ending(part, *text, out);
    } else {
      lack.documents.push_back(documents[i].doc);
      complete = false;
    }
  }
  return complete;
}

// All of a cut term. Its documents hold no other term that begins so: one text is enough, whichever is at hand.
std::string_view Index::complete(const TermCursor& term, BlockSource& source, Lack& lack) const {
  for (const Posting& posting : term.postings()) {
    const DocumentText* text = source.document(posting.doc);
    if (text == nullptr) continue;
    const std::string_view whole = find_suffix(term.key(), *text);
    // Another text than the one that was indexed.
    if (whole.empty()) lack.damaged = true;
    return whole;
  }
  lack.documents.push_back(term.postings().front().doc);
  return {};
}

}  // namespace yoyak::search
