#include "engine/reader.hpp"

#include <algorithm>

#include "digest/json.hpp"
#include "engine/render.hpp"
#include "engine/requests.hpp"
#include "text/calendar.hpp"

namespace yoyak::engine {
namespace {

using filter::PartitionView;

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

Reply Reader::digests(std::string_view request) {
  if (!store_.is_open()) return not_open();
  const auto selection = read_digest_selection(request, catalog_);
  if (!selection) return Reply::error(selection.error());
  const auto outcome = filter::select_digests(catalog_, *selection);
  Reply missing = need_or(Reply::ok());
  if (missing.status == Reply::Status::kNeed) return missing;
  JsonArray list;
  for (const auto& row : outcome.rows) list.put(answers_.digest_ref(row).take());
  return Reply::ok(JsonObject()
                       .add("total", outcome.total)
                       .put("digests", list.take())
                       .add("complete", outcome.complete)
                       .put("problems", answers_.problems())
                       .take());
}

bool Reader::mute(std::string_view request, bool named, filter::Selection& selection, filter::Matches& words,
                  Reply& reply) {
  const auto wanted = read_mute(request);
  if (!wanted) {
    reply = Reply::error(wanted.error());
    return false;
  }
  for (const std::string& name : wanted->channels) {
    if (const auto number = catalog_.channel(name); number && !named) selection.muted_channels.push_back(*number);
  }
  const search::Query query = muted_titles(wanted->words);
  if (!query.has_text()) return true;
  words = searcher_.match(query, 0).entries;
  selection.muted = &words;
  return true;
}

Reply Reader::select(std::string_view request) {
  if (!store_.is_open()) return not_open();
  auto selection = read_selection(request, catalog_);
  if (!selection) return Reply::error(selection.error());
  filter::Matches muted;
  Reply wrong;
  if (!mute(request, !selection->any_channel, *selection, muted, wrong)) return wrong;
  const auto outcome = filter::select(catalog_, marks_, *selection);
  Reply missing = need_or(Reply::ok());
  if (missing.status == Reply::Status::kNeed) return missing;
  JsonArray rows;
  for (const auto& row : outcome.rows) rows.put(answers_.entry_row(row).take());
  missing = need_or(Reply::ok());
  if (missing.status == Reply::Status::kNeed) return missing;
  return Reply::ok(answers_.selection(outcome).put("rows", rows.take()).take());
}

std::optional<filter::DigestRow> Reader::find(std::string_view id, Reply& reply) {
  store_.trim();
  const auto date = text::try_day_number(id.substr(0, std::min<std::size_t>(id.size(), 10)));
  const auto& partitions = store_.manifest().partitions;
  for (std::uint32_t p = 0; p < partitions.size() && date; ++p) {
    if (*date < text::try_day_number(partitions[p].from).value_or(0) ||
        *date > text::try_day_number(partitions[p].to).value_or(0))
      continue;
    const PartitionView* view = catalog_.view(p, filter::Catalog::Columns::kWithLengths);
    if (view == nullptr) {
      const archive::Problem* problem = store_.text_problem(p, 0);
      reply = need_or(problem == nullptr ? Reply::ok() : Reply::error(problem->code, problem->message));
      return std::nullopt;
    }
    const auto& ids = view->head->digests.id;
    const auto found = std::find(ids.begin(), ids.end(), id);
    if (found == ids.end()) continue;
    return filter::DigestRow{p, static_cast<std::uint32_t>(found - ids.begin())};
  }
  reply = Reply::error("not-found", "There is no digest \"" + std::string(id) + "\" in this archive.");
  return std::nullopt;
}

const archive::DigestText* Reader::text(const filter::DigestRow& at, Reply& reply) {
  const archive::DigestText* text = store_.text(at.partition, at.digest);
  if (text != nullptr) return text;
  const archive::Problem* problem = store_.text_problem(at.partition, at.digest);
  reply = need_or(problem == nullptr ? Reply::error("damaged", "The text of this digest cannot be read.")
                                     : Reply::error(problem->code, problem->message));
  return nullptr;
}

std::optional<OpenDigest> Reader::load(const filter::DigestRow& at, Neighbours neighbours, Reply& reply) {
  OpenDigest open{at, nullptr};
  // Requests everything that can be missing in one round: neighbours, text.
  if (neighbours == Neighbours::kToo) {
    answers_.neighbour(at, false);
    answers_.neighbour(at, true);
  }
  open.text = text(at, reply);
  if (open.text == nullptr) return std::nullopt;
  reply = need_or(Reply::ok());
  if (reply.status == Reply::Status::kNeed) return std::nullopt;
  return open;
}

Reply Reader::digest(std::string_view request) {
  if (!store_.is_open()) return not_open();
  const auto id = read_id(request);
  if (!id) return Reply::error(id.error());
  Reply reply;
  const auto at = find(*id, reply);
  if (!at) return reply;
  const auto open = load(*at, Neighbours::kToo, reply);
  return open ? Reply::ok(answers_.digest_info(*open, {}, Muted(MuteRequest())).take()) : reply;
}

Reply Reader::render(std::string_view request) {
  if (!store_.is_open()) return not_open();
  const auto wanted = read_render_request(request);
  if (!wanted) return Reply::error(wanted.error());
  Reply reply;
  const auto at = find(wanted->digest, reply);
  if (!at) return reply;
  const archive::DigestText* digest_text = text(*at, reply);
  if (digest_text == nullptr) return reply;
  const search::QueryHits hits(marked_query(search::parse_query(wanted->query, {})));
  const markdown::HitFinder* const marked = hits.empty() ? nullptr : &hits;
  if (!wanted->entry) return Reply::ok(render_overview(*digest_text, *wanted, marked));

  for (const archive::EntryText& entry : digest_text->entries) {
    if (entry.title.id == *wanted->entry)
      return Reply::ok(render_entry(*digest_text, entry.sections, *wanted->entry, {}, *wanted, marked));
  }
  return no_entry(*wanted);
}

Reply Reader::no_entry(const RenderRequest& wanted) {
  return need_or(Reply::error("not-found", "There is no entry \"" + wanted.entry.value_or(std::string()) +
                                               "\" in the digest \"" + wanted.digest + "\"."));
}

Reply Reader::export_digest(std::string_view request) {
  if (!store_.is_open()) return not_open();
  const auto id = read_id(request);
  if (!id) return Reply::error(id.error());
  Reply reply;
  const auto at = find(*id, reply);
  if (!at) return reply;
  const auto open = load(*at, Neighbours::kNo, reply);
  if (!open) return reply;
  const archive::PartitionHead& head = *catalog_.view(at->partition)->head;
  const archive::DigestColumns& columns = head.digests;
  digest::Digest digest{columns.id[at->digest],
                        text::format_day(columns.date[at->digest]),
                        columns.days[at->digest],
                        head.topics[columns.topic[at->digest]],
                        head.collections[columns.collection[at->digest]],
                        columns.title[at->digest],
                        columns.headline[at->digest],
                        open->text->description,
                        open->text->source_path,
                        open->text->overview,
                        {}};
  const std::uint32_t first = columns.first_entry[at->digest];
  for (std::uint32_t i = 0; i < open->text->entries.size(); ++i) {
    const archive::EntryText& entry = open->text->entries[i];
    const archive::EntryTitle& shown = entry.title;
    digest.entries.push_back({shown.id, shown.title, head.channels[head.channel_of_entry[first + i]], entry.groups,
                              shown.url, shown.video_id, shown.published_at, shown.duration, entry.sections});
  }
  return Reply::ok(digest::to_json(digest));
}

}  // namespace yoyak::engine
