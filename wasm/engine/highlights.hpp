// What a time was about: what the overviews of its digests say first, and the entries that they speak of most. For
// pages of weeks and months. Packer only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "digest/model.hpp"

namespace yoyak::engine {

// An entry that several passages of overviews cite, or that tells what others of its day tell.
struct Highlight {
  std::uint32_t digest = 0, entry = 0;  // indices
  std::uint32_t passages = 0;           // of overviews that cite it: paragraphs, items of lists, cells of tables
  std::uint32_t related = 0;            // other entries of its day
};

// The first passage of an overview that is not a heading, as plain text without its citations, at most `length` code
// points. Empty where there is none.
std::string first_passage(std::string_view overview, std::size_t length);

// At most `limit`, those that most passages cite first, then those with most related entries, then in the order given.
// A video that is on several pages counts as one: its first entry. `related`: by digest and entry; what it lacks is 0.
std::vector<Highlight> highlights(const std::vector<digest::Digest>& digests,
                                  const std::vector<std::vector<std::uint32_t>>& related, std::size_t limit);

}  // namespace yoyak::engine
