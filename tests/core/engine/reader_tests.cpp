#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>

#include "archive/archive_writer.hpp"
#include "digest/json.hpp"
#include "engine/reader.hpp"
#include "support/generated_digests.hpp"
#include "support/host.hpp"

using namespace yoyak;
using engine::Reader;
using engine::Reply;
using test::Host;

namespace {

struct Fixture {
  std::vector<digest::Digest> digests = test::generated_digests(120);
  Host host{test::packed_archive(digests)};
  Json manifest;
  Fixture() : manifest(host.open()) {}

  Json ask(Reply (Reader::*method)(std::string_view), const Json& request) {
    const Reply reply = host.call(method, dump_json(request));
    INFO(reply.bytes.substr(0, 300));
    CHECK(reply.status == Reply::Status::kOk);
    return Host::parse(reply);
  }
};

// A second, simple implementation of a selection.
struct Wanted {
  std::string from = "0000", to = "9999";
  std::set<std::string> topics, channels;
  std::uint32_t min = 0, max = UINT32_MAX;

  bool date(const digest::Digest& d) const { return d.date >= from && d.date <= to; }
  bool topic(const digest::Digest& d) const { return topics.empty() || topics.contains(d.topic); }
  bool channel(const digest::Entry& e) const { return channels.empty() || channels.contains(e.channel); }
  bool length(const digest::Entry& e) const {
    return (min == 0 && max == UINT32_MAX) || (e.duration_s && *e.duration_s >= min && *e.duration_s <= max);
  }
};

std::uint32_t number(const Json& json) {
  return static_cast<std::uint32_t>(*json.get_ptr<const Json::number_unsigned_t*>());
}

// The names of the manifest with their counts.
std::map<std::string, std::uint32_t> facet(const Json& infos, const Json& list) {
  REQUIRE(list.size() == infos.size());
  std::map<std::string, std::uint32_t> counts;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (number(list[i]) != 0) counts[*infos[i]["name"].get_ptr<const std::string*>()] = number(list[i]);
  }
  return counts;
}

// The months from the manifest's first date on.
std::map<std::string, std::uint32_t> months_of(const Json& manifest, const Json& list) {
  const std::string& from = *manifest["from"].get_ptr<const std::string*>();
  int month = std::stoi(from.substr(0, 4)) * 12 + std::stoi(from.substr(5, 2)) - 1;
  std::map<std::string, std::uint32_t> counts;
  for (const Json& count : list) {
    const std::string in_year = std::to_string(month % 12 + 1);
    if (number(count) != 0)
      counts[std::to_string(month / 12) + (in_year.size() == 1 ? "-0" : "-") + in_year] = number(count);
    ++month;
  }
  return counts;
}

void check_selection(Fixture& fixture, const Wanted& wanted, Json request) {
  std::uint32_t total = 0, seconds = 0;
  std::set<std::string> in_digests;
  std::map<std::string, std::uint32_t> topics, channels, months;
  std::vector<std::string> ids;
  for (const auto& d : fixture.digests) {
    for (const auto& e : d.entries) {
      const bool date = wanted.date(d), topic = wanted.topic(d), channel = wanted.channel(e);
      if (!wanted.length(e)) continue;
      if (date && topic && channel) {
        ++total;
        seconds += e.duration_s.value_or(0);
        in_digests.insert(d.id);
        ids.push_back(d.id + "#" + e.id);
      }
      if (date && channel) ++topics[d.topic];
      if (date && topic) ++channels[e.channel];
      if (topic && channel) ++months[d.date.substr(0, 7)];
    }
  }
  request["limit"] = 100000;
  const Json result = fixture.ask(&Reader::select, request);
  CHECK(result["total"] == total);
  CHECK(result["seconds"] == seconds);
  CHECK(result["digests"] == in_digests.size());
  CHECK(facet(fixture.manifest["topics"], result["facets"]["topics"]) == topics);
  CHECK(facet(fixture.manifest["channels"], result["facets"]["channels"]) == channels);
  CHECK(months_of(fixture.manifest, result["facets"]["months"]) == months);
  std::vector<std::string> got;
  for (const Json& row : result["rows"]) {
    got.push_back(*row["digest"].get_ptr<const std::string*>() + "#" + *row["id"].get_ptr<const std::string*>());
  }
  CHECK(got == ids);
  // Where a page begins and how long it is changes nothing but the rows.
  for (const auto& [offset, limit] : {std::pair<std::size_t, std::size_t>{0, 0}, {0, 3}, {7, 5}, {ids.size(), 5}}) {
    request["offset"] = offset;
    request["limit"] = limit;
    Json page = fixture.ask(&Reader::select, request);
    const std::size_t begin = std::min(offset, ids.size());
    REQUIRE(page["rows"].size() == std::min(limit, ids.size() - begin));
    for (std::size_t i = 0; i < page["rows"].size(); ++i) CHECK(page["rows"][i] == result["rows"][begin + i]);
    page["rows"] = result["rows"];
    CHECK(page == result);
  }
}

}  // namespace

