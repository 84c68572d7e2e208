// Decodes partition files. Trusts nothing: every section is checked against its checksum, every count against its
// bytes, every index against its range, so that damage is an error and never a wrong result.
#pragma once

#include <string_view>

#include "archive/partition.hpp"
#include "base/result.hpp"

namespace yoyak::archive {

// `bytes` are the first bytes of the file, as many as the manifest says the head has, or more.
Result<PartitionHead> read_head(std::string_view bytes);

// The others take the stored bytes of their section or block.
Result<Lengths> read_lengths(const PartitionHead& head, std::string_view stored);
Result<TextDirectory> read_text_directory(const PartitionHead& head, std::string_view stored);
// entry_key() of every entry.
Result<std::vector<std::uint32_t>> read_entry_keys(const PartitionHead& head, std::string_view stored);
// Of every entry.
Result<Relations> read_relations(const PartitionHead& head, std::string_view stored);
Result<TitleBlock> read_titles(const PartitionHead& head, std::size_t block, std::string_view stored);
// All of a digest: the blocks of its entries and of its overview. `stored` begins with the first of them.
Result<DigestText> read_text(const PartitionHead& head, const TextDirectory& directory, std::size_t digest,
                             std::string_view stored);
// The block of the overview, without entries.
Result<DigestText> read_overview(const TextDirectory& directory, std::size_t digest, std::string_view stored);
// The block of one entry.
Result<EntryText> read_entry_text(const TextDirectory& directory, std::size_t entry, std::string_view stored);

}  // namespace yoyak::archive
