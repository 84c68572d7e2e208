#include "archive/partition_reader.hpp"

#include <algorithm>
#include <array>

#include "archive/format.hpp"
#include "archive/version.hpp"
#include "base/bytes.hpp"
#include "text/calendar.hpp"

namespace yoyak::archive {
namespace {

using Sections = std::array<SectionPlace, static_cast<std::size_t>(SectionId::kCount)>;

Error damaged(std::string what) {
  return {ErrorCode::kDamaged, "The archive is damaged: " + std::move(what) + ". Publish the site again."};
}

Error truncated() {
  return {ErrorCode::kTruncated,
          "The archive file ends too early. Publish the site again, or upload the file completely."};
}

Result<Sections> read_table(std::string_view bytes) {
  ByteReader in(bytes);
  if (bytes.size() < kHeaderSize) return truncated();
  if (in.raw(kPartitionMagic.size()) != kPartitionMagic) return damaged("it does not begin like an archive file");
  const std::uint16_t major = in.u16();
  in.u16();  // minor: newer sections are skipped
  if (auto refused = refuse_version(major)) return *refused;
  const std::uint32_t count = in.u32();
  const std::uint32_t head_size = in.u32();
  const std::uint32_t crc = in.u32();
  if (count > kMaxSections) return damaged("the section table is impossible");
  const std::string_view table = in.raw(count * kTableEntrySize);
  if (!in.ok() || head_size > bytes.size()) return truncated();
  if (crc32(table, crc32(bytes.substr(0, kHeaderSize - 4))) != crc)
    return damaged("the section table does not match its checksum");

  Sections sections{};
  ByteReader rows(table);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint16_t id = rows.u16();
    SectionPlace place;
    place.codec = rows.u16();
    for (std::uint32_t* field : {&place.offset, &place.stored, &place.raw, &place.crc, &place.items})
      *field = rows.u32();
    place.present = true;
    if (id < sections.size()) sections[id] = place;
  }
  return sections;
}

// What is in a section from its stored bytes.
Result<std::string> open_section(const SectionPlace& place, std::string_view stored) {
  if (!place.present) return damaged("a section is missing");
  if (stored.size() < place.stored) return truncated();
  stored = stored.substr(0, place.stored);
  if (crc32(stored) != place.crc) return damaged("a part of it does not match its checksum");
  if (place.codec > static_cast<std::uint16_t>(Codec::kDeflate)) return damaged("a compression is not known");
  auto raw = decompress(static_cast<Codec>(place.codec), stored, place.raw);
  if (!raw) return damaged("a part of it cannot be decompressed");
  return std::move(*raw);
}

// The same for a section that lies in `bytes`, the beginning of the file.
Result<std::string> read_section(std::string_view bytes, const SectionPlace& place) {
  if (place.offset > bytes.size()) return truncated();
  return open_section(place, bytes.substr(place.offset));
}

bool read_column(ByteReader& in, std::size_t count, std::vector<std::uint32_t>& values) {
  const std::uint8_t width = in.u8();
  if ((width != 1 && width != 2 && width != 4) || in.left() / width < count) return false;
  values.resize(count);
  for (std::uint32_t& value : values) value = width == 1 ? in.u8() : width == 2 ? in.u16() : in.u32();
  return in.ok();
}

bool read_names(ByteReader& in, std::vector<std::string>& names) {
  const std::uint32_t count = in.varint();
  if (count > in.left()) return false;
  names.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) names.emplace_back(in.string());
  return in.ok();
}

bool all_below(const std::vector<std::uint32_t>& values, std::size_t limit) {
  for (const std::uint32_t value : values) {
    if (value >= limit) return false;
  }
  return true;
}

std::string read_unless(ByteReader& in, std::string usual) {
  return in.u8() == 0 ? std::move(usual) : std::string(in.string());
}

std::optional<std::string> read_optional(ByteReader& in) {
  if (in.u8() == 0) return std::nullopt;
  return std::string(in.string());
}

bool read_digests(std::string_view raw, std::size_t count, std::size_t entries, PartitionHead& head) {
  DigestColumns& digests = head.digests;
  ByteReader in(raw);
  const std::uint32_t newest = in.u32();
  std::vector<std::uint32_t> age, entry_count;
  for (auto* column : {&age, &digests.topic, &digests.collection, &entry_count}) {
    if (!read_column(in, count, *column)) return false;
  }
  std::uint32_t day = newest, first = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (age[i] > day) return false;
    day -= age[i];
    digests.date.push_back(day);
    digests.first_entry.push_back(first);
    if (entry_count[i] > entries - first) return false;  // also: no sum that runs over
    first += entry_count[i];
  }
  digests.first_entry.push_back(first);
  if (first != entries) return false;
  if (!all_below(digests.topic, head.topics.size()) || !all_below(digests.collection, head.collections.size()))
    return false;
  std::size_t usual_bytes = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string date = text::format_day(digests.date[i]);
    const std::string& topic = head.topics[digests.topic[i]];
    usual_bytes += date.size() + topic.size() + 1;
    if (usual_bytes > kMaxUsualBytes) return false;
    digests.id.push_back(read_unless(in, date + "-" + topic));
    const std::string usual = date + " " + topic;
    digests.title.push_back(read_unless(in, usual));
    digests.headline.push_back(read_unless(in, digests.title.back() == usual ? std::string() : digests.title.back()));
    digests.days.push_back(in.varint());
  }
  return in.ok() && in.at_end();
}

