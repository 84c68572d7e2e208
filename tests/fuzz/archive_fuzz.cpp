// With any bytes as an archive, every request ends in a value or an error, and a value is complete. Checksums would
// reject every changed byte. So this target is linked with a checksum that is always zero and a compressor that only
// stores (tests/fuzz/CMakeLists.txt), and changed bytes reach the decoders, the index and the renderer.
//
// An input: one byte for what it is, one for what is asked, then a manifest, a line feed and the bytes of the
// partition, or the bytes of one part. With YOYAK_FUZZ_SEEDS=FOLDER it writes archives to begin with instead.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <string>

#include "archive/manifest.hpp"
#include "archive/partition_reader.hpp"
#include "fuzz/support.hpp"
#include "support/generated_digests.hpp"
#include "support/host.hpp"

using namespace yoyak;
using fuzz::expect;

// In place of archive::crc32 and archive::compress.
std::uint32_t no_checksum(std::string_view bytes, std::uint32_t seed) asm(YOYAK_WRAP_CRC32);
archive::Packed no_compression(std::string_view raw, archive::Effort effort) asm(YOYAK_WRAP_COMPRESS);
std::uint32_t no_checksum(std::string_view /*bytes*/, std::uint32_t /*seed*/) { return 0; }
archive::Packed no_compression(std::string_view raw, archive::Effort /*effort*/) {
  return {archive::Codec::kStored, std::string(raw)};
}

namespace {

enum Kind : std::uint8_t { kArchive, kHead, kManifest, kDeflated, kKinds };

void check(const archive::PartitionHead& head) {
  const std::size_t digests = head.digest_count();
  const std::size_t entries = head.entry_count();
  const archive::DigestColumns& d = head.digests;
  expect(d.topic.size() == digests && d.collection.size() == digests && d.id.size() == digests &&
             d.title.size() == digests && d.first_entry.size() == digests + 1,
         "columns differ in length");
  expect(std::is_sorted(d.date.rbegin(), d.date.rend()), "not newest first");
  expect(std::is_sorted(d.first_entry.begin(), d.first_entry.end()) && d.first_entry.back() == entries,
         "entries of no digest");
  expect(head.titles.size() * archive::kEntriesPerTitleBlock >= entries, "entries without titles");
  for (const std::uint32_t topic : d.topic) expect(topic < head.topics.size(), "no such topic");
  for (const std::uint32_t name : d.collection) expect(name < head.collections.size(), "no such collection");
  for (const std::uint32_t channel : head.channel_of_entry) expect(channel < head.channels.size(), "no such channel");
}

std::string text_of(const Json& json, const char* member) {
  if (!json.is_object() || !json.contains(member)) return {};
  const auto* text = json[member].get_ptr<const std::string*>();
  return text == nullptr ? std::string() : *text;
}

// The reply as JSON; null for an error. Text of a damaged archive need not be UTF-8; hosts decode it with U+FFFD.
Json value_of(const engine::Reply& reply) {
  if (reply.bytes.empty()) return {};
  auto json = parse_json(text::sanitise(reply.bytes));
  expect(json.has_value(), "no JSON", reply.bytes);
  expect(text_of(*json, "code") != "test", "needs bytes again and again");
  return reply.status == engine::Reply::Status::kOk ? *json : Json();
}

// Everything a page asks: lists in every order, searches of every kind, a digest as data and as HTML.
void ask(test::Host& host, std::uint8_t choice) {
  using engine::Reader;
  constexpr std::array kQueries = {"영상",       "제목 -채널", "\\\"영상 제목\\\"", "ㅇㅅ",
                                   "dudtkd",     "영ㅅ",       "channel:채널 1",    "요약을",
                                   "오늘의요약", "b",          "영상채목",          "in:overview 요약"};
  constexpr std::array kSorts = {"newest", "oldest", "longest", "shortest"};
  const std::string sort = kSorts[choice % kSorts.size()];
  value_of(host.call(&Reader::digests, R"({"limit":50})"));
  value_of(host.call(&Reader::select, R"({"limit":50,"sort":")" + sort + "\"}"));
  value_of(host.call(&Reader::set_marks, R"({"read":[["2026-02-10-기술-AI","vid1"]],"starred":[]})"));
  value_of(host.call(&Reader::select, R"({"limit":5,"unread":true,"minSeconds":1})"));
  value_of(host.call(&Reader::search, R"({"limit":20,"today":"2026-02-10","query":")" +
                                          std::string(kQueries[choice / kSorts.size() % kQueries.size()]) + "\"}"));
  const Json list = value_of(host.call(&Reader::digests, R"({"limit":3})"));
  if (!list.is_object() || !list.contains("rows") || !list["rows"].is_array()) return;
  for (const Json& row : list["rows"]) {
    const std::string id = dump_json(Json(text_of(row, "id")));
    value_of(host.call(&Reader::digest, R"({"id":)" + id + "}"));
    (void)host.call(&Reader::render, R"({"query":"영상","digest":)" + id + "}");
    (void)host.call(&Reader::export_digest, R"({"id":)" + id + "}");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data + 2), size - 2);
  switch (data[0] % kKinds) {
    case kArchive: {
      const std::size_t end = std::min(bytes.find('\n', bytes.find('\n') + 1), bytes.size());  // of its second line
      const auto manifest = archive::read_manifest(std::string_view(bytes).substr(0, end));
      if (!manifest) break;
      const std::string file = bytes.substr(std::min(end + 1, bytes.size()));
      std::vector<archive::File> files;
      for (const archive::PartitionInfo& partition : manifest->partitions) files.push_back({partition.file, file});
      files.push_back({std::string(archive::kManifestName), bytes.substr(0, end)});
      test::Host host(std::move(files));
      value_of(host.reader.open(std::string_view(bytes).substr(0, end)));
      ask(host, data[1]);
      break;
    }
    case kHead:
      if (const auto head = archive::read_head(bytes)) check(*head);
      break;
    case kManifest:
      if (const auto manifest = archive::read_manifest(bytes))
        expect(static_cast<bool>(archive::read_manifest(archive::write_manifest(*manifest))), "its own manifest");
      break;
    case kDeflated:
      if (const auto raw = archive::decompress(archive::Codec::kDeflate, bytes, std::size_t{data[1]} * 16))
        expect(raw->size() == std::size_t{data[1]} * 16, "another size");
      break;
  }
  return 0;
}

extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*arguments*/) {
  const char* folder = std::getenv("YOYAK_FUZZ_SEEDS");
  if (folder == nullptr) return 0;
  const auto write = [&](const std::string& name, std::string_view bytes) {
    std::ofstream(std::string(folder) + "/seed-" + name, std::ios::binary) << bytes;
  };
  for (int seed = 1; seed <= 4; ++seed) {
    const std::vector<archive::File> files = test::packed_archive(test::generated_digests(1, seed));
    const std::string& manifest = files.back().bytes;
    const std::string& partition = files.front().bytes;
    const std::string name = std::to_string(seed);
    for (char query = 0; query < 12; ++query)
      write("archive-" + name + "-" + std::to_string(query),
            std::string{kArchive, static_cast<char>(query * 4 + seed)} + manifest + "\n" + partition);
    write("head-" + name, std::string{kHead, 0} + partition);
    write("manifest-" + name, std::string{kManifest, 0} + manifest);
  }
  write("deflated", std::string{kDeflated, 1} + std::string("\x4b\x4c\x84\x03\x00", 5));
  std::exit(0);
}
