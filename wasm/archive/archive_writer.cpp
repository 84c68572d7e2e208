#include "archive/archive_writer.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "archive/codec.hpp"
#include "archive/partition_writer.hpp"

namespace yoyak::archive {
namespace {

using digest::Digest;

std::string partition_id(const Digest& digest, std::string_view newest_year) {
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

void count(Manifest& manifest, const std::vector<Digest>& digests) {
  std::map<std::string, TopicInfo> topics;
  std::map<std::string, ChannelInfo> channels;
  for (const Digest& digest : digests) {
    TopicInfo& topic = topics[digest.topic];
    topic.name = digest.topic;
    ++topic.digests;
    for (const auto& entry : digest.entries) {
      ++topic.entries;
      ChannelInfo& channel = channels[entry.channel];
      channel.name = entry.channel;
      ++channel.entries;
      manifest.seconds += entry.duration_s.value_or(0);
      ++manifest.entries;
    }
  }
  manifest.digests = static_cast<std::uint32_t>(digests.size());
  manifest.topics = by_entries(topics);
  manifest.channels = by_entries(channels);
  if (!digests.empty()) {
    manifest.to = digests.front().date;
    manifest.from = digests.back().date;
  }
}

PartitionInfo describe(const std::string& id, const std::vector<const Digest*>& digests, const Manifest& manifest) {
  PartitionInfo info;
  info.id = id;
  info.to = digests.front()->date;
  info.from = digests.back()->date;
  info.digests = static_cast<std::uint32_t>(digests.size());
  std::set<std::string_view> topics;
  for (const Digest* digest : digests) {
    info.entries += static_cast<std::uint32_t>(digest->entries.size());
    topics.insert(digest->topic);
  }
  for (std::uint32_t i = 0; i < manifest.topics.size(); ++i) {
    if (topics.contains(manifest.topics[i].name)) info.topics.push_back(i);
  }
  return info;
}

}  // namespace

std::vector<File> write_archive(const Site& site, const std::vector<Digest>& digests) {
  Manifest manifest;
  manifest.generator = "yoyak " YOYAK_VERSION;
  manifest.site = site;
  count(manifest, digests);

  std::vector<File> files;
  const std::string newest_year = digests.empty() ? std::string() : digests.front().date.substr(0, 4);
  for (std::size_t begin = 0; begin < digests.size();) {
    const std::string id = partition_id(digests[begin], newest_year);
    std::vector<const Digest*> members;
    for (; begin < digests.size() && partition_id(digests[begin], newest_year) == id; ++begin)
      members.push_back(&digests[begin]);
    PackedPartition packed = write_partition(members);
    PartitionInfo info = describe(id, members, manifest);
    info.file = "p/" + id + "." + content_name(packed.bytes) + ".yoyak";
    info.size = static_cast<std::uint32_t>(packed.bytes.size());
    info.head = packed.head_size;
    manifest.partitions.push_back(std::move(info));
    files.push_back({manifest.partitions.back().file, std::move(packed.bytes)});
  }
  files.push_back({std::string(kManifestName), write_manifest(manifest)});
  return files;
}

}  // namespace yoyak::archive
