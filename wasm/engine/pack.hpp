// Makes one partition from its digests: converts text to plain text once, counts and indexes it. Packer module only.
#pragma once

#include <vector>

#include "archive/partition_writer.hpp"
#include "digest/model.hpp"

namespace yoyak::engine {

// `digests` by date, newest first. The same digests give the same bytes on every machine.
archive::PackedPartition pack_partition(const std::vector<const digest::Digest*>& digests);

}  // namespace yoyak::engine
