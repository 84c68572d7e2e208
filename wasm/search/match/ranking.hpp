// How good a hit is. BM25F in shape: occurrences are weighted by field, summed, levelled off, and multiplied by the
// rarity of the word and by how the word sits in the text. Lengths play no part: summaries are alike, and the column of
// lengths would cost every first search its bytes. Every number is a choice about reading, not about data: see each
// comment.
#pragma once

#include <cstdint>
#include <vector>

#include "search/index/index.hpp"
#include "search/index/postings.hpp"

namespace yoyak::search {

struct Ranking {
  // By Field: title, channel, overview, quotes, main, messages, intent, other. How many mentions in the body one
  // mention there is worth. Higher title: entries named after the word come first even if others speak of it more. 0 …
  // 20; 1 is a body mention.
  float field_weight[kFieldCount] = {8.0f, 4.0f, 2.0f, 2.0f, 1.0f, 1.0f, 1.5f, 0.7f};
  // Added once for a word in the title, beyond levelling off. Higher: no number of body mentions outranks a title. 0 …
  // 5.
  float title_bonus = 1.5f;
  // How fast repetition stops to count (BM25's k1). Lower: the second mention counts little. 0.5 … 3.
  float repetition = 1.2f;
  // By Fit: inside a word, at its beginning, a whole word. Lower inside: compounds sink below plain uses. 0 … 1.
  float fit_factor[3] = {0.6f, 0.85f, 1.0f};
  // Most that newness can add, as a share of the score; half of it after `recency_half_life` days, a third after twice
  // that, and so on. Higher, or longer: more of the news comes first, and known items sink below newer ones. 0 … 0.75;
  // docs/search.md has figures.
  float recency = 0.35f;
  float recency_half_life = 30.0f;
};

// What finding a word in a document says about it: much where `matching` of `documents` is few. At least log 2.
float rarity_of(std::size_t matching, std::size_t documents);

// Scores of one word's documents.
class WordScorer {
 public:
  // `ranking` must outlive this.
  WordScorer(const Ranking& ranking, float rarity);
  float score(const Posting& posting) const;

 private:
  struct Fields {
    float sum = 0, least = 0;  // of their weights
    std::uint32_t count = 0;
  };
  const Ranking* ranking_;
  float rarity_;
  Fields fields_[1u << kFieldCount];  // by the bits of a posting
};

// The factor that newness gives a score: 1 for the very old, 1 + recency for the newest.
float recency_factor(const Ranking& ranking, std::uint32_t days_old);

}  // namespace yoyak::search
