// Relations between entries: found while packing (engine/relate.hpp), read by Reader::related.
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>

#include "archive/archive_writer.hpp"
#include "archive/format.hpp"
#include "engine/packer.hpp"
#include "engine/programme.hpp"
#include "engine/relate.hpp"
#include "support/generated_digests.hpp"
#include "support/host.hpp"
#include "text/calendar.hpp"

using namespace yoyak;
using engine::Packer;
using engine::Reply;
using test::Host;

namespace {

struct Page {
  std::string date, topic;
  std::vector<std::array<std::string, 3>> entries;  // channel, title, text
};

std::string markdown_of(const Page& page) {
  std::string text = "# " + page.date + " " + page.topic + "\n";
  for (std::size_t i = 0; i < page.entries.size(); ++i) {
    const auto& [channel, title, body] = page.entries[i];
    std::string id = page.date.substr(2) + "-" + std::to_string(i) + "--";
    id.resize(10, 'x');
    text += "\n### [" + title + "](https://www.youtube.com/watch?v=" + id + page.topic[0] + ")\n" + channel + ", " +
            page.date + "T10:00:00, 3분 4초\n\n" + body + "\n";
  }
  return text;
}

std::vector<archive::File> packed(const std::vector<Page>& pages, const char* config = "{}") {
  Packer packer;
  packer.configure(config);
  for (const Page& page : pages) packer.add(page.date + "-" + page.topic + ".md", markdown_of(page));
  REQUIRE(packer.read().status == Reply::Status::kOk);
  const Json list = parse_json(packer.pack().bytes).value_or(Json())["files"];
  std::vector<archive::File> files;
  for (std::uint32_t i = 0; i < list.size(); ++i)
    files.push_back({list[i]["name"].get<std::string>(), packer.file(i).bytes});
  return files;
}

struct Related {
  Host host;
  explicit Related(const std::vector<archive::File>& files) : host(files) { host.open(); }

  Json ask(const std::string& digest, const std::string& entry) {
    const std::string request = dump_json(Json({{"digest", digest}, {"entry", entry}}));
    return Host::parse(host.call(&engine::Reader::related, request));
  }
  Json all() { return Host::parse(host.call(&engine::Reader::select, R"({"limit": 100000})"))["rows"]; }
  Json of(const std::string& title) {
    for (const Json& row : all()) {
      if (row["title"] == title) return ask(row["digest"].get<std::string>(), row["id"].get<std::string>());
    }
    FAIL("no entry " << title);
    return {};
  }
};

std::vector<std::string> titles(const Json& rows) {
  std::vector<std::string> list;
  for (const Json& row : rows) list.push_back(row["title"].get<std::string>());
  return list;
}

const std::vector<Page> kStory = {
    {"2025-12-30",
     "tech",
     {{"가", "그린란드 매입을 다시 꺼낸 백악관", "덴마크가 희토류 협상을 거절했습니다. 북극항로가 이유입니다."},
      {"나", "겨울 김치 담그기", "배추를 절이고 고춧가루를 준비합니다."}}},
    {"2026-01-05",
     "tech",
     {{"다", "덴마크와 그린란드, 북극항로 협상", "희토류를 둘러싼 협상이 이어졌습니다."},
      {"라", "그린란드 희토류를 캐는 회사", "덴마크 정부는 북극항로를 지키려 합니다."},
      {"마", "자바스크립트 번들러 비교", "esbuild와 rollup의 속도를 비교합니다."},
      {"바", "반려견 산책 시간", "하루에 두 번이 알맞습니다."}}},
    {"2026-01-06",
     "tech",
     {{"사", "노트북 화면 고르기", "밝기와 색역이 중요합니다."},
      {"아", "esbuild 번들러의 새 판", "rollup 플러그인과 자바스크립트 속도 이야기입니다."}}}};

}  // namespace

