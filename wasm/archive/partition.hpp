// What a partition holds once decoded: plain columns and blocks. Written by partition_writer, read by partition_reader.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "archive/block.hpp"
#include "archive/codec.hpp"
#include "digest/model.hpp"

namespace yoyak::archive {

// Digests, newest first; parallel arrays.
struct DigestColumns {
  std::vector<std::uint32_t> date;         // days (text/calendar.hpp)
  std::vector<std::uint32_t> topic;        // index into PartitionHead::topics
  std::vector<std::uint32_t> collection;   // index into PartitionHead::collections
  std::vector<std::uint32_t> first_entry;  // one more element than digests: the end of the last
  std::vector<std::string> id;
  std::vector<std::string> title;
  std::vector<std::string> headline;  // what the title says besides date and topic
  std::vector<std::uint32_t> days;    // how many it is about: 7 for a week
};

// A section of a file: where it is and how to check it.
struct SectionPlace {
  std::uint32_t offset = 0, stored = 0, raw = 0, crc = 0, items = 0;
  std::uint16_t codec = 0;
  bool present = false;
};

// The part of a partition that filtering and search need; one range at the start of the file.
struct PartitionHead {
  std::vector<std::string> topics, collections, channels;
  DigestColumns digests;
  std::vector<std::uint32_t> channel_of_entry;  // index into channels, in the order of their digests
  std::vector<BlockRef> titles;                 // one per kEntriesPerTitleBlock entries
  std::string search_root;                      // empty where the partition has no index
  std::string source;                           // source_name() of what it was made of
  std::array<SectionPlace, static_cast<std::size_t>(SectionId::kCount)> sections;

  std::uint32_t digest_count() const { return static_cast<std::uint32_t>(digests.date.size()); }
  std::uint32_t entry_count() const { return static_cast<std::uint32_t>(channel_of_entry.size()); }
  const SectionPlace& section(SectionId id) const { return sections[static_cast<std::size_t>(id)]; }
};

// How long things are; parallel to the entries and the digests of the head.
struct Lengths {
  std::vector<std::uint32_t> duration;           // seconds per entry, or kNone32
  std::vector<std::uint32_t> entry_characters;   // of readable text
  std::vector<std::uint32_t> digest_characters;  // with all its entries
};

// What a list shows of an entry.
struct EntryTitle {
  std::string id, title, url;
  std::optional<std::string> video_id, published_at;
  std::optional<std::uint32_t> duration;  // seconds
  BlockRef text;                          // the block of kTexts that holds its sections
  std::uint32_t text_index = 0;           // which of the block's entries it is
};
using TitleBlock = std::vector<EntryTitle>;

// Where the texts of a digest are: blocks of its entries, and behind them the block of its overview.
struct TextPlace {
  BlockRef entries, overview;
};

// What reading a digest needs beyond columns and titles, or a part of that.
struct DigestText {
  std::string description, source_path, overview;      // empty where only a block of entries was read
  std::vector<std::uint32_t> blocks;                   // per entry the size of the block that begins with it, or 0
  std::vector<std::vector<std::string>> groups;        // per entry that was read
  std::vector<std::vector<digest::Section>> sections;  // the same
};

}  // namespace yoyak::archive
