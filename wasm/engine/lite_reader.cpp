#include "engine/lite_reader.hpp"

#include <algorithm>

#include "engine/muted.hpp"
#include "text/calendar.hpp"

namespace yoyak::engine {

using filter::PartitionView;

Reply LiteReader::not_open() const { return Reply::error("not-open", "No archive is open. Open one first."); }

Reply LiteReader::need_or(Reply otherwise) {
  const auto needs = store_.take_needs();
  if (needs.empty()) return otherwise;
  JsonArray ranges;
  for (const auto& range : needs) {
    ranges.put(JsonObject().add("file", range.file).add("offset", range.offset).add("length", range.length).take());
  }
  return {Reply::Status::kNeed, JsonObject().put("ranges", ranges.take()).take().text};
}

Reply LiteReader::open(std::string_view manifest) {
  const auto opened = store_.open(manifest);
  if (!opened) return Reply::error(opened.error());
  catalog_.reset(store_);
  marks_.clear();
  return Reply::ok(archive::manifest_json(store_.manifest()));
}

Reply LiteReader::provide(std::string_view file, std::uint32_t offset, std::string_view bytes) {
  if (!store_.is_open()) return not_open();
  const auto provided = store_.provide(file, offset, bytes);
  return provided ? Reply::ok() : Reply::error(provided.error());
}

Reply LiteReader::give_up(std::string_view file, std::string_view message) {
  if (!store_.is_open()) return not_open();
  store_.give_up(file, message);
  return Reply::ok();
}

Reply LiteReader::retry() {
  if (!store_.is_open()) return not_open();
  store_.retry();
  return Reply::ok();
}

Reply LiteReader::digests(std::string_view request) {
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

Reply LiteReader::whole_needed() const {
  return Reply::error("unsupported", "This module lists and shows digests; reader.wasm does the rest.");
}

void LiteReader::mute_channels(const MuteRequest& mute, bool named, filter::Selection& selection) const {
  if (named) return;
  for (const std::string& name : mute.channels) {
    if (const auto number = catalog_.channel(name)) selection.muted_channels.push_back(*number);
  }
}

Reply LiteReader::select(std::string_view request) {
  if (!store_.is_open()) return not_open();
  auto selection = read_selection(request, catalog_);
  if (!selection) return Reply::error(selection.error());
  const auto mute = read_mute(request);
  if (!mute) return Reply::error(mute.error());
  if (!mute->words.empty()) return whole_needed();
  mute_channels(*mute, !selection->any_channel, *selection);
  return rows(*selection);
}

Reply LiteReader::rows(const filter::Selection& selection) {
  const auto outcome = filter::select(catalog_, marks_, selection);
  Reply missing = need_or(Reply::ok());
  if (missing.status == Reply::Status::kNeed) return missing;
  JsonArray rows;
  for (const auto& row : outcome.rows) rows.put(answers_.entry_row(row).take());
  missing = need_or(Reply::ok());
  if (missing.status == Reply::Status::kNeed) return missing;
  return Reply::ok(answers_.selection(outcome).put("rows", rows.take()).take());
}

std::optional<filter::DigestRow> LiteReader::find(std::string_view id, Reply& reply) {
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

const archive::DigestText* LiteReader::text(const filter::DigestRow& at, Reply& reply) {
  const archive::DigestText* text = store_.text(at.partition, at.digest);
  if (text != nullptr) return text;
  const archive::Problem* problem = store_.text_problem(at.partition, at.digest);
  reply = need_or(problem == nullptr ? Reply::error("damaged", "The text of this digest cannot be read.")
                                     : Reply::error(problem->code, problem->message));
  return nullptr;
}

std::optional<OpenDigest> LiteReader::load(const filter::DigestRow& at, Neighbours neighbours, Reply& reply) {
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

}  // namespace yoyak::engine
