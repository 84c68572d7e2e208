// Makes one partition from its digests: converts text to plain text once, counts and indexes it. Packer module only.
#pragma once

#include <vector>

#include "archive/partition_writer.hpp"
#include "digest/model.hpp"

namespace yoyak::engine {

// `digests` by date, newest first; `before`: the digests of archive::kRelatedDays before the oldest of them, likewise,
// to which their entries may be related. The same digests give the same bytes on every machine.
archive::PackedPartition pack_partition(const std::vector<const digest::Digest*>& digests,
                                        const std::vector<const digest::Digest*>& before = {});

}  // namespace yoyak::engine