TEST_CASE("related: the same day, before and after, with the words that are shared", "[engine][related]") {
  Related archive(packed(kStory));
  const Json story = archive.of("덴마크와 그린란드, 북극항로 협상");
  CHECK(titles(story["sameDay"]) == std::vector<std::string>{"그린란드 희토류를 캐는 회사"});
  CHECK(titles(story["earlier"]) == std::vector<std::string>{"그린란드 매입을 다시 꺼낸 백악관"});
  CHECK(story["later"].empty());
  CHECK(story["problems"].empty());
  const auto words = story["earlier"][0]["words"].get<std::set<std::string>>();
  CHECK(words.contains("그린란드"));
  CHECK(words.size() <= archive::kMaxRelatedWords);

  // The partition of the year before names nobody of later days; they are found from theirs.
  const Json first = archive.of("그린란드 매입을 다시 꺼낸 백악관");
  CHECK(first["sameDay"].empty());
  CHECK(first["earlier"].empty());
  CHECK(titles(first["later"]) ==
        std::vector<std::string>{"그린란드 희토류를 캐는 회사", "덴마크와 그린란드, 북극항로 협상"});

  const Json bundler = archive.of("esbuild 번들러의 새 판");
  CHECK(titles(bundler["earlier"]) == std::vector<std::string>{"자바스크립트 번들러 비교"});
  CHECK(archive.of("겨울 김치 담그기")["later"].empty());
}

TEST_CASE("related: errors", "[engine][related]") {
  Related archive(packed(kStory));
  const auto ask = [&](const char* request) { return archive.host.call(&engine::Reader::related, request); };
  CHECK(ask(R"({"digest": "2026-01-05-tech", "entry": "nobody"})").status == Reply::Status::kError);
  CHECK(ask(R"({"digest": "2031-01-05-tech", "entry": "nobody"})").status == Reply::Status::kError);
  CHECK(ask(R"({"digest": "2026-01-05-tech"})").status == Reply::Status::kError);
  CHECK(ask("[").status == Reply::Status::kError);
}

TEST_CASE("related: a programme is one line, whatever its dates", "[engine][related]") {
  using engine::same_programme;
  CHECK(same_programme("아침 시황 방송 [260105] 금리", "아침 시황 방송: 260106 환율"));
  CHECK(same_programme("금리가 오른다 박병창 이사 마켓", "환율이 내린다 | 박병창 이사 마켓"));
  CHECK(same_programme("1월 9일 개장시황 오프닝벨 라이브", "1월 2일 개장시황 오프닝벨 라이브"));
  CHECK(same_programme("오늘", "오늘"));
  CHECK(same_programme("12", "12"));
  CHECK_FALSE(same_programme("12", "13"));
  CHECK_FALSE(same_programme("금리가 오른다", "금리가 내린다"));
  CHECK_FALSE(same_programme("", "금리"));

  std::vector<Page> pages;
  for (int day = 1; day <= 9; ++day) {
    const std::string date = "2026-01-0" + std::to_string(day);
    Page page{date,
              "tech",
              {{"방송", "아침 시황 방송 2601" + std::to_string(day),
                day < 5 ? "그린란드 희토류와 덴마크 소식" : "금리 이야기"}}};
    for (char other = 'a'; other < 'j'; ++other) {
      const std::string word(3, other);
      page.entries.push_back({"다른", "요리 " + word + std::to_string(day), "배추와 " + word});
    }
    pages.push_back(std::move(page));
  }
  pages.push_back({"2026-01-12", "tech", {{"신문", "그린란드 희토류 덴마크", "북극항로를 둘러싼 다툼"}}});
  Related archive(packed(pages));
  CHECK(archive.of("그린란드 희토류 덴마크")["earlier"].size() == 1);

  // Nor does it take the rows of others, however much nearer it is.
  pages[1].entries.push_back(
      {"잡지", "그린란드 광산을 찾아서", "그린란드 희토류 덴마크 " + std::string("여행 사진 지도 배 얼음 바람")});
  Related more(packed(pages));
  const Json found = more.of("그린란드 희토류 덴마크");
  REQUIRE(found["earlier"].size() == 2);
  CHECK(found["earlier"][0]["channel"] == "방송");
  CHECK(found["earlier"][1]["channel"] == "잡지");

  // Of those that came later, too.
  std::vector<Page> before = kStory;
  for (const char* day : {"02", "03"}) {
    before.push_back(
        {std::string("2026-01-") + day,
         "tech",
         {{"방송", std::string("아침 시황 방송 2601") + day + " 그린란드", "덴마크 희토류 협상과 북극항로"}}});
  }
  Related first(packed(before));
  const Json later = first.of("그린란드 매입을 다시 꺼낸 백악관")["later"];
  std::size_t broadcasts = 0;
  for (const Json& row : later) broadcasts += row["channel"] == "방송";
  CHECK(broadcasts == 1);
}

