#include "engine/reader.hpp"

#include <algorithm>
#include <span>

#include "archive/format.hpp"
#include "digest/json.hpp"
#include "engine/render.hpp"
#include "engine/requests.hpp"
#include "markdown/url_policy.hpp"
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

// Nothing where lengths are not loaded: a search does not need them.
std::optional<std::uint32_t> seconds_of(const PartitionView& view, std::uint32_t digest) {
  if (view.lengths == nullptr) return std::nullopt;
  const archive::DigestColumns& digests = view.head->digests;
  std::uint32_t seconds = 0;
  for (std::uint32_t e = digests.first_entry[digest]; e < digests.first_entry[digest + 1]; ++e) {
    if (view.lengths->duration[e] != kNone32) seconds += view.lengths->duration[e];
  }
  return seconds;
}

Reply no_titles() { return Reply::error("damaged", "The titles of this digest cannot be read."); }

}  // namespace

Reply Reader::not_open() const { return Reply::error("not-open", "No archive is open. Open one first."); }

Reply Reader::need_or(Reply otherwise) {
  const auto needs = store_.take_needs();
  if (needs.empty()) return otherwise;
  JsonArray ranges;
  for (const auto& range : needs) {
    ranges.put(JsonObject().add("file", range.file).add("offset", range.offset).add("length", range.length).take());
  }
  return {Reply::Status::kNeed, JsonObject().put("ranges", ranges.take()).take().text};
}

Reply Reader::open(std::string_view manifest) {
  const auto opened = store_.open(manifest);
  if (!opened) return Reply::error(opened.error());
  catalog_.reset(store_);
  marks_.clear();
  searcher_.reset(catalog_);
  return Reply::ok(archive::manifest_json(store_.manifest()));
}

Reply Reader::provide(std::string_view file, std::uint32_t offset, std::string_view bytes) {
  if (!store_.is_open()) return not_open();
  const auto provided = store_.provide(file, offset, bytes);
  return provided ? Reply::ok() : Reply::error(provided.error());
}

Reply Reader::give_up(std::string_view file, std::string_view message) {
  if (!store_.is_open()) return not_open();
  store_.give_up(file, message);
  return Reply::ok();
}

Reply Reader::retry() {
  if (!store_.is_open()) return not_open();
  store_.retry();
  return Reply::ok();
}

