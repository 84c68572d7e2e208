// The façade of packer.wasm: takes Markdown pages, reads them into digests, packs an archive. No I/O.
// Order of calls: configure (optional), add for every page, read. Then export_digest any number of times, and either
// pack (everything at once), or these calls, which let hosts reuse partitions and pack them in parallel:
// Pages may refer to files of the folder. Then `read` names them, the host adds those that there are (add_file), and
// `settle` gives the final result; whoever does without publishes the pages alone.
//   plan                 the partitions, and for each a name of its source
//   partition(i)         one partition's digests, and those before them, as bytes for pack_partition of any instance
//   pack_partition(…)    digests → a file
//   join(…)              names a file for the manifest, by its first bytes
//   manifest             archive.json for all joined files
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "archive/archive_writer.hpp"
#include "digest/folder_reader.hpp"
#include "engine/names.hpp"
#include "engine/reply.hpp"
#include "engine/settings.hpp"

namespace yoyak::engine {

class Packer {
 public:
  Packer();

  // yoyak.config.json. Result: the effective settings of the site.
  Reply configure(std::string_view config);
  Reply add(std::string_view path, std::string_view bytes);
  Reply read();
  Reply add_file(std::string_view path, std::string_view bytes);
  Reply settle(std::string_view refused);
  Reply export_digest(std::uint32_t index);
  // What a site must know of its last build: for each digest its page, names of what it says, former addresses.
  Reply contents();
  // Digests in a JSON array of what export_digest gives. Needs no pages.
  Reply to_markdown(std::string_view digests) const;
  // Digests in the same form, and by digest a JSON array of TopEntry (web/engine/types.d.ts). Needs no pages.
  Reply highlights(std::string_view digests, std::string_view tops) const;
  // Digests in the same form as a book (engine/book.hpp). Its files replace those of pack(). Needs no pages.
  Reply book(std::string_view digests, std::string_view request);
  // Digests in the same form, and by digest and entry a JSON array of relations. Needs no pages.
  Reply stories(std::string_view digests, std::string_view related) const;
  // Digests in the same form, and the site's glossary: a JSON array of pairs of spellings. Needs no pages.
  Reply names(std::string_view digests, std::string_view glossary) const;
  Reply pack();
  Reply file(std::uint32_t index) const;
  Reply plan();
  Reply partition(std::uint32_t index);
  Reply pack_partition(std::string_view id, std::string_view digests);
  Reply join(std::string_view name, std::uint32_t size, std::string_view prefix);
  Reply heads();
  Reply manifest();
  Reply render(std::string_view markdown, std::uint32_t flags) const;

 private:
  std::vector<const digest::Digest*> members(const archive::PartitionPlan& plan) const;
  // The digests to which those of a partition may be related.
  std::vector<const digest::Digest*> before(const archive::PartitionPlan& plan) const;
  void place_files();
  Reply check_result() const;

  Settings settings_;  // but for `reading`, which reader_ has
  std::unique_ptr<digest::FolderReader> reader_;
  std::vector<digest::Digest> digests_;
  digest::ReadResult read_;  // without its digests
  digest::FileAnswers answers_;
  std::vector<NamePair> names_;
  bool placed_ = true;  // no placeholders of files are left
  std::vector<archive::File> files_;
  archive::ManifestBuilder manifest_;
};

}  // namespace yoyak::engine