namespace {

// A made-up year: stories of a few rare words that run over some days, among words that everything shares.
std::vector<Page> made_up(std::uint32_t seed, std::uint32_t first_day, std::uint32_t days) {
  test::Random random(seed);
  const auto any = [&](std::uint32_t n) { return random.below(n); };
  std::vector<Page> pages;
  std::uint32_t number = 0;
  for (std::uint32_t day = 0; day < days; ++day) {
    for (const char* topic : {"ai", "money"}) {
      Page page{text::format_day(first_day + day), topic, {}};
      for (std::uint32_t i = any(5) + 1; i > 0; --i) {
        const std::uint32_t story = day / 6 * 3 + any(4);
        std::string body;
        for (std::uint32_t word = 0; word < 12; ++word) {
          body += any(3) == 0
                      ? "story" + std::to_string(story) + "word" + std::string(1, static_cast<char>('a' + any(5)))
                      : "common" + std::string(1, static_cast<char>('a' + any(26)));
          body += ' ';
        }
        // No two are of one programme.
        std::string name = "t";
        for (std::uint32_t n = ++number; n > 0; n /= 26) name += static_cast<char>('a' + n % 26);
        page.entries.push_back(
            {"channel" + std::to_string(any(6)), name + " " + body.substr(0, 40) + " " + name, body});
      }
      pages.push_back(std::move(page));
    }
  }
  return pages;
}

std::string name_of(const Json& row) { return row["digest"].get<std::string>() + "/" + row["id"].get<std::string>(); }

}  // namespace

TEST_CASE("related: what a channel always tells of makes no story, nor do its guests", "[engine][related]") {
  const auto word = [](int n) {
    const char* const syllables[] = {"가", "나", "다", "라", "마", "바", "사", "아", "자", "차"};
    return std::string("결") + syllables[n / 100 % 10] + syllables[n / 10 % 10] + syllables[n % 10] + "뫼";
  };
  std::vector<Page> pages;
  for (int day = 0; day < 10; ++day) {
    Page page{"2026-01-" + std::to_string(10 + day), "coins", {}};
    const auto own = [&](int n) { return word(day * 40 + n) + " " + word(day * 40 + n + 1); };
    page.entries.push_back({"코인 방", "비트코인 솔라나 전망 " + std::to_string(day), "비트코인과 솔라나 " + own(0)});
    if (day < 8) page.entries.push_back({"다른 방", "비트코인 솔라나 소식 " + own(2), "솔라나와 비트코인 " + own(4)});
    page.entries.push_back({"대담", own(6) + " 김철수 박영희 이민호 최민수", own(8)});
    for (int i = 0; i < 12; ++i)
      page.entries.push_back({"채널 " + std::to_string(i), own(10 + i * 2), own(11 + i * 2)});
    pages.push_back(std::move(page));
  }
  pages[5].entries.push_back({"코인 방", "등대 열쇠를 잃은 어부", "비트코인을 등대에 숨긴 어부가 열쇠를 잃었습니다."});
  pages[8].entries.push_back({"코인 방", "어부가 찾은 등대 열쇠", "등대 어부의 열쇠에 비트코인이 있었습니다."});
  Related related{packed(pages)};
  for (const Json& row : related.all()) {
    const Json found = related.ask(row["digest"].get<std::string>(), row["id"].get<std::string>());
    CAPTURE(row["title"]);
    if (row["title"] == "어부가 찾은 등대 열쇠")
      CHECK(titles(found["earlier"]) == std::vector<std::string>{"등대 열쇠를 잃은 어부"});
    else if (row["channel"] == "코인 방" || row["channel"] == "대담") CHECK(found["earlier"].empty());
  }
}

