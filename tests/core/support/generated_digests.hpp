// Digests made from a seed: for tests that need many, with every optional field sometimes missing.
#pragma once

#include <cstdint>
#include <vector>

#include "archive/archive_writer.hpp"
#include "digest/model.hpp"

namespace yoyak::test {

// A small generator of our own (splitmix64): the standard distributions differ between libraries, these numbers do not.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  // From 0 to limit - 1.
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(next() % limit); }

 private:
  std::uint64_t state_;
};

// Newest first, as digest::ReadResult gives them: `days` days back from 2026-02-10, up to three topics a day.
std::vector<digest::Digest> generated_digests(std::uint32_t days, std::uint64_t seed = 1);

// The files of an archive of these digests, as the packer makes them.
std::vector<archive::File> packed_archive(const std::vector<digest::Digest>& digests, const archive::Site& site = {});

}  // namespace yoyak::test
