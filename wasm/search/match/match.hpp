// Finds the documents of one partition that a query matches: exactly those whose normalised text holds every word and
// phrase (docs/search.md, "The promise"). Sans-I/O: where blocks are lacking it says which; provide them and ask again.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "search/index/index.hpp"
#include "search/match/ranking.hpp"
#include "search/query/query.hpp"

namespace yoyak::search {

struct DocHit {
  std::uint32_t doc;
  float score;          // comparable between partitions; without recency (recency_factor)
  std::uint8_t fields;  // where the query's words stand
  Fit fit;              // the worst of the query's words
};

struct MatchResult {
  std::vector<DocHit> hits;  // by document, each once; empty unless complete
  Lack lack;
  bool complete() const { return !lack.any(); }
};

// `allowed`: one byte per document, 0 = not under the caller's filter; empty: all. Only query.clauses and query.fields
// are used; a query of exclusions alone matches every other document with score 0.
MatchResult match(const Query& query, const Index& index, BlockSource& source,
                  std::span<const std::uint8_t> allowed = {}, const Ranking& ranking = {});

// Documents that hold one literal, joined; of initials only those that hold them in `fields`. False where something was
// lacking.
bool find_literal(const Literal& literal, std::uint8_t fields, const Index& index, BlockSource& source, Lack& lack,
                  std::vector<Posting>& out);

// Documents that hold any of a clause's literals in one of `fields`, joined. False where something was lacking.
bool find_clause(const Clause& clause, std::uint8_t fields, const Index& index, BlockSource& source, Lack& lack,
                 std::vector<Posting>& out);

}  // namespace yoyak::search
