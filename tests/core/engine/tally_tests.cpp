// Reader::tally against a plain scan of the digests.
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>

#include "archive/archive_writer.hpp"
#include "support/generated_digests.hpp"
#include "support/host.hpp"

using namespace yoyak;
using engine::Reader;
using engine::Reply;
using test::Host;

namespace {

std::string text_value(const Json& json) {
  const auto* text = json.get_ptr<const std::string*>();
  return text == nullptr ? std::string("(not a string)") : *text;
}
std::uint32_t number_value(const Json& json) {
  const auto* number = json.get_ptr<const Json::number_unsigned_t*>();
  return number == nullptr ? UINT32_MAX : static_cast<std::uint32_t>(*number);
}

using Sum = std::pair<std::uint32_t, std::uint32_t>;  // entries, seconds
using Sums = std::map<std::string, Sum>;

Sum sum_of(const Json& json) { return {number_value(json["count"]), number_value(json["seconds"])}; }

// A list of sums by the member that names them; those without entries are left out.
Sums sums_of(const Json& list, const char* name) {
  Sums sums;
  for (const Json& each : list) {
    if (number_value(each["count"]) > 0) sums[text_value(each[name])] = sum_of(each);
  }
  return sums;
}

void add_entry(Sum& sum, const digest::Entry& entry) {
  ++sum.first;
  sum.second += entry.duration_s.value_or(0);
}

struct TallyFixture {
  std::vector<digest::Digest> digests = test::generated_digests(120);
  Host host{test::packed_archive(digests)};
  TallyFixture() { host.open(); }
  Json tally(const Json& request) { return Host::parse(host.call(&Reader::tally, dump_json(request))); }
};

}  // namespace

TEST_CASE("tally: sums equal a plain scan, for a selection and all", "[filter][engine]") {
  TallyFixture fixture;
  const std::string topic = fixture.digests.front().topic;
  const std::string from = fixture.digests[fixture.digests.size() * 3 / 4].date, to = fixture.digests[10].date;
  for (const Json& request : {Json::object(), Json{{"from", from}, {"to", to}}, Json{{"topics", {topic}}},
                              Json{{"from", from}, {"minSeconds", 600}, {"maxSeconds", 3600}}}) {
    INFO(dump_json(request));
    Sum total;
    Sums days, months, channels, topics;
    std::map<std::string, Sums> of_channels;
    for (const auto& digest : fixture.digests) {
      if (request.contains("from") && digest.date < from) continue;
      if (request.contains("to") && digest.date > to) continue;
      if (request.contains("topics") && digest.topic != topic) continue;
      for (const auto& entry : digest.entries) {
        const std::uint32_t seconds = entry.duration_s.value_or(UINT32_MAX);
        if (request.contains("minSeconds") && (seconds < 600 || seconds > 3600)) continue;
        add_entry(total, entry);
        add_entry(days[digest.date], entry);
        add_entry(months[digest.date.substr(0, 7)], entry);
        add_entry(topics[digest.topic], entry);
        if (entry.channel.empty()) continue;
        add_entry(channels[entry.channel], entry);
        add_entry(of_channels[entry.channel][digest.date.substr(0, 7)], entry);
      }
    }
    const Json result = fixture.tally(request);
    CHECK(sum_of(result) == total);
    CHECK(sums_of(result["days"], "date") == days);
    CHECK(sums_of(result["months"], "month") == months);
    CHECK(sums_of(result["topics"], "name") == topics);
    CHECK(sums_of(result["channels"], "name") == channels);
    std::uint32_t before = UINT32_MAX;
    for (const Json& channel : result["channels"]) {
      CHECK(number_value(channel["count"]) <= before);
      before = number_value(channel["count"]);
      REQUIRE(channel["months"].size() == result["months"].size());
      Sums sums;
      for (std::size_t i = 0; i < channel["months"].size(); ++i) {
        if (number_value(channel["months"][i]["count"]) > 0)
          sums[text_value(result["months"][i]["month"])] = sum_of(channel["months"][i]);
      }
      CHECK(sums == of_channels[text_value(channel["name"])]);
    }
    CHECK(result["complete"] == true);
    CHECK(result["rising"].is_null());
  }
}

