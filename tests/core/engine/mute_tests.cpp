// What the user muted: left out of lists and searches, counted, and marked in pages.
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "engine/muted.hpp"
#include "support/generated_digests.hpp"
#include "support/host.hpp"

using namespace yoyak;
using engine::Reader;
using engine::Reply;
using test::Host;

namespace {

const std::vector<std::string> kMuteTitles = {"AI가 바꾼 하루",   "태국(THAILAND) 여행", "비트코인 급락",
                                              "AI와 비트코인",    "코인 시장 정리",      "느린 개발자의 아침",
                                              "GPT-5 AI2 시험기", "금리 인하, AI 투자",  "느린 개발자 회고",
                                              "반도체 4천 선",    "ＡＩ 반도체(RAIN)"};

// Titles over five days in two partitions; the texts have all words, so that only titles tell.
std::vector<digest::Digest> muted_digests() {
  std::vector<digest::Digest> list;
  for (const char* date : {"2026-02-03", "2026-02-01", "2026-01-20", "2025-12-05", "2025-12-01"}) {
    digest::Digest digest;
    digest.date = date;
    digest.topic = list.size() % 2 == 0 ? "가" : "나";
    digest.id = digest.date + "-" + digest.topic;
    digest.title = digest.id;
    for (std::size_t i = 0; i < kMuteTitles.size(); ++i) {
      digest::Entry entry;
      entry.id = "e" + std::to_string(i);
      entry.title = kMuteTitles[(i + list.size()) % kMuteTitles.size()];
      entry.channel = "채널 " + std::to_string(i % 3);
      entry.duration_s = 60;
      entry.sections = {{digest::SectionKind::kMain, "주요 내용", "AI와 비트코인, 느린 개발자"}};
      digest.entries.push_back(std::move(entry));
    }
    list.push_back(std::move(digest));
  }
  return list;
}

std::uint32_t mute_number(const Json& object, const char* key) {
  const Json* value = object.contains(key) ? &object[key] : nullptr;
  return value == nullptr ? 0 : static_cast<std::uint32_t>(*value->get_ptr<const Json::number_unsigned_t*>());
}
std::string mute_text(const Json& object, const char* key) { return *object[key].get_ptr<const std::string*>(); }

struct MuteFixture {
  std::vector<digest::Digest> all = muted_digests();
  Host host{test::packed_archive(all)};
  MuteFixture() { host.open(); }
  Json ask(Reply (Reader::*verb)(std::string_view), const Json& request) {
    const Reply reply = host.call(verb, dump_json(request));
    INFO(reply.bytes.substr(0, 300));
    CHECK(reply.status == Reply::Status::kOk);
    return Host::parse(reply);
  }
  std::set<std::string> rows(const Json& answer) {
    std::set<std::string> ids;
    for (const Json& row : answer["rows"]) ids.insert(mute_text(row, "digest") + "#" + mute_text(row, "id"));
    return ids;
  }
};

}  // namespace

TEST_CASE("mute: words are those of titles, where a word begins, Latin ones as a whole", "[engine][mute]") {
  const auto muted = [](const engine::MuteRequest& request, std::string_view title) {
    return engine::Muted(request).has(title, "채널");
  };
  CHECK(muted({{}, {"ai"}}, "AI가 바꾼 하루"));
  CHECK(muted({{}, {"AI"}}, "ＡＩ 반도체"));
  CHECK_FALSE(muted({{}, {"AI"}}, "THAILAND"));
  CHECK_FALSE(muted({{}, {"AI"}}, "RAIN, AI2"));
  CHECK(muted({{}, {"코인"}}, "코인을 산 사람"));
  CHECK_FALSE(muted({{}, {"코인"}}, "비트코인"));
  CHECK(muted({{}, {"느린  개발자"}}, "느린 개발자의 아침"));
  CHECK_FALSE(muted({{}, {"느린 개발자"}}, "느린 걸음의 개발자"));
  CHECK(muted({{}, {"없다", "금리"}}, "금리 인하"));
  CHECK_FALSE(muted({{}, {"", "  "}}, "금리 인하"));
  CHECK(muted({{"채널"}, {}}, "금리"));
  CHECK_FALSE(muted({{"채"}, {}}, "금리"));
}

