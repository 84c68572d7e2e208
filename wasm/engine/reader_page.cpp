// Reader::page.
#include <span>

#include "base/order.hpp"
#include "engine/reader.hpp"
#include "engine/render.hpp"
#include "search/match/hits.hpp"
#include "search/query/alternatives.hpp"

namespace yoyak::engine {
namespace {

using search::HelpKind;
using search::QueryHits;

// Other readings of a query, for texts that do not contain it as typed.
struct Readings {
  search::Query near;  // the same words in other spellings
  search::Query far;   // other words: unfinished ones, or typed on the other keyboard layout
};

Readings readings_of(const search::Query& query, const archive::Site& site) {
  Readings readings;
  for (search::Alternative& other : search::alternatives(query, site.synonyms, site.names)) {
    const bool is_far = other.kind == HelpKind::kUnfinished || other.kind == HelpKind::kKeyboard;
    std::vector<search::Clause>& clauses = (is_far ? readings.far : readings.near).clauses;
    for (search::Clause& clause : other.query.clauses) clauses.push_back(std::move(clause));
  }
  // For a sentence: those of its words that occur.
  for (search::SomeWord& word : search::some_words(query)) readings.near.clauses.push_back(std::move(word.sought));
  return readings;
}

// Remembers whether anything was found.
class Noting final : public markdown::HitFinder {
 public:
  explicit Noting(const QueryHits& hits) : hits_(hits) {}
  void find(std::string_view text, std::vector<markdown::TextRange>& hits) const override {
    const std::size_t before = hits.size();
    hits_.find(text, hits);
    found_ |= hits.size() > before;
  }
  bool found() const { return found_; }

 private:
  const QueryHits& hits_;
  mutable bool found_ = false;
};

// Each part is marked with the first of `readings` that it contains. `found`: something is marked.
RenderedPage render_page(const OpenDigest& open, const RenderRequest& request,
                         std::span<const QueryHits* const> readings, bool& found) {
  RenderedPage page;
  // Calls part(hits) for one reading after the other, until something is found.
  const auto first_found = [&](auto part) {
    for (const QueryHits* reading : readings) {
      const Noting hits(*reading);
      auto rendered = part(&hits, reading);
      found |= hits.found();
      if (hits.found() || reading == readings.back()) return rendered;
    }
    return part(nullptr, nullptr);
  };
  page.overview = first_found(
      [&](const markdown::HitFinder* hits, const QueryHits*) { return render_overview(*open.text, request, hits); });
  for (const archive::EntryText& entry : open.text->entries) {
    const archive::EntryTitle& title = entry.title;
    const std::string_view group = entry.groups.empty() ? std::string_view() : entry.groups.back();
    page.entries.put(first_found([&](const markdown::HitFinder* hits, const QueryHits* reading) {
      JsonObject json;
      json.add("html", render_entry(*open.text, entry.sections, title.id, group, request, hits));
      std::vector<markdown::TextRange> in_title;
      if (hits != nullptr) hits->find(title.title, in_title);
      if (!in_title.empty()) json.put("titleParts", marked_json(title.title, *reading));
      return json.take();
    }));
  }
  return page;
}

}  // namespace

Reply Reader::page(std::string_view request) {
  if (!store_.is_open()) return not_open();
  const auto wanted = read_render_request(request);
  if (!wanted) return Reply::error(wanted.error());
  const auto mute = read_mute(request);
  if (!mute) return Reply::error(mute.error());
  Reply reply;
  const auto open = open_page(*wanted, request, reply);
  if (!open) return reply;

  const search::Query query = search::parse_query(wanted->query, {});
  const Readings readings = readings_of(query, store_.manifest().site);
  const QueryHits own(marked_query(query)), near(readings.near), far(readings.far);
  std::vector<const QueryHits*> marked;
  if (!own.empty()) marked.push_back(&own);
  if (!near.empty()) marked.push_back(&near);
  bool found = false;
  RenderedPage page = render_page(*open, *wanted, marked, found);
  if (!found && !far.empty()) {
    const QueryHits* const last[] = {&far};
    page = render_page(*open, *wanted, last, found);
  }
  return page_reply(*open, *wanted, std::move(page), Muted(*mute));
}

}  // namespace yoyak::engine
