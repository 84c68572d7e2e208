// Search through the façade: archive, index, filters and texts together, compared with a search of every digest.
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>

#include "engine/reader.hpp"
#include "markdown/html.hpp"
#include "search/helpers.hpp"
#include "support/generated_digests.hpp"
#include "support/host.hpp"

using namespace yoyak;
using engine::Reader;
using engine::Reply;
using test::Host;

namespace {

std::string joined(const Json& segments, bool hits_only = false) {
  std::string text;
  for (const Json& segment : segments) {
    const bool hit = *segment["hit"].get_ptr<const bool*>();
    if (hit || !hits_only) text += *segment["text"].get_ptr<const std::string*>();
    if (hit && hits_only) text += '|';
  }
  return text;
}

const std::string& string_of(const Json& object, const char* key) { return *object[key].get_ptr<const std::string*>(); }
std::uint32_t number_of(const Json& object, const char* key) {
  return static_cast<std::uint32_t>(*object[key].get_ptr<const Json::number_unsigned_t*>());
}

digest::Digest make_digest(const std::string& date, const std::string& topic,
                           const std::vector<std::pair<std::string, std::string>>& entries,
                           const std::string& overview = "") {
  digest::Digest digest;
  digest.id = date + "-" + topic;
  digest.date = date;
  digest.topic = topic;
  digest.title = date + " " + topic;
  digest.overview = overview;
  for (const auto& [title, text] : entries) {
    digest::Entry entry;
    entry.id = "e" + std::to_string(digest.entries.size());
    entry.title = title;
    entry.channel = "채널 " + std::to_string(digest.entries.size() % 3);
    entry.url = "https://example.org/" + entry.id;
    entry.duration_s = 60 * static_cast<std::uint32_t>(digest.entries.size() + 1);
    entry.sections = {{digest::SectionKind::kMain, "주요 내용", text}};
    digest.entries.push_back(std::move(entry));
  }
  return digest;
}

struct Archive {
  explicit Archive(std::vector<digest::Digest> list, archive::Site site = {})
      : digests(std::move(list)), host(test::packed_archive(digests, site)) {
    host.open();
  }

  Json search(Json request) {
    request["today"] = "2026-03-01";
    const Reply reply = host.call(&Reader::search, dump_json(request));
    INFO(reply.bytes.substr(0, 300));
    CHECK(reply.status == Reply::Status::kOk);
    return Host::parse(reply);
  }

  std::set<std::string> found(Json request) {
    request["limit"] = 100000;
    std::set<std::string> ids;
    const Json result = search(std::move(request));
    for (const Json& row : result["rows"]) ids.insert(string_of(row, "digest") + "#" + string_of(row, "id"));
    CHECK(ids.size() == number_of(result, "total"));
    return ids;
  }

  std::vector<digest::Digest> digests;
  Host host;
};

}  // namespace

