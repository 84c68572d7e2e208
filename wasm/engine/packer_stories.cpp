// Packer::stories.
#include "digest/to_markdown.hpp"
#include "engine/packer.hpp"
#include "engine/stories.hpp"

namespace yoyak::engine {
namespace {

Error bad_relations(const char* what) {
  return {ErrorCode::kBadRequest, std::string("The request cannot be used: ") + what + "."};
}

}  // namespace

Reply Packer::stories(std::string_view digests, std::string_view related) const {
  const auto read = digest::digests_from_json(digests);
  if (!read) return Reply::error(read.error());
  const auto json = parse_json(related);
  if (!json || !json->is_array()) return Reply::error(bad_relations("it has no list of relations"));
  std::vector<std::vector<std::vector<EarlierEntry>>> earlier;
  for (const Json& of_digest : *json) {
    earlier.emplace_back();
    for (const Json& of_entry : of_digest) {
      std::vector<EarlierEntry>& list = earlier.back().emplace_back();
      for (const Json& each : of_entry) {
        JsonFields fields(each);
        EarlierEntry relation{UINT32_MAX, UINT32_MAX, {}};
        fields.read("digest", relation.digest);
        fields.read("entry", relation.entry);
        fields.read("words", relation.words);
        if (!fields.ok() || relation.digest >= read->size() ||
            relation.entry >= (*read)[relation.digest].entries.size())
          return Reply::error(bad_relations("a relation is to no entry"));
        list.push_back(std::move(relation));
      }
    }
  }
  JsonArray list;
  for (const Story& story : engine::stories(*read, earlier)) {
    JsonArray words, entries;
    for (const std::string& word : story.words) words.add(word);
    for (const StoryEntry& each : story.entries) {
      const digest::Digest& digest = (*read)[each.digest];
      entries.put(JsonObject()
                      .add("digest", digest.id)
                      .add("entry", digest.entries[each.entry].id)
                      .add("news", each.news)
                      .take());
    }
    list.put(JsonObject().put("words", words.take()).put("entries", entries.take()).take());
  }
  return Reply::ok(JsonObject().put("stories", list.take()).take());
}

}  // namespace yoyak::engine
