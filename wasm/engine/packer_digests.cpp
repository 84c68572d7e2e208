// What is made of digests in the form that export_digest gives, without pages.
#include "digest/json.hpp"
#include "digest/to_markdown.hpp"
#include "engine/book.hpp"
#include "engine/highlights.hpp"
#include "engine/packer.hpp"

namespace yoyak::engine {

Reply Packer::to_markdown(std::string_view digests) const {
  const auto read = digest::digests_from_json(digests);
  if (!read) return Reply::error(read.error());
  return Reply::ok(digest::to_markdown(*read));
}

Reply Packer::book(std::string_view digests, std::string_view request) {
  auto read = digest::digests_from_json(digests);
  if (!read) return Reply::error(read.error());
  const auto wanted = read_book_request(request);
  if (!wanted) return Reply::error(wanted.error());
  files_ = book_files(std::move(*read), *wanted);
  JsonArray list;
  for (const archive::File& file : files_) {
    list.put(JsonObject().add("name", file.name).add("size", static_cast<std::uint32_t>(file.bytes.size())).take());
  }
  return Reply::ok(JsonObject().put("files", list.take()).take());
}

Reply Packer::highlights(std::string_view digests, std::string_view tops) const {
  constexpr std::size_t kHighlights = 10, kFirstWords = 240;  // entries, and code points of an overview's beginning
  const auto read = digest::digests_from_json(digests);
  if (!read) return Reply::error(read.error());
  const auto json = parse_json(tops);
  if (!json || !json->is_array())
    return Reply::error({ErrorCode::kBadRequest, "The request cannot be used: it has no list of top entries."});
  std::vector<std::vector<std::uint32_t>> related;
  for (const Json& list : *json) {
    related.emplace_back();
    for (const Json& top : list) {
      JsonFields fields(top);
      std::uint32_t entry = UINT32_MAX, count = 0;
      fields.read("entry", entry);
      fields.read("related", count);
      if (!fields.ok() || related.size() > read->size() || entry >= (*read)[related.size() - 1].entries.size())
        return Reply::error({ErrorCode::kBadRequest, "The request cannot be used: a top entry is of no digest."});
      if (related.back().size() <= entry) related.back().resize(entry + 1);
      related.back()[entry] = count;
    }
  }
  JsonArray overviews, entries;
  for (const digest::Digest& each : *read) {
    const std::string text = first_passage(each.overview, kFirstWords);
    if (!text.empty()) overviews.put(JsonObject().add("digest", each.id).add("text", text).take());
  }
  for (const Highlight& each : engine::highlights(*read, related, kHighlights)) {
    const digest::Digest& digest = (*read)[each.digest];
    entries.put(JsonObject()
                    .add("digest", digest.id)
                    .add("entry", digest.entries[each.entry].id)
                    .add("passages", each.passages)
                    .add("related", each.related)
                    .take());
  }
  return Reply::ok(JsonObject().put("overviews", overviews.take()).put("entries", entries.take()).take());
}

}  // namespace yoyak::engine