TEST_CASE("tally: months are without gaps, days oldest first", "[filter][engine]") {
  TallyFixture fixture;
  const Json result = fixture.tally({{"from", "2025-11-15"}, {"to", "2026-02-03"}});
  std::vector<std::string> months;
  for (const Json& each : result["months"]) months.push_back(text_value(each["month"]));
  const std::string first = months.front(), last = months.back();
  CHECK(first == text_value(result["from"]).substr(0, 7));
  CHECK(last == text_value(result["to"]).substr(0, 7));
  for (std::size_t i = 1; i < months.size(); ++i) CHECK(months[i - 1] < months[i]);
  for (std::size_t i = 1; i < result["days"].size(); ++i)
    CHECK(text_value(result["days"][i - 1]["date"]) < text_value(result["days"][i]["date"]));
}

TEST_CASE("tally: weeks run from Sunday to Saturday without gaps, within the time that is counted",
          "[filter][engine]") {
  TallyFixture fixture;
  const Json result = fixture.tally({{"from", "2025-11-15"}, {"to", "2026-02-03"}});
  const Json& weeks = result["weeks"];
  REQUIRE(weeks.size() > 3);
  const auto day = [](const Json& date) { return text::try_day_number(text_value(date)).value_or(0); };
  CHECK(weeks.front()["from"] == result["from"]);
  CHECK(weeks.back()["to"] == result["to"]);
  for (std::size_t i = 1; i < weeks.size(); ++i) {
    CHECK(day(weeks[i]["from"]) == day(weeks[i - 1]["to"]) + 1);
    CHECK(day(weeks[i]["from"]) % 7 == day("2025-11-16") % 7);
  }
  for (const Json& week : weeks) {
    CHECK(day(week["to"]) - day(week["from"]) < 7);
    CHECK(sum_of(week) == sum_of(fixture.tally({{"from", week["from"]}, {"to", week["to"]}})));
  }
}

TEST_CASE("tally: partitions outside the dates are not asked for", "[filter][engine]") {
  TallyFixture fixture;
  std::set<std::string> files;
  fixture.host.tamper = [&](const std::string& file, std::string bytes) {
    files.insert(file);
    return bytes;
  };
  const std::string newest = fixture.digests.front().date;
  fixture.tally({{"from", newest}});
  CHECK(files.size() == 1);
}

TEST_CASE("tally: what a query finds, against all of each month; and what rises, of titles", "[filter][engine]") {
  std::vector<digest::Digest> digests;
  for (int month = 3; month >= 1; --month) {
    for (int day = 27; day >= 1; --day) {
      const std::string date = "2026-0" + std::to_string(month) + (day < 10 ? "-0" : "-") + std::to_string(day);
      digest::Digest digest;
      digest.id = date + "-t";
      digest.date = digest.title = date;
      digest.topic = "t";
      for (int i = 0; i < 2; ++i) {
        digest::Entry entry;
        entry.id = "e" + std::to_string(i);
        entry.title = i == 0 && month == 3 && day % 3 == 0 ? "로봇이 온다" : "날씨";
        entry.channel = "c" + std::to_string(day % 5);
        entry.duration_s = 100;
        entry.sections = {{digest::SectionKind::kMain, "", entry.title}};
        digest.entries.push_back(entry);
      }
      digests.push_back(digest);
    }
  }
  Host host(test::packed_archive(digests));
  host.open();
  const auto tally = [&](const Json& request) { return Host::parse(host.call(&Reader::tally, dump_json(request))); };
  const Json found = tally({{"query", "로봇"}, {"rising", 5}});
  CHECK(sum_of(found) == Sum{9, 900});
  CHECK(sums_of(found["months"], "month") == Sums{{"2026-03", {9, 900}}});
  for (const Json& month : found["months"]) CHECK(number_value(month["all"]) == 54);
  CHECK(found["rising"]["words"].empty());

  const Json all = tally({{"rising", 5}});
  CHECK(text_value(all["rising"]["since"]) == "2026-02-28");
  REQUIRE(all["rising"]["words"].size() == 2);
  CHECK(text_value(all["rising"]["words"][0]["word"]) == "로봇이");
  CHECK(number_value(all["rising"]["words"][0]["count"]) == 9);
  CHECK(number_value(all["rising"]["words"][0]["before"]) == 0);
  CHECK(number_value(all["rising"]["words"][0]["tenths"]) == 0);
  CHECK(text_value(all["rising"]["words"][1]["word"]) == "온다");
  for (const Json& month : all["months"]) CHECK(number_value(month["all"]) == 54);

  CHECK(text_value(tally({{"query", 5}})["code"]) == "bad-request");
  CHECK(number_value(tally({{"from", "2027-01-01"}})["count"]) == 0);
}
