#include "engine/readings.hpp"

#include <algorithm>

namespace yoyak::engine {
namespace {

// Removes from `found` what is `shown`; returns whether anything is left.
bool leave_new(const filter::Matches& shown, filter::Matches& found) {
  bool any = false;
  for (std::size_t p = 0; p < found.size(); ++p) {
    for (std::size_t e = 0; e < found[p].size(); ++e) {
      if (p < shown.size() && e < shown[p].size() && shown[p][e] > 0) found[p][e] = 0;
      any |= found[p][e] > 0;
    }
  }
  return any;
}

// Adds matches to others; if both have an entry, the better match counts.
void add_matches(const filter::Matches& found, filter::Matches& all) {
  all.resize(std::max(all.size(), found.size()));
  for (std::size_t p = 0; p < found.size(); ++p) {
    if (all[p].size() < found[p].size()) all[p].resize(found[p].size(), 0.0f);
    for (std::size_t e = 0; e < found[p].size(); ++e) all[p][e] = std::max(all[p][e], found[p][e]);
  }
}

}  // namespace

std::vector<Reading> find_readings(Searcher& searcher, const search::Query& query, const archive::Site& site,
                                   const filter::Selection& selection, filter::Matches shown, std::uint32_t total) {
  std::vector<Reading> out;
  const std::vector<search::Alternative> others =
      search::alternatives(query, site.synonyms, site.names, total < kFewHits);
  for (std::size_t i = 0; i < others.size();) {
    // Several queries of one kind are one reading.
    const search::HelpKind kind = others[i].kind;
    Reading reading{search::help_kind_name(kind), {}, {}, {}};
    for (; i < others.size() && others[i].kind == kind; ++i) {
      // The wrong keyboard layout is considered only if the words as typed have no results, and unfinished words only
      // while there are few results.
      if (kind == search::HelpKind::kKeyboard && total > 0) continue;
      if (total >= kFewHits && (kind < search::HelpKind::kMarks || !searcher.adds(others[i].query, selection, shown)))
        continue;
      SearchMatches found = searcher.match(others[i].query, 0, true);
      if (!leave_new(shown, found.entries)) continue;
      add_matches(found.entries, reading.entries);
      for (const search::Clause& clause : others[i].query.clauses) reading.marked.clauses.push_back(clause);
      reading.label += reading.label.empty() ? "" : " OR ";
      reading.label += text_of(others[i], [&](const search::Literal& literal) { return searcher.occurs(literal); });
    }
    if (reading.entries.empty()) continue;
    add_matches(reading.entries, shown);
    out.push_back(std::move(reading));
  }
  if (total >= kFewHits) return out;
  Reading some{"some", {}, {}, {}, searcher.some(query)};
  if (!leave_new(shown, some.some.entries)) return out;
  some.entries = std::move(some.some.entries);
  for (const search::SomeWord& word : some.some.words) {
    some.marked.clauses.push_back(word.sought);
    some.label += (some.label.empty() ? "" : " ") + word.text;
  }
  out.push_back(std::move(some));
  return out;
}

}  // namespace yoyak::engine
