#include "search/match/ranking.hpp"

#include <algorithm>
#include <cstdint>

namespace yoyak::search {
namespace {

// The natural logarithm of x >= 1 to three digits, which is what a ranking needs; the library's comes with two
// kilobytes of tables, and other libraries give other last digits.
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

float rarity_of(std::size_t matching, std::size_t documents) {
  // Smoothed, so that a partition of three documents does not think every word common.
  const float share = (static_cast<float>(matching) + 1.0f) / (static_cast<float>(documents) + 50.0f);
  return log_of(1.0f + 1.0f / share);
}

WordScorer::WordScorer(const Ranking& ranking, float rarity) : ranking_(&ranking), rarity_(rarity) {
  // Of each set of fields: that without its highest field, and that field.
  for (std::uint32_t f = 0; f < kFieldCount; ++f) {
    const float weight = ranking.field_weight[f];
    for (std::uint32_t set = 0; set < 1u << f; ++set) {
      const Fields& without = fields_[set];
      fields_[set | 1u << f] = {without.sum + weight, set == 0 ? weight : std::min(without.least, weight),
                                without.count + 1};
    }
  }
}

float WordScorer::score(const Posting& posting) const {
  // The index keeps the fields and one frequency for all of them: one mention is counted for each field, the rest for
  // the field that weighs least (the long one, where repetition happens).
  const Fields& fields = fields_[posting.fields];
  float weighted = fields.sum;
  if (posting.frequency > fields.count) weighted += fields.least * static_cast<float>(posting.frequency - fields.count);
  float score = weighted * (ranking_->repetition + 1.0f) / (weighted + ranking_->repetition);
  if ((posting.fields & field_bit(Field::kTitle)) != 0) score += ranking_->title_bonus;
  return score * rarity_ * ranking_->fit_factor[static_cast<unsigned>(posting.fit)];
}

float recency_factor(const Ranking& ranking, std::uint32_t days_old) {
  return 1.0f + ranking.recency / (1.0f + static_cast<float>(days_old) / ranking.recency_half_life);
}

}  // namespace yoyak::search