TEST_CASE("search: what is found is what a look at every text finds, with and without filters", "[search][engine]") {
  search_test::TextMaker make(77);
  std::vector<digest::Digest> digests;
  const std::vector<std::string> dates = {"2026-02-03", "2026-02-01", "2026-01-20", "2025-11-05", "2024-06-01"};
  for (const std::string& date : dates) {
    for (const char* topic : {"가", "나"}) {
      std::vector<std::pair<std::string, std::string>> entries;
      for (int i = 0; i < 25; ++i) entries.push_back({make.line(4), make.line(30)});
      digests.push_back(make_digest(date, topic, entries, make.line(20)));
    }
  }
  Archive archive(digests);
  std::vector<search_test::Document> documents;
  std::vector<std::string> ids;
  std::vector<std::pair<const digest::Digest*, const digest::Entry*>> of;
  for (const auto& d : archive.digests) {
    for (const auto& e : d.entries) {
      search_test::Document document;
      document[search_test::Field::kTitle] = e.title;
      document[search_test::Field::kChannel] = e.channel;
      document[search_test::Field::kMain] = markdown::plain_text(e.sections[0].markdown);
      documents.push_back(std::move(document));
      ids.push_back(d.id + "#" + e.id);
      of.push_back({&d, &e});
    }
  }
  const search_test::BruteForce brute(documents);
  for (int n = 0; n < 150; ++n) {
    std::string query = make.word();
    if (n % 3 == 1) query += " " + make.word();
    // Characters of the query language have another meaning there.
    if (query.find_first_of("\"-:|") != std::string::npos || query.find("“") != std::string::npos) continue;
    const std::set<std::uint32_t> plain = brute.find(query);
    if (n % 3 == 1) query = "\"" + query + "\"";
    for (int filter = 0; filter < 3; ++filter) {
      Json request{{"query", query}};
      if (filter == 1) request["channels"] = {"채널 1"};
      if (filter == 2) request = {{"query", query}, {"from", "2025-01-01"}, {"to", "2026-01-31"}, {"topics", {"나"}}};
      std::set<std::string> expected;
      for (const std::uint32_t doc : plain) {
        const auto& [d, e] = of[doc];
        if (filter == 1 && e->channel != "채널 1") continue;
        if (filter == 2 && (d->date < "2025-01-01" || d->date > "2026-01-31" || d->topic != "나")) continue;
        expected.insert(ids[doc]);
      }
      INFO(query << ", filter " << filter);
      CHECK(archive.found(request) == expected);
    }
  }
}

TEST_CASE("search: a page is found by its title and its description, by its title first", "[search][engine]") {
  std::vector<digest::Digest> digests;
  for (const auto& [title, description] : {std::pair("고양이가 버린 상자", ""), std::pair("산책", "강아지가 배운 말"),
                                           std::pair("강아지와 저녁", ""), std::pair("", "")}) {
    digests.push_back(make_digest("2026-02-0" + std::to_string(9 - digests.size()), "일기", {}, "비가 왔다."));
    digests.back().headline = title;
    if (*title != '\0') digests.back().title = title;
    digests.back().description = description;
  }
  Archive archive(std::move(digests));
  const Json result = archive.search(Json{{"query", "강아지"}});
  REQUIRE(number_of(result["overviews"], "total") == 2);
  const Json& rows = result["overviews"]["rows"];
  CHECK(string_of(rows[0], "headline") == "강아지와 저녁");
  CHECK(joined(rows[0]["headlineParts"], true) == "강아지|");
  CHECK(joined(rows[1]["snippet"], true) == "강아지|");
  CHECK(number_of(archive.search(Json{{"query", "in:title 강아지"}})["overviews"], "total") == 1);
  // Nothing matches across title, description and text; date and topic are filters, not words of a title.
  CHECK(number_of(archive.search(Json{{"query", "\"저녁 비가\""}})["overviews"], "total") == 0);
  CHECK(number_of(archive.search(Json{{"query", "일기"}})["overviews"], "total") == 0);
  CHECK(number_of(archive.search(Json{{"query", "\"상자\" 비가"}})["overviews"], "total") == 1);
}