TEST_CASE("related: backward only, symmetric, never itself, the same however it is packed", "[engine][related]") {
  const std::uint32_t first = *text::try_day_number("2025-11-20");
  for (std::uint32_t seed = 1; seed <= 4; ++seed) {
    const std::vector<Page> pages = made_up(seed, first, 70);
    const auto files = packed(pages);
    Related archive(files), whole(packed(pages, R"({"partitions": "one"})"));
    CHECK(files[0].bytes == packed(pages)[0].bytes);
    std::map<std::string, std::set<std::string>> earlier, later;
    std::size_t relations = 0;
    for (const Json& row : archive.all()) {
      const std::string digest = row["digest"].get<std::string>(), id = row["id"].get<std::string>();
      const Json found = archive.ask(digest, id);
      Json other = whole.ask(digest, id);
      CHECK(found == other);
      for (const char* list : {"sameDay", "earlier", "later"}) {
        std::set<std::string> once;
        for (const Json& each : found[list]) {
          ++relations;
          CHECK(name_of(each) != name_of(row));
          CHECK(once.insert(name_of(each)).second);
          const std::uint32_t a = *text::try_day_number(row["date"].get<std::string>());
          const std::uint32_t b = *text::try_day_number(each["date"].get<std::string>());
          if (std::string_view(list) == "sameDay") CHECK(a == b);
          if (std::string_view(list) == "earlier") CHECK((b < a && a - b <= archive::kRelatedDays));
          if (std::string_view(list) == "later") CHECK((b > a && b - a <= archive::kRelatedDays));
        }
      }
      for (const Json& each : found["earlier"]) earlier[name_of(row)].insert(name_of(each));
      for (const Json& each : found["later"]) later[name_of(row)].insert(name_of(each));
    }
    CHECK(relations > 100);
    // Whoever is later names this one as earlier; where the list is not full, nobody is missing.
    for (const auto& [name, rows] : later) {
      for (const std::string& other : rows) CHECK(earlier[other].contains(name));
    }
    std::size_t missing = 0;
    for (const auto& [name, rows] : earlier) {
      for (const std::string& other : rows) missing += later[other].size() < 8 && !later[other].contains(name);
    }
    CHECK(missing == 0);

    // A new day changes the newest partition and the manifest alone; what was related stays so.
    std::vector<Page> more = pages;
    for (Page& page : made_up(seed + 100, first + 70, 1)) more.push_back(std::move(page));
    const auto grown = packed(more);
    std::set<std::string> names;
    for (const auto& file : grown) names.insert(file.name);
    std::size_t changed = 0;
    for (const auto& file : files) changed += !names.contains(file.name);
    CHECK(changed <= 1);
    Related newer(grown);
    for (const Json& row : archive.all()) {
      const std::string digest = row["digest"].get<std::string>(), id = row["id"].get<std::string>();
      CHECK(newer.ask(digest, id)["earlier"] == archive.ask(digest, id)["earlier"]);
      CHECK(newer.ask(digest, id)["sameDay"] == archive.ask(digest, id)["sameDay"]);
    }
  }
}

TEST_CASE("related: partitions that are packed one by one are those of a whole build", "[engine][related]") {
  const std::vector<Page> pages = made_up(9, *text::try_day_number("2025-11-20"), 60);
  Packer packer, worker;
  for (const Page& page : pages) packer.add(page.date + "-" + page.topic + ".md", markdown_of(page));
  packer.read();
  const Json plans = parse_json(packer.plan().bytes).value_or(Json())["partitions"];
  const auto files = packed(pages);
  REQUIRE(plans.size() + 1 == files.size());
  for (std::uint32_t i = 0; i < plans.size(); ++i) {
    const Reply one = worker.pack_partition(plans[i]["id"].get<std::string>(), packer.partition(i).bytes);
    CHECK(parse_json(one.bytes).value_or(Json())["name"] == files[i].name);
    CHECK(worker.file(0).bytes == files[i].bytes);
  }
  // A page of the month before is part of what a partition is made of; one of half a year before is not.
  const auto source = [&](std::vector<Page> changed) {
    Packer other;
    for (const Page& page : changed) other.add(page.date + "-" + page.topic + ".md", markdown_of(page));
    other.read();
    return parse_json(other.plan().bytes).value_or(Json())["partitions"][0]["source"].get<std::string>();
  };
  std::vector<Page> near = pages, far = pages;
  near[pages.size() - 60].entries[0][1] += " 바뀐 제목";
  far.insert(far.begin(), {"2025-06-01", "ai", {{"채널", "옛날", "글"}}});
  CHECK(source(near) != plans[0]["source"].get<std::string>());
  CHECK(source(far) == plans[0]["source"].get<std::string>());
}
