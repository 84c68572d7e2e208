// What a partition holds once decoded: plain columns and blocks. Written by partition_writer, read by partition_reader.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "archive/codec.hpp"
#include "digest/model.hpp"

namespace yoyak::archive {

// One independently compressed and checksummed piece of a block section; `offset` counts from the start of the file.
struct BlockRef {
  std::uint32_t offset = 0;
  std::uint32_t stored = 0;
  std::uint32_t raw = 0;
  std::uint32_t crc = 0;
  Codec codec = Codec::kStored;
};

// Digests, newest first; parallel arrays.
struct DigestColumns {
  std::vector<std::uint32_t> date;         // days since 1970-01-01
  std::vector<std::uint32_t> topic;        // index into PartitionHead::topics
  std::vector<std::uint32_t> collection;   // index into PartitionHead::collections
  std::vector<std::uint32_t> first_entry;  // one more element than digests: the end of the last
  std::vector<std::uint32_t> characters;   // of readable text, for a reading time
  std::vector<std::string> id;
  std::vector<std::string> title;
};

// Entries in the order of their digests; parallel arrays.
struct EntryColumns {
  std::vector<std::uint32_t> channel;     // index into PartitionHead::channels
  std::vector<std::uint32_t> duration;    // seconds, or kNone32
  std::vector<std::uint32_t> characters;  // of readable text
};

// The part of a partition that filtering needs; one range at the start of the file.
struct PartitionHead {
  std::vector<std::string> topics, collections, channels;
  DigestColumns digests;
  EntryColumns entries;
  std::vector<BlockRef> titles;  // one per kEntriesPerTitleBlock entries
  std::vector<BlockRef> texts;   // one per digest

  std::uint32_t digest_count() const { return static_cast<std::uint32_t>(digests.date.size()); }
  std::uint32_t entry_count() const { return static_cast<std::uint32_t>(entries.channel.size()); }
};

// What a list shows of an entry.
struct EntryTitle {
  std::string id, title, url;
  std::optional<std::string> video_id, published_at;
};
using TitleBlock = std::vector<EntryTitle>;

// What reading a digest needs beyond columns and titles.
struct DigestText {
  std::string description, source_path, overview;
  std::vector<std::vector<digest::Section>> sections;  // per entry of the digest
};

}  // namespace yoyak::archive