TEST_CASE("search: rows are ranked, with marked titles and snippets, and counted by facet", "[search][engine]") {
  Archive archive({make_digest("2026-02-03", "기술",
                               {{"다른 이야기", "여기서 언어모델을 말한다"}, {"모델 이야기", "본문"}}, "모델의 하루"),
                   make_digest("2026-01-03", "경제", {{"아무 것", "모델 **모델** 모델"}})});
  const Json result = archive.search(Json{{"query", "모델"}});
  REQUIRE(number_of(result, "total") == 3);
  CHECK(string_of(result["rows"][0], "title") == "모델 이야기");
  CHECK(joined(result["rows"][0]["titleParts"], true) == "모델|");
  CHECK(joined(result["rows"][1]["snippet"], true) == "모델|모델|모델|");
  CHECK(joined(result["rows"][2]["snippet"]) == "여기서 언어모델을 말한다");
  CHECK(number_of(result["rows"][0], "score") > number_of(result["rows"][2], "score"));
  CHECK(number_of(result["overviews"], "total") == 1);
  CHECK(joined(result["overviews"]["rows"][0]["snippet"]) == "모델의 하루");
  CHECK(result["overviews"]["rows"][0]["headlineParts"].empty());
  // Rows take the excerpts that there are first, and overviews what is left.
  const auto of_overview = [&](std::uint32_t snippets) {
    return joined(archive.search(Json{{"query", "모델"}, {"snippets", snippets}})["overviews"]["rows"][0]["snippet"]);
  };
  CHECK(of_overview(3).empty());
  CHECK(of_overview(4) == "모델의 하루");
  CHECK(result["facets"]["topics"][0] == 2u);
  CHECK(result["facets"]["months"].size() == 2);
  CHECK(result["facets"]["months"][0] == 1u);
  // A filter in the query works like a filter of the selection.
  CHECK(archive.found({{"query", "모델 주제:경제"}}).size() == 1);
  CHECK(archive.found({{"query", "모델 날짜:2026-02"}}).size() == 2);
  CHECK(archive.found({{"query", "len:>90s"}}).size() == 1);
  CHECK(archive.found({{"query", "채널:\"채널 1\""}}).size() == 1);
  CHECK(archive.found({{"query", "-모델"}}).empty());
  CHECK(string_of(archive.search(Json{{"query", "모델"}, {"sort", "oldest"}})["rows"][0], "digest") ==
        "2026-01-03-경제");
  CHECK(archive.search(Json{{"query", "모델 date:2025-"}})["notes"].size() == 1);
}

TEST_CASE("search: other readings stand apart from what was typed", "[search][engine]") {
  archive::Site site;
  site.synonyms = {{"클로드", "Claude"}};
  Archive archive(
      {make_digest("2026-02-03", "기술", {{"스케일링 법칙", "하나"}, {"클로드 소식", "둘"}, {"실적 발표", "셋"}})},
      site);
  const auto tier = [&](const std::string& query) {
    const Json result = archive.search(Json{{"query", query}});
    CHECK(number_of(result, "total") == 0);
    return result["tiers"].empty() ? std::string("none")
                                   : string_of(result["tiers"][0], "kind") + " " +
                                         joined(result["tiers"][0]["rows"][0]["titleParts"], true);
  };
  CHECK(tier("스켕") == "unfinished 스케일|");
  CHECK(tier("ㅅㅋㅇㄹ") == "initials 스케일링|");
  CHECK(tier("zmffhem") == "keyboard 클로드|");
  CHECK(tier("claude") == "synonym 클로드|");
  CHECK(tier("실적을") == "particle 실적|");
  CHECK(tier("없는말") == "none");
  CHECK(archive.search(Json{{"query", "스캐일링"}})["suggestions"][0] == "스케일링");
  CHECK(archive.search(Json{{"query", "스케일링"}})["tiers"].empty());
  CHECK(archive.search(Json{{"query", "스켕"}, {"tiers", false}})["tiers"].empty());
}

TEST_CASE("search: another reading does not repeat what the query itself finds", "[search][engine]") {
  Archive archive({make_digest("2026-02-03", "기술", {{"스케이트 이야기", "하나"}, {"스케일링 법칙", "둘"}})});
  const Json result = archive.search(Json{{"query", "스케이"}});
  REQUIRE(number_of(result, "total") == 1);
  CHECK(string_of(result["rows"][0], "title") == "스케이트 이야기");
  REQUIRE(result["tiers"].size() == 1);
  CHECK(number_of(result["tiers"][0], "total") == 1);
  CHECK(string_of(result["tiers"][0]["rows"][0], "title") == "스케일링 법칙");
}

