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

// Another entry that tells the same story as one of the partition.
struct Relation {
  std::uint32_t entry = 0;  // numbered on from the partition's first: those of older partitions follow its last
  bool earlier = false;     // of a day before; else of the same day
  std::uint8_t words = 0;   // which of the words of Relations::words_of the two share: bit 0 for the first
};

struct Relations {
  std::vector<std::string> words;
  std::vector<std::uint32_t> first_word, first;  // per entry, and the end of the last
  std::vector<std::uint32_t> words_of;           // numbers of words, those of an entry together
  std::vector<Relation> list;                    // those of an entry together, nearest first: same day, then earlier
};

// What a list shows of an entry.
struct EntryTitle {
  std::string id, title, url;
  std::optional<std::string> video_id, published_at;
  std::optional<std::uint32_t> duration;  // seconds
  bool operator==(const EntryTitle&) const = default;
};
using TitleBlock = std::vector<EntryTitle>;

// Where the texts are, and the dictionary with which they were compressed.
struct TextDirectory {
  std::string dictionary;
  std::vector<BlockRef> entries;    // one per entry
  std::vector<BlockRef> overviews;  // one per digest, behind its entries
};

// All of an entry but its channel: an excerpt needs this alone.
struct EntryText {
  EntryTitle title;
  std::vector<std::string> groups;
  std::vector<digest::Section> sections;
};

// What reading a digest needs beyond columns, or a part of that.
struct DigestText {
  std::string description, source_path, overview;  // empty where only an entry was read
  std::vector<EntryText> entries;                  // those that were read
};

}  // namespace yoyak::archive
