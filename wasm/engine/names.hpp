// The glossary of names: pairs such as 엔비디아 = NVIDIA that the pages themselves explain, as `엔비디아(NVIDIA)` or
// `NVIDIA(엔비디아)`. Packer only. Rules: docs/search.md, "Names".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "digest/model.hpp"

namespace yoyak::engine {

// Two spellings of one name, and how many documents (entries and overviews) explain one by the other.
struct NamePair {
  std::string hangul, latin;
  std::uint32_t documents = 0;
};

// Pairs that at least two documents explain, the most frequent first. `refused`: spellings that no pair may have,
// compared as search compares. Together they take at most kMaxGlossaryBytes as JSON.
inline constexpr std::size_t kMaxGlossaryBytes = 5000;
std::vector<NamePair> mine_names(const std::vector<digest::Digest>& digests, const std::vector<std::string>& refused);

}  // namespace yoyak::engine
