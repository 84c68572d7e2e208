#include "engine/reader.hpp"

#include "digest/json.hpp"
#include "engine/render.hpp"
#include "engine/requests.hpp"
#include "text/calendar.hpp"

namespace yoyak::engine {

Reply Reader::open(std::string_view manifest) {
  Reply opened = LiteReader::open(manifest);
  if (opened.status == Reply::Status::kOk) searcher_.reset(catalog_);
  return opened;
}

bool Reader::mute(std::string_view request, bool named, filter::Selection& selection, filter::Matches& words,
                  Reply& reply) {
  const auto wanted = read_mute(request);
  if (!wanted) {
    reply = Reply::error(wanted.error());
    return false;
  }
  mute_channels(*wanted, named, selection);
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
  return rows(*selection);
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
