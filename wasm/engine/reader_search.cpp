// Reader::search and Reader::set_marks.
#include <algorithm>

#include "engine/reader.hpp"

namespace yoyak::engine {
namespace {

// Texts that snippets are made of stay in the store's cache together: 64 of 96.
constexpr std::uint32_t kMaxSnippets = 64;
// Each overview costs the text of a whole digest.
constexpr std::uint32_t kOverviews = 3;
// Snippets of one answer, tiers included: with more texts than the store keeps, the call would ask for them again and
// again.
constexpr std::uint32_t kAllSnippets = 90;
// With so many literal hits nobody needs to be told what else they may have meant.
constexpr std::uint32_t kFewHits = 10;

// The best `count` in order, the first of equals first; the rest in any order.
void best_first(std::vector<OverviewHit>& hits, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    std::size_t best = i;
    for (std::size_t j = i + 1; j < hits.size(); ++j) {
      if (hits[j].score > hits[best].score) best = j;
    }
    std::rotate(&hits[i], &hits[best], &hits[best] + 1);
  }
}

// Leaves of `found` what is not among `shown`; whether anything is left.
bool take_matches(const filter::Matches& shown, filter::Matches& found) {
  bool any = false;
  for (std::size_t p = 0; p < found.size(); ++p) {
    for (std::size_t e = 0; e < found[p].size(); ++e) {
      if (p < shown.size() && e < shown[p].size() && shown[p][e] > 0) found[p][e] = 0;
      any |= found[p][e] > 0;
    }
  }
  return any;
}

// Adds matches to others; of an entry that both have, the better.
void add_matches(const filter::Matches& found, filter::Matches& all) {
  for (std::size_t p = 0; p < found.size(); ++p) {
    if (all[p].size() < found[p].size()) all[p].resize(found[p].size(), 0.0f);
    for (std::size_t e = 0; e < found[p].size(); ++e) all[p][e] = std::max(all[p][e], found[p][e]);
  }
}

}  // namespace

JsonText Reader::tiers_json(const search::Query& query, const filter::Selection& selection, filter::Matches shown,
                            std::uint32_t total, const SearchRequest& request) {
  JsonArray tiers;
  std::uint32_t snippets = kAllSnippets - kFewHits - kOverviews;
  // Adds a tier of what is not shown yet; `lacks` completes a row.
  const auto add = [&](std::string_view kind, std::string_view label, const search::Query& marked,
                       const filter::Matches& entries, auto lacks) {
    filter::Selection only = selection;
    only.matches = &entries;
    only.offset = 0;
    only.limit = request.tier_limit;
    const auto outcome = filter::select(catalog_, marks_, only);
    if (outcome.total == 0) return;
    const search::QueryHits hits(marked);
    JsonArray rows;
    for (const filter::Row& row : outcome.rows) {
      JsonObject json = answers_.hit(row, hits, snippets > 0 ? request.snippet : 0);
      if (snippets > 0) --snippets;
      lacks(row, json);
      rows.put(json.take());
    }
    JsonObject tier;
    tier.add("kind", kind).add("label", label).add("total", outcome.total).put("rows", rows.take());
    tiers.put(tier.take());
    add_matches(entries, shown);
  };
  const auto nothing = [](const filter::Row&, JsonObject&) {};

  const std::vector<search::Alternative> others = search::alternatives(query, store_.manifest().site.synonyms);
  for (std::size_t i = 0; i < others.size();) {
    // Several queries of one kind are one tier.
    const search::HelpKind kind = others[i].kind;
    filter::Matches entries(shown.size());
    search::Query marked;
    std::string label;
    for (; i < others.size() && others[i].kind == kind; ++i) {
      // Typing on the wrong keyboard is worth a thought only where the words as typed are nowhere.
      if (kind == search::HelpKind::kKeyboard && total > 0) continue;
      SearchMatches found = searcher_.match(others[i].query, 0);
      if (!take_matches(shown, found.entries)) continue;
      add_matches(found.entries, entries);
      marked.clauses.insert(marked.clauses.end(), others[i].query.clauses.begin(), others[i].query.clauses.end());
      if (!label.empty()) label += " OR ";
      label += others[i].text;
    }
    add(search::help_kind_name(kind), label, marked, entries, nothing);
  }

  SomeMatches some = searcher_.some(query);
  if (!some.entries.empty() && take_matches(shown, some.entries)) {
    search::Query marked;
    std::string label;
    for (const search::SomeWord& word : some.words) {
      marked.clauses.push_back(word.sought);
      label += (label.empty() ? "" : " ") + word.text;
    }
    add("some", label, marked, some.entries, [&](const filter::Row& row, JsonObject& json) {
      JsonArray lacks;
      for (std::size_t i = 0; i < some.words.size(); ++i) {
        if ((some.has[row.partition][row.entry] >> i & 1) == 0) lacks.add(some.words[i].text);
      }
      json.put("lacks", lacks.take());
    });
  }
  return tiers.take();
}

