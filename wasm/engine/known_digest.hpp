// What the packer must know of a digest whose page did not change and was not read again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/names.hpp"

namespace yoyak::engine {

struct KnownDigest {
  std::string page;        // the facts of its page, for digest::FolderReader
  std::string key, text;   // as contents() gives them
  std::uint32_t size = 0;  // archive::text_size
  std::uint32_t entries = 0;
  std::vector<std::string> channels;  // each once
  NameEvidence names;
  std::string files;  // what became of the files to which its text leads
};

std::string write_known_digest(const KnownDigest& known);
// Nothing where the bytes are damaged.
std::optional<KnownDigest> read_known_digest(std::string_view bytes);

}  // namespace yoyak::engine
