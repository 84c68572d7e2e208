#include "search/ranking.hpp"

#include <cstdint>

namespace yoyak::search {
namespace {

// The natural logarithm of x >= 1 to three digits, which is what a ranking needs; the library's comes with two kilobytes of
// tables, and other libraries give other last digits.
float log_of(float x) {
  std::uint32_t bits = 0;
  __builtin_memcpy(&bits, &x, sizeof(bits));
  const float exponent = static_cast<float>(static_cast<int>(bits >> 23) - 127);
  bits = (bits & 0x007FFFFFu) | 0x3F800000u;
  float m = 0;
  __builtin_memcpy(&m, &bits, sizeof(m));
  const float log2 = -1.7417939f + (2.8212026f + (-1.4699568f + (0.44717955f - 0.056570851f * m) * m) * m) * m;
  return (exponent + log2) * 0.69314718f;
}

}  // namespace

WordScorer::WordScorer(const Index& index, const Ranking& ranking, std::size_t matching_documents) : ranking_(ranking) {
  // Smoothed, so that a partition of three documents does not think every word common.
  const float share =
      (static_cast<float>(matching_documents) + 1.0f) / (static_cast<float>(index.document_count()) + 50.0f);
  rarity_ = log_of(1.0f + 1.0f / share);
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
  return 1.0f + ranking.recency / (1.0f + static_cast<float>(days_old) / ranking.recency_half_life);
}

}  // namespace yoyak::search
