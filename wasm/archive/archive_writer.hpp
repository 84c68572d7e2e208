// Which digest goes to which partition, and the manifest over partitions. Packer module only.
//
// Partitions: one per year, and one per month in the year of the newest digest. So a new day rewrites one partition and
// the manifest; every other file keeps its name and bytes. Years with very much text are divided into quarters, these
// into months, and these into days. Which file a digest goes to depends on the digests alone. On
// request all digests are one partition: a search looks in every partition, so that costs visitors fewer requests, but
// a new day rewrites everything.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "archive/manifest.hpp"
#include "archive/partition_writer.hpp"
#include "digest/model.hpp"

namespace yoyak::archive {

struct File {
  std::string name;  // relative, forward slashes
  std::string bytes;
};

// Text of a partition, in bytes, from which on it is divided. The file is about as large as its text, index and all, at
// most a sixth larger, so it stays below 16 MB: hosts refuse files over 25 MiB, and a changed page rewrites the file.
// Lower: more files, in all of which every search looks. A year that is too large becomes halves, not quarters at once:
// ten years of five digests a day would be 41 files, and a first search took 136 requests.
inline constexpr std::size_t kMaxPartitionText = 13u << 20;

// Digests [begin, end) make up one partition.
struct PartitionPlan {
  std::string id;  // "2026-02", "2025", "2024-q3", "2024-08-31" or "all"
  std::size_t begin = 0, end = 0;
};
enum class Partitions : std::uint8_t { kDated, kOne };

// Bytes of a digest's texts, of which a partition's file is made.
std::size_t text_size(const digest::Digest& digest);

// `digests` newest first with valid dates. `sizes`: text_size() of each, for those of which the texts are not there.
std::vector<PartitionPlan> plan_partitions(const std::vector<digest::Digest>& digests,
                                           const std::vector<std::size_t>& sizes, Partitions how);
std::vector<PartitionPlan> plan_partitions(const std::vector<digest::Digest>& digests, Partitions how);

// "p/<id>.<content name>.yoyak"
std::string partition_file_name(const std::string& id, std::string_view bytes);

// Makes the manifest of partitions, whether they were packed just now, long ago or elsewhere: all it needs is in their
// columns.
class ManifestBuilder {
 public:
  // `prefix`: the first bytes of the file, head and columns at least. `name` as partition_file_name() gives it; where
  // the prefix is the whole file, its content must have that name. Partitions in any order. Gives the name of what it
  // was made of (source_name). Errors: kDamaged, kTruncated, kNewerFormat, kBadRequest (the name).
  Result<std::string> add(std::string_view name, std::size_t file_size, std::string_view prefix);
  // The heads of all partitions but the newest, for a first search; without a name where they would save no request.
  File heads() const;
  // The bytes of archive.json.
  std::string finish(const Site& site, std::string_view feeds = {}) const;

 private:
  struct Part {
    PartitionInfo info;
    std::string head;  // its bytes
    std::map<std::string, TopicInfo> topics;
    std::map<std::string, ChannelInfo> channels;
    std::uint32_t seconds = 0;
  };
  std::vector<const Part*> newest_first() const;

  std::vector<Part> parts_;
};

}  // namespace yoyak::archive