JsonText Reader::problems_json() const {
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

JsonObject Reader::ref_json(const filter::DigestRow& row) {
  const PartitionView& view = *catalog_.view(row.partition);
  const archive::DigestColumns& digests = view.head->digests;
  JsonObject json;
  json.add("id", digests.id[row.digest])
      .add("date", text::format_day(digests.date[row.digest]))
      .add("topic", view.head->topics[digests.topic[row.digest]])
      .add("title", digests.title[row.digest])
      .add("entries", digests.first_entry[row.digest + 1] - digests.first_entry[row.digest])
      .add("seconds", seconds_of(view, row.digest));
  return json;
}

const archive::EntryTitle* Reader::title(std::uint32_t partition, std::uint32_t entry) {
  const auto* block = store_.titles(partition, entry / archive::kEntriesPerTitleBlock);
  return block == nullptr ? nullptr : &(*block)[entry % archive::kEntriesPerTitleBlock];
}

JsonObject Reader::row_json(const filter::Row& row) {
  const archive::PartitionHead& head = *catalog_.view(row.partition)->head;
  // A block of titles that is damaged leaves its rows without titles: they still count and can still be opened.
  static const archive::EntryTitle kUnknown;
  const archive::EntryTitle* found = title(row.partition, row.entry);
  const archive::EntryTitle& shown = found == nullptr ? kUnknown : *found;
  JsonObject json;
  json.add("digest", head.digests.id[row.digest])
      .add("id", shown.id)
      .add("date", text::format_day(head.digests.date[row.digest]))
      .add("topic", head.topics[head.digests.topic[row.digest]])
      .add("title", shown.title)
      .add("channel", head.channels[head.channel_of_entry[row.entry]])
      .add("url", markdown::safe_url(shown.url).value_or(std::string()))
      .add("videoId", shown.video_id)
      .add("publishedAt", shown.published_at)
      .add("seconds", shown.duration);
  return json;
}

Reply Reader::digests(std::string_view request) {
  if (!store_.is_open()) return not_open();
  const auto selection = read_digest_selection(request, catalog_);
  if (!selection) return Reply::error(selection.error());
  const auto outcome = filter::select_digests(catalog_, *selection);
  Reply missing = need_or(Reply::ok());
  if (missing.status == Reply::Status::kNeed) return missing;
  JsonArray list;
  for (const auto& row : outcome.rows) list.put(ref_json(row).take());
  return Reply::ok(JsonObject()
                       .add("total", outcome.total)
                       .put("digests", list.take())
                       .add("complete", outcome.complete)
                       .put("problems", problems_json())
                       .take());
}

Reply Reader::select(std::string_view request) {
  if (!store_.is_open()) return not_open();
  const auto selection = read_selection(request, catalog_);
  if (!selection) return Reply::error(selection.error());
  const auto outcome = filter::select(catalog_, marks_, *selection);
  Reply missing = need_or(Reply::ok());
  if (missing.status == Reply::Status::kNeed) return missing;
  JsonArray rows;
  for (const auto& row : outcome.rows) rows.put(row_json(row).take());
  missing = need_or(Reply::ok());
  if (missing.status == Reply::Status::kNeed) return missing;
  return Reply::ok(outcome_json(outcome).put("rows", rows.take()).take());
}

JsonObject Reader::outcome_json(const filter::SelectOutcome& outcome) {
  std::optional<std::uint32_t> seconds;
  if (outcome.seconds_known) seconds = static_cast<std::uint32_t>(outcome.seconds);
  JsonObject facets;
  facets.put("topics", counts_json(outcome.topic_counts)).put("channels", counts_json(outcome.channel_counts));
  facets.put("months", counts_json(outcome.month_counts)).put("lengths", counts_json(outcome.length_counts));
  JsonObject json;
  json.add("total", outcome.total).add("digests", outcome.digests).add("seconds", seconds);
  json.put("facets", facets.take()).add("complete", outcome.complete).put("problems", problems_json());
  return json;
}

Reader::Lookup Reader::find(std::string_view id) {
  Lookup lookup;
  const auto date = text::try_day_number(id.substr(0, std::min<std::size_t>(id.size(), 10)));
  const auto& partitions = store_.manifest().partitions;
  for (std::uint32_t p = 0; p < partitions.size() && date; ++p) {
    if (*date < text::try_day_number(partitions[p].from).value_or(0) ||
        *date > text::try_day_number(partitions[p].to).value_or(0))
      continue;
    const PartitionView* view = catalog_.view(p, filter::Catalog::Columns::kWithLengths);
    if (view == nullptr) {
      const archive::Problem* problem = store_.text_problem(p, 0);
      lookup.reply = need_or(problem == nullptr ? Reply::ok() : Reply::error(problem->code, problem->message));
      return lookup;
    }
    const auto& ids = view->head->digests.id;
    const auto found = std::find(ids.begin(), ids.end(), id);
    if (found == ids.end()) continue;
    lookup.found = true;
    lookup.at = {p, static_cast<std::uint32_t>(found - ids.begin())};
    return lookup;
  }
  lookup.reply = Reply::error("not-found", "There is no digest \"" + std::string(id) + "\" in this archive.");
  return lookup;
}

const archive::DigestText* Reader::text(const Found& at, Reply& reply) {
  const archive::DigestText* text = store_.text(at.partition, at.digest);
  if (text != nullptr) return text;
  const archive::Problem* problem = store_.text_problem(at.partition, at.digest);
  reply = need_or(problem == nullptr ? Reply::error("damaged", "The text of this digest cannot be read.")
                                     : Reply::error(problem->code, problem->message));
  return nullptr;
}

// The nearest digest of the same topic, newer or older; null at the end of the archive and beyond partitions that
// failed.
JsonText Reader::neighbour_json(const Found& at, bool newer) {
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
      return {};  // needed: the caller asks again
    }
    const auto count = static_cast<std::int64_t>(view->head->digest_count());
    if (index != at.partition) digest = newer ? count - 1 : 0;
    for (; digest >= 0 && digest < count; digest += step) {
      const auto candidate = static_cast<std::uint32_t>(digest);
      if (view->topic_of_digest[candidate] == topic) return ref_json({index, candidate}).take();
    }
  }
  return {};
}