bool read_directory(ByteReader& in, std::size_t count, const SectionPlace& section, std::vector<BlockRef>& blocks) {
  std::uint32_t offset = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t size = in.varint();
    if (!in.ok() || size > section.stored - offset) return false;
    blocks.push_back({offset, size});
    offset += size;
  }
  return in.at_end() && offset == section.stored;
}

}  // namespace

Result<PartitionHead> read_head(std::string_view bytes) {
  auto table = read_table(bytes);
  if (!table) return table.error();
  PartitionHead head;
  head.sections = *table;
  std::array<std::string, 6> raw;
  constexpr std::array kHead = {SectionId::kNames,          SectionId::kDigests, SectionId::kChannels,
                                SectionId::kTitleDirectory, SectionId::kSource,  SectionId::kSearchRoot};
  for (std::size_t i = 0; i < kHead.size(); ++i) {
    // A partition may have no index; everything else must be there.
    if (kHead[i] == SectionId::kSearchRoot && !head.section(kHead[i]).present) continue;
    auto section = read_section(bytes, head.section(kHead[i]));
    if (!section) return section.error();
    raw[i] = std::move(*section);
  }
  for (const SectionId id : {SectionId::kTitles, SectionId::kTexts}) {
    if (!head.section(id).present) return damaged("a section is missing");
  }
  head.source = std::move(raw[4]);
  head.search_root = std::move(raw[5]);

  ByteReader names(raw[0]), channels(raw[2]), titles(raw[3]);
  const std::size_t entry_count = head.section(SectionId::kChannels).items;
  const std::size_t title_blocks = (entry_count + kEntriesPerTitleBlock - 1) / kEntriesPerTitleBlock;
  if (!read_names(names, head.topics) || !read_names(names, head.collections) || !read_names(names, head.channels) ||
      !read_digests(raw[1], head.section(SectionId::kDigests).items, entry_count, head) ||
      !read_column(channels, entry_count, head.channel_of_entry) || !channels.at_end() ||
      !all_below(head.channel_of_entry, head.channels.size()) ||
      !read_directory(titles, title_blocks, head.section(SectionId::kTitles), head.titles)) {
    return damaged("its parts contradict each other");
  }
  return head;
}

Result<Lengths> read_lengths(const PartitionHead& head, std::string_view stored) {
  auto raw = open_section(head.section(SectionId::kLengths), stored);
  if (!raw) return raw.error();
  Lengths lengths;
  ByteReader in(*raw);
  if (!read_column(in, head.entry_count(), lengths.duration) ||
      !read_column(in, head.entry_count(), lengths.entry_characters) ||
      !read_column(in, head.digest_count(), lengths.digest_characters) || !in.at_end()) {
    return damaged("its parts contradict each other");
  }
  for (std::uint32_t& duration : lengths.duration) duration = duration == 0 ? kNone32 : duration - 1;
  return lengths;
}

Result<TextDirectory> read_text_directory(const PartitionHead& head, std::string_view stored) {
  auto raw = open_section(head.section(SectionId::kTextDirectory), stored);
  if (!raw) return raw.error();
  ByteReader in(*raw);
  TextDirectory directory;
  directory.dictionary = in.string();
  std::vector<BlockRef> blocks;
  if (!read_directory(in, std::size_t{head.entry_count()} + head.digest_count(), head.section(SectionId::kTexts),
                      blocks))
    return damaged("its parts contradict each other");
  std::size_t block = 0;
  for (std::uint32_t d = 0; d < head.digest_count(); ++d) {
    while (directory.entries.size() < head.digests.first_entry[d + 1]) directory.entries.push_back(blocks[block++]);
    directory.overviews.push_back(blocks[block++]);
  }
  return directory;
}

Result<std::vector<std::uint32_t>> read_entry_keys(const PartitionHead& head, std::string_view stored) {
  auto raw = open_section(head.section(SectionId::kEntryKeys), stored);
  if (!raw) return raw.error();
  std::vector<std::uint32_t> keys;
  ByteReader in(*raw);
  if (raw->size() != std::size_t{head.entry_count()} * 4) return damaged("its parts contradict each other");
  for (std::uint32_t i = 0; i < head.entry_count(); ++i) keys.push_back(in.u32());
  return keys;
}

