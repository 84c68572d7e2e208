// Digests as bytes, to hand them from one packer instance to another: partitions are packed side by side. Not a file
// format: both sides are the same build.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "digest/model.hpp"

namespace yoyak::digest {

std::string write_digests(const std::vector<const Digest*>& digests);
// Error kDamaged where the bytes are not whole.
Result<std::vector<Digest>> read_digests(std::string_view bytes);

}  // namespace yoyak::digest
