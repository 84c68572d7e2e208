#include "search/match/match.hpp"

#include <algorithm>

#include "base/order.hpp"
#include "search/index/format.hpp"
#include "search/index/patterns.hpp"
#include "search/index/scan.hpp"
#include "search/query/initials.hpp"

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

// The index does not know in which fields initials stand: their texts do. Leaves documents that have them in `fields`.
bool keep_initials_in(std::uint8_t fields, std::string_view initials, BlockSource& source, Lack& lack,
                      std::vector<Posting>& postings) {
  bool complete = true;
  std::erase_if(postings, [&](const Posting& posting) {
    const DocumentText* text = source.document(posting.doc);
    if (text == nullptr) {
      lack.documents.push_back(posting.doc);
      complete = false;
      return false;
    }
    Posting found{posting.doc, 0, 0, Fit::kInside};
    scan_initials(initials, *text, found);
    return (found.fields & fields) == 0;
  });
  return complete;
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
    const WordScorer scorer(ranking, rarity_of(postings.size(), index.document_count()));
    const std::vector<DocHit> before = std::move(hits);
    hits.clear();
    hits.reserve(before.size() + postings.size());
    auto at = before.begin();
    for (const Posting& posting : postings) {
      for (; at != before.end() && at->doc < posting.doc; ++at) hits.push_back(*at);
      DocHit hit{posting.doc, scorer.score(posting), posting.fields, posting.fit};
      if (at != before.end() && at->doc == posting.doc) {
        hit.score = std::max(hit.score, at->score);
        hit.fields |= at->fields;
        hit.fit = std::max(hit.fit, at->fit);
        ++at;
      }
      hits.push_back(hit);
    }
    hits.insert(hits.end(), at, before.end());
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

// Whole words, and words that go on with what does not belong to the number or the Latin word.
bool find_apart(const Literal& literal, const Index& index, BlockSource& source, Lack& lack,
                std::vector<Posting>& out) {
  std::vector<Posting> found;
  bool complete = index.find_inside(literal.text, source, lack, found);
  std::erase_if(found, [](const Posting& posting) { return posting.fit != Fit::kWhole; });
  out.insert(out.end(), found.begin(), found.end());
  Literal longer{literal.text, false, LiteralKind::kUnfinished};
  const auto look_up = [&](char32_t first, char32_t last) {
    longer.first = first;
    longer.last = last;
    found.clear();
    complete &= find_literal(longer, kAllFields, index, source, lack, found);
    std::erase_if(found, [](const Posting& posting) { return posting.fit == Fit::kInside; });
    out.insert(out.end(), found.begin(), found.end());
  };
  char32_t first = 1;
  for (const char32_t end : continuations(literal.text)) {
    if (first < end) look_up(first, end - 1);
    first = end + 1;
  }
  look_up(first, 0x10FFFE);
  join_postings(out);
  return complete;
}

}  // namespace

bool find_literal(const Literal& literal, std::uint8_t fields, const Index& index, BlockSource& source, Lack& lack,
                  std::vector<Posting>& out) {
  bool complete = true;
  if (literal.kind == LiteralKind::kUnfinished) {
    complete = index.find_unfinished(literal.text, literal.first, literal.last, source, lack, out);
    join_postings(out);
    return complete;
  }
  if (literal.text.empty()) return true;
  if (literal.kind == LiteralKind::kApart) return find_apart(literal, index, source, lack, out);
  if (literal.kind == LiteralKind::kInitials) {
    const std::string initials = initial_letters(literal.text);
    if (initials.size() >= 2) complete = index.find_initials(initials, source, lack, out);
    join_postings(out);
    for (Posting& posting : out) posting.frequency = 1;  // in however many terms it was found
    return complete && (fields == kAllFields || keep_initials_in(fields, initials, source, lack, out));
  }
  for (const Pattern& pattern : patterns_of(literal.text)) {
    if (pattern.size() > 1) {
      complete &= index.find_sequence(pattern, source, lack, out);
    } else if (const std::string& text = pattern.front().text; first_codes(text, kMaxTerm).size() < text.size()) {
      complete &= find_long(text, index, source, lack, out);
    } else {
      complete &= index.find_inside(text, source, lack, out);
    }
  }
  join_postings(out);
  return complete;
}

bool find_clause(const Clause& clause, std::uint8_t fields, const Index& index, BlockSource& source, Lack& lack,
                 std::vector<Posting>& out) {
  bool complete = true;
  std::vector<Posting> found;
  for (const Literal& literal : clause.any) {
    found.clear();
    const std::uint8_t allowed = fields & literal.fields;
    complete &= find_literal(literal, allowed, index, source, lack, found);
    keep_allowed(found, allowed, {});
    out.insert(out.end(), found.begin(), found.end());
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
      const std::uint8_t fields = query.fields & literal.fields;
      find_literal(literal, fields, index, source, result.lack, found.back());
      keep_allowed(found.back(), fields, allowed);
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
