// Finds entries that tell the same story: for each entry those of its day, and those of the days before, that are most
// alike by their words. Never those of later days, so that a new day changes no older partition; readers find them by
// the relations of newer entries. Packer only.
#pragma once

#include <cstddef>
#include <vector>

#include "archive/partition.hpp"
#include "digest/model.hpp"

namespace yoyak::engine {

// `digests`: by date, newest first; relations are made for the entries of the first `own`, and the others are those of
// archive::kRelatedDays before them. What an entry is related to depends on its day and on so many days before alone.
archive::Relations relate(const std::vector<const digest::Digest*>& digests, std::size_t own);

}  // namespace yoyak::engine
