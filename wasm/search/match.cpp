#include "search/match.hpp"

#include <algorithm>

#include "base/order.hpp"
#include "search/hits.hpp"
#include "search/index_format.hpp"
#include "search/literal.hpp"

namespace yoyak::search {
namespace {

// A word longer than the index's terms: the documents that hold each of its windows, which overlap by half.
bool find_long(std::string_view text, const Index& index, BlockSource& source, Lack& lack, std::vector<Posting>& out) {
  std::vector<std::string_view> windows;
  for (std::string_view rest = text;;) {
    windows.push_back(first_codes(rest, kMaxTerm));
    if (windows.back().size() == rest.size()) break;
    rest.remove_prefix(first_codes(rest, kMaxTerm / 2).size());
    while (!rest.empty() && rest[0] == ' ') rest.remove_prefix(1);
  }
  bool complete = true;
  std::vector<Posting> found;
  for (std::size_t i = 0; i < windows.size(); ++i) {
    std::vector<Posting> part;
    complete &= index.find_inside(windows[i], source, lack, part);
    join_postings(part);
    if (i == 0) {
      found = std::move(part);
      continue;
    }
    std::size_t kept = 0;
    auto at = part.begin();
    for (const Posting& posting : found) {
      at = std::lower_bound(at, part.end(), posting.doc,
                            [](const Posting& p, std::uint32_t doc) { return p.doc < doc; });
      if (at == part.end() || at->doc != posting.doc || (at->fields & posting.fields) == 0) continue;
      found[kept] = posting;
      found[kept++].fields &= at->fields;
    }
    found.resize(kept);
  }
  out.insert(out.end(), found.begin(), found.end());
  return complete;
}

struct Part {
  const PatternToken* token;
  Index::Edge edge;
  std::size_t blocks = 0;
};

// Keeps the places of a pattern's first token that also have this token at its distance.
void keep_common(std::vector<Position>& starts, const std::vector<Position>& places, std::uint32_t offset) {
  std::size_t kept = 0;
  auto at = places.begin();
  for (const Position& start : starts) {
    const Position wanted{start.place, start.at + offset};
    at = std::lower_bound(at, places.end(), wanted);
    if (at == places.end()) break;
    if (*at == wanted) starts[kept++] = start;
  }
  starts.resize(kept);
}

// Several tokens in a row. The rarest is looked up first; of the others only what lies in its documents is needed.
bool find_sequence(const Pattern& pattern, const Index& index, BlockSource& source, Lack& lack,
                   std::vector<Posting>& out) {
  std::vector<Part> parts;
  bool complete = true;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const Index::Edge edge = i == 0                    ? Index::Edge::kEnd
                             : i + 1 == pattern.size() ? Index::Edge::kBeginning
                                                       : Index::Edge::kWhole;
    parts.push_back({&pattern[i], edge});
    complete &= index.count_blocks(pattern[i], edge, source, lack, parts.back().blocks);
  }
  if (!complete) return false;
  sort_by(parts, [](const Part& part) { return part.blocks; });
  std::vector<Position> starts;
  std::vector<std::uint32_t> docs;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    // With little to read, everything is asked for at once: a round trip costs more than a block.
    if (!complete && parts[i].blocks > 2) return false;
    std::vector<Position> places;
    complete &= index.find_positions(*parts[i].token, parts[i].edge, i == 0 || !complete ? nullptr : &docs, source,
                                     lack, places);
    if (!complete) continue;
    const std::uint32_t offset = parts[i].token->offset;
    if (i == 0) {
      for (const Position& p : places) {
        if (p.at >= offset) starts.push_back({p.place, p.at - offset});
      }
    } else {
      keep_common(starts, places, offset);
    }
    docs.clear();
    for (const Position& p : starts) {
      const std::uint32_t doc = p.place / kFieldCount;
      if (docs.empty() || docs.back() != doc) docs.push_back(doc);
    }
    if (starts.empty()) break;
  }
  if (!complete) return false;
  for (const Position& p : starts) {
    out.push_back({p.place / kFieldCount, static_cast<std::uint8_t>(1u << (p.place % kFieldCount)), 1, Fit::kWhole});
  }
  return true;
}

void keep_allowed(std::vector<Posting>& postings, std::uint8_t fields, std::span<const std::uint8_t> allowed) {
  std::erase_if(postings, [&](Posting& posting) {
    posting.fields &= fields;
    return posting.fields == 0 || (!allowed.empty() && (posting.doc >= allowed.size() || allowed[posting.doc] == 0));
  });
}

