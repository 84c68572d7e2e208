#include "engine/packer.hpp"

#include <algorithm>
#include <set>

#include "archive/format.hpp"
#include "digest/json.hpp"
#include "markdown/html.hpp"
#include "text/fold.hpp"
#include "text/utf16.hpp"

namespace yoyak::engine {
namespace {

// A larger page is not a digest but a mistake; md4c's offsets are 32 bits.
constexpr std::size_t kMaxPageBytes = 64u << 20;

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

}  // namespace

Packer::Packer() : reader_(std::make_unique<digest::FolderReader>()) {}

Reply Packer::configure(std::string_view config) {
  auto read = read_settings(config);
  if (!read) return Reply::error(read.error());
  reader_ = std::make_unique<digest::FolderReader>(std::move(read->reading));
  settings_ = std::move(*read);
  return Reply::ok(archive::site_json(settings_.site));
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
  digest_names_.clear();
  evidence_.clear();
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
  std::vector<const NameEvidence*> known;
  for (std::size_t i = 0; i < digests_.size(); ++i) {
    if (const KnownDigest* digest = known_at(i)) known.push_back(&digest->names);
  }
  names_ = mine_names(digests_, settings_.refused_names, known);
  std::erase_if(names_, [&](const NamePair& pair) { return are_synonyms(settings_.site.synonyms, pair); });
  settings_.site.names.clear();
  for (const NamePair& pair : names_) settings_.site.names.push_back({pair.hangul, pair.latin});
}

Reply Packer::check_result() const {
  std::set<std::string_view> channels, topics, files;
  std::size_t entries = 0;
  for (std::size_t i = 0; i < digests_.size(); ++i) {
    const digest::Digest& digest = digests_[i];
    topics.insert(digest.topic);
    entries += digest.entries.size();
    for (const auto& entry : digest.entries) channels.insert(entry.channel);
    const KnownDigest* known = known_at(i);
    if (known == nullptr) continue;
    entries += known->entries;
    channels.insert(known->channels.begin(), known->channels.end());
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

Reply Packer::render(std::string_view markdown, std::uint32_t flags) const {
  markdown::HtmlOptions options;
  options.hard_breaks = (flags & 1) != 0;
  if ((flags & 4) != 0) markdown = digest::without_head(markdown);
  std::string html;
  markdown::render_html(markdown, options, html);
  return Reply::ok((flags & 2) != 0 ? text::to_utf16le(html) : std::move(html));
}

}  // namespace yoyak::engine