TEST_CASE("search: marks of the reader are filters", "[search][engine][query]") {
  Archive archive({make_digest("2026-02-03", "기술", {{"하나 말", "x"}, {"둘 말", "x"}, {"셋 말", "x"}}),
                   make_digest("2025-02-03", "기술", {{"넷 말", "x"}})});
  const char* marks =
      R"({"read":[["2026-02-03-기술","e0"],["2025-02-03-기술","e0"]],"starred":[["2026-02-03-기술","e2"]]})";
  REQUIRE(archive.host.reader.set_marks(marks).status == Reply::Status::kOk);
  CHECK(archive.found({{"query", "말"}, {"unread", true}}) ==
        std::set<std::string>{"2026-02-03-기술#e1", "2026-02-03-기술#e2"});
  CHECK(archive.found({{"query", "말 is:starred"}}) == std::set<std::string>{"2026-02-03-기술#e2"});
  CHECK(archive.found({{"query", "상태:읽음"}}).size() == 2);
  const Reply reply = archive.host.call(&Reader::select, R"({"unread":true})");
  CHECK(number_of(Host::parse(reply), "total") == 2);
  CHECK(archive.host.reader.set_marks(R"({"read":[["x"]]})").status == Reply::Status::kError);
}

TEST_CASE("search: the newest partition answers first, and a damaged one is left out by name", "[search][engine]") {
  const std::vector<digest::Digest> digests = {make_digest("2026-02-03", "가", {{"모델", "x"}}),
                                               make_digest("2025-02-03", "가", {{"모델", "x"}}),
                                               make_digest("2024-02-03", "가", {{"모델", "x"}})};
  Archive archive(digests);
  const Json first = archive.search(Json{{"query", "모델"}, {"partial", true}, {"limit", 1}});
  CHECK(number_of(first, "total") == 1);
  CHECK(string_of(first["rows"][0], "digest") == "2026-02-03-가");
  CHECK(first["complete"] == false);
  CHECK(number_of(archive.search(Json{{"query", "모델"}}), "total") == 3);

  Archive broken(digests);
  broken.host.tamper = [](const std::string& file, std::string bytes) {
    if (file.starts_with("p/2025")) bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    return bytes;
  };
  const Json result = broken.search(Json{{"query", "모델"}});
  CHECK(number_of(result, "total") == 2);
  CHECK(result["complete"] == false);
  REQUIRE(result["problems"].size() == 1);
  CHECK(string_of(result["problems"][0], "partition") == "2025");
  CHECK(string_of(result["problems"][0], "code") == "damaged");
}

TEST_CASE("search: a rendered entry has its hits marked", "[search][engine]") {
  Archive archive({make_digest("2026-02-03", "기술", {{"제목", "언어모델을 [모델](https://example.org/모델)로"}})});
  const Reply reply = archive.host.call(&Reader::render, R"({"digest":"2026-02-03-기술","entry":"e0","query":"모델"})");
  CHECK(reply.bytes.find("언어<mark>모델</mark>을 <a href=") != std::string::npos);
  CHECK(reply.bytes.find("<mark>모델</mark></a>로") != std::string::npos);
  CHECK(archive.host.call(&Reader::render, R"({"digest":"2026-02-03-기술","entry":"e0","query":""})")
            .bytes.find("<mark>") == std::string::npos);
}

