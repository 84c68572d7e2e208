// Names that the pages spell in both ways without explaining one by the other: a title has Gemini, its summary
// 제미나이. For the packer only. Rules: docs/search.md, "Names".
#pragma once

#include <cstdint>
#include <vector>

#include "digest/model.hpp"
#include "engine/names.hpp"

namespace yoyak::engine {

// Names that are in use stand in the newest documents; more would take time and memory.
inline constexpr std::uint32_t kSoundDocuments = 8000;

// Words in Latin letters with the word in Hangul that sounds alike and stands in the same documents, the most frequent
// first.
std::vector<NamePair> names_that_sound_alike(const std::vector<digest::Digest>& digests);

}  // namespace yoyak::engine
