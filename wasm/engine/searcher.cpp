#include "engine/searcher.hpp"

#include <algorithm>
#include <map>

#include "archive/format.hpp"
#include "base/order.hpp"
#include "search/index/fields.hpp"
#include "search/match/match.hpp"
#include "search/match/slips.hpp"
#include "text/calendar.hpp"
#include "text/fold.hpp"
#include "text/hangul.hpp"
#include "text/utf8.hpp"

namespace yoyak::engine {
namespace {

using archive::BlockRef;

// Words of a query above which a partition is first asked whether the rarest of them meet in it.
constexpr std::size_t kManyWords = 4;
// Look-ups of single words over all partitions, about 2 KB each: of a query with more words the rarest are looked up.
// More finds more of long sentences (docs/search.md has figures); but six words at least, however many partitions there
// are.
constexpr std::size_t kLookUps = 72;
constexpr std::size_t kFewWords = 6;
// With more partitions, a reading is looked up in all only where the newest entries have something to add.
constexpr std::size_t kFewPartitions = 4;
// Texts of one partition that a reading may need where only they decide, 0.8 KB each: what the user typed is searched
// exactly, but other spellings of it are not worth an archive's texts.
constexpr std::size_t kReadingTexts = 64;
// So many of the newest entries tell which words are rare, and know the words that people mean.
constexpr std::uint32_t kSample = 400;

// The blocks and texts of one partition as the store has them. Documents are the entries, then an overview for each
// digest.
class StoreBlocks final : public search::BlockSource {
 public:
  StoreBlocks(archive::Store& store, std::size_t partition, bool reading = false)
      : store_(store),
        partition_(partition),
        head_(*store.loaded_head(partition)),
        most_texts_(reading ? kReadingTexts : SIZE_MAX) {}
  std::size_t most_texts() const override { return most_texts_; }
  const std::string* block(const BlockRef& ref) override { return store_.loaded_search_block(partition_, ref); }
  const search::DocumentText* document(std::uint32_t doc) override {
    const auto known = documents_.find(doc);
    if (known != documents_.end()) return &known->second;
    search::DocumentText made;
    if (doc >= head_.entry_count()) {
      const archive::DigestText* text = store_.loaded_overview(partition_, doc - head_.entry_count());
      if (text == nullptr) return nullptr;
      search::add_overview_text(head_.digests.headline[doc - head_.entry_count()], text->description, text->overview,
                                made);
    } else {
      const archive::EntryText* text = store_.loaded_entry_text(partition_, doc);
      if (text == nullptr) return nullptr;
      search::add_entry_text(text->title.title, head_.channels[head_.channel_of_entry[doc]], text->sections, made);
    }
    return &documents_.emplace(doc, std::move(made)).first->second;
  }
  // Requests what a search lacked.
  void ask(const search::Lack& lack) {
    for (const BlockRef& ref : lack.blocks) store_.search_block(partition_, ref);
    for (const std::uint32_t doc : lack.documents) {
      if (doc >= head_.entry_count()) store_.overview(partition_, doc - head_.entry_count());
      else store_.entry_text(partition_, doc);
    }
  }