TEST_CASE("search: where all words together find little, what holds most of them follows", "[search][engine][some]") {
  Archive archive({make_digest("2026-02-03", "기술",
                               {{"일리야 수츠케버의 생각", "스케일링만으로는 한계가 있다고 말했다"},
                                {"금리 이야기", "금리 인하는 내년에 시작될 전망이다"},
                                {"반도체 소식", "엔비디아 실적"},
                                {"구글 TPU", "새로운 칩"},
                                {"코스피", "금리와 코스피"}}),
                   make_digest("2025-02-03", "경제", {{"엔비디아 주가", "올랐다"}, {"날씨", "맑다"}})});
  const auto first = [&](const std::string& query) {
    const Json result = archive.search(Json{{"query", query}});
    CHECK(number_of(result, "total") == 0);
    for (const Json& tier : result["tiers"]) {
      if (string_of(tier, "kind") != "some") continue;
      std::string lacks;
      for (const Json& word : tier["rows"][0]["lacks"]) lacks += " -" + *word.get_ptr<const std::string*>();
      return string_of(tier["rows"][0], "title") + lacks;
    }
    return std::string("none");
  };
  CHECK(first("일리야 수츠케버가 말한 스케일링의 한계") == "일리야 수츠케버의 생각 -말한");
  CHECK(first("금리 인하는 언제쯤 되나요?") == "금리 이야기");
  CHECK(first("수츠케버 금리를 TPU") != "none");
  CHECK(first("피터 린치 스케일링") == "일리야 수츠케버의 생각 -피터 -린치");
  CHECK(first("엔비디아 소식 -실적") == "엔비디아 주가 -소식");
  CHECK(first("없는말 또없다") == "none");
  CHECK(first("수츠케버의견") == "none");
  // Filters apply to it, too.
  const Json result = archive.search(Json{{"query", "엔비디아 TPU"}, {"topics", {"경제"}}});
  REQUIRE(result["tiers"].size() == 1);
  CHECK(number_of(result["tiers"][0], "total") == 1);
  CHECK(string_of(result["tiers"][0]["rows"][0], "title") == "엔비디아 주가");
}

TEST_CASE("search: an overview with many of the words hides no entry that has fewer", "[search][engine][some]") {
  Archive archive({make_digest("2026-02-03", "기술", {{"스케일링", "모델을 키운다"}, {"날씨", "맑다"}},
                               "수츠케버가 인터뷰에서 한계를 말했다")});
  const Json result = archive.search(Json{{"query", "수츠케버 인터뷰 한계 스케일링"}});
  REQUIRE(result["tiers"].size() == 1);
  CHECK(string_of(result["tiers"][0], "kind") == "some");
  CHECK(string_of(result["tiers"][0]["rows"][0], "title") == "스케일링");
}

TEST_CASE("search: some of the words, against a look at every text", "[search][engine][some]") {
  search_test::TextMaker make(5);
  std::vector<digest::Digest> digests;
  for (const char* date : {"2026-02-03", "2026-01-20", "2025-11-05", "2024-06-01"}) {
    std::vector<std::pair<std::string, std::string>> entries;
    for (int i = 0; i < 40; ++i) entries.push_back({make.line(4), make.line(30)});
    digests.push_back(make_digest(date, "가", entries));
  }
  Archive archive(digests);
  std::map<std::string, std::u32string> texts;
  for (const auto& d : archive.digests) {
    for (const auto& e : d.entries) {
      texts[d.id + "#" + e.id] =
          search_test::plainly_folded(e.title + "\n" + e.channel + "\n" + markdown::plain_text(e.sections[0].markdown));
    }
  }
  int tiers_seen = 0;
  for (int n = 0; n < 120; ++n) {
    std::string query;
    for (std::size_t i = 2 + make.below(7); i > 0; --i) query += make.word() + " ";
    if (query.find_first_of("\"-:|") != std::string::npos || query.find("“") != std::string::npos) continue;
    INFO(query);
    const auto literal = archive.found({{"query", query}, {"tiers", false}});
    const Json result = archive.search(Json{{"query", query}, {"limit", 1000}, {"tierLimit", 1000}});
    std::set<std::string> seen(literal);
    for (const Json& tier : result["tiers"]) {
      CHECK(number_of(tier, "total") == tier["rows"].size());
      const bool some = string_of(tier, "kind") == "some";
      tiers_seen += some;
      for (const Json& row : tier["rows"]) {
        const std::string id = string_of(row, "digest") + "#" + string_of(row, "id");
        CHECK(seen.insert(id).second);  // nothing is found twice
        if (!some) continue;
        std::set<std::string> lacking;
        for (const Json& word : row["lacks"]) lacking.insert(*word.get_ptr<const std::string*>());
        for (const search::SomeWord& word : search::some_words(search::parse_query(query, "2026-03-01"))) {
          const bool holds =
              texts[id].find(search_test::plainly_folded(word.sought.any[0].text)) != std::u32string::npos;
          INFO(word.text);
          CHECK(holds == (lacking.count(word.text) == 0));
        }
      }
    }
  }
  CHECK(tiers_seen > 20);
}

