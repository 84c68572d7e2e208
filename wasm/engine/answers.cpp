#include "engine/answers.hpp"

#include <algorithm>
#include <span>

#include "archive/format.hpp"
#include "markdown/html.hpp"
#include "markdown/url_policy.hpp"
#include "search/index/fields.hpp"
#include "search/match/snippet.hpp"
#include "text/calendar.hpp"

namespace yoyak::engine {
namespace {

using archive::kNone32;
using filter::PartitionView;

JsonText counts_json(std::span<const std::uint32_t> counts) {
  JsonArray list;
  for (const std::uint32_t count : counts) list.add(count);
  return list.take();
}

// Nothing if lengths are not loaded: a search does not need them.
std::optional<std::uint32_t> seconds_of(const PartitionView& view, std::uint32_t digest) {
  if (view.lengths == nullptr) return std::nullopt;
  const archive::DigestColumns& digests = view.head->digests;
  std::uint32_t seconds = 0;
  for (std::uint32_t e = digests.first_entry[digest]; e < digests.first_entry[digest + 1]; ++e) {
    if (view.lengths->duration[e] != kNone32) seconds += view.lengths->duration[e];
  }
  return seconds;
}

// Scores are only compared; whole numbers keep floating-point output out of the module.
std::uint32_t thousandths(float score) { return static_cast<std::uint32_t>(score * 1000.0f + 0.5f); }

JsonText segments_json(const std::vector<search::Segment>& segments) {
  JsonArray list;
  for (const search::Segment& segment : segments) {
    list.put(JsonObject().add("text", segment.text).add("hit", segment.hit).take());
  }
  return list.take();
}

JsonText snippet_json(std::string_view text, const search::QueryHits& hits, std::uint32_t length) {
  search::Snippet snippet = search::best_snippet(text, hits, {length});
  // Headings and list items are blocks of their own; in a snippet they are one running text.
  for (search::Segment& segment : snippet.segments) std::replace(segment.text.begin(), segment.text.end(), '\n', ' ');
  if (snippet.cut_before && !snippet.segments.empty()) {
    if (snippet.segments.front().hit) snippet.segments.insert(snippet.segments.begin(), {"…", false});
    else snippet.segments.front().text.insert(0, "…");
  }
  if (snippet.cut_after && !snippet.segments.empty()) {
    if (snippet.segments.back().hit) snippet.segments.push_back({"…", false});
    else snippet.segments.back().text += "…";
  }
  return segments_json(snippet.segments);
}

}  // namespace

JsonText marked_json(std::string_view text, const search::QueryHits& hits) {
  return segments_json(search::best_snippet(text, hits, {text.size()}).segments);
}

namespace {

// The headings that begin over an entry: those of its groups that the entry before does not have. Nothing where none
// does.
JsonText headings_json(const std::vector<std::string>& before, const std::vector<std::string>& groups) {
  std::size_t depth = 0;
  while (depth < std::min(before.size(), groups.size()) && before[depth] == groups[depth]) ++depth;
  if (depth == groups.size()) return {};
  JsonArray headings;
  for (; depth < groups.size(); ++depth)
    headings.put(JsonObject().add("depth", static_cast<std::uint32_t>(depth)).add("text", groups[depth]).take());
  return headings.take();
}

}  // namespace

JsonText Answers::problems() const {
  JsonArray problems;
  for (const auto& problem : store_.problems()) {
    problems.put(JsonObject()
                     .add("partition", problem.partition)
                     .add("file", problem.file)
                     .add("code", problem.code)
                     .add("message", problem.message)
                     .take());
  }
  return problems.take();
}

JsonObject Answers::digest_ref(const filter::DigestRow& row) {
  const PartitionView& view = *catalog_.view(row.partition);
  const archive::DigestColumns& digests = view.head->digests;
  JsonObject json;
  json.add("id", digests.id[row.digest])
      .add("date", text::format_day(digests.date[row.digest]))
      .add("topic", view.head->topics[digests.topic[row.digest]])
      .add("title", digests.title[row.digest])
      .add("headline", digests.headline[row.digest])
      .add("entries", digests.first_entry[row.digest + 1] - digests.first_entry[row.digest])
      .add("seconds", seconds_of(view, row.digest));
  return json;
}

const archive::EntryTitle* Answers::title(std::uint32_t partition, std::uint32_t entry) {
  const auto* block = store_.titles(partition, entry / archive::kEntriesPerTitleBlock);
  return block == nullptr ? nullptr : &(*block)[entry % archive::kEntriesPerTitleBlock];
}

JsonObject Answers::entry_row(const filter::Row& row, const archive::EntryTitle* given,
                              const markdown::SiteBase& base) {
  const archive::PartitionHead& head = *catalog_.view(row.partition)->head;
  // Rows of a damaged block have no titles, but they count and can be opened.
  static const archive::EntryTitle kUnknown;
  const archive::EntryTitle* found = given != nullptr ? given : title(row.partition, row.entry);
  const archive::EntryTitle& shown = found == nullptr ? kUnknown : *found;
  JsonObject json;
  json.add("digest", head.digests.id[row.digest])
      .add("id", shown.id)
      .add("date", text::format_day(head.digests.date[row.digest]))
      .add("topic", head.topics[head.digests.topic[row.digest]])
      .add("title", shown.title)
      .add("channel", head.channels[head.channel_of_entry[row.entry]])
      .add("url", markdown::page_address(shown.url, base).value_or(std::string()))
      .add("videoId", shown.video_id)
      .add("publishedAt", shown.published_at)
      .add("seconds", shown.duration);
  return json;
}

JsonObject Answers::selection(const filter::SelectOutcome& outcome) const {
  std::optional<std::uint32_t> seconds;
  if (outcome.seconds_known) seconds = static_cast<std::uint32_t>(outcome.seconds);
  JsonObject facets;
  facets.put("topics", counts_json(outcome.topic_counts)).put("channels", counts_json(outcome.channel_counts));
  facets.put("months", counts_json(outcome.month_counts)).put("lengths", counts_json(outcome.length_counts));
  JsonObject json;
  json.add("total", outcome.total).add("digests", outcome.digests).add("seconds", seconds);
  if (outcome.muted != 0) json.add("muted", outcome.muted);
  json.put("facets", facets.take()).add("complete", outcome.complete).put("problems", problems());
  return json;
}

JsonText Answers::neighbour(const filter::DigestRow& at, bool newer) {
  const auto& partitions = store_.manifest().partitions;
  const PartitionView* view = catalog_.view(at.partition);
  const std::uint32_t topic = view->topic_of_digest[at.digest];
  const int step = newer ? -1 : 1;
  std::int64_t digest = static_cast<std::int64_t>(at.digest) + step;
  for (std::int64_t p = at.partition; p >= 0 && p < static_cast<std::int64_t>(partitions.size()); p += step) {
    const auto index = static_cast<std::uint32_t>(p);
    const auto& topics = partitions[index].topics;
    if (std::find(topics.begin(), topics.end(), topic) == topics.end()) continue;
    view = catalog_.view(index, filter::Catalog::Columns::kWithLengths);
    if (view == nullptr) {
      if (store_.failed(index)) continue;
      return {};  // missing: the caller repeats the call
    }
    const auto count = static_cast<std::int64_t>(view->head->digest_count());
    if (index != at.partition) digest = newer ? count - 1 : 0;
    for (; digest >= 0 && digest < count; digest += step) {
      const auto candidate = static_cast<std::uint32_t>(digest);
      if (view->topic_of_digest[candidate] == topic) return digest_ref({index, candidate}).take();
    }
  }
  return {};
}

JsonObject Answers::digest_info(const OpenDigest& open, const markdown::SiteBase& base, const MutedEntries& muted,
                                std::string_view shown) {
  const filter::DigestRow& at = open.at;
  const PartitionView& view = *catalog_.view(at.partition);
  const archive::PartitionHead& head = *view.head;
  const archive::DigestColumns& columns = head.digests;
  const std::uint32_t first = columns.first_entry[at.digest];
  JsonArray list, same_day;
  const std::vector<archive::EntryText>& entries = open.text->entries;
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    JsonArray sections;
    for (const auto& section : entries[i].sections) {
      sections.put(
          JsonObject().add("kind", digest::section_kind_name(section.kind)).add("label", section.label).take());
    }
    JsonObject row = entry_row({at.partition, at.digest, first + i, 0}, &entries[i].title, base);
    row.add("characters", view.lengths->entry_characters[first + i]).put("sections", sections.take());
    const archive::EntryTitle& title = entries[i].title;
    if (title.id != shown && muted.has(title.title, head.channels[head.channel_of_entry[first + i]]))
      row.add("muted", true);
    static const std::vector<std::string> kNone;
    const JsonText headings = headings_json(i == 0 ? kNone : entries[i - 1].groups, entries[i].groups);
    if (headings.text != JsonText().text) row.put("headings", headings);
    list.put(row.take());
  }
  for (std::uint32_t d = 0; d < head.digest_count(); ++d) {
    if (columns.date[d] == columns.date[at.digest]) same_day.put(digest_ref({at.partition, d}).take());
  }
  JsonObject json = digest_ref(at);
  json.add("collection", head.collections[columns.collection[at.digest]])
      .add("description", open.text->description)
      .add("sourcePath", open.text->source_path)
      .add("characters", view.lengths->digest_characters[at.digest])
      .put("entryList", list.take())
      .put("previous", neighbour(at, false))
      .put("next", neighbour(at, true))
      .put("sameDay", same_day.take())
      // A neighbour that cannot be read is left out and becomes a problem.
      .put("problems", problems());
  return json;
}

