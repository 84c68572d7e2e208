// Names that readers of news know in two spellings and pages never explain: 비트코인 = Bitcoin, and the Chinese characters
// of headlines. For the packer only: an archive contains those that its pages use.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "digest/model.hpp"

namespace yoyak::engine {

struct KnownName {
  std::string_view hangul, other;
};

// Those of which the pages have one spelling or both. Names of organisations, products, markets, countries and people;
// no translations of common words. `found`: numbers of those that other pages have, as numbers_of_names() gives them.
std::vector<KnownName> known_names(const std::vector<digest::Digest>& digests,
                                   const std::vector<std::uint32_t>& found = {});

// By digest the numbers of those that it has.
std::vector<std::vector<std::uint32_t>> numbers_of_names(const std::vector<const digest::Digest*>& digests);

}  // namespace yoyak::engine
