#include "search/index/postings.hpp"

#include <algorithm>

#include "base/order.hpp"

namespace yoyak::search {
namespace {

// Joins many postings without sorting: one row per document.
void join_many(std::vector<Posting>& postings) {
  std::uint32_t last = 0;
  for (const Posting& posting : postings) last = std::max(last, posting.doc);
  std::vector<Posting> rows(std::size_t{last} + 1, Posting{0, 0, 0, Fit::kInside});
  for (const Posting& posting : postings) {
    rows[posting.doc].doc = posting.doc;
    join(posting, rows[posting.doc]);
  }
  std::size_t kept = 0;
  for (const Posting& row : rows) {
    if (row.fields != 0) postings[kept++] = row;
  }
  postings.resize(kept);
}

}  // namespace

void join(const Posting& posting, Posting& into) {
  into.fields |= posting.fields;
  into.frequency = capped(static_cast<std::uint32_t>(into.frequency) + posting.frequency);
  into.fit = std::max(into.fit, posting.fit);
}

void join_postings(std::vector<Posting>& postings) {
  constexpr std::size_t kMany = 2048;  // sorting fewer is faster than clearing a row for every document
  const auto ascending = [](const Posting& a, const Posting& b) { return a.doc < b.doc; };
  if (std::adjacent_find(postings.begin(), postings.end(),
                         [&](const Posting& a, const Posting& b) { return !ascending(a, b); }) == postings.end()) {
    return;
  }
  if (postings.size() > kMany) return join_many(postings);
  sort_by(postings, [](const Posting& posting) { return posting.doc; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < postings.size(); ++i) {
    if (kept > 0 && postings[kept - 1].doc == postings[i].doc) join(postings[i], postings[kept - 1]);
    else postings[kept++] = postings[i];
  }
  postings.resize(kept);
}

void intersect_postings(std::vector<Posting>& postings, const std::vector<Posting>& with) {
  auto at = with.begin();
  std::size_t kept = 0;
  for (Posting posting : postings) {
    while (at != with.end() && at->doc < posting.doc) ++at;
    if (at == with.end()) break;
    if (at->doc != posting.doc) continue;
    posting.fields &= at->fields;
    if (posting.fields != 0) postings[kept++] = posting;
  }
  postings.resize(kept);
}

}  // namespace yoyak::search
