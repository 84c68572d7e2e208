#include "search/ranking.hpp"

#include <cmath>

namespace yoyak::search {

WordScorer::WordScorer(const Index& index, const Ranking& ranking, std::size_t matching_documents) : ranking_(ranking) {
  // Smoothed, so that a partition of three documents does not think every word common.
  const float share =
      (static_cast<float>(matching_documents) + 1.0f) / (static_cast<float>(index.document_count()) + 50.0f);
  rarity_ = std::log(1.0f + 1.0f / share);
}

float WordScorer::score(const Posting& posting) const {
  // The index keeps the fields and one frequency for all of them: one mention is counted for each field, the rest for the
  // field that weighs least (the long one, where repetition happens).
  float weighted = 0.0f;
  float least = 0.0f;
  std::uint32_t fields = 0;
  for (std::uint32_t f = 0; f < kFieldCount; ++f) {
    if ((posting.fields >> f & 1u) == 0) continue;
    const float weight = ranking_.field_weight[f];
    weighted += weight;
    if (fields++ == 0 || weight < least) least = weight;
  }
  if (posting.frequency > fields) weighted += least * static_cast<float>(posting.frequency - fields);
  float score = weighted * (ranking_.repetition + 1.0f) / (weighted + ranking_.repetition);
  if ((posting.fields & field_bit(Field::kTitle)) != 0) score += ranking_.title_bonus;
  return score * rarity_ * ranking_.fit_factor[static_cast<unsigned>(posting.fit)];
}

float recency_factor(const Ranking& ranking, std::uint32_t days_old) {
  return 1.0f + ranking.recency * std::exp2(-static_cast<float>(days_old) / ranking.recency_half_life);
}

}  // namespace yoyak::search
