// archive.json: the one mutable file of an archive. Small, JSON, with a checksum over itself. docs/archive-format.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"

namespace yoyak::archive {

inline constexpr std::string_view kManifestName = "archive.json";
// A manifest larger than this is not one: 20 KB compressed is the aim at 18,250 digests.
inline constexpr std::size_t kMaxManifestBytes = 16u << 20;

// What the publisher says about the site (yoyak.config.json).
struct Site {
  std::string title = "Yoyak", description, language = "ko", url, accent;
};

struct TopicInfo {
  std::string name;
  std::uint32_t digests = 0, entries = 0;
};
struct ChannelInfo {
  std::string name;
  std::uint32_t entries = 0;
};
struct PartitionInfo {
  std::string id, file;              // "2025" or "2025-12"; "p/2025-12.<content name>.yoyak"
  std::uint32_t size = 0, head = 0;  // bytes of the file, bytes of its head
  std::string from, to;              // dates of its oldest and newest digest
  std::uint32_t digests = 0, entries = 0;
  std::vector<std::uint32_t> topics;  // indices into Manifest::topics, ascending
};

struct Manifest {
  std::string generator;
  Site site;
  std::uint32_t digests = 0, entries = 0;
  std::uint32_t seconds = 0;
  std::string from, to;
  std::vector<TopicInfo> topics;          // by entries, largest first, then by name
  std::vector<ChannelInfo> channels;      // likewise
  std::vector<PartitionInfo> partitions;  // newest first
};

std::string write_manifest(const Manifest& manifest);

// Checks version, checksum and the form of every member.
Result<Manifest> read_manifest(std::string_view bytes);

// The manifest as JSON without its checksum: ArchiveInfo of web/engine/types.d.ts.
Json manifest_json(const Manifest& manifest);

}  // namespace yoyak::archive
