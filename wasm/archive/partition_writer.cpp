#include "archive/partition_writer.hpp"

#include <algorithm>

#include "archive/codec.hpp"
#include "archive/format.hpp"
#include "archive/partition.hpp"
#include "base/bytes.hpp"
#include "markdown/html.hpp"
#include "text/date.hpp"

namespace yoyak::archive {
namespace {

using digest::Digest;
using digest::Entry;

// Strings numbered by first appearance.
class Names {
 public:
  std::uint32_t index(const std::string& name) {
    const auto found = std::find(names_.begin(), names_.end(), name);
    if (found != names_.end()) return static_cast<std::uint32_t>(found - names_.begin());
    names_.push_back(name);
    return static_cast<std::uint32_t>(names_.size() - 1);
  }
  void write(ByteWriter& out) const {
    out.varint(static_cast<std::uint32_t>(names_.size()));
    for (const auto& name : names_) out.string(name);
  }

 private:
  std::vector<std::string> names_;
};

// A column: the width in bytes of one value, then the values. Fixed widths compress better than varints here.
void write_column(ByteWriter& out, const std::vector<std::uint32_t>& values) {
  std::uint32_t largest = 0;
  for (const std::uint32_t value : values) largest = std::max(largest, value);
  const std::uint8_t width = largest < 0x100 ? 1 : largest < 0x10000 ? 2 : 4;
  out.u8(width);
  for (const std::uint32_t value : values) {
    if (width == 1) out.u8(static_cast<std::uint8_t>(value));
    else if (width == 2) out.u16(static_cast<std::uint16_t>(value));
    else out.u32(value);
  }
}

std::string default_title(const Digest& digest) { return digest.date + " " + digest.topic; }
std::string default_id(const Digest& digest) { return digest.date + "-" + digest.topic; }

// What most digests share is not written: a flag says that the string is the default.
void write_unless(ByteWriter& out, const std::string& value, const std::string& usual) {
  out.u8(value == usual ? 0 : 1);
  if (value != usual) out.string(value);
}

void write_optional(ByteWriter& out, const std::optional<std::string>& value) {
  out.u8(value ? 1 : 0);
  if (value) out.string(*value);
}

std::string write_title_block(const std::vector<const Entry*>& entries, std::size_t begin, std::size_t end) {
  ByteWriter out;
  for (std::size_t i = begin; i < end; ++i) {
    const Entry& entry = *entries[i];
    write_optional(out, entry.video_id);
    write_unless(out, entry.id, entry.video_id.value_or(std::string()));
    write_unless(out, entry.url, "https://www.youtube.com/watch?v=" + entry.video_id.value_or(std::string()));
    out.string(entry.title);
    write_optional(out, entry.published_at);
  }
  return out.take();
}

std::string write_text(const Digest& digest) {
  ByteWriter out;
  out.string(digest.description);
  out.string(digest.source_path);
  out.string(digest.overview);
  out.varint(static_cast<std::uint32_t>(digest.entries.size()));
  for (const Entry& entry : digest.entries) {
    out.varint(static_cast<std::uint32_t>(entry.sections.size()));
    for (const auto& section : entry.sections) {
      out.u8(static_cast<std::uint8_t>(section.kind));
      out.string(section.label);
      out.string(section.markdown);
    }
  }
  return out.take();
}

// A block section: the blocks themselves, and their directory.
class Blocks {
 public:
  void add(std::string_view raw) {
    const Packed packed = compress(raw);
    directory_.u8(static_cast<std::uint8_t>(packed.codec));
    directory_.varint(static_cast<std::uint32_t>(packed.bytes.size()));
    directory_.varint(static_cast<std::uint32_t>(raw.size()));
    directory_.u32(crc32(packed.bytes));
    data_.raw(packed.bytes);
    ++count_;
  }
  std::uint32_t count() const { return count_; }
  const std::string& data() const { return data_.bytes(); }
  const std::string& directory() const { return directory_.bytes(); }

