#include <catch2/catch_test_macros.hpp>

#include "support/generated_digests.hpp"
#include "support/host.hpp"

// Heads of older partitions, read from the file that has them all, or from the partitions themselves.
namespace yoyak {
namespace {

using engine::Reader;
using engine::Reply;
using test::Host;

constexpr const char* kQuery = R"({"query": "첫째", "limit": 100000, "tiers": false})";

struct Heads {
  std::vector<archive::File> files = test::packed_archive(test::generated_digests(100));
  Host host{files};
  bool used = false;  // the file with all heads
  // What is done to the bytes of the file with all heads.
  std::function<std::string(std::string)> break_heads;

  Heads() {
    host.open();
    host.tamper = [&](const std::string& file, std::string bytes) {
      if (!file.starts_with("p/heads.")) return bytes;
      used = true;
      return break_heads ? break_heads(std::move(bytes)) : bytes;
    };
  }
  // A search: lists load heads together with lengths, from the partitions.
  Reply search() { return host.call(&Reader::search, kQuery); }
};

}  // namespace

TEST_CASE("heads: those of older partitions come from one file", "[engine]") {
  Heads archive;
  const Reply reply = archive.host.reader.search(kQuery);
  REQUIRE(reply.status == Reply::Status::kNeed);
  const Json needs = Host::parse(reply);
  std::vector<std::string> asked;
  for (const Json& range : needs["ranges"]) asked.push_back(*range["file"].get_ptr<const std::string*>());
  CHECK(asked == std::vector{archive.files[0].name, archive.files[3].name, archive.files[3].name});
  CHECK(archive.search().status == Reply::Status::kOk);
}

TEST_CASE("heads: what their file does not give is read from the partitions, and is no problem", "[engine]") {
  Heads whole;
  const std::string wanted = whole.search().bytes;
  const Json answer = parse_json(wanted).value_or(Json());
  INFO(wanted.substr(0, 400));
  REQUIRE(answer["problems"].empty());
  REQUIRE(answer["rows"].size() > 10);
  REQUIRE(whole.used);
  const std::vector<std::function<std::string(std::string)>> ways = {
      [](std::string) { return std::string(); }, [](std::string bytes) { return bytes.substr(0, bytes.size() / 2); },
      [](std::string bytes) { return bytes[bytes.size() / 2] ^= 1, bytes; },
      [](std::string bytes) { return bytes[8] ^= 1, bytes; },  // another version
  };
  for (const auto& way : ways) {
    Heads broken;
    broken.break_heads = way;
    CHECK(broken.search().bytes == wanted);
    CHECK(broken.used);
  }
  // Only the second of them: the first stays, and what was asked for is not waited for.
  Heads half;
  int count = 0;
  half.break_heads = [&](std::string bytes) { return ++count == 2 ? std::string() : bytes; };
  CHECK(half.search().bytes == wanted);
  // The head of another partition, whole in itself.
  Heads other;
  const std::string& file = other.files[3].bytes;
  other.break_heads = [&](std::string bytes) { return (file + file).substr(file.size() - bytes.size(), bytes.size()); };
  CHECK(other.search().bytes == wanted);
}

TEST_CASE("heads: a host without their file gives it up", "[engine]") {
  Heads archive;
  const std::string heads = archive.files[3].name;
  for (int round = 0; round < 2; ++round) {
    const Reply reply = archive.host.reader.search(kQuery);
    REQUIRE(reply.status == Reply::Status::kNeed);
    CHECK(reply.bytes.find(heads) != std::string::npos);
    archive.host.reader.give_up(heads, "404");
    CHECK(archive.host.reader.search(kQuery).bytes.find(heads) == std::string::npos);
    CHECK(Host::parse(archive.search())["problems"].empty());
    // Once the archive is opened anew, the file is tried again.
    archive.host.open();
  }
}

}  // namespace yoyak
