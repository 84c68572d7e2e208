// Packer, continued: pages that did not change since the last build are not read again.
#include <algorithm>
#include <map>
#include <set>

#include "engine/packer.hpp"
#include "engine/sound_names.hpp"

namespace yoyak::engine {
namespace {

// Of a digest as another page of another name would have it.
std::string name_of_text(const digest::Digest& digest) {
  digest::Digest text = digest;
  for (std::string* name :
       {&text.id, &text.topic, &text.collection, &text.title, &text.headline, &text.description, &text.source_path})
    name->clear();
  return archive::digest_name(text);
}

}  // namespace

Reply Packer::add_known(std::string_view path, std::string_view facts) {
  auto known = read_known_digest(facts);
  if (!known || !reader_->add_known(path, known->page))
    return Reply::error(
        {ErrorCode::kDamaged, "What was known of " + std::string(path) + " is not whole. Add the page."});
  known->page.clear();  // the reader has it
  known_.insert_or_assign(std::string(path), std::move(*known));
  return Reply::ok();
}

const KnownDigest* Packer::known_at(std::size_t digest) const {
  if (digest >= read_.notes.size() || !read_.notes[digest].known) return nullptr;
  const auto found = known_.find(digests_[digest].source_path);
  return found == known_.end() ? nullptr : &found->second;
}

const std::string& Packer::name_of(std::size_t digest) {
  digest_names_.resize(digests_.size());
  std::string& name = digest_names_[digest];
  if (!name.empty()) return name;
  const KnownDigest* known = known_at(digest);
  return name = known ? known->key : archive::digest_name(digests_[digest]);
}

std::vector<archive::PartitionPlan> Packer::plans() const {
  std::vector<std::size_t> sizes;
  for (std::size_t i = 0; i < digests_.size(); ++i) {
    const KnownDigest* known = known_at(i);
    sizes.push_back(known ? known->size : archive::text_size(digests_[i]));
  }
  return archive::plan_partitions(digests_, sizes, settings_.partitions);
}

std::size_t Packer::within_reach() const {
  std::size_t documents = 0, digest = 0;
  while (digest < digests_.size() && documents < kSoundDocuments) {
    const KnownDigest* known = known_at(digest);
    documents += 1 + (known ? known->entries : digests_[digest].entries.size());
    ++digest;
  }
  return digest;
}

std::string Packer::answers_about(const std::vector<std::string>& files) const {
  std::string all;
  for (const std::string& path : files) {
    const auto found = answers_.find(path);
    all += (found == answers_.end() ? std::string() : found->second.address) + "\n";
  }
  return all;
}

KnownDigest Packer::known_of(std::size_t index, NameEvidence names) {
  const digest::Digest& digest = digests_[index];
  const digest::PageNote& note = read_.notes[index];
  KnownDigest known;
  known.page = note.facts;
  known.key = name_of(index);
  known.text = name_of_text(digest);
  known.size = static_cast<std::uint32_t>(archive::text_size(digest));
  known.entries = static_cast<std::uint32_t>(digest.entries.size());
  std::set<std::string_view> channels;
  for (const digest::Entry& entry : digest.entries) channels.insert(entry.channel);
  known.channels.assign(channels.begin(), channels.end());
  known.names = std::move(names);
  known.files = answers_about(note.files);
  return known;
}

Reply Packer::facts(std::uint32_t index) {
  place_files();
  const std::size_t reach = within_reach();
  if (index >= digests_.size() || index < reach) return Reply::ok();
  if (const KnownDigest* known = known_at(index)) {
    KnownDigest again = *known;
    again.page = read_.notes[index].facts;
    return Reply::ok(write_known_digest(again));
  }
  if (evidence_.empty()) {
    std::vector<const digest::Digest*> list;
    for (std::size_t i = reach; i < digests_.size(); ++i) list.push_back(&digests_[i]);
    evidence_ = evidence_of_names(list);
  }
  return Reply::ok(write_known_digest(known_of(index, evidence_[index - reach])));
}

Reply Packer::wanted(std::string_view ids) {
  const auto json = parse_json(ids);
  if (!json || !json->is_array())
    return Reply::error({ErrorCode::kBadRequest, "The partitions must be a JSON array of their ids."});
  place_files();
  std::vector<bool> wanted(digests_.size());
  std::fill_n(wanted.begin(), within_reach(), true);
  for (std::size_t i = 0; i < digests_.size(); ++i) {
    const KnownDigest* known = known_at(i);
    const digest::PageNote& note = read_.notes[i];
    if (known && (note.wanted || known->files != answers_about(note.files))) wanted[i] = true;
  }
  for (const archive::PartitionPlan& plan : plans()) {
    if (std::find(json->begin(), json->end(), plan.id) == json->end()) continue;
    for (std::size_t i = plan.begin; i < end_of_before(plan); ++i) wanted[i] = true;
  }
  JsonArray paths;
  for (std::size_t i = 0; i < digests_.size(); ++i) {
    if (wanted[i] && known_at(i)) paths.add(digests_[i].source_path);
  }
  return Reply::ok(JsonObject().put("paths", paths.take()).take());
}

Reply Packer::contents() {
  place_files();
  std::map<std::string_view, const std::vector<std::string>*> former;
  for (const auto& [id, addresses] : read_.former) former.emplace(id, &addresses);
  JsonArray list;
  for (std::size_t i = 0; i < digests_.size(); ++i) {
    const digest::Digest& each = digests_[i];
    const KnownDigest* known = known_at(i);
    JsonObject about;
    about.add("id", each.id).add("topic", each.topic).add("path", each.source_path);
    about.add("key", name_of(i));
    about.add("text", known ? known->text : name_of_text(each));
    if (const auto found = former.find(each.id); found != former.end()) {
      JsonArray addresses;
      for (const std::string& address : *found->second) addresses.add(address);
      about.put("former", addresses.take());
    }
    list.put(about.take());
  }
  return Reply::ok(JsonObject().put("digests", list.take()).take());
}

}  // namespace yoyak::engine
