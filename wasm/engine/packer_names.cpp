// Packer::names.
#include "digest/to_markdown.hpp"
#include "engine/marked_names.hpp"
#include "engine/packer.hpp"

namespace yoyak::engine {

Reply Packer::names(std::string_view digests, std::string_view glossary) const {
  const auto read = digest::digests_from_json(digests);
  if (!read) return Reply::error(read.error());
  const auto json = parse_json(glossary);
  std::vector<NamePair> pairs;
  bool sound = json && json->is_array();
  if (sound) {
    for (const Json& each : *json) {
      sound = sound && each.is_array() && each.size() == 2 && each[0].is_string() && each[1].is_string();
      if (sound) pairs.push_back({each[0].get<std::string>(), each[1].get<std::string>(), 0});
    }
  }
  if (!sound)
    return Reply::error(Error{ErrorCode::kBadRequest, "The request cannot be used: it has no list of spellings."});
  JsonArray list;
  for (const MarkedName& name : marked_names(*read, pairs)) {
    JsonArray spellings, mentions;
    for (const std::string& spelling : name.spellings) spellings.add(spelling);
    for (const NameMention& each : name.mentions) {
      const digest::Digest& digest = (*read)[each.digest];
      mentions.put(JsonObject()
                       .add("digest", digest.id)
                       .add("entry", digest.entries[each.entry].id)
                       .add("sentence", each.sentence)
                       .take());
    }
    list.put(
        JsonObject().add("name", name.name).put("spellings", spellings.take()).put("mentions", mentions.take()).take());
  }
  return Reply::ok(JsonObject().put("names", list.take()).take());
}

}  // namespace yoyak::engine
