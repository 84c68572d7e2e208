// What names are mined from: overviews and entries, each one document.
#pragma once

#include <vector>

#include "digest/model.hpp"

namespace yoyak::engine {

// `miner` has read(text) and next_document(). The texts outlive the call.
template <typename Miner>
void read_documents(const std::vector<digest::Digest>& digests, Miner& miner) {
  for (const digest::Digest& digest : digests) {
    miner.read(digest.overview);
    miner.next_document();
    for (const digest::Entry& entry : digest.entries) {
      miner.read(entry.title);
      for (const digest::Section& section : entry.sections) miner.read(section.markdown);
      miner.next_document();
    }
  }
}

}  // namespace yoyak::engine