TEST_CASE("search: many words find what holds them all, from few look-ups", "[search][engine][some]") {
  std::vector<std::pair<std::string, std::string>> entries;
  std::string sentence;
  for (int i = 0; i < 30; ++i) sentence += "낱말" + std::to_string(100 + i) + "을 ";
  for (int i = 0; i < 300; ++i) {
    std::string text = "흔한 말 ";
    for (int w = 0; w < 30; ++w) text += w == i % 31 ? "" : "낱말" + std::to_string(100 + w) + "을 ";
    entries.push_back({"제목 " + std::to_string(i), text});
  }
  std::vector<digest::Digest> digests;
  for (int year = 2026; year > 2010; --year)
    digests.push_back(make_digest(std::to_string(year) + "-02-03", "가", entries));
  Archive archive(digests);
  // Every thirty-first of three hundred lacks nothing.
  CHECK(number_of(archive.search(Json{{"query", sentence}, {"tiers", false}}), "total") == 16 * 9);
  CHECK(number_of(archive.search(Json{{"query", sentence + "아예없는말"}}), "total") == 0);
}

TEST_CASE("search: a field's name narrows one word, an unknown operator is named", "[search][engine]") {
  Archive archive({make_digest(
      "2026-02-03", "기술", {{"비트코인 금리", "본문"}, {"다른 이야기", "비트코인 소식"}, {"Re:Zero 감상", "본문"}})});
  CHECK(archive.found({{"query", "title:비트코인"}}) == std::set<std::string>{"2026-02-03-기술#e0"});
  CHECK(archive.found({{"query", "제목:비트코인 본문"}}) == std::set<std::string>{"2026-02-03-기술#e0"});
  CHECK(archive.found({{"query", "비트코인 -제목:비트코인"}}) == std::set<std::string>{"2026-02-03-기술#e1"});
  const Json unknown = archive.search(Json{{"query", "제몫:비트코인"}});
  REQUIRE(unknown["notes"].size() == 1);
  CHECK(*unknown["notes"][0].get_ptr<const std::string*>() == "제몫:");
  CHECK(archive.search(Json{{"query", "re:zero"}})["notes"].empty());
}

namespace {

// What users of a small archive would see: the number of hits, then each tier with its number and its first title.
std::string seen(Archive& archive, const std::string& query) {
  const Json result = archive.search(Json{{"query", query}});
  std::string out = std::to_string(number_of(result, "total"));
  for (const Json& tier : result["tiers"]) {
    out += " " + string_of(tier, "kind") + " " + std::to_string(number_of(tier, "total"));
    if (!tier["rows"].empty()) out += " " + string_of(tier["rows"][0], "title");
  }
  return out;
}

}  // namespace

