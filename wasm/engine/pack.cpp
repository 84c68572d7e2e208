#include "engine/pack.hpp"

#include "engine/relate.hpp"
#include "markdown/html.hpp"
#include "search/index/builder.hpp"
#include "search/index/fields.hpp"

namespace yoyak::engine {
namespace {

// Code points of the visible text, line ends not counted.
std::uint32_t characters(std::string_view text) {
  std::uint32_t count = 0;
  for (const char byte : text) count += (static_cast<unsigned char>(byte) & 0xC0) != 0x80 && byte != '\n';
  return count;
}

}  // namespace

archive::PackedPartition pack_partition(const std::vector<const digest::Digest*>& digests,
                                        const std::vector<const digest::Digest*>& before) {
  archive::PartitionParts parts;
  parts.digests = digests;
  parts.source = archive::source_name(digests, before);
  std::vector<const digest::Digest*> all = digests;
  all.insert(all.end(), before.begin(), before.end());
  parts.relations = relate(all, digests.size());
  search::IndexBuilder index;
  // Documents: the entries in archive order, then each digest's overview (search/index/builder.hpp).
  std::uint32_t document = 0;
  for (const digest::Digest* digest : digests) {
    std::uint32_t total = 0;
    for (const digest::Entry& entry : digest->entries) {
      index.add(document, search::Field::kTitle, entry.title);
      index.add(document, search::Field::kChannel, entry.channel);
      std::uint32_t own = 0;
      for (const digest::Section& section : entry.sections) {
        const std::string text = search::section_text(section);
        own += characters(text);
        index.add(document, search::field_of(section.kind), text);
      }
      parts.entry_characters.push_back(own);
      total += own;
      ++document;
    }
    parts.digest_characters.push_back(total);
  }
  for (std::size_t d = 0; d < digests.size(); ++d) {
    const digest::Digest& digest = *digests[d];
    parts.digest_characters[d] += characters(markdown::plain_text(digest.overview));
    index.add(document, search::Field::kTitle, digest.headline);
    index.add(document++, search::Field::kOverview, search::overview_text(digest.description, digest.overview));
  }
  index.set_document_count(document);
  search::BuiltIndex built = index.finish();
  parts.search_root = std::move(built.directory);
  parts.search_blocks = std::move(built.blocks);
  return archive::write_partition(parts);
}

}  // namespace yoyak::engine
