// Decodes partition files. Trusts nothing: every section is checked against its checksum, every count against its bytes,
// every index against its range, so that damage is an error and never a wrong result.
#pragma once

#include <string_view>

#include "archive/partition.hpp"
#include "base/result.hpp"

namespace yoyak::archive {

// `bytes` are the first bytes of the file, as many as the manifest says the head has.
Result<PartitionHead> read_head(std::string_view bytes);

// The raw bytes of a block from its stored bytes.
Result<std::string> read_block(const BlockRef& block, std::string_view stored);

// `count` is the number of entries in that block.
Result<TitleBlock> read_title_block(std::string_view raw, std::size_t count);

// `entries` is the number of entries of that digest.
Result<DigestText> read_text(std::string_view raw, std::size_t entries);

}  // namespace yoyak::archive
