// The layout of a partition file, version 1. docs/archive-format.md is the specification; this is its code.
//
//   0  magic (8) | major u16 | minor u16 | section count u32 | head size u32 | CRC-32 of the table u32
//  24  section table: per section  kind u16 | codec u16 | offset u32 | stored u32 | raw u32 | CRC-32 u32 | items u32
//      head sections   names, digests, entries, title directory, text directory      } one range: [0, head size)
//      block sections  titles, texts: blocks one after the other, each compressed and checksummed for itself
//
// All integers are little-endian. The CRC of the table covers bytes 0 to 19 and the table itself.
#pragma once

#include <cstdint>
#include <string_view>

namespace yoyak::archive {

// As PNG's: a byte above 0x7F, letters, CR LF; a transfer that mangles text is noticed at once.
inline constexpr std::string_view kPartitionMagic{"\x89YOYAK\r\n", 8};
// A reader refuses a higher major version and ignores sections it does not know (a higher minor version may add some).
inline constexpr std::uint16_t kFormatMajor = 1;
inline constexpr std::uint16_t kFormatMinor = 0;

inline constexpr std::size_t kHeaderSize = 24;
inline constexpr std::size_t kTableEntrySize = 24;
// Far above what the format uses; a larger count is damage.
inline constexpr std::uint32_t kMaxSections = 64;

enum class SectionId : std::uint16_t {
  kNames = 1,           // topics, collections, channels of this partition
  kDigests = 2,         // columns, newest first
  kEntries = 3,         // columns, in the order of their digests
  kTitleDirectory = 4,  // where each block of kTitles is
  kTextDirectory = 5,   // where each block of kTexts is
  kTitles = 6,          // blocks of kEntriesPerTitleBlock entries: ids, titles, links, times
  kTexts = 7,           // one block per digest: overview and sections
};

// 64 entries are about 3.5 KB compressed: a screenful of a list in one request.
inline constexpr std::uint32_t kEntriesPerTitleBlock = 64;

// A value that is not there, in columns that may lack one.
inline constexpr std::uint32_t kNone32 = 0xFFFFFFFF;

}  // namespace yoyak::archive