JsonObject Answers::hit(const filter::Row& row, const search::QueryHits& hits, std::uint32_t snippet) {
  const archive::EntryText* read = snippet == 0 ? nullptr : store_.entry_text(row.partition, row.entry);
  // The text brings the title with it.
  if (snippet != 0 && read == nullptr && store_.lacks()) return {};
  const archive::EntryTitle* shown = read != nullptr ? &read->title : title(row.partition, row.entry);
  JsonObject json = entry_row(row, shown);
  json.add("score", thousandths(row.score));
  if (shown != nullptr) json.put("titleParts", marked_json(shown->title, hits));
  if (snippet == 0) return json;
  std::string text;
  if (read != nullptr) {
    for (const digest::Section& section : read->sections) {
      text += search::section_text(section);
      text += '\n';
    }
  }
  json.put("snippet", snippet_json(text, hits, snippet));
  return json;
}

JsonText Answers::overview(const OverviewHit& hit, const search::QueryHits& hits, std::uint32_t snippet) {
  const archive::DigestText* text = snippet == 0 ? nullptr : store_.overview(hit.partition, hit.digest);
  const std::string& headline = store_.loaded_head(hit.partition)->digests.headline[hit.digest];
  return digest_ref({hit.partition, hit.digest})
      .add("score", thousandths(hit.score))
      .put("headlineParts", marked_json(headline, hits))
      .put("snippet", text == nullptr
                          ? JsonArray().take()
                          : snippet_json(search::overview_text(text->description, text->overview), hits, snippet))
      .take();
}

}  // namespace yoyak::engine
