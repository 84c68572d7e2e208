#include "engine/packer.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "archive/format.hpp"
#include "base/bytes.hpp"
#include "digest/json.hpp"
#include "digest/serial.hpp"
#include "digest/to_markdown.hpp"
#include "engine/book.hpp"
#include "engine/highlights.hpp"
#include "engine/names.hpp"
#include "engine/pack.hpp"
#include "markdown/html.hpp"
#include "text/calendar.hpp"
#include "text/characters.hpp"
#include "text/fold.hpp"
#include "text/utf16.hpp"

namespace yoyak::engine {
namespace {

// A larger page is not a digest but a mistake; md4c's offsets are 32 bits.
constexpr std::size_t kMaxPageBytes = 64u << 20;

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

// Whether the configuration says that both spellings of a name mean the same: it goes before what is mined or known.
bool are_synonyms(const std::vector<std::vector<std::string>>& groups, const NamePair& pair) {
  const auto folded = [](std::string_view word) { return text::fold(word, text::LineBreaks::kSpace); };
  const auto has = [&](const std::vector<std::string>& group, const std::string& word) {
    return std::any_of(group.begin(), group.end(),
                       [&](const std::string& each) { return folded(each) == folded(word); });
  };
  return std::any_of(groups.begin(), groups.end(),
                     [&](const auto& group) { return has(group, pair.hangul) && has(group, pair.latin); });
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

Packer::Packer() : reader_(std::make_unique<digest::FolderReader>()) {}

Reply Packer::configure(std::string_view config) {
  if (config.starts_with("\xEF\xBB\xBF")) config.remove_prefix(3);
  std::size_t error_at = 0;
  const auto json = parse_json(config, &error_at);
  if (!json) {
    return Reply::error(bad_config("it is not JSON from " + line_and_column(config, error_at) +
                                   " on (look for a missing comma or quote, or a comma after the last member)"));
  }
  JsonFields fields(*json);
  archive::Site site;
  fields.read("title", site.title);
  fields.read("description", site.description);
  fields.read("language", site.language);
  fields.read("url", site.url);
  fields.read("accent", site.accent);
  if (!fields.ok()) return Reply::error(bad_config(fields.error()));
  if (const std::string wrong = archive::read_word_groups(fields, "synonyms", site.synonyms); !wrong.empty())
    return Reply::error(bad_config(wrong));
  std::string images = "ask";
  fields.read("images", images);
  if (!fields.ok()) return Reply::error(bad_config(fields.error()));
  if (images != "ask" && images != "show") return Reply::error(bad_config("`images` must be ask or show"));
  site.show_images = images == "show";
  std::string feeds;
  if (const std::string wrong = read_feeds(fields, feeds); !wrong.empty()) return Reply::error(bad_config(wrong));
  std::string partitions = "dated";
  fields.read("partitions", partitions);
  if (!fields.ok()) return Reply::error(bad_config(fields.error()));
  if (partitions != "dated" && partitions != "one")
    return Reply::error(bad_config("`partitions` must be dated or one"));
  std::vector<std::string> refused_names;
  if (const Json* names = fields.member("names")) {
    if (!names->is_object())
      return Reply::error(bad_config("`names` must be an object, such as {\"refuse\": [\"AI\"]}"));
    JsonFields about(*names);
    about.read("refuse", refused_names);
    if (!about.ok()) return Reply::error(bad_config("`names`: " + about.error()));
  }
  if (!site.url.empty() && !site.url.ends_with('/')) site.url += '/';
  digest::Profile profile = digest::Profile::built_in();
  if (const Json* custom = fields.member("profile")) {
    auto read = digest::Profile::from_json(*custom, profile);
    if (!read) {
      const std::string& why = read.error().message;
      return Reply::error(bad_config(line_and_column(config, place_of_setting(config, why)) + ": " + why));
    }
    profile = std::move(*read);
  }
  std::string today;  // set by hosts that know the day, not by people
  fields.read("today", today);
  std::vector<std::string> topic_from;
  fields.read("topic_from", topic_from);
  if (!fields.ok()) return Reply::error(bad_config(fields.error()));
  for (const std::string& source : topic_from) {
    if (std::find(std::begin(digest::kTopicSources), std::end(digest::kTopicSources), source) ==
        std::end(digest::kTopicSources)) {
      return Reply::error(bad_config("`topic_from` knows no \"" + source +
                                     "\"; its sources are category, tag, title, name, parent and folder"));
    }
  }
  std::optional<digest::Jekyll> jekyll;
  if (const std::string wrong = read_jekyll(fields, jekyll); !wrong.empty()) return Reply::error(bad_config(wrong));
  reader_ = std::make_unique<digest::FolderReader>(
      digest::ReadOptions{std::move(profile), text::try_iso_date(today), std::move(topic_from), std::move(jekyll)});
  site_ = std::move(site);
  feeds_ = std::move(feeds);
  refused_names_ = std::move(refused_names);
  partitions_ = partitions == "one" ? archive::Partitions::kOne : archive::Partitions::kDated;
  return Reply::ok(archive::site_json(site_));
}

Reply Packer::add(std::string_view path, std::string_view bytes) {
  if (bytes.size() > kMaxPageBytes) {
    return Reply::error(
        {ErrorCode::kTooLarge, std::string(path) + " is larger than 64 MB. Split it, or leave it out of the folder."});
  }
  reader_->add(path, bytes);
  return Reply::ok();
}

Reply Packer::read() {
  read_ = reader_->finish();
  digests_ = std::move(read_.digests);
  read_.digests.clear();
  answers_.clear();
  files_.clear();
  names_.clear();
  placed_ = false;
  if (read_.files.empty()) place_files();
  return check_result();
}

Reply Packer::add_file(std::string_view path, std::string_view bytes) {
  digest::FileAnswer& answer = answers_[std::string(path)];
  answer = {{}, digest::problem_of_file(path, bytes)};
  if (bytes.size() > kMaxPageBytes)
    answer.problem = "it is larger than 64 MB. Make it smaller, or link to it elsewhere.";
  std::string name;
  if (answer.problem.empty()) {
    name = "f/" + archive::content_name(bytes) + "." + digest::file_ending(path);
    answer.address = "../" + name;
  }
  return Reply::ok(JsonObject().add("name", name).take());
}

// `refused`: {path: why}
Reply Packer::settle(std::string_view refused) {
  const auto json = parse_json(refused.empty() ? std::string_view("{}") : refused);
  if (!json || !json->is_object())
    return Reply::error({ErrorCode::kBadRequest, "The reasons must be a JSON object by path."});
  for (const auto& [path, why] : json->items()) {
    if (const auto* text = why.get_ptr<const std::string*>()) answers_[path] = {{}, *text};
  }
  for (digest::Diagnostic& missing : digest::missing_files(read_.file_links, answers_))
    read_.diagnostics.push_back(std::move(missing));
  read_.file_links.clear();
  digest::sort_diagnostics(read_.diagnostics);
  place_files();
  return check_result();
}

// Once: then no placeholders are left.
void Packer::place_files() {
  if (placed_) return;
  placed_ = true;
  digest::place_files(read_.files, answers_, digests_);
  read_.files.clear();
  names_ = mine_names(digests_, refused_names_);
  std::erase_if(names_, [&](const NamePair& pair) { return are_synonyms(site_.synonyms, pair); });
  site_.names.clear();
  for (const NamePair& pair : names_) site_.names.push_back({pair.hangul, pair.latin});
}

Reply Packer::check_result() const {
  std::set<std::string_view> channels, topics, files;
  std::size_t entries = 0;
  for (const auto& digest : digests_) {
    topics.insert(digest.topic);
    entries += digest.entries.size();
    for (const auto& entry : digest.entries) channels.insert(entry.channel);
  }
  JsonArray names, paths, diagnostics;
  for (const NamePair& pair : names_)
    names.put(JsonObject().add("hangul", pair.hangul).add("latin", pair.latin).add("documents", pair.documents).take());
  for (const digest::FilePlace& place : read_.files) {
    if (files.insert(place.path).second) paths.add(place.path);
  }
  digest::each_listed(read_.diagnostics,
                      [&](const digest::Diagnostic& diagnostic) { diagnostics.put(digest::to_json(diagnostic)); });
  const auto count = [](std::size_t n) { return static_cast<std::uint32_t>(n); };
  return Reply::ok(JsonObject()
                       .add("digests", count(digests_.size()))
                       .add("entries", count(entries))
                       .add("channels", count(channels.size()))
                       .add("topics", count(topics.size()))
                       .add("unpublished", read_.unpublished)
                       .put("diagnostics", diagnostics.take())
                       .put("names", names.take())
                       .put("files", paths.take())
                       .take());
}

Reply Packer::export_digest(std::uint32_t index) {
  place_files();
  if (index >= digests_.size()) return Reply::error({ErrorCode::kNotFound, "There is no digest of that number."});
  return Reply::ok(digest::to_json(digests_[index]));
}

Reply Packer::contents() {
  place_files();
  std::map<std::string_view, const std::vector<std::string>*> former;
  for (const auto& [id, addresses] : read_.former) former.emplace(id, &addresses);
  JsonArray list;
  for (const digest::Digest& each : digests_) {
    JsonObject about;
    about.add("id", each.id).add("topic", each.topic).add("path", each.source_path);
    about.add("key", archive::source_name({&each}, {}));
    digest::Digest text = each;  // as another page of another name would have it
    for (std::string* name :
         {&text.id, &text.topic, &text.collection, &text.title, &text.headline, &text.description, &text.source_path})
      name->clear();
    about.add("text", archive::source_name({&text}, {}));
    if (const auto found = former.find(each.id); found != former.end()) {
      JsonArray addresses;
      for (const std::string& address : *found->second) addresses.add(address);
      about.put("former", addresses.take());
    }
    list.put(about.take());
  }
  return Reply::ok(JsonObject().put("digests", list.take()).take());
}

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

std::vector<const digest::Digest*> Packer::members(const archive::PartitionPlan& plan) const {
  std::vector<const digest::Digest*> list;
  for (std::size_t i = plan.begin; i < plan.end; ++i) list.push_back(&digests_[i]);
  return list;
}

std::vector<const digest::Digest*> Packer::before(const archive::PartitionPlan& plan) const {
  std::vector<const digest::Digest*> list;
  const std::uint32_t oldest = text::try_day_number(digests_[plan.end - 1].date).value_or(0);
  for (std::size_t i = plan.end; i < digests_.size(); ++i) {
    if (text::try_day_number(digests_[i].date).value_or(0) + archive::kRelatedDays < oldest) break;
    list.push_back(&digests_[i]);
  }
  return list;
}

Reply Packer::pack() {
  place_files();
  files_.clear();
  manifest_ = {};
  JsonArray list;
  const auto keep = [&](std::string name, std::string bytes) {
    list.put(JsonObject().add("name", name).add("size", static_cast<std::uint32_t>(bytes.size())).take());
    files_.push_back({std::move(name), std::move(bytes)});
  };
  // Partitions, newest first, then the manifest, so that an incomplete archive never names a missing file.
  for (const archive::PartitionPlan& plan : archive::plan_partitions(digests_, partitions_)) {
    archive::PackedPartition packed = engine::pack_partition(members(plan), before(plan));
    std::string name = archive::partition_file_name(plan.id, packed.bytes);
    const auto joined = manifest_.add(name, packed.bytes.size(), packed.bytes);
    if (!joined) return Reply::error(joined.error());
    keep(std::move(name), std::move(packed.bytes));
  }
  if (archive::File heads = manifest_.heads(); !heads.name.empty()) keep(std::move(heads.name), std::move(heads.bytes));
  keep(std::string(archive::kManifestName), manifest_.finish(site_, feeds_));
  return Reply::ok(JsonObject().put("files", list.take()).take());
}

Reply Packer::plan() {
  place_files();
  manifest_ = {};
  JsonArray list;
  for (const archive::PartitionPlan& plan : archive::plan_partitions(digests_, partitions_)) {
    std::uint32_t entries = 0;
    for (const digest::Digest* digest : members(plan)) entries += static_cast<std::uint32_t>(digest->entries.size());
    list.put(JsonObject()
                 .add("id", plan.id)
                 .add("source", archive::source_name(members(plan), before(plan)))
                 .add("digests", static_cast<std::uint32_t>(plan.end - plan.begin))
                 .add("entries", entries)
                 .take());
  }
  return Reply::ok(JsonObject().put("partitions", list.take()).take());
}

Reply Packer::partition(std::uint32_t index) {
  place_files();
  const auto plans = archive::plan_partitions(digests_, partitions_);
  if (index >= plans.size()) return Reply::error({ErrorCode::kNotFound, "There is no partition of that number."});
  std::vector<const digest::Digest*> list = members(plans[index]);
  ByteWriter out;
  out.varint(static_cast<std::uint32_t>(list.size()));
  const auto older = before(plans[index]);
  list.insert(list.end(), older.begin(), older.end());
  out.raw(digest::write_digests(list));
  return Reply::ok(out.take());
}

Reply Packer::pack_partition(std::string_view id, std::string_view digests) {
  ByteReader in(digests);
  const std::uint32_t own = in.varint();
  const auto read = digest::read_digests(digests.substr(in.position()));
  if (!read) return Reply::error(read.error());
  std::vector<const digest::Digest*> list, older;
  for (const digest::Digest& digest : *read) (list.size() < own ? list : older).push_back(&digest);
  archive::PackedPartition packed = engine::pack_partition(list, older);
  files_.clear();
  files_.push_back({archive::partition_file_name(std::string(id), packed.bytes), std::move(packed.bytes)});
  return Reply::ok(JsonObject()
                       .add("name", files_[0].name)
                       .add("size", static_cast<std::uint32_t>(files_[0].bytes.size()))
                       .add("columns", packed.columns_size)
                       .take());
}

Reply Packer::join(std::string_view name, std::uint32_t size, std::string_view prefix) {
  const auto joined = manifest_.add(name, size, prefix);
  if (!joined) return Reply::error(joined.error());
  return Reply::ok(JsonObject().add("source", *joined).take());
}

Reply Packer::heads() {
  files_.assign(1, manifest_.heads());
  return Reply::ok(JsonObject().add("name", files_[0].name).take());
}

Reply Packer::manifest() { return Reply::ok(manifest_.finish(site_, feeds_)); }

Reply Packer::file(std::uint32_t index) const {
  if (index >= files_.size()) return Reply::error({ErrorCode::kNotFound, "There is no file of that number."});
  return Reply::ok(files_[index].bytes);
}

Reply Packer::render(std::string_view markdown, std::uint32_t flags) const {
  markdown::HtmlOptions options;
  options.hard_breaks = (flags & 1) != 0;
  if ((flags & 4) != 0) markdown = digest::without_head(markdown);
  std::string html;
  markdown::render_html(markdown, options, html);
  return Reply::ok((flags & 2) != 0 ? text::to_utf16le(html) : std::move(html));
}

}  // namespace yoyak::engine
