// Entries that hold some words of a query, though none, or few, hold them all. Two steps, since how rare a word is
// counts over the whole archive: find_some() looks the words up in each partition, SomeRanking scores. Rules:
// docs/search.md.
#pragma once

#include <cstdint>
#include <vector>

#include "search/match/match.hpp"
#include "search/query/some_words.hpp"

namespace yoyak::search {

// The bits of a SomeHit: no more words are looked up.
inline constexpr std::size_t kMaxSomeWords = 16;

// For each word its documents in one partition, joined.
using SomePostings = std::vector<std::vector<Posting>>;

// Looks up `words` where the query allows: in its fields, and not in documents with what it excludes. False where
// something was lacking.
bool find_some(const std::vector<SomeWord>& words, const Query& query, const Index& index, BlockSource& source,
               Lack& lack, SomePostings& out);

// Whether a document holds all of the words: where none does, none holds the query's words as typed.
bool any_with_all(const SomePostings& postings);

struct SomeHit {
  std::uint32_t doc;
  std::uint16_t has;  // bit i: word i
  float share;        // of what was asked for: the rarities of its words, of all
  float score;
};

class SomeRanking {
 public:
  // `counts`: for each word the documents that hold it, of all `documents` of the archive.
  // `ranking` must outlive this.
  SomeRanking(const std::vector<std::size_t>& counts, std::size_t documents, const Ranking& ranking);

  // Documents of one partition that hold some words, by document.
  std::vector<SomeHit> score(const SomePostings& postings) const;
  // The share of what holds most of the words: 0.4 of two words, falling towards 0.25 of many.
  float most() const { return most_; }

 private:
  std::vector<WordScorer> scorers_;
  std::vector<float> weights_;  // of words that are somewhere; they add up to 1
  float most_;
};

}  // namespace yoyak::search