 private:
  ByteWriter directory_, data_;
  std::uint32_t count_ = 0;
};

struct Section {
  SectionId id;
  Codec codec;
  std::string bytes;
  std::uint32_t raw;
  std::uint32_t crc;
  std::uint32_t items;
};

Section head_section(SectionId id, std::string_view raw, std::uint32_t items) {
  Packed packed = compress(raw);
  const std::uint32_t crc = crc32(packed.bytes);
  return {id, packed.codec, std::move(packed.bytes), static_cast<std::uint32_t>(raw.size()), crc, items};
}

// Block sections have no checksum of their own: every block has.
Section block_section(SectionId id, const Blocks& blocks) {
  return {id, Codec::kStored, blocks.data(), static_cast<std::uint32_t>(blocks.data().size()), 0, blocks.count()};
}

PackedPartition assemble(const std::vector<Section>& head, const std::vector<Section>& blocks) {
  const std::size_t count = head.size() + blocks.size();
  std::size_t offset = kHeaderSize + count * kTableEntrySize;
  ByteWriter table, data;
  auto place = [&](const Section& section) {
    table.u16(static_cast<std::uint16_t>(section.id));
    table.u16(static_cast<std::uint16_t>(section.codec));
    table.u32(static_cast<std::uint32_t>(offset));
    table.u32(static_cast<std::uint32_t>(section.bytes.size()));
    table.u32(section.raw);
    table.u32(section.crc);
    table.u32(section.items);
    data.raw(section.bytes);
    offset += section.bytes.size();
  };
  for (const Section& section : head) place(section);
  const auto head_size = static_cast<std::uint32_t>(offset);
  for (const Section& section : blocks) place(section);

  ByteWriter out;
  out.raw(kPartitionMagic);
  out.u16(kFormatMajor);
  out.u16(kFormatMinor);
  out.u32(static_cast<std::uint32_t>(count));
  out.u32(head_size);
  out.u32(crc32(table.bytes(), crc32(out.bytes())));
  out.raw(table.bytes());
  out.raw(data.bytes());
  return {out.take(), head_size};
}

}  // namespace

std::uint32_t readable_characters(std::string_view markdown) {
  std::uint32_t characters = 0;
  for (const char byte : markdown::plain_text(markdown)) {
    if ((static_cast<unsigned char>(byte) & 0xC0) != 0x80 && byte != '\n') ++characters;
  }
  return characters;
}

PackedPartition write_partition(const std::vector<const Digest*>& digests) {
  Names topics, collections, channels;
  std::vector<std::uint32_t> date, topic, collection, entry_count, characters, channel, duration, entry_characters;
  std::vector<const Entry*> entries;
  ByteWriter names_of_digests;
  Blocks titles, texts;

  for (const Digest* digest : digests) {
    date.push_back(text::try_parse_date(digest->date).value_or(0));
    topic.push_back(topics.index(digest->topic));
    collection.push_back(collections.index(digest->collection));
    entry_count.push_back(static_cast<std::uint32_t>(digest->entries.size()));
    write_unless(names_of_digests, digest->id, default_id(*digest));
    write_unless(names_of_digests, digest->title, default_title(*digest));
    std::uint32_t total = readable_characters(digest->overview);
    for (const Entry& entry : digest->entries) {
      entries.push_back(&entry);
      channel.push_back(channels.index(entry.channel));
      // Stored one higher, so that "none" is 0 and the column stays narrow.
      duration.push_back(entry.duration_s ? std::min(*entry.duration_s, kNone32 - 2) + 1 : 0);
      std::uint32_t own = 0;
      for (const auto& section : entry.sections) own += readable_characters(section.markdown);
      entry_characters.push_back(own);
      total += own;
    }
    characters.push_back(total);
    texts.add(write_text(*digest));
  }
  for (std::size_t begin = 0; begin < entries.size(); begin += kEntriesPerTitleBlock) {
    titles.add(write_title_block(entries, begin, std::min(entries.size(), begin + kEntriesPerTitleBlock)));
  }

  ByteWriter names, digest_columns, entry_columns;
  topics.write(names);
  collections.write(names);
  channels.write(names);
  // Newest first: the differences are small and repeat.
  std::vector<std::uint32_t> age;
  for (std::size_t i = 0; i < date.size(); ++i) age.push_back(i == 0 ? 0 : date[i - 1] - date[i]);
  digest_columns.u32(date.empty() ? 0 : date.front());
  for (const auto* column : {&age, &topic, &collection, &entry_count, &characters})
    write_column(digest_columns, *column);
  digest_columns.raw(names_of_digests.bytes());
  for (const auto* column : {&channel, &duration, &entry_characters}) write_column(entry_columns, *column);

  const auto digest_total = static_cast<std::uint32_t>(digests.size());
  const auto entry_total = static_cast<std::uint32_t>(entries.size());
  return assemble({head_section(SectionId::kNames, names.bytes(), 3),
                   head_section(SectionId::kDigests, digest_columns.bytes(), digest_total),
                   head_section(SectionId::kEntries, entry_columns.bytes(), entry_total),
                   head_section(SectionId::kTitleDirectory, titles.directory(), titles.count()),
                   head_section(SectionId::kTextDirectory, texts.directory(), texts.count())},
                  {block_section(SectionId::kTitles, titles), block_section(SectionId::kTexts, texts)});
}

}  // namespace yoyak::archive
