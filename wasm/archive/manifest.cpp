#include "archive/manifest.hpp"

#include "archive/codec.hpp"
#include "archive/format.hpp"
#include "archive/version.hpp"
#include "text/calendar.hpp"

namespace yoyak::archive {
namespace {

constexpr std::string_view kFormat = "yoyak-archive";
// The checksum is the first member, so that its place is known: CRC-32 of everything after it.
constexpr std::string_view kChecksumOpen = "{\"checksum\":\"";
constexpr std::size_t kChecksumDigits = 8;

std::string hex(std::uint32_t value) {
  std::string text(kChecksumDigits, '0');
  for (std::size_t i = kChecksumDigits; i-- > 0; value >>= 4) text[i] = "0123456789abcdef"[value & 15];
  return text;
}

Error bad(const std::string& what) {
  return {ErrorCode::kBadManifest, "archive.json cannot be used: " + what + ". Publish the site again."};
}

bool checksum_matches(std::string_view bytes) {
  const std::size_t after = kChecksumOpen.size() + kChecksumDigits;
  return bytes.size() > after && bytes.starts_with(kChecksumOpen) &&
         bytes.substr(kChecksumOpen.size(), kChecksumDigits) == hex(crc32(bytes.substr(after)));
}

// Reads an array of objects, each by `read(fields, item)`; gives the first error, or an empty string.
template <typename Item, typename Read>
std::string read_list(const Json& json, const char* name, std::vector<Item>& items, Read read) {
  const auto list = json.find(name);
  if (list == json.end() || !list->is_array()) return std::string("`") + name + "` must be an array";
  for (const Json& object : *list) {
    JsonFields fields(object);
    Item item;
    read(fields, item);
    if (!fields.ok()) return fields.error();
    items.push_back(std::move(item));
  }
  return {};
}

std::string read_topic_indices(const JsonFields& fields, std::vector<std::uint32_t>& topics, std::size_t limit) {
  const Json* list = fields.member("topics");
  if (list == nullptr || !list->is_array()) return "`topics` must be an array";
  for (const Json& item : *list) {
    const auto* index = item.get_ptr<const Json::number_unsigned_t*>();
    if (index == nullptr || *index >= limit) return "`topics` of a partition must be indices of topics";
    topics.push_back(static_cast<std::uint32_t>(*index));
  }
  return {};
}

}  // namespace

std::string read_word_groups(const JsonFields& fields, const char* name,
                             std::vector<std::vector<std::string>>& groups) {
  const Json* list = fields.member(name);
  if (list == nullptr) return {};
  std::string form = std::string("`") + name + "` must be a list of lists of words, such as [[\"클로드\", \"Claude\"]]";
  if (!list->is_array()) return form;
  for (const Json& group : *list) {
    if (!group.is_array()) return form;
    groups.emplace_back();
    for (const Json& word : group) {
      const auto* text = word.get_ptr<const std::string*>();
      if (text == nullptr) return form;
      groups.back().push_back(*text);
    }
  }
  return {};
}

JsonText site_json(const Site& site) {
  JsonObject object;
  object.add("title", site.title)
      .add("description", site.description)
      .add("language", site.language)
      .add("url", site.url)
      .add("accent", site.accent);
  if (site.show_images) object.add("images", "show");
  const auto put_groups = [&](const char* name, const std::vector<std::vector<std::string>>& groups) {
    if (groups.empty()) return;
    JsonArray list;
    for (const auto& words : groups) {
      JsonArray group;
      for (const std::string& word : words) group.add(word);
      list.put(group.take());
    }
    object.put(name, list.take());
  };
  put_groups("synonyms", site.synonyms);
  put_groups("names", site.names);
  return object.take();
}

namespace {

JsonText members_json(JsonObject object, const Manifest& manifest) {
  JsonArray topics, channels, partitions;
  for (const auto& topic : manifest.topics) {
    topics.put(JsonObject().add("name", topic.name).add("digests", topic.digests).add("entries", topic.entries).take());
  }
  for (const auto& channel : manifest.channels) {
    channels.put(JsonObject().add("name", channel.name).add("entries", channel.entries).take());
  }
  for (const auto& part : manifest.partitions) {
    JsonArray indices;
    for (const std::uint32_t topic : part.topics) indices.add(topic);
    partitions.put(JsonObject()
                       .add("id", part.id)
                       .add("file", part.file)
                       .add("size", part.size)
                       .add("head", part.head)
                       .add("columns", part.columns)
                       .add("from", part.from)
                       .add("to", part.to)
                       .add("digests", part.digests)
                       .add("entries", part.entries)
                       .put("topics", indices.take())
                       .take());
  }
  if (!manifest.heads.file.empty())
    object.put("heads", JsonObject().add("file", manifest.heads.file).add("size", manifest.heads.size).take());
  return object.add("version", std::uint32_t{kFormatMajor})
      .add("generator", manifest.generator)
      .put("site", site_json(manifest.site))
      .add("digests", manifest.digests)
      .add("entries", manifest.entries)
      .add("seconds", manifest.seconds)
      .add("from", manifest.from)
      .add("to", manifest.to)
      .put("topics", topics.take())
      .put("channels", channels.take())
      .put("partitions", partitions.take())
      .take();
}

}  // namespace

JsonText manifest_json(const Manifest& manifest) { return members_json({}, manifest); }

std::string write_manifest(const Manifest& manifest, std::string_view feeds) {
  JsonObject object;
  object.add("format", kFormat);
  if (!feeds.empty()) object.put("feeds", JsonText{std::string(feeds)});
  // Everything after the checksum's digits: its closing quote, then the other members.
  const std::string rest = "\",\n" + members_json(std::move(object), manifest).text.substr(1) + "\n";
  return std::string(kChecksumOpen) + hex(crc32(rest)) + rest;
}

Result<Manifest> read_manifest(std::string_view bytes) {
  if (bytes.size() > kMaxManifestBytes) return Error{ErrorCode::kTooLarge, "archive.json is larger than 8 MB."};
  const auto json = parse_json(bytes);
  if (!json || !json->is_object()) return bad("it is not complete JSON");
  std::string format;
  std::uint32_t version = 0;
  JsonFields fields(*json);
  fields.read("format", format);
  fields.read("version", version);
  if (!fields.ok()) return bad(fields.error());
  if (format != kFormat || version == 0) return bad("it is not the manifest of an archive");
  if (auto refused = refuse_version(version)) return *refused;
  if (!checksum_matches(bytes)) return bad("its checksum does not match");

  Manifest manifest;
  fields.read("generator", manifest.generator);
  fields.read("digests", manifest.digests);
  fields.read("entries", manifest.entries);
  fields.read("seconds", manifest.seconds);
  fields.read("from", manifest.from);
  fields.read("to", manifest.to);
  if (const Json* site = fields.member("site")) {
    JsonFields about(*site);
    about.read("title", manifest.site.title);
    about.read("description", manifest.site.description);
    about.read("language", manifest.site.language);
    about.read("url", manifest.site.url);
    about.read("accent", manifest.site.accent);
    std::string images;
    about.read("images", images);
    manifest.site.show_images = images == "show";
    if (!about.ok()) return bad(about.error());
    for (auto [name, groups] : {std::pair("synonyms", &manifest.site.synonyms), {"names", &manifest.site.names}}) {
      if (const std::string wrong = read_word_groups(about, name, *groups); !wrong.empty()) return bad(wrong);
    }
  }
  if (!fields.ok()) return bad(fields.error());

  std::string error = read_list(*json, "topics", manifest.topics, [](JsonFields& item, TopicInfo& topic) {
    item.read("name", topic.name);
    item.read("digests", topic.digests);
    item.read("entries", topic.entries);
  });
  if (error.empty()) {
    error = read_list(*json, "channels", manifest.channels, [](JsonFields& item, ChannelInfo& channel) {
      item.read("name", channel.name);
      item.read("entries", channel.entries);
    });
  }
  if (!error.empty()) return bad(error);
  std::string inner;
  error = read_list(*json, "partitions", manifest.partitions, [&](JsonFields& item, PartitionInfo& part) {
    item.read("id", part.id);
    item.read("file", part.file);
    item.read("size", part.size);
    item.read("head", part.head);
    item.read("columns", part.columns);
    item.read("from", part.from);
    item.read("to", part.to);
    item.read("digests", part.digests);
    item.read("entries", part.entries);
    if (inner.empty()) inner = read_topic_indices(item, part.topics, manifest.topics.size());
    if (inner.empty() && (!text::try_day_number(part.from) || !text::try_day_number(part.to))) {
      inner = "a partition needs its dates";
    }
    if (inner.empty() && (part.head > part.columns || part.columns > part.size)) {
      inner = "a partition's `head`, `columns` and `size` contradict each other";
    }
  });
  if (error.empty()) error = inner;
  if (error.empty() && manifest.partitions.size() > kMaxPartitions) error = "it lists more than 1,024 partitions";
  if (!error.empty()) return bad(error);
  if (const Json* heads = fields.member("heads")) {
    JsonFields about(*heads);
    about.read("file", manifest.heads.file);
    about.read("size", manifest.heads.size);
    std::uint64_t size = 0;
    for (std::size_t p = 1; p < manifest.partitions.size(); ++p) size += manifest.partitions[p].head;
    if (!about.ok() || size != manifest.heads.size) return bad("`heads` does not hold the heads of its partitions");
  }
  // A list of the months between them goes into every answer.
  const auto from = text::try_day_number(manifest.from), to = text::try_day_number(manifest.to);
  if (manifest.digests > 0 && (!from || !to || *from > *to)) return bad("`from` and `to` must be dates");
  return manifest;
}

}  // namespace yoyak::archive
