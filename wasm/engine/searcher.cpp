#include "engine/searcher.hpp"

#include <algorithm>

#include "search/match/match.hpp"
#include "text/calendar.hpp"
#include "text/fold.hpp"
#include "text/hangul.hpp"
#include "text/utf8.hpp"

namespace yoyak::engine {
namespace {

using archive::BlockRef;

// The blocks of one partition as the store has them.
class StoreBlocks final : public search::BlockSource {
 public:
  StoreBlocks(archive::Store& store, std::size_t partition) : store_(store), partition_(partition) {}
  const std::string* block(const BlockRef& ref) override { return store_.loaded_search_block(partition_, ref); }
  // Asks for what a search lacked.
  void ask(const search::Lack& lack) {
    for (const BlockRef& ref : lack.blocks) store_.search_block(partition_, ref);
  }

 private:
  archive::Store& store_;
  std::size_t partition_;
};

// Numbers of the names that are called `wanted`, or else contain it; compared as search compares.
template <typename Infos>
void find_names(const Infos& infos, const std::vector<std::string>& wanted, std::vector<std::uint32_t>& numbers) {
  for (const std::string& name : wanted) {
    const std::string folded = text::fold(name, text::LineBreaks::kSpace);
    std::vector<std::uint32_t> equal, containing;
    for (std::uint32_t i = 0; i < infos.size(); ++i) {
      const std::string candidate = text::fold(infos[i].name, text::LineBreaks::kSpace);
      if (candidate == folded) equal.push_back(i);
      else if (!folded.empty() && candidate.find(folded) != std::string::npos) containing.push_back(i);
    }
    const auto& found = equal.empty() ? containing : equal;
    numbers.insert(numbers.end(), found.begin(), found.end());
  }
}

template <typename Infos>
void choose(const Infos& infos, const std::vector<std::string>& with, const std::vector<std::string>& without,
            bool& any, std::vector<std::uint32_t>& chosen) {
  const auto narrow = [&](auto keep) {
    if (any) {
      chosen.clear();
      for (std::uint32_t i = 0; i < infos.size(); ++i) chosen.push_back(i);
      any = false;
    }
    std::erase_if(chosen, [&](std::uint32_t number) { return !keep(number); });
  };
  std::vector<std::uint32_t> numbers;
  const auto among = [&](std::uint32_t number) {
    return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
  };
  if (!with.empty()) {
    find_names(infos, with, numbers);
    narrow(among);
  }
  if (!without.empty()) {
    numbers.clear();
    find_names(infos, without, numbers);
    narrow([&](std::uint32_t number) { return !among(number); });
  }
}

}  // namespace

void Searcher::reset(filter::Catalog& catalog) {
  catalog_ = &catalog;
  indexes_.assign(catalog.manifest().partitions.size(), std::nullopt);
}

const search::Index* Searcher::index(std::size_t partition, bool only_loaded) {
  auto& index = indexes_[partition];
  if (index) return &*index;
  archive::Store& store = catalog_->store();
  const archive::PartitionHead* head = only_loaded ? store.loaded_head(partition) : store.head(partition);
  if (head == nullptr) return nullptr;
  auto read = search::Index::read(head->search_root);
  if (!read || read->document_count() != head->entry_count() + head->digest_count()) return nullptr;
  index = std::move(*read);
  return &*index;
}

SearchMatches Searcher::match(const search::Query& query, std::uint32_t enough) {
  archive::Store& store = catalog_->store();
  const auto& partitions = catalog_->manifest().partitions;
  const std::uint32_t newest = text::try_day_number(catalog_->manifest().to).value_or(0);
  const search::Ranking ranking;
  SearchMatches out;
  out.entries.resize(partitions.size());
  std::uint32_t found = 0;
  bool waiting = false;
  for (std::uint32_t p = 0; p < partitions.size(); ++p) {
    const bool only_loaded = enough != 0 && (waiting || found >= enough);
    const search::Index* of = index(p, only_loaded);
    if (of == nullptr) {
      waiting = waiting || !store.failed(p);
      continue;
    }
    StoreBlocks blocks(store, p);
    const search::MatchResult result = search::match(query, *of, blocks, {}, ranking);
    if (!result.complete()) {
      if (!only_loaded) blocks.ask(result.lack);
      waiting = true;
      continue;
    }
    const archive::PartitionHead& head = *store.loaded_head(p);
    std::vector<float>& scores = out.entries[p];
    scores.assign(head.entry_count(), 0.0f);
    const auto recency = [&](std::uint32_t digest) {
      return search::recency_factor(ranking, newest - std::min(newest, head.digests.date[digest]));
    };
    std::uint32_t digest = 0, end = 0;  // of the entry, and where its entries end
    float factor = 1;
    for (const search::DocHit& hit : result.hits) {
      // A hit counts even where a query of exclusions alone scores nothing.
      const float score = std::max(hit.score, 1e-6f);
      if (hit.doc >= head.entry_count()) {
        const std::uint32_t of = hit.doc - head.entry_count();
        out.overviews.push_back({p, of, score * recency(of)});
        continue;
      }
      if (hit.doc >= end) {
        while (head.digests.first_entry[digest + 1] <= hit.doc) ++digest;
        end = head.digests.first_entry[digest + 1];
        factor = recency(digest);
      }
      scores[hit.doc] = score * factor;
      ++found;
    }
  }
  return out;
}

std::vector<std::string> Searcher::suggestions(const search::Query& query) {
  std::vector<std::string> words;
  if (query.clauses.size() != 1 || query.clauses[0].exclude || query.clauses[0].any.size() != 1) return words;
  const search::Literal& literal = query.clauses[0].any[0];
  // The newest partitions with enough text know the words that people mean.
  constexpr std::uint32_t kEnough = 400;
  std::uint32_t entries = 0;
  const auto& partitions = catalog_->manifest().partitions;
  for (std::uint32_t p = 0; p < partitions.size() && entries < kEnough; ++p) {
    const search::Index* of = index(p, true);
    if (of == nullptr) continue;
    entries += partitions[p].entries;
    StoreBlocks blocks(catalog_->store(), p);
    search::Lack lack;
    std::vector<std::string> found;
    if (!search::suggest_slips(literal.text, *of, blocks, lack, found)) {
      blocks.ask(lack);
      continue;
    }
    for (std::string& word : found) {
      if (std::find(words.begin(), words.end(), word) == words.end() && words.size() < 3)
        words.push_back(std::move(word));
    }
  }
  return words;
}

void apply_filters(const search::Filters& filters, const filter::Catalog& catalog, filter::Selection& selection) {
  const archive::Manifest& manifest = catalog.manifest();
  choose(manifest.channels, filters.channels, filters.without_channels, selection.any_channel, selection.channels);
  choose(manifest.topics, filters.topics, filters.without_topics, selection.any_topic, selection.topics);
  if (const auto from = text::try_day_number(filters.from)) selection.from = std::max(selection.from, *from);
  if (const auto to = text::try_day_number(filters.to)) selection.to = std::min(selection.to, *to);
  if (filters.min_seconds) selection.min_seconds = std::max(selection.min_seconds, *filters.min_seconds);
  if (filters.max_seconds) selection.max_seconds = std::min(selection.max_seconds, *filters.max_seconds);
  if (filters.read) selection.read = filters.read;
  if (filters.starred) selection.starred = filters.starred;
}

search::Query marked_query(const search::Query& query) {
  for (const search::Clause& clause : query.clauses) {
    for (const search::Literal& literal : clause.any) {
      if (clause.exclude || literal.text.empty()) continue;
      const char32_t last = text::decode_before(literal.text, literal.text.size()).code;
      if (last < 0x3131 || last > 0x3163) continue;  // a letter of its own (compatibility jamo)
      for (const search::Alternative& other : search::alternatives(query, {})) {
        if (other.kind == search::HelpKind::kInitials || other.kind == search::HelpKind::kUnfinished)
          return other.query;
      }
    }
  }
  return query;
}

}  // namespace yoyak::engine
