#include <catch2/catch_test_macros.hpp>

#include "archive/entry_key.hpp"
#include "archive/partition_reader.hpp"
#include "archive/partition_writer.hpp"
#include "base/bytes.hpp"
#include "support/generated_digests.hpp"
#include "text/calendar.hpp"

using namespace yoyak;
using namespace yoyak::archive;

namespace {

std::vector<const digest::Digest*> pointers(const std::vector<digest::Digest>& digests) {
  std::vector<const digest::Digest*> list;
  for (const auto& digest : digests) list.push_back(&digest);
  return list;
}

// Made-up relations of every kind: of the entries after, before, and in older partitions.
Relations relations_of(std::uint32_t entries) {
  Relations relations{{"낱말", "word", "셋"}, {}, {}, {}, {}};
  for (std::uint32_t e = 0; e < entries; ++e) {
    relations.first.push_back(static_cast<std::uint32_t>(relations.list.size()));
    relations.first_word.push_back(static_cast<std::uint32_t>(relations.words_of.size()));
    for (std::uint32_t word = 0; word < e % 4; ++word) relations.words_of.push_back((e + word) % 3);
    const auto mask = static_cast<std::uint8_t>((1u << e % 4) - 1);
    if (e + 1 < entries) relations.list.push_back({e + 1, false, mask});
    if (e % 2 == 1) relations.list.push_back({e - 1, false, 0});
    if (e % 3 == 0) relations.list.push_back({e + entries * 2 + e % 5, true, mask});
  }
  relations.first.push_back(static_cast<std::uint32_t>(relations.list.size()));
  relations.first_word.push_back(static_cast<std::uint32_t>(relations.words_of.size()));
  return relations;
}

bool same(const Relations& a, const Relations& b) {
  const auto equal = [](const Relation& x, const Relation& y) {
    return x.entry == y.entry && x.earlier == y.earlier && x.words == y.words;
  };
  return a.words == b.words && a.first == b.first && a.first_word == b.first_word && a.words_of == b.words_of &&
         std::equal(a.list.begin(), a.list.end(), b.list.begin(), b.list.end(), equal);
}

PackedPartition pack(const std::vector<digest::Digest>& digests) {
  PartitionParts parts;
  parts.digests = pointers(digests);
  std::size_t entries = 0;
  for (const digest::Digest& digest : digests) entries += digest.entries.size();
  parts.relations = relations_of(static_cast<std::uint32_t>(entries));
  parts.source = source_name(parts.digests);
  for (std::uint32_t i = 0; i < 500; ++i) parts.entry_characters.push_back(i * 7);
  parts.search_root = "root";
  BlockWriter blocks(SectionId::kSearch);
  blocks.add("a block");
  parts.search_blocks = blocks.take();
  return write_partition(parts);
}

// Everything that a partition holds, as digests again; or the first error.
Result<std::vector<digest::Digest>> read_all(const std::string& file, std::uint32_t head_size) {
  auto head = read_head(std::string_view(file).substr(0, std::min<std::size_t>(head_size, file.size())));
  if (!head) return head.error();
  const auto stored = [&](SectionId id, std::uint32_t offset = 0) {
    return std::string_view(file).substr(std::min<std::size_t>(head->section(id).offset + offset, file.size()));
  };
  const auto lengths = read_lengths(*head, stored(SectionId::kLengths));
  if (!lengths) return lengths.error();
  const auto directory = read_text_directory(*head, stored(SectionId::kTextDirectory));
  if (!directory) return directory.error();
  const auto keys = read_entry_keys(*head, stored(SectionId::kEntryKeys));
  if (!keys) return keys.error();
  // Left out where there are none.
  CHECK(head->section(SectionId::kRelations).present == (head->entry_count() > 0));
  if (head->section(SectionId::kRelations).present) {
    const auto relations = read_relations(*head, stored(SectionId::kRelations));
    if (!relations) return relations.error();
    CHECK(same(*relations, relations_of(head->entry_count())));
  }
  const auto search =
      open_block(SectionId::kSearch, {0, head->section(SectionId::kSearch).stored}, stored(SectionId::kSearch));
  if (!search) return search.error();
  std::vector<EntryTitle> titles;
  for (std::size_t b = 0; b < head->titles.size(); ++b) {
    auto block = read_titles(*head, b, stored(SectionId::kTitles, head->titles[b].offset));
    if (!block) return block.error();
    titles.insert(titles.end(), block->begin(), block->end());
  }
  std::vector<digest::Digest> digests;
  for (std::size_t d = 0; d < head->digest_count(); ++d) {
    const auto& columns = head->digests;
    const std::uint32_t first = columns.first_entry[d], end = columns.first_entry[d + 1];
    const BlockRef& last = directory->overviews[d];
    auto text = read_text(*head, *directory, d,
                          stored(SectionId::kTexts, first == end ? last.offset : directory->entries[first].offset));
    if (!text) return text.error();
    const auto overview = read_overview(*directory, d, stored(SectionId::kTexts, last.offset));
    if (!overview) return overview.error();
    CHECK(overview->overview == text->overview);
    digest::Digest digest{columns.id[d],
                          text::format_day(columns.date[d]),
                          columns.days[d],
                          head->topics[columns.topic[d]],
                          head->collections[columns.collection[d]],
                          columns.title[d],
                          columns.headline[d],
                          text->description,
                          text->source_path,
                          text->overview,
                          {}};
    for (std::uint32_t e = first; e < end; ++e) {
      const auto& title = titles[e];
      CHECK(lengths->duration[e] == title.duration.value_or(kNone32));
      CHECK(lengths->entry_characters[e] == (e < 500 ? e * 7 : 0));
      CHECK((*keys)[e] == entry_key(title.id));
      const EntryText& entry = text->entries.at(e - first);
      const auto alone = read_entry_text(*directory, e, stored(SectionId::kTexts, directory->entries[e].offset));
      if (!alone) return alone.error();
      CHECK(alone->sections == entry.sections);
      CHECK(alone->groups == entry.groups);
      CHECK(alone->title == title);
      CHECK(entry.title == title);
      digest.entries.push_back({title.id, title.title, head->channels[head->channel_of_entry[e]], entry.groups,
                                title.url, title.video_id, title.published_at, title.duration, entry.sections});
    }
    digests.push_back(std::move(digest));
  }
  return digests;
}

}  // namespace

