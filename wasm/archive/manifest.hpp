// archive.json: the one mutable file of an archive. Small, JSON, with a checksum over itself. docs/archive-format.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "base/json_writer.hpp"
#include "base/result.hpp"

namespace yoyak::archive {

inline constexpr std::string_view kManifestName = "archive.json";
// A manifest larger than this is not one: 20 KB compressed is the aim at 18,250 digests.
inline constexpr std::size_t kMaxManifestBytes = 8u << 20;

// What the publisher says about the site (yoyak.config.json).
struct Site {
  std::string title = "Yoyak", description, language = "ko", url, accent;
  bool show_images = false;                        // of other hosts, at once
  std::vector<std::vector<std::string>> synonyms;  // groups of words that mean the same, for search
  std::vector<std::vector<std::string>> names;     // the same, mined from the pages: spellings of one name
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
  std::string id, file;  // "2025" or "2025-12"; "p/2025-12.<content name>.yoyak"
  // Bytes of the file, of its head (enough to filter and search), of head and further columns (enough for lists and
  // reading).
  std::uint32_t size = 0, head = 0, columns = 0;
  std::string from, to;  // dates of its oldest and newest digest
  std::uint32_t digests = 0, entries = 0;
  std::vector<std::uint32_t> topics;  // indices into Manifest::topics, ascending
};

// The heads of all partitions but the newest, once more, one after the other: a search needs all of them, and one
// request has them all.
struct HeadsInfo {
  std::string file;  // "p/heads.<content name>.yoyak"; empty where there is none
  std::uint32_t size = 0;
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
  HeadsInfo heads;
};

// The member `name`, a list of lists of words; gives what is wrong with it, or an empty string.
std::string read_word_groups(const JsonFields& fields, const char* name, std::vector<std::vector<std::string>>& groups);
// The settings as JSON, as configuration and manifest hold them.
JsonText site_json(const Site& site);

// `feeds`: JSON for who builds the site, a list of names and queries; readers skip it. Empty: none.
std::string write_manifest(const Manifest& manifest, std::string_view feeds = {});

// Checks version, checksum and the form of every member.
Result<Manifest> read_manifest(std::string_view bytes);

// The manifest as JSON without its checksum: ArchiveInfo of web/engine/types.d.ts.
JsonText manifest_json(const Manifest& manifest);

}  // namespace yoyak::archive
