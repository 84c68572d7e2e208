// LiteReader answers as Reader does, or says that it cannot.
#include <catch2/catch_test_macros.hpp>

#include "support/generated_digests.hpp"
#include "support/host.hpp"

using namespace yoyak;
using engine::LiteReader;
using engine::Reader;
using engine::Reply;
using test::Host;
using test::HostOf;

namespace {

struct Pair {
  std::vector<digest::Digest> digests = test::generated_digests(60);
  Host whole{test::packed_archive(digests)};
  HostOf<LiteReader> lite{test::packed_archive(digests)};
  Pair() {
    whole.open();
    lite.open();
  }
};

}  // namespace

TEST_CASE("lite: lists and digests are those of the whole reader, for the same bytes", "[engine]") {
  Pair pair;
  CHECK(pair.lite.open() == pair.whole.open());
  const std::string newest = pair.digests.front().id;
  const std::string channel = pair.digests.front().entries.front().channel;
  const std::vector<std::string> selections = {
      "{}", R"({"limit":3,"offset":2,"order":"oldest"})", dump_json(Json{{"channels", {channel}}}),
      dump_json(Json{{"mute", {{"channels", {channel}}}}}), R"({"limit":"many"})"};
  for (const std::string& request : selections) {
    INFO(request);
    const Reply expected = pair.whole.call(&Reader::select, request);
    const Reply actual = pair.lite.call(&LiteReader::select, request);
    CHECK(actual.status == expected.status);
    CHECK(actual.bytes == expected.bytes);
    CHECK(pair.lite.bytes == pair.whole.bytes);
  }
  const std::vector<std::string> pages = {"{}", dump_json(Json{{"digest", newest}, {"top", true}}),
                                          dump_json(Json{{"digest", newest}, {"mute", {{"channels", {channel}}}}}),
                                          R"({"digest":"2026-01-01-none"})"};
  for (const std::string& request : pages) {
    INFO(request);
    const Reply expected = pair.whole.call(&Reader::page, request);
    const Reply actual = pair.lite.call(&LiteReader::page, request);
    CHECK(actual.status == expected.status);
    CHECK(actual.bytes == expected.bytes);
  }
  CHECK(pair.lite.call(&LiteReader::digests, "{}").bytes == pair.whole.call(&Reader::digests, "{}").bytes);
}

TEST_CASE("lite: what needs a search is refused by a code of its own", "[engine]") {
  Pair pair;
  for (const char* request : {R"({"query":"AI"})", R"({"mute":{"words":["AI"]}})"}) {
    INFO(request);
    const Reply reply = pair.lite.call(&LiteReader::page, request);
    CHECK(reply.status == Reply::Status::kError);
    CHECK(Host::parse(reply)["code"] == "unsupported");
  }
  CHECK(Host::parse(pair.lite.call(&LiteReader::select, R"({"mute":{"words":["AI"]}})"))["code"] == "unsupported");
}
