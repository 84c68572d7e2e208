// The glossary of names: pairs such as 엔비디아 = NVIDIA. The pages explain them, as `엔비디아(NVIDIA)` or `NVIDIA(엔비디아)`;
// or they sound alike and stand together; or readers of news know them (engine/known_names.hpp). Packer only. Rules:
// docs/search.md, "Names".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "digest/model.hpp"

namespace yoyak::engine {

// Two spellings of one name, and how many documents (entries and overviews) explain one by the other, or have both; 0
// for those that are known. `latin` may be Chinese characters.
struct NamePair {
  std::string hangul, latin;
  std::uint32_t documents = 0;
};

// What a digest says of names, but for those that sound alike.
struct NameEvidence {
  std::vector<std::vector<std::string>> explained;  // by document: places such as "엔비디아(NVIDIA)"
  std::vector<std::uint32_t> known;                 // numbers of known names
};

// Pairs that at least two documents explain, the most frequent first, then those that sound alike, then known ones.
// `refused`: spellings that no pair may have, compared as search compares. As JSON the pairs of the pages take at most
// kMaxGlossaryBytes, the known ones at most kMaxKnownBytes.
inline constexpr std::size_t kMaxGlossaryBytes = 5000;
inline constexpr std::size_t kMaxKnownBytes = 3000;
// `known`: what digests say of which the texts are not there. They are none of the newest kSoundDocuments documents
// (engine/sound_names.hpp).
std::vector<NamePair> mine_names(const std::vector<digest::Digest>& digests, const std::vector<std::string>& refused,
                                 const std::vector<const NameEvidence*>& known = {});

// By digest what it says of names.
std::vector<NameEvidence> evidence_of_names(const std::vector<const digest::Digest*>& digests);

}  // namespace yoyak::engine
