// Reader::search and Reader::set_marks.
#include <algorithm>

#include "engine/addressed.hpp"
#include "engine/reader.hpp"
#include "text/utf16.hpp"

namespace yoyak::engine {
namespace {

// A larger page of results has no snippets: each needs a text.
constexpr std::uint32_t kMaxSnippets = 64;
// An overview is as large as several entries.
constexpr std::uint32_t kOverviews = 3;
// Snippets of one answer, tiers included.
constexpr std::uint32_t kAllSnippets = 90;

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

// The filters that the query itself has, and where it has them.
JsonText named_json(const SearchRequest& request, const filter::Catalog& catalog) {
  constexpr const char* kFacets[] = {"channels", "topics", "dates", "lengths"};
  JsonArray list;
  const archive::Manifest& manifest = catalog.manifest();
  for (const search::WrittenFilter& each : search::written_filters(request.query, request.today)) {
    JsonArray names;
    const bool channel = each.facet == search::WrittenFacet::kChannels;
    if (each.facet <= search::WrittenFacet::kTopics) {
      for (const std::uint32_t number : named_in_query(channel, each.value, catalog))
        names.add(channel ? manifest.channels[number].name : manifest.topics[number].name);
    }
    list.put(JsonObject()
                 .add("facet", kFacets[static_cast<std::size_t>(each.facet)])
                 .add("from", text::utf16_units(request.query, each.begin))
                 .add("to", text::utf16_units(request.query, each.end))
                 .put("names", names.take())
                 .take());
  }
  return list.take();
}

}  // namespace

JsonText Reader::rows_json(const filter::SelectOutcome& outcome, const search::Query& marked, const SomeMatches& some,
                           const SearchRequest& request, std::uint32_t snippets) {
  const search::QueryHits hits(marked);
  JsonArray rows;
  for (const filter::Row& row : outcome.rows) {
    JsonObject json = answers_.hit(row, hits, snippets > 0 ? request.snippet : 0);
    if (snippets > 0) --snippets;
    if (!some.words.empty()) {
      JsonArray lacks;
      for (std::size_t i = 0; i < some.words.size(); ++i) {
        if ((some.has[row.partition][row.entry] >> i & 1) == 0) lacks.add(some.words[i].text);
      }
      json.put("lacks", lacks.take());
    }
    rows.put(json.take());
  }
  return rows.take();
}

JsonText Reader::tiers_json(const std::vector<Reading>& readings, filter::Selection selection, bool folded,
                            const SearchRequest& request, std::uint32_t snippets) {
  JsonArray tiers;
  selection.offset = 0;
  selection.limit = folded ? 0 : request.tier_limit;
  for (const Reading& reading : readings) {
    selection.matches = &reading.entries;
    const auto outcome = filter::select(catalog_, marks_, selection);
    if (outcome.total == 0) continue;
    JsonObject tier;
    tier.add("kind", reading.kind).add("label", reading.label).add("total", outcome.total);
    tier.put("rows", rows_json(outcome, reading.marked, reading.some, request, snippets));
    snippets -= std::min(snippets, static_cast<std::uint32_t>(outcome.rows.size()));
    tiers.put(tier.take());
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
  filter::Matches muted;
  Reply wrong;
  const bool named = !selection->any_channel || !query.filters.channels.empty();
  if (!mute(request, named, *selection, muted, wrong)) return wrong;
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
  auto outcome = filter::select(catalog_, marks_, *selection);
  Reply missing = need_or(Reply::ok());
  if (missing.status == Reply::Status::kNeed) return missing;

  std::vector<Reading> readings;
  bool addressed = false;
  const bool tiers = like.tiers && selection->offset == 0 && like.tier.empty();
  if (text && (tiers || !like.tier.empty()) && outcome.complete && !selection->partial) {
    const std::string_view id = outcome.total < kFewHits ? pasted_id(like.query) : std::string_view();
    if (!id.empty()) {
      Reading found = find_addressed(catalog_, id, matches.entries);
      missing = need_or(Reply::ok());
      if (missing.status == Reply::Status::kNeed) return missing;
      addressed = !found.entries.empty();
      if (addressed) readings.push_back(std::move(found));
    }
    // A pasted address stands for its target, not for words.
    if (!addressed)
      readings = find_readings(searcher_, query, store_.manifest().site, *selection, matches.entries, outcome.total);
    missing = need_or(Reply::ok());
    if (missing.status == Reply::Status::kNeed) return missing;
  }
  const bool few = outcome.total < kFewHits;
  Reading only{like.tier, {}, query, {}};
  if (!like.tier.empty()) {
    // The rows of one tier; there may be none.
    matches.overviews.clear();
    only.entries = std::move(matches.entries);
    for (std::vector<float>& scores : only.entries) std::fill(scores.begin(), scores.end(), 0.0f);
    for (Reading& reading : readings) {
      if (reading.kind == like.tier) only = std::move(reading);
    }
    readings.clear();
    selection->matches = &only.entries;
    outcome = filter::select(catalog_, marks_, *selection);
  }

  // Overviews belong to days and topics. Any other filter leaves none.
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
  JsonArray overviews, notes, suggestions;
  const JsonText rows = rows_json(outcome, only.marked, only.some, like, like.snippets);
  // Excerpts that the rows left over go to the overviews, then to the tiers. An overview's is the dearest, and lists
  // fold overviews where there are rows.
  const auto row_count = static_cast<std::uint32_t>(outcome.rows.size());
  std::uint32_t left = like.snippets - std::min(like.snippets, row_count);
  for (std::size_t i = 0; i < shown; ++i) {
    overviews.put(answers_.overview(matches.overviews[i], hits, left > 0 ? like.snippet : 0));
    left -= left > 0;
  }
  for (const search::QueryNote& note : query.notes) {
    // A word with a colon may be part of a title, not an operator.
    if (!note.unknown_operator || (outcome.total == 0 && !addressed)) notes.add(note.text);
  }
  const JsonText other_rows =
      tiers_json(readings, *selection, !few, like, std::min(left, kAllSnippets - kFewHits - kOverviews));
  if (text && tiers && !addressed && outcome.total == 0 && outcome.complete && !selection->partial &&
      matches.overviews.empty()) {
    for (const std::string& word : searcher_.suggestions(query)) suggestions.add(word);
  }
  missing = need_or(Reply::ok());
  if (missing.status == Reply::Status::kNeed) return missing;
  JsonObject json = answers_.selection(outcome);
  json.put("rows", rows);
  json.put("overviews", JsonObject()
                            .add("total", static_cast<std::uint32_t>(matches.overviews.size()))
                            .put("rows", overviews.take())
                            .take());
  json.put("named", named_json(*wanted, catalog_));
  json.put("range", JsonObject()
                        .add("from", query.filters.from)
                        .add("to", query.filters.to)
                        .add("minSeconds", query.filters.min_seconds)
                        .add("maxSeconds", query.filters.max_seconds)
                        .take());
  json.put("tiers", other_rows).put("suggestions", suggestions.take()).put("notes", notes.take());
  return Reply::ok(json.take());
}

Reply Reader::set_marks(std::string_view request) {
  if (!store_.is_open()) return not_open();
  const auto read = read_marks(request, marks_);
  return read ? Reply::ok() : Reply::error(read.error());
}

}  // namespace yoyak::engine