 private:
  archive::Store& store_;
  std::size_t partition_;
  const archive::PartitionHead& head_;
  std::size_t most_texts_;
  std::map<std::uint32_t, search::DocumentText> documents_;
};

// Adds the numbers of the names that are called `wanted`, or else contain it; compared as search compares.
template <typename Infos>
void find_name(const Infos& infos, std::string_view wanted, std::vector<std::uint32_t>& numbers) {
  const std::string folded = text::fold(wanted, text::LineBreaks::kSpace);
  std::vector<std::uint32_t> equal, containing;
  for (std::uint32_t i = 0; i < infos.size(); ++i) {
    const std::string candidate = text::fold(infos[i].name, text::LineBreaks::kSpace);
    if (candidate == folded) equal.push_back(i);
    else if (!folded.empty() && candidate.find(folded) != std::string::npos) containing.push_back(i);
  }
  const auto& found = equal.empty() ? containing : equal;
  numbers.insert(numbers.end(), found.begin(), found.end());
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
    for (const std::string& name : with) find_name(infos, name, numbers);
    narrow(among);
  }
  if (!without.empty()) {
    numbers.clear();
    for (const std::string& name : without) find_name(infos, name, numbers);
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

std::vector<float> Searcher::recency(std::uint32_t partition) const {
  const archive::Manifest& manifest = catalog_->manifest();
  const std::uint32_t newest = text::try_day_number(manifest.to).value_or(0);
  std::vector<float> factors;
  for (const std::uint32_t date : catalog_->store().loaded_head(partition)->digests.date)
    factors.push_back(search::recency_factor(ranking_, newest - std::min(newest, date)));
  return factors;
}

std::uint32_t Searcher::take_hits(std::uint32_t partition, const std::vector<search::DocHit>& hits,
                                  SearchMatches& out) const {
  const archive::PartitionHead& head = *catalog_->store().loaded_head(partition);
  const std::vector<float> factors = recency(partition);
  std::vector<float>& scores = out.entries[partition];
  scores.assign(head.entry_count(), 0.0f);
  std::uint32_t found = 0;
  std::uint32_t digest = 0, end = 0;  // of the entry, and where its entries end
  for (const search::DocHit& hit : hits) {
    // A hit counts even if its score is 0, as in a query of exclusions alone.
    const float score = std::max(hit.score, 1e-6f);
    if (hit.doc >= head.entry_count()) {
      const std::uint32_t of = hit.doc - head.entry_count();
      out.overviews.push_back({partition, of, score * factors[of]});
      continue;
    }
    if (hit.doc >= end) {
      while (head.digests.first_entry[digest + 1] <= hit.doc) ++digest;
      end = head.digests.first_entry[digest + 1];
    }
    scores[hit.doc] = score * factors[digest];
    ++found;
  }
  return found;
}

SearchMatches Searcher::match(const search::Query& query, std::uint32_t enough, bool reading) {
  archive::Store& store = catalog_->store();
  const auto& partitions = catalog_->manifest().partitions;
  SearchMatches out;
  out.entries.resize(partitions.size());
  // Where a few rare words of many are not together, all words are not: then the others need not be read.
  std::vector<search::SomeWord> rare;
  if (query.clauses.size() > kManyWords) rare = search::some_words(query);
  if (!rare.empty() && !keep_rarest(query, rare)) return out;
  std::uint32_t found = 0;
  bool waiting = false;
  for (std::uint32_t p = 0; p < partitions.size(); ++p) {
    const bool only_loaded = enough != 0 && (waiting || found >= enough);
    const search::Index* of = index(p, only_loaded);
    if (of == nullptr) {
      waiting = waiting || !store.failed(p);
      continue;
    }
    StoreBlocks blocks(store, p, reading);
    search::MatchResult result;
    search::SomePostings some;
    if (rare.empty() || (search::find_some(rare, query, *of, blocks, result.lack, some) && any_with_all(some)))
      result = search::match(query, *of, blocks, {}, ranking_);
    if (!result.complete()) {
      if (!only_loaded) blocks.ask(result.lack);
      waiting = true;
      continue;
    }
    found += take_hits(p, result.hits, out);
  }
  return out;
}

bool Searcher::keep_rarest(const search::Query& query, std::vector<search::SomeWord>& words) {
  const auto& partitions = catalog_->manifest().partitions;
  const std::size_t limit =
      std::clamp<std::size_t>(kLookUps / std::max<std::size_t>(partitions.size(), 1), kFewWords, search::kMaxSomeWords);
  if (words.size() <= limit) return true;
  std::vector<std::uint32_t> counts(words.size(), 0);
  std::uint32_t entries = 0;
  bool complete = true;
  for (std::uint32_t p = 0; p < partitions.size() && entries < kSample; ++p) {
    const search::Index* of = index(p, false);
    if (of == nullptr) {
      complete &= catalog_->store().failed(p);
      continue;
    }
    entries += partitions[p].entries;
    StoreBlocks blocks(catalog_->store(), p);
    search::Lack lack;
    search::SomePostings postings;
    if (!search::find_some(words, query, *of, blocks, lack, postings)) {
      blocks.ask(lack);
      complete &= lack.damaged;
      continue;
    }
    for (std::size_t i = 0; i < words.size(); ++i) counts[i] += static_cast<std::uint32_t>(postings[i].size());
  }
  if (!complete) return false;
  // Of equally rare ones the longest: what is short is more likely to be common elsewhere.
  std::vector<KeyedIndex> order;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const std::size_t length = std::min<std::size_t>(words[i].text.size(), 255);
    order.push_back({std::uint64_t{counts[i]} << 8 | (255 - length), i});
  }
  sort_keys(order);
  std::vector<search::SomeWord> kept;
  for (std::size_t i = 0; i < limit; ++i) kept.push_back(std::move(words[order[i].index]));
  words = std::move(kept);
  return true;
}

SomeMatches Searcher::some(const search::Query& query) {
  archive::Store& store = catalog_->store();
  const auto partitions = static_cast<std::uint32_t>(catalog_->manifest().partitions.size());
  SomeMatches out;
  out.words = search::some_words(query);
  if (out.words.size() < 2 || !keep_rarest(query, out.words)) return out;
  std::vector<search::SomePostings> postings(partitions);
  std::vector<std::size_t> counts(out.words.size(), 0);
  std::size_t documents = 0;
  bool complete = true;
  for (std::uint32_t p = 0; p < partitions; ++p) {
    const search::Index* of = index(p, false);
    if (of == nullptr) continue;
    StoreBlocks blocks(store, p);
    search::Lack lack;
    if (!search::find_some(out.words, query, *of, blocks, lack, postings[p])) {
      blocks.ask(lack);
      complete &= lack.damaged;
      postings[p].clear();
      continue;
    }
    documents += of->document_count();
    for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += postings[p][i].size();
  }
  if (!complete) return out;
  const search::SomeRanking ranking(counts, documents, ranking_);
  std::vector<std::vector<search::SomeHit>> found(partitions);
  float best = 0;
  for (std::uint32_t p = 0; p < partitions; ++p) {
    found[p] = ranking.score(postings[p]);
    // Overviews are not shown here: what they have must not hide entries that have less.
    for (const search::SomeHit& hit : found[p]) {
      if (hit.doc < catalog_->manifest().partitions[p].entries) best = std::max(best, hit.share);
    }
  }
  // If no entry contains most of the words, those that contain the most.
  const float least = std::min(ranking.most(), best);
  SearchMatches scored;
  scored.entries.resize(partitions);
  out.has.resize(partitions);
  std::vector<search::DocHit> hits;
  for (std::uint32_t p = 0; p < partitions; ++p) {
    if (postings[p].empty()) continue;
    hits.clear();
    out.has[p].assign(store.loaded_head(p)->entry_count(), 0);
    for (const search::SomeHit& hit : found[p]) {
      if (hit.share < least || hit.doc >= out.has[p].size()) continue;
      hits.push_back({hit.doc, hit.score, 0, search::Fit::kInside});
      out.has[p][hit.doc] = hit.has;
    }
    take_hits(p, hits, scored);
  }
  out.entries = std::move(scored.entries);
  return out;
}

bool Searcher::adds(const search::Query& query, const filter::Selection& selection, const filter::Matches& shown) {
  const auto& partitions = catalog_->manifest().partitions;
  if (partitions.size() <= kFewPartitions) return true;
  std::uint32_t entries = 0;
  for (std::uint32_t p = 0; p < partitions.size() && entries < kSample; ++p) {
    if (text::try_day_number(partitions[p].from).value_or(0) > selection.to ||
        text::try_day_number(partitions[p].to).value_or(0) < selection.from)
      continue;
    const search::Index* of = index(p, false);
    if (of == nullptr) continue;
    entries += partitions[p].entries;
    StoreBlocks blocks(catalog_->store(), p, true);
    const search::MatchResult result = search::match(query, *of, blocks, {}, ranking_);
    if (!result.complete()) blocks.ask(result.lack);
    for (const search::DocHit& hit : result.hits) {
      if (hit.doc < shown[p].size() && !(shown[p][hit.doc] > 0)) return true;
    }
  }
  return false;
}

bool Searcher::occurs(const search::Literal& literal) {
  std::vector<search::Posting> found;
  for (std::uint32_t p = 0; p < indexes_.size() && found.empty(); ++p) {
    const search::Index* of = index(p, true);
    if (of == nullptr) continue;
    StoreBlocks blocks(catalog_->store(), p);
    search::Lack lack;
    search::find_literal(literal, literal.fields, *of, blocks, lack, found);
  }
  return !found.empty();
}

std::vector<std::string> Searcher::suggestions(const search::Query& query) {
  std::vector<std::string> words;
  if (query.clauses.size() != 1 || query.clauses[0].exclude || query.clauses[0].any.size() != 1) return words;
  const search::Literal& literal = query.clauses[0].any[0];
  std::uint32_t entries = 0;
  const auto& partitions = catalog_->manifest().partitions;
  for (std::uint32_t p = 0; p < partitions.size() && entries < kSample; ++p) {
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

std::vector<std::uint32_t> named_in_query(bool channel, std::string_view name, const filter::Catalog& catalog) {
  std::vector<std::uint32_t> numbers;
  const archive::Manifest& manifest = catalog.manifest();
  channel ? find_name(manifest.channels, name, numbers) : find_name(manifest.topics, name, numbers);
  return numbers;
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
