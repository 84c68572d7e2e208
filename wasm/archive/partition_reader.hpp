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
Result<std::vector<TextPlace>> read_text_directory(const PartitionHead& head, std::string_view stored);
// entry_key() of every entry.
Result<std::vector<std::uint32_t>> read_entry_keys(const PartitionHead& head, std::string_view stored);
Result<TitleBlock> read_titles(const PartitionHead& head, std::size_t block, std::string_view stored);
// All of a digest: the blocks of its entries and of its overview.
Result<DigestText> read_text(const PartitionHead& head, const TextPlace& place, std::size_t digest,
                             std::string_view stored);
// The overview, and what stands beside it, without entries.
Result<DigestText> read_overview(const PartitionHead& head, const BlockRef& ref, std::size_t digest,
                                 std::string_view stored);
// One block of entries: groups and sections alone.
Result<DigestText> read_entry_texts(const BlockRef& ref, std::string_view stored);

}  // namespace yoyak::archive