// Documents of any of the clause's literals with their best score.
std::vector<DocHit> score_clause(const std::vector<std::vector<Posting>>& found, const Index& index,
                                 const Ranking& ranking) {
  std::vector<DocHit> hits;
  for (const std::vector<Posting>& postings : found) {
    const WordScorer scorer(index, ranking, postings.size());
    const std::size_t before = hits.size();
    for (const Posting& posting : postings)
      hits.push_back({posting.doc, scorer.score(posting), posting.fields, posting.fit});
    if (before == 0) continue;
    sort_by(hits, [](const DocHit& hit) { return hit.doc; });
    std::size_t kept = 0;
    for (const DocHit& hit : hits) {
      if (kept > 0 && hits[kept - 1].doc == hit.doc) {
        DocHit& into = hits[kept - 1];
        into.score = std::max(into.score, hit.score);
        into.fields |= hit.fields;
        into.fit = std::max(into.fit, hit.fit);
      } else {
        hits[kept++] = hit;
      }
    }
    hits.resize(kept);
  }
  return hits;
}

void intersect(std::vector<DocHit>& hits, const std::vector<DocHit>& with) {
  std::size_t kept = 0;
  auto at = with.begin();
  for (DocHit hit : hits) {
    while (at != with.end() && at->doc < hit.doc) ++at;
    if (at == with.end()) break;
    if (at->doc != hit.doc) continue;
    hit.score += at->score;
    hit.fields |= at->fields;
    hit.fit = std::min(hit.fit, at->fit);
    hits[kept++] = hit;
  }
  hits.resize(kept);
}

void subtract(std::vector<DocHit>& hits, const std::vector<DocHit>& without) {
  auto at = without.begin();
  std::erase_if(hits, [&](const DocHit& hit) {
    while (at != without.end() && at->doc < hit.doc) ++at;
    return at != without.end() && at->doc == hit.doc;
  });
}

}  // namespace

bool find_literal(const Literal& literal, const Index& index, BlockSource& source, Lack& lack,
                  std::vector<Posting>& out) {
  bool complete = true;
  if (literal.kind == LiteralKind::kUnfinished) {
    std::string low = literal.text;
    text::append(literal.first, low);
    std::string high = literal.text;
    text::append(literal.last + 1, high);
    complete = index.find_between(low, high, source, lack, out);
    join_postings(out);
    return complete;
  }
  if (literal.text.empty()) return true;
  if (literal.kind == LiteralKind::kInitials) {
    const std::string initials = initial_letters(literal.text);
    if (initials.size() >= 2) complete = index.find_initials(initials, source, lack, out);
    join_postings(out);
    return complete;
  }
  for (const Pattern& pattern : patterns_of(literal.text)) {
    if (pattern.size() > 1) {
      complete &= find_sequence(pattern, index, source, lack, out);
    } else if (const std::string& text = pattern.front().text; first_codes(text, kMaxTerm).size() < text.size()) {
      complete &= find_long(text, index, source, lack, out);
    } else {
      complete &= index.find_inside(text, source, lack, out);
    }
  }
  join_postings(out);
  return complete;
}

MatchResult match(const Query& query, const Index& index, BlockSource& source, std::span<const std::uint8_t> allowed,
                  const Ranking& ranking) {
  MatchResult result;
  std::vector<std::vector<DocHit>> clauses;
  for (const Clause& clause : query.clauses) {
    std::vector<std::vector<Posting>> found;
    for (const Literal& literal : clause.any) {
      found.emplace_back();
      find_literal(literal, index, source, result.lack, found.back());
      keep_allowed(found.back(), query.fields, allowed);
    }
    if (result.complete()) clauses.push_back(score_clause(found, index, ranking));
  }
  if (!result.complete()) return result;
  bool started = false;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    if (query.clauses[i].exclude) continue;
    if (started) {
      intersect(result.hits, clauses[i]);
    } else {
      result.hits = std::move(clauses[i]);
    }
    started = true;
  }
  if (!started) {
    for (std::uint32_t doc = 0; doc < index.document_count(); ++doc) {
      if (allowed.empty() || (doc < allowed.size() && allowed[doc] != 0))
        result.hits.push_back({doc, 0.0f, 0, Fit::kInside});
    }
  }
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    if (query.clauses[i].exclude) subtract(result.hits, clauses[i]);
  }
  return result;
}

}  // namespace yoyak::search
