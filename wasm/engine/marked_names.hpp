// What the authors of entries mark: people, companies, products, subjects. They write them **in bold**, or explain them
// as 한글(Latin). For a filter of names and for a page of each, which tells who said what about it. Better none than a
// wrong one. Packer only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "digest/model.hpp"
#include "engine/names.hpp"

namespace yoyak::engine {

// An entry that names it, in its title or in its text.
struct NameMention {
  std::uint32_t digest = 0, entry = 0;  // indices
  std::string sentence;                 // with the name, if possible one of the key sentences; may be empty
};

struct MarkedName {
  std::string name;                    // as it is written most often
  std::vector<std::string> spellings;  // other ones: 엔비디아, NVIDIA
  std::vector<NameMention> mentions;   // the oldest first
};

// Names that at least four entries of at least two channels mark, those with most mentions first. `digests`: by date,
// oldest first. `pairs`: spellings of one name, as mine_names() finds them.
std::vector<MarkedName> marked_names(const std::vector<digest::Digest>& digests, const std::vector<NamePair>& pairs);

}  // namespace yoyak::engine
