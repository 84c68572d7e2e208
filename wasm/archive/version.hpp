// Which versions of the format this code reads: its own (archive/format.hpp). Every reader is published beside its
// archive, so there is no second one to keep.
#pragma once

#include <cstdint>
#include <optional>

#include "base/result.hpp"

namespace yoyak::archive {

// Why a manifest or a partition of that major version is not read (kNewerFormat, kOlderFormat), or nothing.
std::optional<Error> refuse_version(std::uint32_t version);

}  // namespace yoyak::archive
