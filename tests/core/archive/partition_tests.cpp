#include <catch2/catch_test_macros.hpp>

#include "archive/partition_reader.hpp"
#include "archive/partition_writer.hpp"
#include "support/generated_digests.hpp"
#include "text/date.hpp"

using namespace yoyak;
using namespace yoyak::archive;

namespace {

std::vector<const digest::Digest*> pointers(const std::vector<digest::Digest>& digests) {
  std::vector<const digest::Digest*> list;
  for (const auto& digest : digests) list.push_back(&digest);
  return list;
}

Result<std::string> block_of(const std::string& file, const BlockRef& ref) {
  return read_block(ref, std::string_view(file).substr(ref.offset, ref.stored));
}

// Everything that a partition holds, as digests again; or the first error.
Result<std::vector<digest::Digest>> read_all(const std::string& file, std::uint32_t head_size) {
  auto head = read_head(std::string_view(file).substr(0, std::min<std::size_t>(head_size, file.size())));
  if (!head) return head.error();
  std::vector<EntryTitle> titles;
  for (std::size_t b = 0; b < head->titles.size(); ++b) {
    auto raw = block_of(file, head->titles[b]);
    if (!raw) return raw.error();
    auto block = read_title_block(*raw, std::min<std::size_t>(64, head->entry_count() - b * 64));
    if (!block) return block.error();
    titles.insert(titles.end(), block->begin(), block->end());
  }
  std::vector<digest::Digest> digests;
  for (std::size_t d = 0; d < head->digest_count(); ++d) {
    const auto& columns = head->digests;
    auto raw = block_of(file, head->texts[d]);
    if (!raw) return raw.error();
    auto text = read_text(*raw, columns.first_entry[d + 1] - columns.first_entry[d]);
    if (!text) return text.error();
    digest::Digest digest{columns.id[d],
                          text::format_date(columns.date[d]),
                          head->topics[columns.topic[d]],
                          head->collections[columns.collection[d]],
                          columns.title[d],
                          text->description,
                          text->source_path,
                          text->overview,
                          {}};
    for (std::uint32_t e = columns.first_entry[d]; e < columns.first_entry[d + 1]; ++e) {
      const auto& title = titles[e];
      const std::uint32_t duration = head->entries.duration[e];
      digest.entries.push_back({title.id, title.title, head->channels[head->entries.channel[e]], title.url,
                                title.video_id, title.published_at,
                                duration == 0xFFFFFFFF ? std::nullopt : std::optional(duration),
                                text->sections[e - columns.first_entry[d]]});
    }
    digests.push_back(std::move(digest));
  }
  return digests;
}

}  // namespace

TEST_CASE("partition: what is written is read back, every field of it", "[archive]") {
  const auto digests = test::generated_digests(80);
  const auto packed = write_partition(pointers(digests));
  const auto read = read_all(packed.bytes, packed.head_size);
  REQUIRE(read.ok());
  CHECK(read.value() == digests);
}

TEST_CASE("partition: the same digests give the same bytes", "[archive]") {
  const auto first = test::generated_digests(20), second = test::generated_digests(20);
  CHECK(write_partition(pointers(first)).bytes == write_partition(pointers(second)).bytes);
}

TEST_CASE("partition: any byte flipped is an error, never another result", "[archive]") {
  const auto digests = test::generated_digests(6);
  const auto packed = write_partition(pointers(digests));
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
  const auto packed = write_partition(pointers(digests));
  for (std::size_t size = 0; size < packed.head_size; ++size) {
    const auto head = read_head(std::string_view(packed.bytes).substr(0, size));
    INFO("size " << size);
    REQUIRE_FALSE(head.ok());
  }
}

TEST_CASE("partition: a higher major version is named, a higher minor version is read", "[archive]") {
  const auto digests = test::generated_digests(3);
  auto packed = write_partition(pointers(digests));
  packed.bytes[8] = 2;
  const auto head = read_head(packed.bytes);
  REQUIRE_FALSE(head.ok());
  CHECK(head.error().code == ErrorCode::kNewerFormat);
}

TEST_CASE("partition: no digests, no entries", "[archive]") {
  const auto empty = write_partition({});
  CHECK(read_all(empty.bytes, empty.head_size).value().empty());
  const digest::Digest alone{"2026-01-01-a", "2026-01-01", "a", "", "t", "", "p.md", "text", {}};
  const auto packed = write_partition({&alone});
  CHECK(read_all(packed.bytes, packed.head_size).value() == std::vector{alone});
}
