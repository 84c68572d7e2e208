// Search in the whole archive: looks the query up in the index of every partition. No JSON here.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "filter/catalog.hpp"
#include "filter/select.hpp"
#include "search/index/index.hpp"
#include "search/match/some.hpp"
#include "search/query/alternatives.hpp"
#include "search/query/query.hpp"

namespace yoyak::engine {

// A digest whose overview matches.
struct OverviewHit {
  std::uint32_t partition, digest;
  float score;
};

struct SearchMatches {
  filter::Matches entries;
  std::vector<OverviewHit> overviews;
};

// Entries that contain most of a query's words.
struct SomeMatches {
  filter::Matches entries;                      // empty where parts are missing, or where the query has too few words
  std::vector<search::SomeWord> words;          // those that were looked up
  std::vector<std::vector<std::uint16_t>> has;  // per partition and entry: bit i is words[i]
};

class Searcher {
 public:
  void reset(filter::Catalog& catalog);

  // Entries and overviews that the query's words match; filters are the caller's. Where parts are missing the store has
  // noted the needs. `enough` (0: everything): asks for one partition after the other, and for none once so many
  // entries are found. `reading`: the query is not what was typed, and a phrase of it that only many texts could decide
  // finds nothing.
  SearchMatches match(const search::Query& query, std::uint32_t enough, bool reading = false);

  // Entries that contain most of the query's words; of many words only the rarest are looked up. Needs are noted.
  SomeMatches some(const search::Query& query);

  // Whether a query finds something that is not `shown` among the newest entries of the selection's days, as many as
  // kSample; with few partitions among all. What is lacking is noted, and then it is false.
  bool adds(const search::Query& query, const filter::Selection& selection, const filter::Matches& shown);

  // Whether a literal that was looked up before occurs anywhere.
  bool occurs(const search::Literal& literal);

  // Words of the newest partitions that one slip would explain; empty where none or where blocks were missing (noted).
  std::vector<std::string> suggestions(const search::Query& query);

 private:
  // The partition's index; null where its head is not there, failed or holds none.
  const search::Index* index(std::size_t partition, bool only_loaded);

  // Leaves those words that are worth looking up everywhere: the rarest in the newest entries. False where these are
  // not there yet.
  bool keep_rarest(const search::Query& query, std::vector<search::SomeWord>& words);
  // Puts the scores of one partition's hits into `out`; gives how many entries they are.
  std::uint32_t take_hits(std::uint32_t partition, const std::vector<search::DocHit>& hits, SearchMatches& out) const;
  // By digest of a partition: what newness makes of a score.
  std::vector<float> recency(std::uint32_t partition) const;

  filter::Catalog* catalog_ = nullptr;
  search::Ranking ranking_;
  std::vector<std::optional<search::Index>> indexes_;
};

// The query's filters and the selection's, joined: both hold. Names as typed choose the channels and topics that are
// called so, or else those that contain them.
void apply_filters(const search::Filters& filters, const filter::Catalog& catalog, filter::Selection& selection);

// Numbers in the manifest of the channels or topics that a query names `name`, as apply_filters() understands it.
std::vector<std::uint32_t> named_in_query(bool channel, std::string_view name, const filter::Catalog& catalog);

// What to mark in texts: the query's own words; for a query of consonants alone, what they stand for.
search::Query marked_query(const search::Query& query);

}  // namespace yoyak::engine
