// Stories over days: chains of entries that tell of the same, made of the relations of single entries (relate.hpp). For
// pages of stories. Better none than a wrong one. Packer only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "digest/model.hpp"

namespace yoyak::engine {

// An entry of a day before that tells the same story, nearest first in a list, and the words that both share.
struct EarlierEntry {
  std::uint32_t digest = 0, entry = 0;  // indices
  std::vector<std::string> words;
};

struct StoryEntry {
  std::uint32_t digest = 0, entry = 0;
  std::string news;  // the sentence that says most that none before it said; empty where it has no text
};

struct Story {
  std::vector<std::string> words;   // what it is about, the most shared first
  std::vector<StoryEntry> entries;  // the oldest first
};

// `digests`: by date, oldest first, with all entries, whose titles tell what is new; those without relations need no
// sections. `earlier`: by digest and entry. Later digests only add: a story keeps its first entry and the order of its
// entries, and a story that is found once stays. Result: by their first entries.
std::vector<Story> stories(const std::vector<digest::Digest>& digests,
                           const std::vector<std::vector<std::vector<EarlierEntry>>>& earlier);

}  // namespace yoyak::engine