Result<Relations> read_relations(const PartitionHead& head, std::string_view stored) {
  auto raw = open_section(head.section(SectionId::kRelations), stored);
  if (!raw) return raw.error();
  Relations relations;
  ByteReader in(*raw);
  bool good = read_names(in, relations.words);
  for (std::uint32_t entry = 0; entry < head.entry_count() && good; ++entry) {
    relations.first.push_back(static_cast<std::uint32_t>(relations.list.size()));
    relations.first_word.push_back(static_cast<std::uint32_t>(relations.words_of.size()));
    const std::uint8_t counts = in.u8();
    for (int word = counts >> 6; word > 0; --word) relations.words_of.push_back(in.varint());
    const unsigned same_day = counts & 7u, all = same_day + (counts >> 3 & 7u);
    for (unsigned i = 0; i < all; ++i) {
      const std::uint32_t value = in.varint();
      Relation relation{0, i >= same_day, static_cast<std::uint8_t>(value & 7)};
      const std::uint32_t place = value >> 3;
      if (relation.earlier) relation.entry = entry + place;
      else relation.entry = (place & 1) != 0 ? entry - (place + 1) / 2 : entry + place / 2 + 1;
      // An earlier one may be in another partition; one of the same day never is.
      good &= relation.words >> (counts >> 6) == 0 && relation.entry != entry &&
              (relation.earlier || relation.entry < head.entry_count());
      relations.list.push_back(relation);
    }
  }
  relations.first.push_back(static_cast<std::uint32_t>(relations.list.size()));
  relations.first_word.push_back(static_cast<std::uint32_t>(relations.words_of.size()));
  if (!good || !all_below(relations.words_of, relations.words.size()) || !in.ok() || !in.at_end())
    return damaged("its parts contradict each other");
  return relations;
}

namespace {

EntryTitle read_entry_title(ByteReader& in) {
  EntryTitle entry;
  entry.video_id = read_optional(in);
  const std::string video = entry.video_id.value_or(std::string());
  entry.id = read_unless(in, video);
  entry.url = read_unless(in, "https://www.youtube.com/watch?v=" + video);
  entry.title = in.string();
  entry.published_at = read_optional(in);
  if (const std::uint32_t duration = in.varint(); duration != 0) entry.duration = duration - 1;
  return entry;
}

}  // namespace

Result<TitleBlock> read_titles(const PartitionHead& head, std::size_t block, std::string_view stored) {
  auto raw = open_block(SectionId::kTitles, head.titles[block], stored);
  if (!raw) return raw.error();
  ByteReader in(*raw);
  TitleBlock titles(std::min<std::size_t>(kEntriesPerTitleBlock, head.entry_count() - block * kEntriesPerTitleBlock));
  for (EntryTitle& entry : titles) entry = read_entry_title(in);
  if (!in.ok() || !in.at_end()) return damaged("a block of titles contradicts itself");
  return titles;
}

Result<DigestText> read_overview(const TextDirectory& directory, std::size_t digest, std::string_view stored) {
  auto raw = open_block(SectionId::kTexts, directory.overviews[digest], stored, directory.dictionary);
  if (!raw) return raw.error();
  ByteReader in(*raw);
  DigestText text;
  text.description = in.string();
  text.source_path = in.string();
  text.overview = in.string();
  if (!in.ok() || !in.at_end()) return damaged("a text contradicts itself");
  return text;
}

Result<EntryText> read_entry_text(const TextDirectory& directory, std::size_t entry, std::string_view stored) {
  auto raw = open_block(SectionId::kTexts, directory.entries[entry], stored, directory.dictionary);
  if (!raw) return raw.error();
  ByteReader in(*raw);
  EntryText text{read_entry_title(in), {}, {}};
  const std::uint32_t group_count = in.varint();
  for (std::uint32_t i = 0; i < group_count && in.ok(); ++i) text.groups.emplace_back(in.string());
  const std::uint32_t section_count = in.varint();
  for (std::uint32_t i = 0; i < section_count && in.ok(); ++i) {
    digest::Section section;
    const std::uint8_t kind = in.u8();
    if (kind < static_cast<std::uint8_t>(digest::SectionKind::kCount))
      section.kind = static_cast<digest::SectionKind>(kind);
    section.label = in.string();
    section.markdown = in.string();
    text.sections.push_back(std::move(section));
  }
  if (!in.ok() || !in.at_end()) return damaged("a text contradicts itself");
  return text;
}

Result<DigestText> read_text(const PartitionHead& head, const TextDirectory& directory, std::size_t digest,
                             std::string_view stored) {
  const std::uint32_t first = head.digests.first_entry[digest], end = head.digests.first_entry[digest + 1];
  const BlockRef& overview = directory.overviews[digest];
  const std::uint32_t begin = first == end ? overview.offset : directory.entries[first].offset;
  const auto from = [&](const BlockRef& ref) {
    return stored.substr(std::min<std::size_t>(ref.offset - begin, stored.size()));
  };
  auto text = read_overview(directory, digest, from(overview));
  for (std::uint32_t e = first; e < end && text.ok(); ++e) {
    auto entry = read_entry_text(directory, e, from(directory.entries[e]));
    if (!entry) return entry.error();
    text->entries.push_back(std::move(*entry));
  }
  return text;
}

}  // namespace yoyak::archive