TEST_CASE("partition: what is written is read back, every field of it", "[archive]") {
  const auto digests = test::generated_digests(80);
  const auto packed = pack(digests);
  const auto read = read_all(packed.bytes, packed.head_size);
  REQUIRE(read.ok());
  CHECK(read.value() == digests);
}

TEST_CASE("partition: the same digests give the same bytes", "[archive]") {
  const auto first = test::generated_digests(20), second = test::generated_digests(20);
  CHECK(pack(first).bytes == pack(second).bytes);
}

TEST_CASE("partition: any byte flipped is an error, never another result", "[archive]") {
  const auto digests = test::generated_digests(6);
  const auto packed = pack(digests);
  for (std::size_t at = 0; at < packed.bytes.size(); ++at) {
    std::string broken = packed.bytes;
    broken[at] = static_cast<char>(broken[at] ^ 0x10);
    const auto read = read_all(broken, packed.head_size);
    INFO("byte " << at);
    CHECK_FALSE(read.ok());
  }
}

TEST_CASE("partition: cut short anywhere is an error", "[archive]") {
  const auto digests = test::generated_digests(4);
  const auto packed = pack(digests);
  for (std::size_t size = 0; size < packed.head_size; ++size) {
    const auto head = read_head(std::string_view(packed.bytes).substr(0, size));
    INFO("size " << size);
    REQUIRE_FALSE(head.ok());
  }
}

TEST_CASE("partition: another major version is named", "[archive]") {
  const auto digests = test::generated_digests(3);
  auto packed = pack(digests);
  packed.bytes[8] = 99;
  const auto newer = read_head(packed.bytes);
  REQUIRE_FALSE(newer.ok());
  CHECK(newer.error().code == ErrorCode::kNewerFormat);
  for (std::uint16_t version = 1; version < kFormatMajor; ++version) {
    packed.bytes[8] = static_cast<char>(version);
    const auto older = read_head(packed.bytes);
    REQUIRE_FALSE(older.ok());
    CHECK(older.error().code == ErrorCode::kOlderFormat);
    CHECK(older.error().message.find("format " + std::to_string(version)) != std::string::npos);
  }
}

