// Reads Markdown pages into digests. Two steps, because some questions need the whole folder (channel names with
// commas, ids that must be unique): add every page, then finish. Never fails and loses nothing: what the grammar does
// not know goes to sections of kind `other`, and everything noticed becomes a diagnostic.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "digest/diagnostic.hpp"
#include "digest/local/files.hpp"
#include "digest/model.hpp"
#include "digest/page/addresses.hpp"
#include "digest/profile/profile.hpp"
#include "text/calendar.hpp"

namespace yoyak::digest {

// What there is to say of a digest's page for the next build.
struct PageNote {
  std::string facts;  // for add_known
  // Of a page that add_known took: its texts are needed all the same, because the folder decides otherwise about it, or
  // because another page leads into it. Then the digest is not right, and the page must be added whole.
  bool wanted = false;
  bool known = false;              // add_known took it: the digest has neither overview nor entries
  std::vector<std::string> files;  // paths of files to which its text leads
};

struct ReadResult {
  std::vector<Digest> digests;          // sorted by date descending, then topic, then source path
  std::vector<Diagnostic> diagnostics;  // sorted by file, line, column
  std::vector<PageNote> notes;          // by digest
  std::uint32_t unpublished = 0;        // drafts and private pages
  // Files that pages refer to. The digests hold placeholders of them, which place_files() replaces.
  std::vector<FilePlace> files;
  std::vector<FileLink> file_links;
  // The addresses that digests had before, by id; only those that had some.
  std::vector<std::pair<std::string, std::vector<std::string>>> former;
};

// The text of a page without its front matter; all of it where it has none.
std::string_view without_head(std::string_view page);

// By file, line and column.
void sort_diagnostics(std::vector<Diagnostic>& diagnostics);

// The sources of topics that a configuration may name (docs/digests.md).
inline constexpr std::string_view kTopicSources[] = {"category", "tag", "title", "name", "parent", "folder"};

struct ReadOptions {
  Profile profile = Profile::built_in();
  std::optional<text::Date> today;      // to report pages of days to come; nothing else depends on it
  std::vector<std::string> topic_from;  // of kTopicSources, the first that has one counts; empty: the usual order
  std::optional<Jekyll> jekyll;         // where the pages were those of a Jekyll site
};

class FolderReader {
 public:
  explicit FolderReader(ReadOptions options = {});
  FolderReader(FolderReader&&) noexcept;
  ~FolderReader();

  // Takes one page. `path` is relative with forward slashes, UTF-8 in NFC; `bytes` is the file as it is (any encoding:
  // what is not UTF-8 becomes U+FFFD with a diagnostic). Text in `bytes` should be NFC (hosts normalise; the core has
  // no tables).
  void add(std::string_view path, std::string_view bytes);

  // Takes a page that has not changed since another reader with the same options gave these facts. False where they are
  // damaged.
  bool add_known(std::string_view path, std::string_view facts);

  // Resolves what needs all pages and gives the digests out; the reader is empty afterwards.
  [[gnu::noinline]] ReadResult finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yoyak::digest