TEST_CASE("select: counts and rows equal a plain scan, for each facet and their combinations", "[query]") {
  Fixture fixture;
  check_selection(fixture, {}, Json::object());
  check_selection(fixture, {.from = "2026-01-05", .to = "2026-02-01"}, {{"from", "2026-01-05"}, {"to", "2026-02-01"}});
  check_selection(fixture, {.topics = {"기술-AI"}}, {{"topics", {"기술-AI"}}});
  check_selection(fixture, {.channels = {"채널 3", "채널 7"}}, {{"channels", {"채널 3", "채널 7"}}});
  check_selection(fixture, {.min = 600, .max = 3600}, {{"minSeconds", 600}, {"maxSeconds", 3600}});
  check_selection(fixture,
                  {.from = "2025-12-20",
                   .to = "2026-01-20",
                   .topics = {"기술-AI", "시사-정치"},
                   .channels = {"채널 1", "채널 2"},
                   .min = 60},
                  {{"from", "2025-12-20"},
                   {"to", "2026-01-20"},
                   {"topics", {"기술-AI", "시사-정치"}},
                   {"channels", {"채널 1", "채널 2"}},
                   {"minSeconds", 60}});
  check_selection(fixture, {.channels = {"no such channel"}}, {{"channels", {"no such channel"}}});
}

TEST_CASE("select: orders and pages", "[query]") {
  Fixture fixture;
  const Json all = fixture.ask(&Reader::select, {{"limit", 100000}});
  const Json page = fixture.ask(&Reader::select, {{"offset", 30}, {"limit", 20}});
  REQUIRE(page["rows"].size() == 20);
  for (std::size_t i = 0; i < 20; ++i) CHECK(page["rows"][i] == all["rows"][30 + i]);

  const Json longest = fixture.ask(&Reader::select, {{"sort", "longest"}, {"limit", 100000}});
  REQUIRE(longest["rows"].size() == all["rows"].size());
  for (std::size_t i = 1; i < longest["rows"].size(); ++i) {
    const Json &a = longest["rows"][i - 1]["seconds"], &b = longest["rows"][i]["seconds"];
    if (!b.is_null()) CHECK((!a.is_null() && a >= b));
  }
  const Json oldest = fixture.ask(&Reader::select, {{"sort", "oldest"}, {"limit", 1}});
  CHECK(oldest["rows"][0]["date"] == all["rows"].back()["date"]);
}

TEST_CASE("digest: the exported digest equals what was packed", "[engine]") {
  Fixture fixture;
  for (const auto& digest : fixture.digests) {
    CHECK(fixture.ask(&Reader::export_digest, {{"id", digest.id}}) == parse_json(digest::to_json(digest).text).value());
  }
}

TEST_CASE("digest: neighbours are of the same topic, across partitions", "[engine]") {
  Fixture fixture;
  std::map<std::string, std::vector<std::string>> by_topic;
  for (const auto& digest : fixture.digests) by_topic[digest.topic].push_back(digest.id);
  for (const auto& [topic, ids] : by_topic) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const Json info = fixture.ask(&Reader::digest, {{"id", ids[i]}});
      CHECK(info["next"].is_null() == (i == 0));
      CHECK(info["previous"].is_null() == (i + 1 == ids.size()));
      if (i > 0) CHECK(info["next"]["id"] == ids[i - 1]);
      if (i + 1 < ids.size()) CHECK(info["previous"]["id"] == ids[i + 1]);
    }
  }
}