TEST_CASE("search: the same thing written otherwise", "[search][engine]") {
  archive::Site site;
  site.synonyms = {{"클로드", "Claude"}};
  site.names = {{"엔비디아", "NVIDIA"}};
  Archive archive({make_digest("2025-12-01", "기술",
                               {{"금리 이야기", "금리 인하는 내년에 시작될 전망이다"},
                                {"코스피", "코스피가 4,000 포인트를 넘었다. 1조 5,000억 원이 들어왔다"},
                                {"GPT-5.2 공개", "GPT-5.2 와 제미나이 3 을 견준다. S&P 500 도 올랐다"},
                                {"비트코인", "비트코인이 10만 달러를 넘었다. 엔비디아 주가도 올랐다"},
                                {"미국 연준", "미국 연준이 동결했다. AI 버블 논란이 이어진다"},
                                {"금값", "금값은 10 달러 올랐다"},
                                {"젠슨 황", "클로드를 말했다"}})},
                  site);
  // Spellings of one name, which the pages explain.
  CHECK(seen(archive, "NVIDIA") == "0 name 1 비트코인");
  CHECK(seen(archive, "nvidia 10만") == "0 name 1 비트코인");
  // Marks around words.
  CHECK(seen(archive, "AI 버블?") == "0 marks 1 미국 연준");
  CHECK(seen(archive, "「엔비디아」") == "0 marks 1 비트코인");
  CHECK(seen(archive, "AI,버블") == "0 marks 1 미국 연준");
  CHECK(seen(archive, "#엔비디아") == "0 marks 1 비트코인");
  CHECK(seen(archive, "엔비디아, 주가") == "0 marks 1 비트코인");
  CHECK(seen(archive, "AI 버블인가요?") == "0 particle 1 미국 연준");
  // Letters beside digits.
  CHECK(seen(archive, "gpt5.2") == "0 joint 1 GPT-5.2 공개");
  CHECK(seen(archive, "제미나이3") == "0 joint 1 GPT-5.2 공개");
  CHECK(seen(archive, "S&P500") == "0 joint 1 GPT-5.2 공개");
  CHECK(seen(archive, "sp500은") == "0 joint 1 GPT-5.2 공개");
  // Numbers.
  CHECK(seen(archive, "코스피 4000") == "0 number 1 코스피");
  CHECK(seen(archive, "4천") == "0 number 1 코스피");
  CHECK(seen(archive, "1.5조") == "0 number 1 코스피");
  CHECK(seen(archive, "100,000 달러") == "0 number 1 비트코인 some 1 금값");
  CHECK(seen(archive, "비트코인 10만 달러") == "1");
  CHECK(seen(archive, "10만 달러").find("particle") == std::string::npos);
  // Spacing, names, and several changes at once.
  CHECK(seen(archive, "젠슨황") == "0 spacing 1 젠슨 황");
  CHECK(seen(archive, "금리인하가") == "0 spacing 1 금리 이야기");
  CHECK(seen(archive, "Claude가") == "0 synonym 1 젠슨 황");
  CHECK(seen(archive, "젠슨황은 Claude") == "0 synonym 1 젠슨 황");
}

TEST_CASE("search: readings appear beside many hits, folded, and can be listed", "[search][engine]") {
  std::vector<std::pair<std::string, std::string>> entries;
  for (int i = 0; i < 12; ++i) entries.push_back({"클로드코드 " + std::to_string(i), "도구"});
  for (int i = 0; i < 30; ++i) entries.push_back({"클로드 코드 " + std::to_string(i), "도구"});
  for (int years = 1; years < 9; years += 7) {
    std::vector<digest::Digest> digests;
    for (int y = 0; y < years; ++y) {
      digests.push_back(
          make_digest(std::to_string(2026 - y) + "-02-03", "기술", y == 0 ? entries : decltype(entries){}));
    }
    Archive archive(digests);
    const Json result = archive.search(Json{{"query", "클로드코드"}});
    CHECK(number_of(result, "total") == 12);
    REQUIRE(result["tiers"].size() == 1);
    CHECK(string_of(result["tiers"][0], "kind") == "spacing");
    CHECK(string_of(result["tiers"][0], "label") == "\"클로드 코드\"");
    CHECK(number_of(result["tiers"][0], "total") == 30);
    CHECK(result["tiers"][0]["rows"].empty());
    // The second page of that tier.
    const Json page = archive.search(Json{{"query", "클로드코드"}, {"tier", "spacing"}, {"offset", 20}, {"limit", 20}});
    CHECK(number_of(page, "total") == 30);
    REQUIRE(page["rows"].size() == 10);
    CHECK(joined(page["rows"][0]["titleParts"], true) == "클로드 코드|");
    CHECK(page["tiers"].empty());
    CHECK(number_of(archive.search(Json{{"query", "클로드코드"}, {"tier", "number"}}), "total") == 0);
    CHECK(archive.search(Json{{"query", "클로드코드"}, {"tiers", false}})["tiers"].empty());
  }
}

