// Reads Markdown pages into digests. Two steps, because some questions need the whole folder (channel names with
// commas, ids that must be unique): add every page, then finish. Never fails and loses nothing: what the grammar does
// not know goes to sections of kind `other`, and everything noticed becomes a diagnostic.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "digest/diagnostic.hpp"
#include "digest/model.hpp"
#include "digest/profile/profile.hpp"

namespace yoyak::digest {

struct ReadResult {
  std::vector<Digest> digests;          // sorted by date descending, then topic, then source path
  std::vector<Diagnostic> diagnostics;  // sorted by file, line, column
  std::uint32_t unpublished = 0;        // pages with `published: false`
};

class FolderReader {
 public:
  explicit FolderReader(Profile profile = Profile::built_in());
  FolderReader(FolderReader&&) noexcept;
  ~FolderReader();

  // Takes one page. `path` is relative with forward slashes, UTF-8 in NFC; `bytes` is the file as it is (any encoding:
  // what is not UTF-8 becomes U+FFFD with a diagnostic). Text in `bytes` should be NFC (hosts normalise; the core has
  // no tables).
  void add(std::string_view path, std::string_view bytes);

  // Resolves what needs all pages and gives the digests out; the reader is empty afterwards.
  ReadResult finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yoyak::digest
