#include "archive/partition_reader.hpp"

#include <array>

#include "archive/format.hpp"
#include "base/bytes.hpp"
#include "text/date.hpp"

namespace yoyak::archive {
namespace {

struct TableEntry {
  std::uint16_t codec = 0;
  std::uint32_t offset = 0, stored = 0, raw = 0, crc = 0, items = 0;
  bool present = false;
};

constexpr std::size_t kKnownSections = 8;

Error damaged(std::string what) {
  return {ErrorCode::kDamaged, "The archive is damaged: " + std::move(what) + ". Publish the site again."};
}

Error truncated() {
  return {ErrorCode::kTruncated,
          "The archive file ends too early. Publish the site again, or upload the file completely."};
}

Result<std::array<TableEntry, kKnownSections>> read_table(std::string_view bytes) {
  ByteReader in(bytes);
  if (bytes.size() < kHeaderSize) return truncated();
  if (in.raw(kPartitionMagic.size()) != kPartitionMagic) return damaged("it does not begin like an archive file");
  const std::uint16_t major = in.u16();
  in.u16();  // minor: newer sections are skipped
  if (major > kFormatMajor) {
    return Error{ErrorCode::kNewerFormat, "The archive was written by a newer version of Yoyak (format " +
                                              std::to_string(major) + ", this reader knows " +
                                              std::to_string(kFormatMajor) +
                                              "). Reload the page to get the newer reader."};
  }
  const std::uint32_t count = in.u32();
  const std::uint32_t head_size = in.u32();
  const std::uint32_t crc = in.u32();
  if (count > kMaxSections) return damaged("the section table is impossible");
  const std::string_view table = in.raw(count * kTableEntrySize);
  if (!in.ok() || head_size > bytes.size()) return truncated();
  if (crc32(table, crc32(bytes.substr(0, kHeaderSize - 4))) != crc)
    return damaged("the section table does not match its checksum");

  std::array<TableEntry, kKnownSections> sections{};
  ByteReader rows(table);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint16_t id = rows.u16();
    TableEntry entry{rows.u16(), rows.u32(), rows.u32(), rows.u32(), rows.u32(), rows.u32(), true};
    if (id < kKnownSections) sections[id] = entry;
  }
  return sections;
}

Result<std::string> read_section(std::string_view bytes, const TableEntry& entry) {
  if (!entry.present) return damaged("a section is missing");
  if (entry.offset > bytes.size() || entry.stored > bytes.size() - entry.offset) return truncated();
  return read_block({entry.offset, entry.stored, entry.raw, entry.crc, static_cast<Codec>(entry.codec)},
                    bytes.substr(entry.offset, entry.stored));
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

bool read_digests(std::string_view raw, std::size_t count, PartitionHead& head) {
  DigestColumns& digests = head.digests;
  ByteReader in(raw);
  const std::uint32_t newest = in.u32();
  std::vector<std::uint32_t> age, entry_count;
  for (auto* column : {&age, &digests.topic, &digests.collection, &entry_count, &digests.characters}) {
    if (!read_column(in, count, *column)) return false;
  }
  std::uint32_t day = newest, first = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (age[i] > day) return false;
    day -= age[i];
    digests.date.push_back(day);
    digests.first_entry.push_back(first);
    first += entry_count[i];
  }
  digests.first_entry.push_back(first);
  if (!all_below(digests.topic, head.topics.size()) || !all_below(digests.collection, head.collections.size()))
    return false;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string date = text::format_date(digests.date[i]);
    const std::string& topic = head.topics[digests.topic[i]];
    digests.id.push_back(read_unless(in, date + "-" + topic));
    digests.title.push_back(read_unless(in, date + " " + topic));
  }
  return in.ok() && in.at_end();
}

bool read_entries(std::string_view raw, std::size_t count, PartitionHead& head) {
  ByteReader in(raw);
  for (auto* column : {&head.entries.channel, &head.entries.duration, &head.entries.characters}) {
    if (!read_column(in, count, *column)) return false;
  }
  for (std::uint32_t& duration : head.entries.duration) duration = duration == 0 ? kNone32 : duration - 1;
  return in.at_end() && all_below(head.entries.channel, head.channels.size()) &&
         head.digests.first_entry.back() == count;
}

