// LiteReader::page.
#include "base/order.hpp"
#include "engine/lite_reader.hpp"
#include "engine/muted.hpp"
#include "engine/render.hpp"

namespace yoyak::engine {
namespace {

// Code points of a summary: as much of a description as search engines and messengers show.
constexpr std::size_t kSummary = 160;

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

std::optional<filter::DigestRow> LiteReader::newest(std::string_view request, Reply& reply) {
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

std::optional<OpenDigest> LiteReader::open_page(const RenderRequest& wanted, std::string_view request, Reply& reply) {
  const auto at = wanted.digest.empty() ? newest(request, reply) : find(wanted.digest, reply);
  return at ? load(*at, Neighbours::kToo, reply) : std::nullopt;
}

Reply LiteReader::page_reply(const OpenDigest& open, const RenderRequest& wanted, RenderedPage page,
                             const MutedEntries& muted) {
  while (page.overview.ends_with('\n')) page.overview.pop_back();
  const std::string shown = wanted.entry.value_or(std::string());
  JsonObject json;
  json.put("info", answers_.digest_info(open, {wanted.base, wanted.inline_files}, muted, shown).take())
      .add("overview", page.overview)
      .add("summary", markdown::summary(open.text->overview, kSummary))
      .put("entries", page.entries.take());
  if (wanted.top) {
    const archive::Relations* relations = store_.relations(open.at.partition);
    const std::uint32_t first = catalog_.view(open.at.partition)->head->digests.first_entry[open.at.digest];
    json.put("top", top_json(*open.text, page.overview, wanted.id_prefix, first, relations));
  }
  return need_or(Reply::ok(json.take()));
}

Reply LiteReader::page(std::string_view request) {
  if (!store_.is_open()) return not_open();
  const auto wanted = read_render_request(request);
  if (!wanted) return Reply::error(wanted.error());
  const auto mute = read_mute(request);
  if (!mute) return Reply::error(mute.error());
  if (!wanted->query.empty() || !mute->words.empty()) return whole_needed();
  Reply reply;
  const auto open = open_page(*wanted, request, reply);
  if (!open) return reply;
  RenderedPage page;
  page.overview = render_overview(*open->text, *wanted, nullptr);
  for (const archive::EntryText& entry : open->text->entries) {
    const std::string_view group = entry.groups.empty() ? std::string_view() : entry.groups.back();
    page.entries.put(
        JsonObject()
            .add("html", render_entry(*open->text, entry.sections, entry.title.id, group, *wanted, nullptr))
            .take());
  }
  return page_reply(*open, *wanted, std::move(page), MutedChannels(mute->channels));
}

}  // namespace yoyak::engine
