// Blocks: pieces of a section that are compressed and checked for themselves, so that each can be fetched alone.
//   varint  raw size * 2, + 1 if the bytes are deflated (else stored as they are)
//   u32     CRC-32 of: section id (u16), offset of the block in its section (u32), the varint, the bytes
//   bytes
// As the checksum covers the place, a block that a server gives in place of another is damage too.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "archive/codec.hpp"
#include "archive/format.hpp"
#include "base/result.hpp"

namespace yoyak::archive {

struct BlockRef {
  std::uint32_t offset = 0;  // bytes from the start of the section
  std::uint32_t size = 0;    // as stored
  bool operator==(const BlockRef&) const = default;
};

// Appends blocks to a section.
class BlockWriter {
 public:
  // `dictionary`: of compress_with, for all blocks; it must outlive this.
  explicit BlockWriter(SectionId section, std::string_view dictionary = {})
      : section_(section), dictionary_(dictionary) {}
  BlockRef add(std::string_view raw, Effort effort = Effort::kThorough);
  const std::string& bytes() const { return bytes_; }
  std::string take() { return std::move(bytes_); }

 private:
  SectionId section_;
  std::string_view dictionary_;
  std::string bytes_;
};

// What is in a block. `stored` are its bytes; errors: kTruncated, kDamaged. `dictionary`: that of its writer.
Result<std::string> open_block(SectionId section, const BlockRef& ref, std::string_view stored,
                               std::string_view dictionary = {});

}  // namespace yoyak::archive
