// Turns digests into the files of an archive. Packer module only.
//
// Partitions: one per year, and one per month in the year of the newest digest. So a new day rewrites one partition and the
// manifest; every other file keeps its name and bytes. Which file a digest goes to depends on the digests alone.
#pragma once

#include <string>
#include <vector>

#include "archive/manifest.hpp"
#include "digest/model.hpp"

namespace yoyak::archive {

struct File {
  std::string name;  // relative, forward slashes
  std::string bytes;
};

// Partitions, newest first, then the manifest: in this order a half-written archive never names a file that is not there.
// `digests` newest first with valid dates.
std::vector<File> write_archive(const Site& site, const std::vector<digest::Digest>& digests);

}  // namespace yoyak::archive