Reply Reader::digest(std::string_view request) {
  if (!store_.is_open()) return not_open();
  const auto id = read_id(request);
  if (!id) return Reply::error(id.error());
  const Lookup lookup = find(*id);
  if (!lookup.found) return lookup.reply;
  const Found at = lookup.at;
  const PartitionView& view = *catalog_.view(at.partition);
  const archive::PartitionHead& head = *view.head;
  const archive::DigestColumns& columns = head.digests;
  const std::uint32_t first = columns.first_entry[at.digest], last = columns.first_entry[at.digest + 1];

  // Everything that can be missing is asked for in one round: titles, text, neighbours.
  std::vector<JsonObject> rows;
  for (std::uint32_t entry = first; entry < last; ++entry)
    rows.push_back(row_json({at.partition, at.digest, entry, 0}));
  const JsonText previous = neighbour_json(at, false), next = neighbour_json(at, true);
  Reply failure;
  const archive::DigestText* digest_text = text(at, failure);
  if (digest_text == nullptr) return failure;
  Reply missing = need_or(Reply::ok());
  if (missing.status == Reply::Status::kNeed) return missing;

  JsonArray list, same_day;
  for (std::uint32_t entry = first; entry < last; ++entry) {
    // Without its titles, and the ids beside them, no entry of it could be opened.
    if (title(at.partition, entry) == nullptr) return no_titles();
    JsonArray sections;
    for (const auto& section : digest_text->sections[entry - first]) {
      sections.put(
          JsonObject().add("kind", digest::section_kind_name(section.kind)).add("label", section.label).take());
    }
    list.put(rows[entry - first]
                 .add("characters", view.lengths->entry_characters[entry])
                 .put("sections", sections.take())
                 .take());
  }
  for (std::uint32_t d = 0; d < head.digest_count(); ++d) {
    if (columns.date[d] == columns.date[at.digest]) same_day.put(ref_json({at.partition, d}).take());
  }
  return Reply::ok(ref_json({at.partition, at.digest})
                       .add("collection", head.collections[columns.collection[at.digest]])
                       .add("description", digest_text->description)
                       .add("sourcePath", digest_text->source_path)
                       .add("characters", view.lengths->digest_characters[at.digest])
                       .put("entryList", list.take())
                       .put("previous", previous)
                       .put("next", next)
                       .put("sameDay", same_day.take())
                       .take());
}

Reply Reader::render(std::string_view request) {
  if (!store_.is_open()) return not_open();
  const auto wanted = read_render_request(request);
  if (!wanted) return Reply::error(wanted.error());
  const Lookup lookup = find(wanted->digest);
  if (!lookup.found) return lookup.reply;
  const Found at = lookup.at;
  Reply failure;
  const archive::DigestText* digest_text = text(at, failure);
  if (digest_text == nullptr) return failure;
  if (!wanted->entry) return Reply::ok(render_overview(*digest_text, *wanted));

  const archive::DigestColumns& columns = catalog_.view(at.partition)->head->digests;
  const std::uint32_t first = columns.first_entry[at.digest];
  bool unknown = false;  // among those whose titles, and ids, cannot be read
  for (std::uint32_t entry = first; entry < columns.first_entry[at.digest + 1]; ++entry) {
    const archive::EntryTitle* shown = title(at.partition, entry);
    if (shown != nullptr && shown->id == *wanted->entry) {
      return Reply::ok(render_entry(digest_text->sections[entry - first], *wanted));
    }
    unknown |= shown == nullptr;
  }
  if (unknown) return need_or(no_titles());
  return need_or(Reply::error(
      "not-found", "There is no entry \"" + *wanted->entry + "\" in the digest \"" + wanted->digest + "\"."));
}

Reply Reader::export_digest(std::string_view request) {
  if (!store_.is_open()) return not_open();
  const auto id = read_id(request);
  if (!id) return Reply::error(id.error());
  const Lookup lookup = find(*id);
  if (!lookup.found) return lookup.reply;
  const Found at = lookup.at;
  const archive::PartitionHead& head = *catalog_.view(at.partition)->head;
  const archive::DigestColumns& columns = head.digests;
  const std::uint32_t first = columns.first_entry[at.digest], last = columns.first_entry[at.digest + 1];
  for (std::uint32_t entry = first; entry < last; ++entry) title(at.partition, entry);
  Reply failure;
  const archive::DigestText* digest_text = text(at, failure);
  if (digest_text == nullptr) return failure;
  Reply missing = need_or(Reply::ok());
  if (missing.status == Reply::Status::kNeed) return missing;

  digest::Digest digest{columns.id[at.digest],
                        text::format_day(columns.date[at.digest]),
                        head.topics[columns.topic[at.digest]],
                        head.collections[columns.collection[at.digest]],
                        columns.title[at.digest],
                        digest_text->description,
                        digest_text->source_path,
                        digest_text->overview,
                        {}};
  for (std::uint32_t entry = first; entry < last; ++entry) {
    const archive::EntryTitle* shown = title(at.partition, entry);
    if (shown == nullptr) return no_titles();
    digest.entries.push_back({shown->id, shown->title, head.channels[head.channel_of_entry[entry]], shown->url,
                              shown->video_id, shown->published_at, shown->duration,
                              digest_text->sections[entry - first]});
  }
  return Reply::ok(digest::to_json(digest));
}

}  // namespace yoyak::engine
