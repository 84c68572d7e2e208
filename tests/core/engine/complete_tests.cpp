// Reader::complete: names for the operator at the cursor, in the units of the host.
#include <catch2/catch_test_macros.hpp>

#include "archive/archive_writer.hpp"
#include "support/generated_digests.hpp"
#include "support/host.hpp"

using namespace yoyak;
using engine::Reader;
using engine::Reply;
using test::Host;

namespace {

struct Completed {
  Host host;
  Completed() : host(archive()) { host.open(); }

  static std::vector<archive::File> archive() {
    digest::Digest digest;
    digest.id = "2026-01-05-기술";
    digest.date = "2026-01-05";
    digest.topic = "기술";
    digest.title = digest.id;
    for (const char* channel :
         {"느린 개발자", "느린 개발자", "느린 개발자", "개발 이야기", "개발 이야기", "경제", "🙂 웃음"}) {
      digest::Entry entry;
      entry.id = "e" + std::to_string(digest.entries.size());
      entry.title = "제목";
      entry.channel = channel;
      digest.entries.push_back(std::move(entry));
    }
    return test::packed_archive({digest});
  }

  Json ask(const Json& request) {
    const Reply reply = host.reader.complete(dump_json(request));
    REQUIRE(reply.status == Reply::Status::kOk);
    return Host::parse(reply);
  }
};

}  // namespace

TEST_CASE("complete: names, what they are written as and what they replace", "[engine][complete]") {
  Completed archive;
  CHECK(archive.ask({{"query", "채널:개"}}) == Json({{"from", 3},
                                                     {"to", 4},
                                                     {"typed", "개"},
                                                     {"names",
                                                      {{{"name", "개발 이야기"}, {"text", "\"개발 이야기\" "}},
                                                       {{"name", "느린 개발자"}, {"text", "\"느린 개발자\" "}}}}}));
  const Json topic = archive.ask({{"query", "주제:ㄱ"}});
  CHECK(topic["names"] == Json::array({{{"name", "기술"}, {"text", "기술 "}}}));
  CHECK(archive.ask({{"query", "개"}}) == Json({{"from", 1}, {"to", 1}, {"typed", ""}, {"names", Json::array()}}));
}

TEST_CASE("complete: positions count UTF-16 units, as hosts do", "[engine][complete]") {
  Completed archive;
  const Json smile = archive.ask({{"query", "🙂 채널:🙂 뒤"}, {"cursor", 8}});
  CHECK(smile["from"] == 6);
  CHECK(smile["to"] == 8);
  CHECK(smile["typed"] == "🙂");
  CHECK(smile["names"][0]["name"] == "🙂 웃음");
  // A cursor within a pair, or beyond the end.
  CHECK(archive.ask({{"query", "채널:🙂"}, {"cursor", 4}})["typed"] == "🙂");
  CHECK(archive.ask({{"query", "채널:경"}, {"cursor", 99}})["names"].size() == 1);
}

TEST_CASE("complete: a name that is there is not offered again, except to those who ask for names",
          "[engine][complete]") {
  Completed archive;
  CHECK(archive.ask({{"query", "채널:경제"}})["names"].empty());
  CHECK(archive.ask({{"query", "경제"}, {"names", "channels"}})["names"] == Json::array({{{"name", "경제"}}}));
  CHECK(archive.ask({{"query", "채널:"}, {"limit", 1}})["names"].size() == 1);
  CHECK(archive.ask({{"query", ""}, {"names", "channels"}})["names"].size() == 4);
  CHECK(archive.host.reader.complete(R"({"query":"","names":"people"})").status == Reply::Status::kError);
}

TEST_CASE("complete: asks for no bytes, and reads whatever is typed", "[engine][complete]") {
  Completed archive;
  test::Random random(3);
  const std::vector<std::string> pieces = {"채널:", "topic:", "\"", " ", "-", "느린", "ㄴ", "🙂", "\xEA\xB0", "가"};
  for (int round = 0; round < 2000; ++round) {
    std::string query;
    for (std::uint32_t n = random.below(8); n > 0; --n)
      query += pieces[random.below(static_cast<std::uint32_t>(pieces.size()))];
    const Json found = archive.ask({{"query", query}, {"cursor", random.below(20)}});
    REQUIRE(*found["from"].get_ptr<const Json::number_unsigned_t*>() <=
            *found["to"].get_ptr<const Json::number_unsigned_t*>());
  }
  CHECK(archive.host.requests == 0);
}