TEST_CASE("partition: no digests, no entries", "[archive]") {
  const auto empty = pack({});
  CHECK(read_all(empty.bytes, empty.head_size).value().empty());
  const digest::Digest alone{"2026-01-01-a", "2026-01-01", 1, "a", "", "t", "t", "", "p.md", "text", {}};
  const auto packed = pack({alone});
  CHECK(read_all(packed.bytes, packed.head_size).value() == std::vector{alone});
}

TEST_CASE("partition: a block given in place of another is damage", "[archive]") {
  BlockWriter writer(SectionId::kTexts);
  const BlockRef first = writer.add("the same bytes"), second = writer.add("the same bytes");
  const std::string_view bytes = writer.bytes();
  CHECK(open_block(SectionId::kTexts, second, bytes.substr(second.offset)).ok());
  CHECK_FALSE(open_block(SectionId::kTexts, first, bytes.substr(second.offset)).ok());
  CHECK_FALSE(open_block(SectionId::kTitles, first, bytes).ok());
  CHECK(open_block(SectionId::kTexts, first, bytes.substr(0, 3)).error().code == ErrorCode::kTruncated);
}

TEST_CASE("partition: numbers of entries whose sum runs over are damage, behind checksums that fit", "[archive]") {
  std::vector<digest::Digest> digests = test::generated_digests(30);
  while (digests.size() > 2) digests.pop_back();
  const std::string file = pack(digests).bytes;
  const PartitionHead head = *read_head(file);
  const SectionPlace& place = head.section(SectionId::kDigests);
  std::string raw =
      decompress(static_cast<Codec>(place.codec), std::string_view(file).substr(place.offset, place.stored), place.raw)
          .value();
  // The date, then age, topic and collection of two digests, one byte each behind a width, then how many entries they
  // have.
  constexpr std::size_t kEntries = 4 + 3 * 3;
  REQUIRE(raw[kEntries] == 1);
  const auto with_counts = [&](std::uint32_t first, std::uint32_t second) {
    ByteWriter column;
    column.u8(4);
    column.u32(first);
    column.u32(second);
    std::string changed = raw;
    changed.replace(kEntries, 3, column.bytes());
    ByteWriter row;  // the section now stands at the end of the file
    row.u16(static_cast<std::uint16_t>(SectionId::kDigests));
    row.u16(static_cast<std::uint16_t>(Codec::kStored));
    row.u32(static_cast<std::uint32_t>(file.size()));
    row.u32(static_cast<std::uint32_t>(changed.size()));
    row.u32(static_cast<std::uint32_t>(changed.size()));
    row.u32(crc32(changed));
    row.u32(place.items);
    std::string out = file + changed;
    out.replace(kHeaderSize + kTableEntrySize, kTableEntrySize, row.bytes());  // names are the first section
    ByteReader count(std::string_view(out).substr(kHeaderSize - 12, 4));
    ByteWriter crc;
    crc.u32(crc32(std::string_view(out).substr(kHeaderSize, count.u32() * kTableEntrySize),
                  crc32(std::string_view(out).substr(0, kHeaderSize - 4))));
    out.replace(kHeaderSize - 4, 4, crc.bytes());
    return out;
  };
  const std::uint32_t total = head.entry_count();
  CHECK(read_head(with_counts(total, 0)).ok());
  const auto wrapped = read_head(with_counts(0xFFFFFFFF, total + 1));
  REQUIRE_FALSE(wrapped.ok());
  CHECK(wrapped.error().code == ErrorCode::kDamaged);
}

TEST_CASE("partition: the name of its source tells any change of a digest", "[archive]") {
  auto digests = test::generated_digests(3);
  const std::string before = source_name(pointers(digests));
  CHECK(before == source_name(pointers(test::generated_digests(3))));
  const auto changed = [&](auto change) {
    auto copy = digests;
    change(copy[1]);
    return source_name(pointers(copy)) != before;
  };
  CHECK(changed([](auto& d) { d.overview += " "; }));
  CHECK(changed([](auto& d) { d.collection += "x"; }));
  CHECK(changed([](auto& d) { d.entries.at(0).channel += "x"; }));
  CHECK(changed([](auto& d) { d.entries.at(0).duration_s = 77777; }));
  CHECK(changed([](auto& d) { d.entries.at(0).sections.push_back({}); }));
  CHECK(changed([](auto& d) { d.entries.pop_back(); }));
}
