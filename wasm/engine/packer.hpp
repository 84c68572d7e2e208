// The façade of packer.wasm: takes Markdown pages, reads them into digests, packs an archive. No I/O.
// Order of calls: configure (optional), add for every page, read, then export_digest and pack as often as wanted.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "archive/archive_writer.hpp"
#include "digest/reader.hpp"
#include "engine/reply.hpp"

namespace yoyak::engine {

class Packer {
 public:
  Packer();

  // yoyak.config.json. Result: the settings of the site that are in force.
  Reply configure(std::string_view config);
  Reply add(std::string_view path, std::string_view bytes);
  Reply read();
  Reply export_digest(std::uint32_t index) const;
  Reply pack();
  Reply file(std::uint32_t index) const;
  Reply render(std::string_view markdown, std::uint32_t flags) const;

 private:
  archive::Site site_;
  std::unique_ptr<digest::DigestReader> reader_;
  std::vector<digest::Digest> digests_;
  std::vector<archive::File> files_;
};

}  // namespace yoyak::engine
