#include "search/index/postings.hpp"

#include <algorithm>

#include "base/order.hpp"
#include "search/index/bytes.hpp"

namespace yoyak::search {
namespace {

// Frequencies are kept in seven steps: ranking levels them off anyway, and few different bytes compress well. More
// steps cost about a quarter byte a document; fewer make the ranking of common words coarse.
std::uint32_t rounded(std::uint32_t frequency) {
  constexpr std::uint32_t kSteps[][2] = {{2, 0},   {4, 3},   {8, 6},
                                         {16, 12}, {32, 24}, {kMaxFrequency, 48}};  // up to, kept as (0: itself)
  for (const auto& step : kSteps) {
    if (frequency <= step[0]) return step[1] == 0 ? frequency : step[1];
  }
  return kMaxFrequency;
}

std::uint8_t weight_byte(const Posting& posting) {
  return static_cast<std::uint8_t>(rounded(posting.frequency) << 2 | static_cast<unsigned>(posting.fit));
}

void add_to(Posting& into, const Posting& posting) {
  into.fields |= posting.fields;
  into.frequency =
      static_cast<std::uint8_t>(std::min<std::uint32_t>(into.frequency + posting.frequency, kMaxFrequency));
  into.fit = std::max(into.fit, posting.fit);
}

// Joins many postings without sorting: one row per document.
void join_many(std::vector<Posting>& postings) {
  std::uint32_t last = 0;
  for (const Posting& posting : postings) last = std::max(last, posting.doc);
  std::vector<Posting> rows(std::size_t{last} + 1, Posting{0, 0, 0, Fit::kInside});
  for (const Posting& posting : postings) {
    rows[posting.doc].doc = posting.doc;
    add_to(rows[posting.doc], posting);
  }
  std::size_t kept = 0;
  for (const Posting& row : rows) {
    if (row.fields != 0) postings[kept++] = row;
  }
  postings.resize(kept);
}

constexpr std::uint32_t kSameFields = 1;
constexpr std::uint32_t kSameWeights = 2;

}  // namespace

void put_postings(const std::vector<Posting>& postings, std::string& out) {
  if (postings.empty()) return append_varint(0, out);
  const Posting& first = postings.front();
  const bool same_fields =
      std::all_of(postings.begin(), postings.end(), [&](const Posting& p) { return p.fields == first.fields; });
  const bool same_weights = std::all_of(postings.begin(), postings.end(),
                                        [&](const Posting& p) { return weight_byte(p) == weight_byte(first); });
  append_varint(static_cast<std::uint32_t>(postings.size()) << 2 | (same_weights ? kSameWeights : 0) |
                    (same_fields ? kSameFields : 0),
                out);
  std::uint32_t next = 0;
  for (const Posting& posting : postings) {
    append_varint(posting.doc - next, out);
    next = posting.doc + 1;
  }
  for (const Posting& posting : postings) {
    out += static_cast<char>(posting.fields);
    if (same_fields) break;
  }
  for (const Posting& posting : postings) {
    out += static_cast<char>(weight_byte(posting));
    if (same_weights) break;
  }
}

bool get_postings(std::string_view bytes, std::uint32_t doc_count, std::vector<Posting>& postings) {
  ByteReader in(bytes);
  const std::uint32_t head = in.varint();
  const std::uint32_t count = head >> 2;
  if (!in.ok() || count > in.left() || count > doc_count) return false;
  const std::size_t begin = postings.size();
  postings.resize(begin + count);
  Posting* const rows = postings.data() + begin;
  std::uint32_t next = 0;
  bool good = true;
  for (std::uint32_t i = 0; i < count && good; ++i) {
    const std::uint32_t gap = in.varint();
    good = in.ok() && gap < doc_count && next < doc_count - gap;
    rows[i].doc = next + gap;
    next = rows[i].doc + 1;
  }
  const std::string_view fields = in.raw(count == 0 ? 0 : (head & kSameFields) ? 1 : count);
  const std::string_view weights = in.raw(count == 0 ? 0 : (head & kSameWeights) ? 1 : count);
  if (!good || !in.ok() || in.left() != 0) {
    postings.resize(begin);
    return false;
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto weight = static_cast<unsigned char>(weights[(head & kSameWeights) ? 0 : i]);
    rows[i].fields = static_cast<std::uint8_t>(fields[(head & kSameFields) ? 0 : i]);
    rows[i].frequency = static_cast<std::uint8_t>(weight >> 2);
    rows[i].fit = static_cast<Fit>(std::min<unsigned>(weight & 3, static_cast<unsigned>(Fit::kWhole)));
  }
  return true;
}

void put_positions(const std::vector<Position>& positions, std::size_t begin, std::size_t end, std::string& out) {
  std::uint32_t places = 0;
  for (std::size_t i = begin; i < end; ++i) places += i == begin || positions[i].place != positions[i - 1].place;
  append_varint(places, out);
  std::uint32_t next = 0;
  std::string counts;
  std::string gaps;
  for (std::size_t i = begin; i < end;) {
    const std::uint32_t place = positions[i].place;
    append_varint(place - next, out);
    next = place + 1;
    std::uint32_t count = 0;
    std::uint32_t next_at = 0;
    for (; i < end && positions[i].place == place; ++i, ++count) {
      append_varint(positions[i].at - next_at, gaps);
      next_at = positions[i].at + 1;
    }
    append_varint(count - 1, counts);
  }
  out += counts;
  out += gaps;
}

bool get_positions(std::string_view bytes, std::uint32_t doc_count, const std::uint8_t* wanted,
                   std::vector<Position>& positions) {
  ByteReader in(bytes);
  const std::uint32_t places = in.varint();
  if (!in.ok() || places > in.left()) return false;
  const std::size_t begin = positions.size();
  const std::uint64_t limit = std::uint64_t{doc_count} * kFieldCount;
  ByteReader counts = in;  // runs over the places, then stands at the counts
  counts.skip_varints(places);
  ByteReader gaps = counts;
  gaps.skip_varints(places);
  std::uint64_t next = 0;
  bool good = counts.ok() && gaps.ok();
  for (std::uint32_t i = 0; i < places && good; ++i) {
    const std::uint64_t place = next + in.varint();
    const std::uint32_t more = counts.varint();
    if (place >= limit || more >= gaps.left()) {
      good = false;
      break;
    }
    next = place + 1;
    if (wanted != nullptr && wanted[place] == 0) {
      gaps.skip_varints(more + 1);
      continue;
    }
    std::uint64_t at = 0;
    for (std::uint32_t n = 0; n <= more && good; ++n) {
      at += gaps.varint();
      good = at <= 0xFFFFFFFFu;
      positions.push_back({static_cast<std::uint32_t>(place), static_cast<std::uint32_t>(at)});
      ++at;
    }
  }
  if (!good || !gaps.ok() || gaps.left() != 0) {
    positions.resize(begin);
    return false;
  }
  return true;
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
    if (kept > 0 && postings[kept - 1].doc == postings[i].doc) {
      add_to(postings[kept - 1], postings[i]);
    } else {
      postings[kept++] = postings[i];
    }
  }
  postings.resize(kept);
}

}  // namespace yoyak::search
