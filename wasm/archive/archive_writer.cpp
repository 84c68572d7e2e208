#include "archive/archive_writer.hpp"

#include <algorithm>

#include "archive/codec.hpp"
#include "archive/partition_reader.hpp"
#include "text/calendar.hpp"

namespace yoyak::archive {
namespace {

std::string partition_id(const digest::Digest& digest, std::string_view newest_year) {
  return digest.date.substr(0, digest.date.starts_with(newest_year) ? 7 : 4);
}

// By entries, largest first, then by name: the order does not depend on the order of pages.
template <typename Info>
std::vector<Info> by_entries(const std::map<std::string, Info>& counted) {
  std::vector<Info> list;
  for (const auto& [name, info] : counted) list.push_back(info);
  std::stable_sort(list.begin(), list.end(), [](const Info& a, const Info& b) { return a.entries > b.entries; });
  return list;
}

// "2026-02" of "p/2026-02.0123456789abcdef.yoyak"; empty where the name is another.
std::string_view id_of(std::string_view name) {
  if (!name.starts_with("p/") || !name.ends_with(".yoyak")) return {};
  name = name.substr(2, name.size() - 8);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || name.size() - dot != 17 ? std::string_view() : name.substr(0, dot);
}

std::size_t text_size(const std::vector<std::size_t>& sizes, const PartitionPlan& plan) {
  std::size_t size = 0;
  for (std::size_t i = plan.begin; i < plan.end; ++i) size += sizes[i];
  return size;
}

// "2025-h2" of "2025", "2025-q4" of "2025-h2", "2025-12" of "2025-q4", "2025-12-31" of "2025-12".
std::string smaller_id(const std::string& date, const std::string& id) {
  constexpr int kMonthsOfHalf = 6, kMonthsOfQuarter = 3;
  const int month = (date[5] - '0') * 10 + (date[6] - '0') - 1;
  const std::string year = date.substr(0, 4);
  if (id.size() == 4) return year + "-h" + std::to_string(month / kMonthsOfHalf + 1);
  if (id[5] == 'h') return year + "-q" + std::to_string(month / kMonthsOfQuarter + 1);
  return date.substr(0, id[5] == 'q' ? 7 : 10);
}

// Years whose text is larger than kMaxPartitionText as halves, these as quarters, then months, then days.
void divide(const std::vector<digest::Digest>& digests, const std::vector<std::size_t>& sizes,
            const PartitionPlan& plan, std::vector<PartitionPlan>& out) {
  if (plan.id.size() >= 10 || text_size(sizes, plan) <= kMaxPartitionText) {
    out.push_back(plan);
    return;
  }
  std::vector<PartitionPlan> parts;
  for (std::size_t i = plan.begin; i < plan.end; ++i) {
    std::string id = smaller_id(digests[i].date, plan.id);
    if (parts.empty() || parts.back().id != id) parts.push_back({std::move(id), i, i});
    parts.back().end = i + 1;
  }
  for (const PartitionPlan& part : parts) divide(digests, sizes, part, out);
}

}  // namespace

std::size_t text_size(const digest::Digest& digest) {
  std::size_t size = digest.overview.size();
  for (const digest::Entry& entry : digest.entries) {
    size += entry.title.size();
    for (const digest::Section& section : entry.sections) size += section.markdown.size();
  }
  return size;
}

std::vector<PartitionPlan> plan_partitions(const std::vector<digest::Digest>& digests, Partitions how) {
  std::vector<std::size_t> sizes;
  for (const digest::Digest& digest : digests) sizes.push_back(text_size(digest));
  return plan_partitions(digests, sizes, how);
}

std::vector<PartitionPlan> plan_partitions(const std::vector<digest::Digest>& digests,
                                           const std::vector<std::size_t>& sizes, Partitions how) {
  std::vector<PartitionPlan> plans;
  if (how == Partitions::kOne && !digests.empty()) return {{"all", 0, digests.size()}};
  const std::string newest_year = digests.empty() ? std::string() : digests.front().date.substr(0, 4);
  for (std::size_t i = 0; i < digests.size(); ++i) {
    std::string id = partition_id(digests[i], newest_year);
    if (plans.empty() || plans.back().id != id) plans.push_back({std::move(id), i, i});
    plans.back().end = i + 1;
  }
  std::vector<PartitionPlan> small;
  for (const PartitionPlan& plan : plans) divide(digests, sizes, plan, small);
  return small;
}

std::string partition_file_name(const std::string& id, std::string_view bytes) {
  return "p/" + id + "." + content_name(bytes) + ".yoyak";
}

Result<std::string> ManifestBuilder::add(std::string_view name, std::size_t file_size, std::string_view prefix) {
  const std::string_view id = id_of(name);
  if (id.empty()) return Error{ErrorCode::kBadRequest, std::string(name) + " is not the name of a partition."};
  if (prefix.size() == file_size && name != partition_file_name(std::string(id), prefix)) {
    return Error{ErrorCode::kDamaged, std::string(name) + " has changed since it was written."};
  }
  const auto head = read_head(prefix);
  if (!head) return head.error();
  const SectionPlace& place = head->section(SectionId::kLengths);
  if (place.offset > prefix.size()) return Error{ErrorCode::kTruncated, std::string(name) + " ends too early."};
  const auto lengths = read_lengths(*head, prefix.substr(place.offset));
  if (!lengths) return lengths.error();
  if (head->digest_count() == 0) return Error{ErrorCode::kBadRequest, std::string(name) + " holds no digests."};

  Part part;
  part.info.id = id;
  part.info.file = name;
  part.info.size = static_cast<std::uint32_t>(file_size);
  for (const SectionId last : {SectionId::kNames, SectionId::kDigests, SectionId::kChannels, SectionId::kTitleDirectory,
                               SectionId::kSource, SectionId::kSearchRoot}) {
    part.info.head = std::max(part.info.head, head->section(last).offset + head->section(last).stored);
  }
  part.info.columns = place.offset + place.stored;
  part.head = prefix.substr(0, part.info.head);
  const DigestColumns& digests = head->digests;
  part.info.to = text::format_day(digests.date.front());
  part.info.from = text::format_day(digests.date.back());
  part.info.digests = head->digest_count();
  part.info.entries = head->entry_count();
  for (std::uint32_t d = 0; d < head->digest_count(); ++d) {
    const std::string& name_of_topic = head->topics[digests.topic[d]];
    TopicInfo& topic = part.topics[name_of_topic];
    topic.name = name_of_topic;
    ++topic.digests;
    topic.entries += digests.first_entry[d + 1] - digests.first_entry[d];
  }
  for (std::uint32_t e = 0; e < head->entry_count(); ++e) {
    const std::string& name_of_channel = head->channels[head->channel_of_entry[e]];
    ChannelInfo& channel = part.channels[name_of_channel];
    channel.name = name_of_channel;
    ++channel.entries;
    if (lengths->duration[e] != kNone32) part.seconds += lengths->duration[e];
  }
  parts_.push_back(std::move(part));
  return head->source;
}

std::vector<const ManifestBuilder::Part*> ManifestBuilder::newest_first() const {
  std::vector<const Part*> parts;
  for (const Part& part : parts_) parts.push_back(&part);
  std::sort(parts.begin(), parts.end(), [](const Part* a, const Part* b) {
    return a->info.to != b->info.to ? a->info.to > b->info.to : a->info.file < b->info.file;
  });
  return parts;
}

File ManifestBuilder::heads() const {
  File file;
  if (parts_.size() < kFewestWithHeads) return file;
  const std::vector<const Part*> parts = newest_first();
  for (std::size_t p = 1; p < parts.size(); ++p) file.bytes += parts[p]->head;
  file.name = partition_file_name("heads", file.bytes);
  return file;
}

std::string ManifestBuilder::finish(const Site& site, std::string_view feeds) const {
  const std::vector<const Part*> parts = newest_first();
  Manifest manifest;
  const File heads = this->heads();
  manifest.heads = {heads.name, static_cast<std::uint32_t>(heads.bytes.size())};
  manifest.generator = "yoyak " YOYAK_VERSION;
  manifest.site = site;
  std::map<std::string, TopicInfo> topics;
  std::map<std::string, ChannelInfo> channels;
  for (const Part* part : parts) {
    for (const auto& [name, info] : part->topics) {
      topics[name].name = name;
      topics[name].digests += info.digests;
      topics[name].entries += info.entries;
    }
    for (const auto& [name, info] : part->channels) {
      channels[name].name = name;
      channels[name].entries += info.entries;
    }
    manifest.digests += part->info.digests;
    manifest.entries += part->info.entries;
    manifest.seconds += part->seconds;
    if (manifest.from.empty() || part->info.from < manifest.from) manifest.from = part->info.from;
    if (part->info.to > manifest.to) manifest.to = part->info.to;
  }
  manifest.topics = by_entries(topics);
  manifest.channels = by_entries(channels);
  for (const Part* part : parts) {
    PartitionInfo info = part->info;
    for (std::uint32_t i = 0; i < manifest.topics.size(); ++i) {
      if (part->topics.contains(manifest.topics[i].name)) info.topics.push_back(i);
    }
    manifest.partitions.push_back(std::move(info));
  }
  return write_manifest(manifest, feeds);
}

}  // namespace yoyak::archive
