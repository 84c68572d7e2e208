// The façade of packer.wasm: takes Markdown pages, reads them into digests, packs an archive. No I/O.
// Order of calls: configure (optional), add for every page, read. Then export_digest any number of times, and either
// pack (everything at once), or these calls, which let hosts reuse partitions and pack them in parallel:
// A page that did not change since the last build need not be read again: facts(i) of that build is given to add_known
// instead of the page, and wanted() says of which such pages the text is needed all the same. If it names any, a new
// Packer gets these pages whole.
// Pages may refer to files of the folder. Then `read` names them, the host adds those that there are (add_file), and
// `settle` gives the final result; whoever does without publishes the pages alone.
//   plan                 the partitions, and for each a name of its source
//   partition(i)         one partition's digests, and those before them, as bytes for pack_partition of any instance
//   pack_partition(…)    digests → a file
//   join(…)              names a file for the manifest, by its first bytes
//   manifest             archive.json for all joined files
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive_writer.hpp"
#include "digest/folder_reader.hpp"
#include "engine/known_digest.hpp"
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
  Reply add_known(std::string_view path, std::string_view facts);
  Reply read();
  Reply add_file(std::string_view path, std::string_view bytes);
  Reply settle(std::string_view refused);
  Reply export_digest(std::uint32_t index);
  // What a site must know of its last build: for each digest its page, names of what it says, former addresses.
  Reply contents();
  // What add_known takes for the page of a digest; nothing where the page must be read each time. After settle.
  Reply facts(std::uint32_t index);
  // The paths of pages that add_known took and that must be added whole, where partitions of these ids, a JSON array,
  // are to be packed. After settle.
  Reply wanted(std::string_view ids);
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
  const KnownDigest* known_at(std::size_t digest) const;
  KnownDigest known_of(std::size_t index, NameEvidence names);
  const std::string& name_of(std::size_t digest);
  // How many of the newest digests have documents of which names that sound alike are mined.
  std::size_t within_reach() const;
  std::vector<archive::PartitionPlan> plans() const;
  std::optional<Error> lack_of_texts(std::size_t begin, std::size_t end) const;
  std::size_t end_of_before(const archive::PartitionPlan& plan) const;
  std::string answers_about(const std::vector<std::string>& files) const;
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
  std::map<std::string, KnownDigest, std::less<>> known_;  // by path of the page
  std::vector<std::string> digest_names_;                  // by digest; empty until they are needed
  std::vector<NameEvidence> evidence_;                     // by digest; the same
  std::vector<NamePair> names_;
  bool placed_ = true;  // no placeholders of files are left
  std::vector<archive::File> files_;
  archive::ManifestBuilder manifest_;
};

}  // namespace yoyak::engine
