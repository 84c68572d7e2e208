// Names that readers of news know in two spellings and pages never explain: 비트코인 = Bitcoin, and the Chinese characters
// of headlines. For the packer only: an archive contains those that its pages use.
#pragma once

#include <string_view>
#include <vector>

#include "digest/model.hpp"

namespace yoyak::engine {

struct KnownName {
  std::string_view hangul, other;
};

// Those of which the pages have one spelling or both. Names of organisations, products, markets, countries and people;
// no translations of common words.
std::vector<KnownName> known_names(const std::vector<digest::Digest>& digests);

}  // namespace yoyak::engine
