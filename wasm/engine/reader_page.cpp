// Reader::page.
#include <span>

#include "base/order.hpp"
#include "engine/reader.hpp"
#include "engine/render.hpp"
#include "search/match/hits.hpp"
#include "search/query/alternatives.hpp"

namespace yoyak::engine {
namespace {

// Code points of a summary: as much of a description as search engines and messengers show.
constexpr std::size_t kSummary = 160;

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

struct Rendered {
  JsonArray entries;
  std::string overview;
  bool found = false;  // something is marked
};

// Each part is marked with the first of `readings` that it contains.
Rendered render_page(const OpenDigest& open, const RenderRequest& request, std::span<const QueryHits* const> readings) {
  Rendered page;
  // Calls part(hits) for one reading after the other, until something is found.
  const auto first_found = [&](auto part) {
    for (const QueryHits* reading : readings) {
      const Noting hits(*reading);
      auto rendered = part(&hits, reading);
      page.found |= hits.found();
      if (hits.found() || reading == readings.back()) return rendered;
    }
    return part(nullptr, nullptr);
  };
  page.overview = first_found(
      [&](const markdown::HitFinder* hits, const QueryHits*) { return render_overview(*open.text, request, hits); });
  while (page.overview.ends_with('\n')) page.overview.pop_back();
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

// TopEntry[]: the entries of a digest, those first that the overview cites and others of the day tell of most.
// `first`: the number of the digest's first entry in its partition. `relations`: null where they cannot be read.
JsonText top_json(const archive::DigestText& text, std::string_view overview, std::string_view id_prefix,
                  std::uint32_t first, const archive::Relations* relations) {
  // Keys: citations and relations together, then citations. Equals stay in the order of the page.
  std::vector<KeyedIndex> keys;
  for (const archive::EntryText& entry : text.entries) {
    // As Renderer::fragment_link writes it. Ids need no escaping: they are those of videos, or slugs.
    std::string link = " data-ref=\"";
    link += id_prefix;
    link += entry.title.id;
    link += '"';
    constexpr std::uint64_t kOne = std::uint64_t{1} << 32;
    std::uint64_t key = 0;
    for (std::size_t at = 0; (at = overview.find(link, at)) != std::string_view::npos; ++at) key += kOne + 1;
    const auto index = static_cast<std::uint32_t>(keys.size());
    if (relations != nullptr) {
      for (std::uint32_t i = relations->first[first + index]; i < relations->first[first + index + 1]; ++i)
        key += relations->list[i].earlier ? 0 : kOne;
    }
    keys.push_back({~key, index});
  }
  sort_keys(keys);
  JsonArray top;
  for (const KeyedIndex& each : keys) {
    const auto citations = static_cast<std::uint32_t>(~each.key);
    top.put(JsonObject()
                .add("entry", each.index)
                .add("citations", citations)
                .add("related", static_cast<std::uint32_t>(~each.key >> 32) - citations)
                .take());
  }
  return top.take();
}

}  // namespace

std::optional<filter::DigestRow> Reader::newest(std::string_view request, Reply& reply) {
  store_.trim();
  auto selection = read_digest_selection(request, catalog_);
  if (!selection) {
    reply = Reply::error(selection.error());
    return std::nullopt;
  }
  // Requests one partition after the other, until one has a digest of the selection.
  selection->offset = 0;
  selection->limit = 1;
  selection->partial = true;
  const auto outcome = filter::select_digests(catalog_, *selection);
  if (!outcome.rows.empty()) return outcome.rows.front();
  const auto problems = store_.problems();
  reply = need_or(problems.empty() ? Reply::error("not-found", "There is no such digest in this archive.")
                                   : Reply::error(problems.front().code, problems.front().message));
  return std::nullopt;
}

Reply Reader::page(std::string_view request) {
  if (!store_.is_open()) return not_open();
  const auto wanted = read_render_request(request);
  if (!wanted) return Reply::error(wanted.error());
  Reply reply;
  const auto mute = read_mute(request);
  if (!mute) return Reply::error(mute.error());
  const auto at = wanted->digest.empty() ? newest(request, reply) : find(wanted->digest, reply);
  if (!at) return reply;
  const auto open = load(*at, Neighbours::kToo, reply);
  if (!open) return reply;

  const search::Query query = search::parse_query(wanted->query, {});
  const Readings readings = readings_of(query, store_.manifest().site);
  const QueryHits own(marked_query(query)), near(readings.near), far(readings.far);
  std::vector<const QueryHits*> marked;
  if (!own.empty()) marked.push_back(&own);
  if (!near.empty()) marked.push_back(&near);
  Rendered page = render_page(*open, *wanted, marked);
  if (!page.found && !far.empty()) {
    const QueryHits* const last[] = {&far};
    page = render_page(*open, *wanted, last);
  }
  const Muted muted(*mute);
  const std::string shown = wanted->entry.value_or(std::string());
  JsonObject json;
  json.put("info", answers_.digest_info(*open, {wanted->base, wanted->inline_files}, muted, shown).take())
      .add("overview", page.overview)
      .add("summary", markdown::summary(open->text->overview, kSummary))
      .put("entries", page.entries.take());
  if (wanted->top) {
    const archive::Relations* relations = store_.relations(at->partition);
    const std::uint32_t first = catalog_.view(at->partition)->head->digests.first_entry[at->digest];
    json.put("top", top_json(*open->text, page.overview, wanted->id_prefix, first, relations));
  }
  return need_or(Reply::ok(json.take()));
}

}  // namespace yoyak::engine
