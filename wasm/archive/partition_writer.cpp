#include "archive/partition_writer.hpp"

#include <algorithm>
#include <span>

#include "archive/block.hpp"
#include "archive/codec.hpp"
#include "archive/dictionary.hpp"
#include "archive/entry_key.hpp"
#include "archive/format.hpp"
#include "base/bytes.hpp"
#include "text/calendar.hpp"

namespace yoyak::archive {
namespace {

using digest::Digest;
using digest::Entry;

// With so many digests the text directory, some 5 KB and 2 bytes an entry, is in the head: it saves a round where a
// search shows excerpts. With more, every search would load bytes that few of them need.
constexpr std::size_t kFewDigests = 256;

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
std::string default_headline(const Digest& digest) {
  return digest.title == default_title(digest) ? std::string() : digest.title;
}
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

// One higher, so that "none" is 0 and the column stays narrow.
std::uint32_t stored_duration(const Entry& entry) {
  return entry.duration_s ? std::min(*entry.duration_s, kNone32 - 2) + 1 : 0;
}

void write_entry_title(const Entry& entry, ByteWriter& out) {
  write_optional(out, entry.video_id);
  write_unless(out, entry.id, entry.video_id.value_or(std::string()));
  write_unless(out, entry.url, "https://www.youtube.com/watch?v=" + entry.video_id.value_or(std::string()));
  out.string(entry.title);
  write_optional(out, entry.published_at);
  out.varint(stored_duration(entry));
}

void write_entry_text(const Entry& entry, ByteWriter& out) {
  out.varint(static_cast<std::uint32_t>(entry.groups.size()));
  for (const std::string& group : entry.groups) out.string(group);
  out.varint(static_cast<std::uint32_t>(entry.sections.size()));
  for (const auto& section : entry.sections) {
    out.u8(static_cast<std::uint8_t>(section.kind));
    out.string(section.label);
    out.string(section.markdown);
  }
}

void write_overview(const Digest& digest, ByteWriter& out) {
  out.string(digest.description);
  out.string(digest.source_path);
  out.string(digest.overview);
}

// The blocks of section kTexts, not yet packed: per digest its entries, then its overview.
std::vector<std::string> raw_texts(const std::vector<const Digest*>& digests) {
  std::vector<std::string> texts;
  for (const Digest* digest : digests) {
    for (const Entry& entry : digest->entries) {
      ByteWriter text;
      write_entry_title(entry, text);
      write_entry_text(entry, text);
      texts.push_back(text.take());
    }
    ByteWriter overview;
    write_overview(*digest, overview);
    texts.push_back(overview.take());
  }
  return texts;
}

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
Section block_section(SectionId id, std::string bytes, std::size_t blocks) {
  const auto size = static_cast<std::uint32_t>(bytes.size());
  return {id, Codec::kStored, std::move(bytes), size, 0, static_cast<std::uint32_t>(blocks)};
}

void write_sizes(const std::vector<std::uint32_t>& sizes, ByteWriter& out) {
  for (const std::uint32_t size : sizes) out.varint(size);
}

PackedPartition assemble(const std::vector<Section>& head, const std::vector<Section>& columns,
                         const std::vector<Section>& rest) {
  const std::size_t count = head.size() + columns.size() + rest.size();
  PackedPartition packed;
  ByteWriter table, data;
  const std::size_t data_begin = kHeaderSize + count * kTableEntrySize;
  auto place = [&](const std::vector<Section>& sections) {
    for (const Section& section : sections) {
      table.u16(static_cast<std::uint16_t>(section.id));
      table.u16(static_cast<std::uint16_t>(section.codec));
      table.u32(static_cast<std::uint32_t>(data_begin + data.size()));
      table.u32(static_cast<std::uint32_t>(section.bytes.size()));
      table.u32(section.raw);
      table.u32(section.crc);
      table.u32(section.items);
      data.raw(section.bytes);
    }
    return static_cast<std::uint32_t>(data_begin + data.size());
  };
  packed.head_size = place(head);
  packed.columns_size = place(columns);
  place(rest);

  ByteWriter out;
  out.raw(kPartitionMagic);
  out.u16(kFormatMajor);
  out.u16(kFormatMinor);
  out.u32(static_cast<std::uint32_t>(count));
  out.u32(packed.head_size);
  out.u32(crc32(table.bytes(), crc32(out.bytes())));
  out.raw(table.bytes());
  out.raw(data.bytes());
  packed.bytes = out.take();
  return packed;
}

// Distances are small where numbers are not; the words of an entry are numbered, and a relation says which it shares.
std::string write_relations(const Relations& relations, std::size_t entries) {
  ByteWriter out;
  out.varint(static_cast<std::uint32_t>(relations.words.size()));
  for (const std::string& word : relations.words) out.string(word);
  for (std::uint32_t entry = 0; entry < entries; ++entry) {
    const std::span words =
        std::span(relations.words_of)
            .subspan(relations.first_word[entry], relations.first_word[entry + 1] - relations.first_word[entry]);
    const std::span list =
        std::span(relations.list).subspan(relations.first[entry], relations.first[entry + 1] - relations.first[entry]);
    const auto earlier = static_cast<std::size_t>(
        std::count_if(list.begin(), list.end(), [](const Relation& relation) { return relation.earlier; }));
    out.u8(static_cast<std::uint8_t>((list.size() - earlier) | earlier << 3 | words.size() << 6));
    for (const std::uint32_t word : words) out.varint(word);
    for (const Relation& relation : list) {
      // Of the same day, one may stand before the entry: 0, 1, 2 … are 1 after, 1 before, 2 after …
      const std::uint32_t distance = relation.entry > entry ? relation.entry - entry : entry - relation.entry;
      const std::uint32_t place = relation.earlier ? distance : distance * 2 - (relation.entry > entry ? 2 : 1);
      out.varint(place << 3 | relation.words);
    }
  }
  return out.take();
}

// Everything of a digest that a partition holds and its text does not.
void hash_rest(const Digest& digest, std::uint64_t& hash) {
  const auto mix = [&](std::string_view text) { hash = content_hash(text, content_hash({"\0", 1}, hash)); };
  for (const std::string* text :
       {&digest.id, &digest.date, &digest.topic, &digest.collection, &digest.title, &digest.headline})
    mix(*text);
  mix(std::to_string(digest.days));
  for (const Entry& entry : digest.entries) {
    for (const std::string* text : {&entry.id, &entry.title, &entry.channel, &entry.url}) mix(*text);
    for (const std::string& group : entry.groups) mix(group);
    mix(entry.video_id.value_or("\1"));
    mix(entry.published_at.value_or("\1"));
    mix(std::to_string(stored_duration(entry)));
  }
}

}  // namespace

std::string digest_name(const Digest& digest) {
  std::uint64_t hash = content_hash({});
  hash_rest(digest, hash);
  ByteWriter text;
  write_overview(digest, text);
  for (const Entry& entry : digest.entries) write_entry_text(entry, text);
  return hash_name(content_hash(text.bytes(), hash));
}

std::string source_name(const std::vector<std::string>& digests, const std::vector<std::string>& before) {
  // The version: a newer packer may write the same digests differently.
  std::uint64_t hash = content_hash("yoyak " YOYAK_VERSION " packing 8");
  for (const auto* list : {&digests, &before}) {
    for (const std::string& name : *list) hash = content_hash(name, hash);
    hash = content_hash("\1", hash);
  }
  return hash_name(hash);
}

std::string source_name(const std::vector<const Digest*>& digests, const std::vector<const Digest*>& before) {
  const auto names = [](const std::vector<const Digest*>& list) {
    std::vector<std::string> all;
    for (const Digest* digest : list) all.push_back(digest_name(*digest));
    return all;
  };
  return source_name(names(digests), names(before));
}

PackedPartition write_partition(const PartitionParts& parts) {
  Names topics, collections, channels;
  std::vector<std::uint32_t> date, topic, collection, entry_count, channel, duration;
  std::vector<const Entry*> entries;
  ByteWriter names_of_digests, keys;
  const std::vector<std::string> raw = raw_texts(parts.digests);
  const std::string dictionary = make_dictionary(raw, kDictionaryBytes);
  BlockWriter titles(SectionId::kTitles), texts(SectionId::kTexts, dictionary);
  std::vector<std::uint32_t> title_sizes, text_sizes;
  for (const std::string& text : raw) text_sizes.push_back(texts.add(text).size);

  for (const Digest* digest : parts.digests) {
    date.push_back(text::try_day_number(digest->date).value_or(0));
    topic.push_back(topics.index(digest->topic));
    collection.push_back(collections.index(digest->collection));
    entry_count.push_back(static_cast<std::uint32_t>(digest->entries.size()));
    write_unless(names_of_digests, digest->id, default_id(*digest));
    write_unless(names_of_digests, digest->title, default_title(*digest));
    write_unless(names_of_digests, digest->headline, default_headline(*digest));
    names_of_digests.varint(digest->days);
    for (const Entry& entry : digest->entries) {
      entries.push_back(&entry);
      channel.push_back(channels.index(entry.channel));
      duration.push_back(stored_duration(entry));
      keys.u32(entry_key(entry.id));
    }
  }
  for (std::size_t begin = 0; begin < entries.size(); begin += kEntriesPerTitleBlock) {
    ByteWriter block;
    const std::size_t end = std::min(entries.size(), begin + kEntriesPerTitleBlock);
    for (std::size_t i = begin; i < end; ++i) write_entry_title(*entries[i], block);
    title_sizes.push_back(titles.add(block.bytes()).size);
  }
  std::vector<std::uint32_t> entry_characters = parts.entry_characters, digest_characters = parts.digest_characters;
  entry_characters.resize(entries.size());
  digest_characters.resize(parts.digests.size());

  ByteWriter names, digest_columns, channel_column, lengths, title_directory, text_directory;
  topics.write(names);
  collections.write(names);
  channels.write(names);
  // Newest first: the differences are small and repeat.
  std::vector<std::uint32_t> age;
  for (std::size_t i = 0; i < date.size(); ++i) age.push_back(i == 0 ? 0 : date[i - 1] - date[i]);
  digest_columns.u32(date.empty() ? 0 : date.front());
  for (const auto* column : {&age, &topic, &collection, &entry_count}) write_column(digest_columns, *column);
  digest_columns.raw(names_of_digests.bytes());
  write_column(channel_column, channel);
  for (const auto* column : {&duration, &entry_characters, &digest_characters}) write_column(lengths, *column);

  write_sizes(title_sizes, title_directory);
  text_directory.string(dictionary);
  write_sizes(text_sizes, text_directory);

  const auto digest_total = static_cast<std::uint32_t>(parts.digests.size());
  const auto entry_total = static_cast<std::uint32_t>(entries.size());
  std::vector<Section> head = {head_section(SectionId::kNames, names.bytes(), 3),
                               head_section(SectionId::kDigests, digest_columns.bytes(), digest_total),
                               head_section(SectionId::kChannels, channel_column.bytes(), entry_total),
                               head_section(SectionId::kTitleDirectory, title_directory.bytes(),
                                            static_cast<std::uint32_t>(title_sizes.size()))};
  std::vector<Section> columns;
  (digest_total <= kFewDigests ? head : columns)
      .push_back(
          head_section(SectionId::kTextDirectory, text_directory.bytes(), static_cast<std::uint32_t>(raw.size())));
  columns.push_back(head_section(SectionId::kLengths, lengths.bytes(), entry_total));
  head.push_back(head_section(SectionId::kSource, parts.source, 1));
  std::vector<Section> rest = {head_section(SectionId::kEntryKeys, keys.bytes(), entry_total),
                               block_section(SectionId::kTitles, titles.take(), title_sizes.size()),
                               block_section(SectionId::kTexts, texts.take(), raw.size())};
  if (!parts.relations.list.empty()) {
    rest.insert(rest.begin() + 1,
                head_section(SectionId::kRelations, write_relations(parts.relations, entries.size()), entry_total));
  }
  if (!parts.search_root.empty()) {
    head.push_back(head_section(SectionId::kSearchRoot, parts.search_root, 1));
    rest.push_back(block_section(SectionId::kSearch, parts.search_blocks, 0));
  }
  return assemble(head, columns, rest);
}

}  // namespace yoyak::archive
