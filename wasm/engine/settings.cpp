#include "engine/settings.hpp"

#include <algorithm>
#include <set>

#include "base/json.hpp"
#include "base/json_writer.hpp"
#include "text/characters.hpp"

namespace yoyak::engine {
namespace {

Error bad_config(const std::string& what) {
  return {ErrorCode::kBadConfig, "yoyak.config.json cannot be used: " + what + "."};
}

// "line 3, column 14", both from 1; columns in Unicode code points.
std::string line_and_column(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, std::min(at, text.size()));
  const std::size_t line_start = before.rfind('\n') + 1;  // 0 where there is no line end before
  std::size_t column = 1;
  for (const char byte : before.substr(line_start)) column += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
  return "line " + std::to_string(std::count(before.begin(), before.end(), '\n') + 1) + ", column " +
         std::to_string(column);
}

// The position of the setting that an error names first ("profile.labels.foo: unknown"): the offset of its key, or of
// the key of the list that contains it.
std::size_t place_of_setting(std::string_view config, std::string_view message) {
  std::string_view path = message.substr(0, message.find(": "));
  std::size_t place = 0;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('.'), path.size());
    const std::string_view name = path.substr(0, std::min(path.find('['), end));
    const std::size_t at = config.find("\"" + std::string(name) + "\"", place);
    if (at == std::string_view::npos) break;
    place = at;
    if (name.size() < end) break;  // the error does not say which item
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return place;
}

// Feeds of what queries find, as the JSON that the manifest keeps for the builder of the site. Gives what is wrong, or
// an empty string.
std::string read_feeds(const JsonFields& fields, std::string& kept) {
  const Json* list = fields.member("feeds");
  if (list == nullptr) return {};
  const char* form = "`feeds` must be a list such as [{\"name\": \"반도체\", \"query\": \"반도체 OR HBM\"}]";
  if (!list->is_array()) return form;
  JsonArray feeds;
  std::set<std::string> names;
  for (const Json& each : *list) {
    if (!each.is_object()) return form;
    JsonFields feed(each);
    std::string name, query;
    feed.read("name", name);
    feed.read("query", query);
    if (!feed.ok()) return "`feeds`: " + feed.error();
    if (text::trim(name).empty() || text::trim(query).empty()) return form;
    if (!names.insert(name).second) return "`feeds` has two that are named \"" + name + "\"";
    feeds.put(JsonObject().add("name", name).add("query", query).take());
  }
  if (!names.empty()) kept = feeds.take().text;
  return {};
}

// What `yoyak init --from-jekyll` writes. Gives what is wrong, or an empty string.
std::string read_jekyll(const JsonFields& settings, std::optional<digest::Jekyll>& jekyll) {
  const Json* given = settings.member("jekyll");
  if (given == nullptr) return {};
  if (!given->is_object()) return "`jekyll` must be an object, such as {\"permalink\": \"pretty\"}";
  jekyll.emplace();
  JsonFields fields(*given);
  fields.read("permalink", jekyll->permalink);
  fields.read("folder", jekyll->folder);
  if (!fields.ok()) return "`jekyll`: " + fields.error();
  while (jekyll->folder.ends_with('/')) jekyll->folder.pop_back();
  const Json* collections = fields.member("collections");
  if (collections == nullptr) return {};
  if (!collections->is_object()) return "`jekyll.collections` must be an object of permalinks";
  for (const auto& [name, permalink] : collections->items()) {
    const auto* text = permalink.get_ptr<const std::string*>();
    if (text == nullptr) return "`jekyll.collections." + name + "` must be a string";
    jekyll->collections.emplace_back(name, *text);
  }
  return {};
}

}  // namespace

Result<Settings> read_settings(std::string_view config) {
  if (config.starts_with("\xEF\xBB\xBF")) config.remove_prefix(3);
  std::size_t error_at = 0;
  const auto json = parse_json(config, &error_at);
  if (!json) {
    return bad_config("it is not JSON from " + line_and_column(config, error_at) +
                      " on (look for a missing comma or quote, or a comma after the last member)");
  }
  JsonFields fields(*json);
  Settings settings;
  archive::Site& site = settings.site;
  fields.read("title", site.title);
  fields.read("description", site.description);
  fields.read("language", site.language);
  fields.read("url", site.url);
  fields.read("accent", site.accent);
  if (!fields.ok()) return bad_config(fields.error());
  if (const std::string wrong = archive::read_word_groups(fields, "synonyms", site.synonyms); !wrong.empty())
    return bad_config(wrong);
  std::string images = "ask";
  fields.read("images", images);
  if (!fields.ok()) return bad_config(fields.error());
  if (images != "ask" && images != "show") return bad_config("`images` must be ask or show");
  site.show_images = images == "show";
  if (const std::string wrong = read_feeds(fields, settings.feeds); !wrong.empty()) return bad_config(wrong);
  std::string partitions = "dated";
  fields.read("partitions", partitions);
  if (!fields.ok()) return bad_config(fields.error());
  if (partitions != "dated" && partitions != "one") return bad_config("`partitions` must be dated or one");
  if (const Json* names = fields.member("names")) {
    if (!names->is_object()) return bad_config("`names` must be an object, such as {\"refuse\": [\"AI\"]}");
    JsonFields about(*names);
    about.read("refuse", settings.refused_names);
    if (!about.ok()) return bad_config("`names`: " + about.error());
  }
  if (!site.url.empty() && !site.url.ends_with('/')) site.url += '/';
  digest::Profile profile = digest::Profile::built_in();
  if (const Json* custom = fields.member("profile")) {
    auto read = digest::Profile::from_json(*custom, profile);
    if (!read) {
      const std::string& why = read.error().message;
      return bad_config(line_and_column(config, place_of_setting(config, why)) + ": " + why);
    }
    profile = std::move(*read);
  }
  std::string today;  // set by hosts that know the day, not by people
  fields.read("today", today);
  std::vector<std::string> topic_from;
  fields.read("topic_from", topic_from);
  if (!fields.ok()) return bad_config(fields.error());
  for (const std::string& source : topic_from) {
    if (std::find(std::begin(digest::kTopicSources), std::end(digest::kTopicSources), source) ==
        std::end(digest::kTopicSources)) {
      return bad_config("`topic_from` knows no \"" + source +
                        "\"; its sources are category, tag, title, name, parent and folder");
    }
  }
  std::optional<digest::Jekyll> jekyll;
  if (const std::string wrong = read_jekyll(fields, jekyll); !wrong.empty()) return bad_config(wrong);
  settings.reading = {std::move(profile), text::try_iso_date(today), std::move(topic_from), std::move(jekyll)};
  if (partitions == "one") settings.partitions = archive::Partitions::kOne;
  return settings;
}

}  // namespace yoyak::engine
