#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "archive/archive_writer.hpp"
#include "archive/manifest.hpp"
#include "support/generated_digests.hpp"

using namespace yoyak;
using namespace yoyak::archive;

namespace {
std::set<std::string> names(const std::vector<File>& files) {
  std::set<std::string> set;
  for (const auto& file : files) set.insert(file.name);
  return set;
}
}  // namespace

TEST_CASE("archive: the manifest comes last and describes the other files", "[archive]") {
  const auto digests = test::generated_digests(100);
  const auto files = test::packed_archive(digests);
  REQUIRE(files.back().name == "archive.json");
  const auto manifest = read_manifest(files.back().bytes);
  REQUIRE(manifest.ok());
  CHECK(manifest->digests == digests.size());
  REQUIRE(manifest->partitions.size() == files.size() - 2);
  for (std::size_t i = 0; i < manifest->partitions.size(); ++i) {
    CHECK(manifest->partitions[i].file == files[i].name);
    CHECK(manifest->partitions[i].size == files[i].bytes.size());
  }
  // 2026-02-10 and 100 days back: two months of 2026, and 2025 as one.
  CHECK(manifest->partitions[0].id == "2026-02");
  CHECK(manifest->partitions[1].id == "2026-01");
  CHECK(manifest->partitions[2].id == "2025");
  // The heads of the older two once more.
  CHECK(manifest->heads.file == files[3].name);
  CHECK(files[3].bytes == files[1].bytes.substr(0, manifest->partitions[1].head) +
                              files[2].bytes.substr(0, manifest->partitions[2].head));
}

TEST_CASE("archive: heads are in one file where that saves requests", "[archive]") {
  for (const auto& [days, count] : {std::pair(10u, std::size_t{2}), {40u, 3}, {60u, 5}}) {
    INFO(days);  // 2026-02 · 2026-01 · 2025
    CHECK(test::packed_archive(test::generated_digests(days)).size() == count);
  }
}

TEST_CASE("archive: one more day changes the newest partition and the manifest alone", "[archive]") {
  auto digests = test::generated_digests(100);
  const auto before = names(test::packed_archive(digests));
  digest::Digest day = digests.front();
  day.date = "2026-02-11";
  day.id = "2026-02-11-" + day.topic;
  digests.insert(digests.begin(), day);
  std::vector<std::string> changed;
  for (const auto& name : names(test::packed_archive(digests))) {
    if (!before.contains(name)) changed.push_back(name);
  }
  REQUIRE(changed.size() == 1);
  CHECK(changed[0].starts_with("p/2026-02."));
}

TEST_CASE("manifest: any byte flipped is an error", "[archive]") {
  const auto files = test::packed_archive(test::generated_digests(10), {.title = "제목 \"x\""});
  const std::string& bytes = files.back().bytes;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string broken = bytes;
    broken[at] = static_cast<char>(broken[at] ^ 0x01);
    INFO("byte " << at);
    CHECK_FALSE(read_manifest(broken).ok());
  }
}

TEST_CASE("manifest: hostile JSON is an error, not an abort", "[archive]") {
  for (const char* text : {"", "{", "[]", "null", "{\"format\":1}", "{\"format\":\"yoyak-archive\",\"version\":-1}",
                           "{\"format\":\"yoyak-archive\",\"version\":\"1\"}"}) {
    CHECK(read_manifest(text).error().code == ErrorCode::kBadManifest);
  }
  CHECK(read_manifest(R"({"format":"yoyak-archive","version":99})").error().code == ErrorCode::kNewerFormat);
  for (const char* older : {R"({"format":"yoyak-archive","version":1})", R"({"format":"yoyak-archive","version":2})"})
    CHECK(read_manifest(older).error().code == ErrorCode::kOlderFormat);
}

TEST_CASE("manifest: the dates of the whole are dates in their order", "[archive]") {
  const auto files = test::packed_archive(test::generated_digests(10));
  const Manifest manifest = *read_manifest(files.back().bytes);
  CHECK(read_manifest(write_manifest(manifest)).ok());
  for (const char* to : {"", "2027- 2-10", "2026-13-01", "2025-01-01"}) {
    INFO(to);
    Manifest changed = manifest;
    changed.to = to;
    CHECK_FALSE(read_manifest(write_manifest(changed)).ok());
  }
}

TEST_CASE("archive: years and months, or on request one partition", "[archive]") {
  std::vector<digest::Digest> digests;
  for (const char* date : {"2026-02-01", "2026-01-31", "2025-12-01", "2025-01-01"}) digests.emplace_back().date = date;
  const auto ids = [&](Partitions how) {
    std::string all;
    for (const PartitionPlan& plan : plan_partitions(digests, how))
      all += plan.id + " " + std::to_string(plan.begin) + "-" + std::to_string(plan.end) + " ";
    return all;
  };
  CHECK(ids(Partitions::kDated) == "2026-02 0-1 2026-01 1-2 2025 2-4 ");
  CHECK(ids(Partitions::kOne) == "all 0-4 ");
  // Too much text for one file.
  digests[2].overview = digests[3].overview = std::string(kMaxPartitionText / 2 + 1, 'x');
  CHECK(ids(Partitions::kDated) == "2026-02 0-1 2026-01 1-2 2025-h2 2-3 2025-h1 3-4 ");
  digests[3].date = "2025-07-01";
  CHECK(ids(Partitions::kDated) == "2026-02 0-1 2026-01 1-2 2025-q4 2-3 2025-q3 3-4 ");
  digests[3].date = "2025-11-30";
  CHECK(ids(Partitions::kDated) == "2026-02 0-1 2026-01 1-2 2025-12 2-3 2025-11 3-4 ");
  digests[3].date = "2025-12-01";
  CHECK(ids(Partitions::kDated) == "2026-02 0-1 2026-01 1-2 2025-12-01 2-4 ");
  digests[1].date = "2026-02-01";
  digests[0].overview = digests[1].overview = digests[2].overview;
  CHECK(ids(Partitions::kDated) == "2026-02-01 0-2 2025-12-01 2-4 ");
  CHECK(ids(Partitions::kOne) == "all 0-4 ");
  digests.clear();
  CHECK(ids(Partitions::kOne).empty());
}
