#include "search/match/some.hpp"

#include <algorithm>

namespace yoyak::search {

bool find_some(const std::vector<SomeWord>& words, const Query& query, const Index& index, BlockSource& source,
               Lack& lack, SomePostings& out) {
  bool complete = true;
  out.assign(words.size(), {});
  for (std::size_t i = 0; i < words.size(); ++i) {
    complete &= find_clause(words[i].sought, query.fields, index, source, lack, out[i]);
  }
  for (const Clause& clause : query.clauses) {
    if (!clause.exclude) continue;
    std::vector<Posting> without;
    complete &= find_clause(clause, query.fields, index, source, lack, without);
    for (std::vector<Posting>& postings : out) {
      auto at = without.begin();
      std::erase_if(postings, [&](const Posting& posting) {
        while (at != without.end() && at->doc < posting.doc) ++at;
        return at != without.end() && at->doc == posting.doc;
      });
    }
  }
  return complete;
}

bool any_with_all(const SomePostings& postings) {
  if (postings.empty()) return true;
  std::vector<std::size_t> at(postings.size(), 0);
  std::uint32_t doc = 0;
  for (std::size_t agreed = 0; agreed < postings.size();) {
    const std::size_t word = agreed;
    const std::vector<Posting>& list = postings[word];
    while (at[word] < list.size() && list[at[word]].doc < doc) ++at[word];
    if (at[word] == list.size()) return false;
    if (word > 0 && list[at[word]].doc != doc) agreed = 0;
    else ++agreed;
    doc = list[at[word]].doc;
  }
  return true;
}

SomeRanking::SomeRanking(const std::vector<std::size_t>& counts, std::size_t documents, const Ranking& ranking) {
  float sum = 0;
  float words = 0;
  for (const std::size_t count : counts) {
    scorers_.emplace_back(ranking, rarity_of(count, documents));
    weights_.push_back(count == 0 ? 0.0f : rarity_of(count, documents));
    sum += weights_.back();
    words += count == 0 ? 0.0f : 1.0f;
  }
  for (float& weight : weights_) weight = sum > 0 ? weight / sum : 0.0f;
  most_ = 0.25f + 0.3f / std::max(words, 1.0f);
}

std::vector<SomeHit> SomeRanking::score(const SomePostings& postings) const {
  std::uint32_t end = 0;
  for (const std::vector<Posting>& list : postings) end = std::max(end, list.empty() ? 0 : list.back().doc + 1);
  struct Row {
    float score = 0, share = 0;
    std::uint16_t has = 0;
  };
  std::vector<Row> rows(end);
  for (std::size_t i = 0; i < postings.size(); ++i) {
    for (const Posting& posting : postings[i]) {
      Row& row = rows[posting.doc];
      row.score += scorers_[i].score(posting);
      row.share += weights_[i];
      row.has |= static_cast<std::uint16_t>(1u << i);
    }
  }
  std::vector<SomeHit> hits;
  for (std::uint32_t doc = 0; doc < end; ++doc) {
    // How much of the query is there counts again: two rare words are worth more than one that is often repeated.
    if (rows[doc].has != 0) hits.push_back({doc, rows[doc].has, rows[doc].share, rows[doc].score * rows[doc].share});
  }
  return hits;
}

}  // namespace yoyak::search