TEST_CASE("reader: a first digest costs one head and its text", "[engine]") {
  Fixture fixture;
  const Json newest = fixture.ask(&Reader::digests, {{"limit", 1}, {"partial", true}});
  CHECK(fixture.host.requests == 1);
  fixture.ask(&Reader::digest, {{"id", newest["digests"][0]["id"]}});
  CHECK(fixture.host.rounds == 2);
  CHECK(fixture.host.requests <= 3);
}

TEST_CASE("reader: a damaged partition is named and the others go on", "[engine]") {
  Fixture fixture;
  fixture.host.tamper = [](const std::string& file, std::string bytes) {
    if (file.starts_with("p/2026-01")) bytes[30] ^= 1;  // in the table of sections
    return bytes;
  };
  const Json result = fixture.ask(&Reader::select, {{"limit", 5}});
  CHECK(result["complete"] == false);
  REQUIRE(result["problems"].size() == 1);
  CHECK(result["problems"][0]["code"] == "damaged");
  CHECK(result["problems"][0]["partition"] == "2026-01");
  CHECK(result["total"] > 0);
  const Reply reply = fixture.host.call(&Reader::digest, R"({"id":"2026-01-05-기술-AI"})");
  CHECK(reply.status == Reply::Status::kError);
  // Once the network is well again a retry is enough.
  fixture.host.tamper = nullptr;
  fixture.host.reader.retry();
  CHECK(fixture.ask(&Reader::select, {{"limit", 5}})["complete"] == true);
}

TEST_CASE("reader: a digest names a neighbour's file that cannot be read, once", "[engine]") {
  Fixture fixture;
  fixture.host.tamper = [](const std::string& file, std::string bytes) {
    return file.starts_with("p/2026-01") ? std::string() : bytes;
  };
  const Json whole = fixture.ask(&Reader::select, {{"limit", 500}});
  REQUIRE(whole["problems"].size() == 1);
  const std::string id = whole["rows"][0]["digest"].get<std::string>();
  const Json digest = fixture.ask(&Reader::digest, {{"id", id}});
  REQUIRE(digest["problems"].size() == 1);
  CHECK(digest["problems"][0]["partition"] == "2026-01");
  const Json page = fixture.ask(&Reader::page, {{"digest", id}});
  CHECK(page["info"]["problems"] == digest["problems"]);
  fixture.host.tamper = nullptr;
  fixture.host.reader.retry();
  CHECK(fixture.ask(&Reader::digest, {{"id", id}})["problems"].empty());
}

TEST_CASE("reader: any byte of a head flipped is called damage, or a newer format", "[engine]") {
  const auto files = test::packed_archive(test::generated_digests(4));
  for (std::size_t at = 0; at < 400; ++at) {
    Host host(files);
    host.open();
    host.tamper = [at](const std::string&, std::string bytes) {
      if (at < bytes.size()) bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
      return bytes;
    };
    const Json result = Host::parse(host.call(&Reader::select, "{}"));
    INFO("byte " << at);
    REQUIRE(result["problems"].size() == 1);
    const Json& code = result["problems"][0]["code"];
    CHECK((code == "damaged" || ((code == "newer-format" || code == "older-format") && at >= 8 && at < 10)));
  }
}

TEST_CASE("reader: files that end early are an error of that partition", "[engine]") {
  Fixture fixture;
  fixture.host.tamper = [](const std::string&, std::string bytes) { return bytes.substr(0, bytes.size() / 2); };
  const Json result = fixture.ask(&Reader::select, Json::object());
  CHECK(result["total"] == 0);
  for (const Json& problem : result["problems"]) CHECK(problem["code"] == "truncated");
}

TEST_CASE("reader: requests that make no sense are errors that name the member", "[engine]") {
  Fixture fixture;
  for (const char* request :
       {"{", "[]", "{\"limit\":-1}", "{\"limit\":\"5\"}", "{\"topics\":\"x\"}", "{\"topics\":[1]}",
        "{\"from\":\"2026-02-30\"}", "{\"sort\":\"random\"}", "{\"from\":5}"}) {
    const Reply reply = fixture.host.call(&Reader::select, request);
    INFO(request);
    CHECK(reply.status == Reply::Status::kError);
    CHECK(Host::parse(reply)["code"] == "bad-request");
  }
  Reader closed;
  CHECK(Host::parse(closed.select("{}"))["code"] == "not-open");
}
