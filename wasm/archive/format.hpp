// The layout of a partition file. docs/archive-format.md is the specification; this is its code.
//
//   0  magic (8) | major u16 | minor u16 | section count u32 | head size u32 | CRC-32 of the table u32
//  24  section table: per section  kind u16 | codec u16 | offset u32 | stored u32 | raw u32 | CRC-32 u32 | items u32
//      names, digests, channels, title directory,   } the head: [0, head size), for filtering and search
//      search root, source                          }
//      text directory, lengths                      } with these, the columns: for lists and reading
//      entry keys, relations; titles, texts, search: blocks one after the other (archive/block.hpp)
//
// All integers are little-endian. The CRC of the table covers bytes 0 to 19 and the table itself.
#pragma once

#include <cstdint>
#include <string_view>

namespace yoyak::archive {

// As PNG's: a byte above 0x7F, letters, CR LF; a transfer that mangles text is noticed at once.
inline constexpr std::string_view kPartitionMagic{"\x89YOYAK\r\n", 8};
// Of partitions and of the manifest. A reader refuses other major versions and ignores sections it does not know (a
// higher minor version may add some). docs/archive-format.md lists who wrote which.
inline constexpr std::uint16_t kFormatMajor = 4;
inline constexpr std::uint16_t kFormatMinor = 1;

inline constexpr std::size_t kHeaderSize = 24;
inline constexpr std::size_t kTableEntrySize = 24;
// Far above what the format uses; a larger count is damage.
inline constexpr std::uint32_t kMaxSections = 64;

enum class SectionId : std::uint16_t {
  kNames = 1,           // topics, collections, channels of this partition
  kDigests = 2,         // columns, newest first
  kChannels = 3,        // the channel of every entry, in the order of their digests
  kTitleDirectory = 4,  // size of each block of kTitles
  kTextDirectory = 5,   // the dictionary of kTexts, and the sizes of its blocks
  kTitles = 6,          // blocks of kEntriesPerTitleBlock entries: ids, titles, links, times, lengths
  kTexts = 7,           // per digest: a block for each entry, then one with its overview
  kLengths = 8,         // columns: durations, characters
  kEntryKeys = 9,       // entry_key() of every entry, for marks of readers
  kSearchRoot = 10,     // the index's directory (docs/search.md)
  kSearch = 11,         // blocks of the index
  kSource = 12,         // what the partition was made of: unchanged, it need not be packed again
  kRelations = 13,      // optional: the entries of the same day and of days before that tell the same story
  kCount
};

// Bytes of the dictionary with which the texts of a partition are compressed, at most. Larger: texts and excerpts are
// smaller, and the first search of a partition loads more. Of the real pages, 4, 6 and 8 KB give texts of 1,146, 1,099
// and 1,080 KB, titles included; packed, the dictionary itself takes half its size.
inline constexpr std::size_t kDictionaryBytes = 6144;

// A row of a list costs a request for its block, so blocks are small; 16 entries are about 1.2 KB.
inline constexpr std::uint32_t kEntriesPerTitleBlock = 16;

// How many days before its own an entry may have relations. More would pack more of the archive again when an old page
// changes, and a story that pauses for a month is rarely the same one.
inline constexpr std::uint32_t kRelatedDays = 31;
// Of one entry, as its byte in kRelations can count them.
inline constexpr std::size_t kMaxRelated = 7, kMaxRelatedWords = 3;

// So many partitions have their heads, but the newest's, in one more file: with fewer it would save no request. The
// newest is left out, so that a new day writes that file anew only where it begins a month.
inline constexpr std::size_t kFewestWithHeads = 3;

// Of an archive: a thousand years. Every part on its way costs a look at all the others, so a million would never end.
inline constexpr std::size_t kMaxPartitions = 1024;
// Bytes of the usual ids and titles of a partition's digests, which are made of date and topic and take no bytes in
// the file: a topic of 50 KB would otherwise give 2 GB for 20,000 digests. Honest ones take about 30 bytes each.
inline constexpr std::size_t kMaxUsualBytes = std::size_t{16} << 20;

// A value that is not there, in columns that may lack one.
inline constexpr std::uint32_t kNone32 = 0xFFFFFFFF;

}  // namespace yoyak::archive