Reply Reader::search(std::string_view request) {
  if (!store_.is_open()) return not_open();
  auto selection = read_selection(request, catalog_, filter::Sort::kRelevance);
  if (!selection) return Reply::error(selection.error());
  const auto wanted = read_search_request(request);
  if (!wanted) return Reply::error(wanted.error());
  store_.trim();
  const search::Query query = search::parse_query(wanted->query, wanted->today);
  apply_filters(query.filters, catalog_, *selection);
  const bool text = query.has_text();
  SearchRequest like = *wanted;
  if (selection->limit > kMaxSnippets) like.snippet = 0;
  if (!text && selection->sort == filter::Sort::kRelevance) selection->sort = filter::Sort::kNewest;

  SearchMatches matches;
  if (text) {
    const std::uint32_t enough = selection->partial ? std::max(selection->offset + selection->limit, 1u) : 0;
    matches = searcher_.match(query, enough);
    selection->matches = &matches.entries;
  }
  const auto outcome = filter::select(catalog_, marks_, *selection);
  Reply missing = need_or(Reply::ok());
  if (missing.status == Reply::Status::kNeed) return missing;

  // Overviews belong to days and topics: under any other filter there are none.
  const bool overviews_count = selection->any_channel && !selection->read && !selection->starred &&
                               selection->min_seconds == 0 && selection->max_seconds == UINT32_MAX;
  std::erase_if(matches.overviews, [&](const OverviewHit& hit) {
    const filter::PartitionView* view = catalog_.view(hit.partition);
    const std::uint32_t date = view->head->digests.date[hit.digest];
    return !overviews_count || date < selection->from || date > selection->to ||
           !(selection->any_topic || std::find(selection->topics.begin(), selection->topics.end(),
                                               view->topic_of_digest[hit.digest]) != selection->topics.end());
  });
  const std::size_t shown = std::min<std::size_t>(matches.overviews.size(), selection->offset == 0 ? kOverviews : 0);
  best_first(matches.overviews, shown);

  const search::QueryHits hits(query);
  JsonArray rows, overviews, notes, suggestions;
  for (const auto& row : outcome.rows) rows.put(answers_.hit(row, hits, like.snippet).take());
  for (std::size_t i = 0; i < shown; ++i) overviews.put(answers_.overview(matches.overviews[i], hits, like.snippet));
  for (const search::QueryNote& note : query.notes) {
    // What looks like an operator may be a title's own colon.
    if (!note.unknown_operator || outcome.total == 0) notes.add(note.text);
  }
  JsonText tiers = JsonArray().take();
  if (text && like.tiers && outcome.complete && !selection->partial && outcome.total < kFewHits &&
      selection->offset == 0) {
    tiers = tiers_json(query, *selection, matches.entries, outcome.total, like);
    if (outcome.total == 0 && matches.overviews.empty()) {
      for (const std::string& word : searcher_.suggestions(query)) suggestions.add(word);
    }
  }
  missing = need_or(Reply::ok());
  if (missing.status == Reply::Status::kNeed) return missing;
  JsonObject json = answers_.selection(outcome);
  json.put("rows", rows.take());
  json.put("overviews", JsonObject()
                            .add("total", static_cast<std::uint32_t>(matches.overviews.size()))
                            .put("rows", overviews.take())
                            .take());
  json.put("tiers", tiers).put("suggestions", suggestions.take()).put("notes", notes.take());
  return Reply::ok(json.take());
}

Reply Reader::set_marks(std::string_view request) {
  if (!store_.is_open()) return not_open();
  const auto read = read_marks(request, marks_);
  return read ? Reply::ok() : Reply::error(read.error());
}

}  // namespace yoyak::engine