TEST_CASE("mute: lists leave out and count what pages mark", "[engine][mute][query]") {
  MuteFixture fixture;
  for (const Json& mute :
       {Json{{"words", {"AI"}}}, Json{{"words", {"코인", "느린 개발자"}}}, Json{{"channels", {"채널 1"}}},
        Json{{"words", {"반도체"}}, {"channels", {"채널 0", "없는 채널"}}}, Json::object()}) {
    INFO(dump_json(mute));
    std::set<std::string> shown;
    std::uint32_t hidden = 0;
    for (const auto& digest : fixture.all) {
      const Json page = fixture.ask(&Reader::page, {{"digest", digest.id}, {"mute", mute}});
      for (const Json& row : page["info"]["entryList"]) {
        if (row.contains("muted")) ++hidden;
        else shown.insert(digest.id + "#" + mute_text(row, "id"));
      }
    }
    for (const char* sort : {"newest", "oldest", "longest"}) {
      const Json found = fixture.ask(&Reader::select, {{"mute", mute}, {"limit", 1000}, {"sort", sort}});
      CHECK(fixture.rows(found) == shown);
      CHECK(mute_number(found, "total") == shown.size());
      CHECK(mute_number(found, "muted") == hidden);
      CHECK(found.contains("muted") == (hidden > 0));
    }
    const Json searched = fixture.ask(&Reader::search, {{"query", "비트코인"}, {"mute", mute}, {"limit", 60}});
    CHECK(fixture.rows(searched) == shown);
    CHECK(mute_number(searched, "muted") == hidden);
  }
}

TEST_CASE("mute: counts beside filters leave out the muted, and dates narrow how many they are",
          "[engine][mute][query]") {
  MuteFixture fixture;
  const Json found = fixture.ask(&Reader::select, {{"mute", {{"channels", {"채널 1"}}}}, {"from", "2026-02-01"}});
  CHECK(mute_number(found, "muted") == 8);
  CHECK(mute_number(found, "total") == 14);
  std::uint32_t sum = 0;
  for (const Json& count : found["facets"]["channels"])
    sum += static_cast<std::uint32_t>(*count.get_ptr<const Json::number_unsigned_t*>());
  CHECK(sum == 14);
}

TEST_CASE("mute: a channel that is asked for by name is shown", "[engine][mute][query]") {
  MuteFixture fixture;
  const Json mute = {{"channels", {"채널 1"}}, {"words", {"AI"}}};
  const Json chosen = fixture.ask(&Reader::select, {{"mute", mute}, {"channels", {"채널 1"}}, {"limit", 1000}});
  CHECK(mute_number(chosen, "total") + mute_number(chosen, "muted") == 20);
  CHECK(mute_number(chosen, "muted") > 0);
  CHECK(mute_number(chosen, "total") > 0);
  const Json typed = fixture.ask(&Reader::search, {{"query", "채널:\"채널 1\""}, {"mute", mute}, {"limit", 60}});
  CHECK(fixture.rows(typed) == fixture.rows(chosen));
}

TEST_CASE("mute: an entry that is asked for by name is shown on its page", "[engine][mute]") {
  MuteFixture fixture;
  const Json mute = {{"channels", {"채널 1"}}};
  const auto muted = [&](const Json& request) {
    std::string ids;
    const Json page = fixture.ask(&Reader::page, request);
    for (const Json& row : page["info"]["entryList"])
      if (row.contains("muted")) ids += mute_text(row, "id") + ' ';
    return ids;
  };
  CHECK(muted({{"digest", "2026-02-03-가"}, {"mute", mute}}) == "e1 e4 e7 e10 ");
  CHECK(muted({{"digest", "2026-02-03-가"}, {"mute", mute}, {"entry", "e4"}}) == "e1 e7 e10 ");
}

TEST_CASE("mute: requests that make no sense name the member", "[engine][mute]") {
  MuteFixture fixture;
  for (const auto verb : {&Reader::select, &Reader::search, &Reader::page}) {
    const Reply reply = fixture.host.call(verb, R"({"query":"","mute":{"words":"AI"}})");
    CHECK(reply.status == Reply::Status::kError);
    CHECK(reply.bytes.find("`mute`: `words`") != std::string::npos);
  }
}

TEST_CASE("search: names that the query asks for, and where", "[engine][search]") {
  MuteFixture fixture;
  const auto named = [&](const std::string& query) {
    std::string text;
    const Json found = fixture.ask(&Reader::search, {{"query", query}});
    for (const Json& each : found["named"]) {
      text += mute_text(each, "facet") + ' ' + std::to_string(mute_number(each, "from")) + '-' +
              std::to_string(mute_number(each, "to"));
      for (const Json& name : each["names"]) text += ' ' + *name.get_ptr<const std::string*>();
      text += '\n';
    }
    return text;
  };
  CHECK(named("AI 코인") == "");
  CHECK(named("😀 채널:\"채널 1\" AI topic:가") == "channels 3-12 채널 1\ntopics 16-23 가\n");
  CHECK(named("channel:채널") == "channels 0-10 채널 0 채널 1 채널 2\n");
  CHECK(named("-channel:\"채널 1\" 주제: is:unread") == "");
  CHECK(named("채널:없음") == "channels 0-5\n");
}
