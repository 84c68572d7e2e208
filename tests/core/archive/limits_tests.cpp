// What an archive of strangers may cost: each limit at, below and above.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "archive/archive_writer.hpp"
#include "archive/codec.hpp"
#include "archive/manifest.hpp"
#include "archive/partition_reader.hpp"
#include "archive/partition_writer.hpp"
#include "archive/store.hpp"
#include "support/generated_digests.hpp"

using namespace yoyak;
using namespace yoyak::archive;

TEST_CASE("limits: bytes that a part may give when it is decompressed", "[archive][limits]") {
  STATIC_REQUIRE(may_expand(0, kFreeExpansion));
  STATIC_REQUIRE(may_expand(1, kFreeExpansion + kMaxExpansion));
  STATIC_REQUIRE_FALSE(may_expand(0, kFreeExpansion + kMaxExpansion));
  STATIC_REQUIRE_FALSE(may_expand(1, kFreeExpansion + 2 * kMaxExpansion));
  STATIC_REQUIRE(may_expand(0xFFFFFFFF, 0xFFFFFFFF));  // no sum that runs over, also with 32 bits
}

TEST_CASE("limits: what would expand too much is stored as it is, and comes back", "[archive][limits]") {
  const std::string dictionary(1000, 'b');
  for (const std::size_t size : {kFreeExpansion, 2 * kFreeExpansion}) {
    const std::string raw(size, 'a');
    for (const Packed& packed : {compress(raw), compress_with(dictionary, raw)}) {
      CHECK(packed.codec == (size == kFreeExpansion ? Codec::kDeflate : Codec::kStored));
      CHECK(may_expand(packed.bytes.size(), size));
    }
    CHECK(decompress(compress(raw).codec, compress(raw).bytes, size) == raw);
  }
}

TEST_CASE("limits: partitions of an archive", "[archive][limits]") {
  Manifest manifest = *read_manifest(test::packed_archive(test::generated_digests(1)).back().bytes);
  const PartitionInfo one = manifest.partitions.front();
  manifest.partitions.assign(kMaxPartitions, one);
  CHECK(read_manifest(write_manifest(manifest)).ok());
  manifest.partitions.push_back(one);
  const auto above = read_manifest(write_manifest(manifest));
  REQUIRE_FALSE(above.ok());
  CHECK(above.error().code == ErrorCode::kBadManifest);
  CHECK(above.error().message.find("1,024 partitions") != std::string::npos);
}

TEST_CASE("limits: bytes of archive.json", "[archive][limits]") {
  Manifest manifest = *read_manifest(test::packed_archive(test::generated_digests(1)).back().bytes);
  const std::size_t rest = write_manifest(manifest).size() - manifest.site.title.size();
  const auto read = [&](std::size_t size) {
    manifest.site.title = std::string(size - rest, 't');
    const std::string bytes = write_manifest(manifest);
    REQUIRE(bytes.size() == size);
    return read_manifest(bytes);
  };
  CHECK(read(kMaxManifestBytes - 1).ok());
  CHECK(read(kMaxManifestBytes).ok());
  REQUIRE_FALSE(read(kMaxManifestBytes + 1).ok());
  CHECK(read(kMaxManifestBytes + 1).error().code == ErrorCode::kTooLarge);
}

TEST_CASE("limits: ids and titles that take no bytes in the file", "[archive][limits]") {
  const auto head = [](std::size_t topic_size) {
    std::vector<digest::Digest> digests;
    for (int i = 0; i < 256; ++i) {
      digest::Digest& digest = digests.emplace_back();
      digest.date = "2026-01-02";
      digest.topic = std::string(topic_size, 't');
      digest.id = digest.date + "-" + digest.topic;
      digest.title = digest.date + " " + digest.topic;
    }
    PartitionParts parts;
    for (const digest::Digest& digest : digests) parts.digests.push_back(&digest);
    parts.source = "0123456789abcdef";
    return read_head(write_partition(parts).bytes);
  };
  constexpr std::size_t kDateAndSpace = 11;
  const std::size_t most = kMaxUsualBytes / 256 - kDateAndSpace;
  CHECK(head(most - 1).ok());
  CHECK(head(most).ok());
  REQUIRE_FALSE(head(most + 1).ok());
  CHECK(head(most + 1).error().code == ErrorCode::kDamaged);
}
