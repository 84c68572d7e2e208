// Names that the pages spell in both ways without explaining one by the other: a title has Gemini, its summary
// 제미나이. For the packer only. Rules: docs/search.md, "Names".
#pragma once

#include <cstdint>
#include <vector>

#include "digest/model.hpp"
#include "engine/names.hpp"

namespace yoyak::engine {

// Names that are in use stand in the newest documents. More would take time and memory: twice as many take a tenth of
// the time that a folder of 5,000 pages takes to read.
inline constexpr std::uint32_t kSoundDocuments = 4000;

// Words in Latin letters with the word in Hangul that sounds alike and stands in the same documents, the most frequent
// first.
std::vector<NamePair> names_that_sound_alike(const std::vector<digest::Digest>& digests);

}  // namespace yoyak::engine
