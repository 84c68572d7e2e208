// yoyak.config.json: how the pages of a folder are read and packed (docs/publishing.md).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/archive_writer.hpp"
#include "base/result.hpp"
#include "digest/folder_reader.hpp"

namespace yoyak::engine {

struct Settings {
  archive::Site site;
  std::string feeds;  // JSON: the feeds of what queries find, as the manifest keeps them for the builder of the site
  std::vector<std::string> refused_names;  // spellings that are never paired
  archive::Partitions partitions = archive::Partitions::kDated;
  digest::ReadOptions reading;
};

// Reads the configuration, UTF-8, with or without a byte order mark. Keys that it does not know are ignored: hosts keep
// theirs in the same file. An error names the setting and, where it can, line and column.
Result<Settings> read_settings(std::string_view config);

}  // namespace yoyak::engine
