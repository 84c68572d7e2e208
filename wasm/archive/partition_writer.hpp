// Packs digests into one partition file. Packer module only. The same digests give the same bytes on every machine.
#pragma once

#include <string>
#include <vector>

#include "archive/partition.hpp"
#include "digest/model.hpp"

namespace yoyak::archive {

// What goes into a partition. What is made by layers above (text, index) comes along.
struct PartitionParts {
  std::vector<const digest::Digest*> digests;  // by date, newest first (digest::ReadResult has it); dates must be valid
  // Code points of readable text, per entry and per digest with its entries; zero where the lists are short.
  std::vector<std::uint32_t> entry_characters, digest_characters;
  std::string search_root, search_blocks;  // search::BuiltIndex; empty where there is none
  Relations relations;                     // between their entries and to older ones; empty where there is none
  std::string source;                      // source_name(digests, before)
};

struct PackedPartition {
  std::string bytes;
  std::uint32_t head_size = 0;     // how much of the start filtering and search need
  std::uint32_t columns_size = 0;  // how much of the start lists and reading need: the head and more
};

PackedPartition write_partition(const PartitionParts& parts);

// Names a digest, its text and all.
std::string digest_name(const digest::Digest& digest);

// Names what a partition is made of: 16 hexadecimal digits that are the same if and (hash collisions apart) only if
// digests, packer and the digests `before`, to which relations go, are. A partition with that name in its head need not
// be packed again.
std::string source_name(const std::vector<const digest::Digest*>& digests,
                        const std::vector<const digest::Digest*>& before = {});
// The same of their names.
std::string source_name(const std::vector<std::string>& digests, const std::vector<std::string>& before);

}  // namespace yoyak::archive
