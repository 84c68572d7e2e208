// Packs digests into one partition file. Packer module only. The same digests give the same bytes on every machine.
#pragma once

#include <string>
#include <vector>

#include "digest/model.hpp"

namespace yoyak::archive {

struct PackedPartition {
  std::string bytes;
  std::uint32_t head_size = 0;  // how much of the start a reader fetches first
};

// `digests` in archive order: by date, newest first (digest::ReadResult has it); dates must be valid.
PackedPartition write_partition(const std::vector<const digest::Digest*>& digests);

// Characters of readable text (Unicode code points of the visible text, line ends not counted).
std::uint32_t readable_characters(std::string_view markdown);

}  // namespace yoyak::archive