bool read_directory(std::string_view raw, std::size_t count, const TableEntry& section, std::vector<BlockRef>& blocks) {
  ByteReader in(raw);
  std::uint32_t offset = 0;
  for (std::size_t i = 0; i < count; ++i) {
    BlockRef block;
    block.codec = static_cast<Codec>(in.u8());
    block.stored = in.varint();
    block.raw = in.varint();
    block.crc = in.u32();
    if (!in.ok() || block.stored > section.stored - offset) return false;
    block.offset = section.offset + offset;
    offset += block.stored;
    blocks.push_back(block);
  }
  return in.at_end() && offset == section.stored;
}

}  // namespace

Result<std::string> read_block(const BlockRef& block, std::string_view stored) {
  if (stored.size() < block.stored) return truncated();
  if (crc32(stored) != block.crc) return damaged("a part of it does not match its checksum");
  if (block.codec != Codec::kStored && block.codec != Codec::kDeflate) return damaged("a compression is not known");
  auto raw = decompress(block.codec, stored, block.raw);
  if (!raw) return damaged("a part of it cannot be decompressed");
  return std::move(*raw);
}

Result<PartitionHead> read_head(std::string_view bytes) {
  auto table = read_table(bytes);
  if (!table) return table.error();
  auto entry = [&](SectionId id) -> const TableEntry& { return table.value()[static_cast<std::size_t>(id)]; };
  std::array<std::string, 5> raw;
  constexpr std::array kHead = {SectionId::kNames, SectionId::kDigests, SectionId::kEntries, SectionId::kTitleDirectory,
                                SectionId::kTextDirectory};
  for (std::size_t i = 0; i < kHead.size(); ++i) {
    auto section = read_section(bytes, entry(kHead[i]));
    if (!section) return section.error();
    raw[i] = std::move(*section);
  }
  const TableEntry &titles = entry(SectionId::kTitles), &texts = entry(SectionId::kTexts);
  if (!titles.present || !texts.present) return damaged("a section is missing");

  PartitionHead head;
  ByteReader names(raw[0]);
  const std::size_t digest_count = entry(SectionId::kDigests).items, entry_count = entry(SectionId::kEntries).items;
  const std::size_t title_blocks = (entry_count + kEntriesPerTitleBlock - 1) / kEntriesPerTitleBlock;
  if (!read_names(names, head.topics) || !read_names(names, head.collections) || !read_names(names, head.channels) ||
      !read_digests(raw[1], digest_count, head) || !read_entries(raw[2], entry_count, head) ||
      !read_directory(raw[3], title_blocks, titles, head.titles) ||
      !read_directory(raw[4], digest_count, texts, head.texts)) {
    return damaged("its parts contradict each other");
  }
  return head;
}

Result<TitleBlock> read_title_block(std::string_view raw, std::size_t count) {
  ByteReader in(raw);
  TitleBlock block(count);
  for (EntryTitle& entry : block) {
    entry.video_id = read_optional(in);
    const std::string video = entry.video_id.value_or(std::string());
    entry.id = read_unless(in, video);
    entry.url = read_unless(in, "https://www.youtube.com/watch?v=" + video);
    entry.title = in.string();
    entry.published_at = read_optional(in);
  }
  if (!in.ok() || !in.at_end()) return damaged("a block of titles contradicts itself");
  return block;
}

Result<DigestText> read_text(std::string_view raw, std::size_t entries) {
  ByteReader in(raw);
  DigestText text;
  text.description = in.string();
  text.source_path = in.string();
  text.overview = in.string();
  if (in.varint() != entries) return damaged("a text does not fit its digest");
  text.sections.resize(entries);
  for (auto& sections : text.sections) {
    const std::uint32_t count = in.varint();
    if (count > in.left()) return damaged("a text contradicts itself");
    for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
      digest::Section section;
      const std::uint8_t kind = in.u8();
      if (kind < static_cast<std::uint8_t>(digest::SectionKind::kCount))
        section.kind = static_cast<digest::SectionKind>(kind);
      section.label = in.string();
      section.markdown = in.string();
      sections.push_back(std::move(section));
    }
  }
  if (!in.ok() || !in.at_end()) return damaged("a text contradicts itself");
  return text;
}

}  // namespace yoyak::archive