TEST_CASE("search: a pasted address or id leads to its entry", "[search][engine]") {
  std::vector<digest::Digest> digests;
  for (const char* date : {"2026-02-03", "2025-11-05"})
    digests.push_back(make_digest(date, "가", {{"행로", "글"}, {"도호", "말"}}));
  digests[1].entries[1].id = "dQw4w9WgXcQ";
  Archive archive(digests);
  for (const char* pasted :
       {"https://www.youtube.com/watch?v=dQw4w9WgXcQ", "https://youtu.be/dQw4w9WgXcQ?t=43", "dQw4w9WgXcQ",
        " youtube.com/watch?app=desktop&v=dQw4w9WgXcQ&list=abc ", "https://m.youtube.com/shorts/dQw4w9WgXcQ#x"}) {
    INFO(pasted);
    const Json result = archive.search({{"query", pasted}, {"limit", 10}});
    CHECK(number_of(result, "total") == 0);
    CHECK(result["notes"].empty());
    REQUIRE(result["tiers"].size() == 1);
    const Json& tier = result["tiers"][0];
    CHECK(string_of(tier, "kind") == "address");
    CHECK(string_of(tier, "label") == "dQw4w9WgXcQ");
    CHECK(number_of(tier, "total") == 1);
    REQUIRE(tier["rows"].size() == 1);
    CHECK(string_of(tier["rows"][0], "id") == "dQw4w9WgXcQ");
  }
  // Another id, and words that are no id.
  for (const char* other : {"https://youtu.be/dQw4w9WgXcR", "dqw4w9wgxcq", "transformer", "dQw4w9WgXcQ 행로"}) {
    INFO(other);
    const Json result = archive.search({{"query", other}, {"limit", 10}});
    for (const Json& tier : result["tiers"]) CHECK(string_of(tier, "kind") != "address");
  }
}

TEST_CASE("search: a phrase that only the texts decide, of more texts than are kept", "[search][engine]") {
  // The first word of the phrase is the end of a longer one, so the index has no positions for it.
  std::vector<digest::Digest> digests;
  for (int day = 20; day > 0; --day) {
    std::vector<std::pair<std::string, std::string>> entries;
    for (int i = 0; i < 120; ++i) {
      const std::string number = std::to_string(day * 1000 + i);
      entries.emplace_back("제목" + number, i % 2 == 0 ? "새언어 모델 " + number : "모델 새언어 " + number);
    }
    digests.push_back(
        make_digest("2026-01-" + std::string(day < 10 ? "0" : "") + std::to_string(day), "기술", entries));
  }
  Host host(test::packed_archive(digests));
  host.open();
  // Of another spelling the texts are not worth it.
  const Json joined_words = Host::parse(host.call(&Reader::search, R"({"query":"언어모델","limit":10})"));
  CHECK(number_of(joined_words, "total") == 0);
  CHECK(host.requests < 100);
  for (int again = 0; again < 2; ++again) {
    const Json found = Host::parse(host.call(&Reader::search, R"({"query":"\"언어 모델\"","limit":10,"tiers":false})"));
    REQUIRE(found.contains("total"));
    CHECK(number_of(found, "total") == 1200);
  }
  // What was too much for the first call is not kept for ever.
  const Json other = Host::parse(host.call(&Reader::search, R"({"query":"제목20119","limit":10,"tiers":false})"));
  CHECK(number_of(other, "total") == 1);
}
