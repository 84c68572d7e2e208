// Reader::page: everything that a digest's page shows, in one call.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "archive/archive_writer.hpp"
#include "engine/pack.hpp"
#include "support/generated_digests.hpp"
#include "support/host.hpp"

using namespace yoyak;
using engine::Reader;
using engine::Reply;
using test::Host;

namespace {

std::string text_in(const Json& json) {
  const auto* text = json.get_ptr<const std::string*>();
  return text == nullptr ? std::string("(not a string)") : *text;
}

digest::Digest page_digest(std::string date, std::string topic,
                           const std::vector<std::pair<std::string, std::string>>& entries) {
  digest::Digest digest;
  digest.id = date + "-" + topic;
  digest.date = std::move(date);
  digest.topic = std::move(topic);
  digest.title = digest.id;
  digest.overview = "개요의 언어모델\n";
  for (const auto& [title, text] : entries) {
    digest::Entry entry;
    entry.id = "e" + std::to_string(digest.entries.size());
    entry.title = title;
    entry.channel = "채널";
    entry.sections.push_back({digest::SectionKind::kMain, "", text});
    digest.entries.push_back(std::move(entry));
  }
  return digest;
}

struct DigestPages {
  std::vector<digest::Digest> digests;
  Host host;
  explicit DigestPages(std::vector<digest::Digest> all) : digests(std::move(all)), host(test::packed_archive(digests)) {
    host.open();
  }
  Json page(const Json& request) { return Host::parse(host.call(&Reader::page, dump_json(request))); }
};

bool holds(const Json& html, std::string_view part) { return text_in(html).find(part) != std::string::npos; }

}  // namespace

TEST_CASE("page: what digest() and render() give one by one", "[engine][page]") {
  DigestPages archive(test::generated_digests(20));
  for (std::size_t i = 0; i < archive.digests.size(); i += 5) {
    const std::string id = archive.digests[i].id;
    const Json labels{{"main", "주요 내용"}};
    const Json page = archive.page({{"digest", id}, {"labels", labels}, {"levels", {{"overview", 2}, {"entry", 5}}}});
    CHECK(page["info"] == Host::parse(archive.host.call(&Reader::digest, dump_json({{"id", id}}))));
    REQUIRE(page["entries"].size() == archive.digests[i].entries.size());
    const auto render = [&](Json request) {
      request["digest"] = id;
      request["labels"] = labels;
      return archive.host.call(&Reader::render, dump_json(request)).bytes;
    };
    std::string overview = render({{"headingLevel", 2}});
    while (overview.ends_with('\n')) overview.pop_back();
    CHECK(text_in(page["overview"]) == overview);
    for (std::size_t e = 0; e < archive.digests[i].entries.size(); ++e) {
      CHECK(text_in(page["entries"][e]["html"]) ==
            render({{"entry", archive.digests[i].entries[e].id}, {"headingLevel", 5}}));
      CHECK_FALSE(page["entries"][e].contains("titleParts"));
    }
  }
}

TEST_CASE("page: without a digest, the newest of the choice", "[engine][page]") {
  DigestPages archive({page_digest("2026-02-03", "기술", {{"가", "글"}}),
                       page_digest("2026-02-01", "경제", {{"나", "글"}}),
                       page_digest("2024-05-05", "경제", {{"다", "글"}})});
  CHECK(text_in(archive.page(Json::object())["info"]["id"]) == "2026-02-03-기술");
  CHECK(archive.host.requests <= 3);
  CHECK(text_in(archive.page({{"topics", {"경제"}}})["info"]["id"]) == "2026-02-01-경제");
  CHECK(text_in(archive.page({{"to", "2025-01-01"}})["info"]["id"]) == "2024-05-05-경제");
  CHECK(text_in(archive.page({{"topics", {"없음"}}})["code"]) == "not-found");
  CHECK(text_in(archive.page({{"to", "never"}})["code"]) == "bad-request");
  CHECK(text_in(archive.page({{"digest", "2026-02-02-기술"}})["code"]) == "not-found");
  CHECK(text_in(archive.page({{"levels", {{"entry", 7}}}})["code"]) == "bad-request");
  CHECK(text_in(archive.page({{"levels", {{"entry", "4"}}}})["code"]) == "bad-request");
}

TEST_CASE("page: where no partition can be read, the reason is the error", "[engine][page]") {
  DigestPages archive({page_digest("2026-02-03", "기술", {{"가", "글"}})});
  archive.host.tamper = [](const std::string&, std::string bytes) { return bytes.substr(0, bytes.size() / 2); };
  CHECK(text_in(archive.page(Json::object())["code"]) == "truncated");
}

TEST_CASE("page: hits are marked in texts and titles", "[engine][page]") {
  DigestPages archive({page_digest("2026-02-03", "기술",
                                   {{"언어모델 이야기", "글"},
                                    {"금리", "언어모델의 값"},
                                    {"환율", "시장"},
                                    {"데이터 센터", "언어모델과 데이터센터"}})});
  const Json page = archive.page({{"digest", "2026-02-03-기술"}, {"query", "언어모델"}});
  CHECK(holds(page["overview"], "<mark>언어모델</mark>"));
  const Json& entries = page["entries"];
  REQUIRE(entries.size() == 4);
  REQUIRE(entries[0].contains("titleParts"));
  CHECK(entries[0]["titleParts"] ==
        Json::array({{{"text", "언어모델"}, {"hit", true}}, {{"text", " 이야기"}, {"hit", false}}}));
  CHECK(holds(entries[1]["html"], "<mark>언어모델</mark>의"));
  CHECK_FALSE(entries[1].contains("titleParts"));
  CHECK_FALSE(holds(entries[2]["html"], "<mark>"));
}

TEST_CASE("page: where the query does not stand, its other readings are marked", "[engine][page]") {
  DigestPages archive({page_digest(
      "2026-02-03", "기술", {{"데이터 센터", "전력"}, {"서버", "데이터센터를 짓는다"}, {"실적 발표", "스케일링"}})});
  const auto marked = [&](const char* query) {
    const Json page = archive.page({{"digest", "2026-02-03-기술"}, {"query", query}});
    std::string out;
    for (const Json& entry : page["entries"]) {
      if (entry.contains("titleParts")) {
        for (const Json& part : entry["titleParts"])
          out += part["hit"] == true ? "<" + text_in(part["text"]) + ">" : "";
      }
      out += holds(entry["html"], "<mark>") ? "t" : "";
      out += "|";
    }
    return out;
  };
  CHECK(marked("데이터센터") == "<데이터 센터>|t||");  // spacing, in the entry that lacks what was typed
  CHECK(marked("실적을") == "||<실적>|");              // particle
  CHECK(marked("ㅅㅋㅇㄹ") == "||t|");                 // initials
  CHECK(marked("tlfwjr") == "||<실적>|");              // keyboard
  CHECK(marked("데이") == "<데이>|t||");               // stands as typed: no other keyboard is thought of
  CHECK(marked("없는말") == "|||");
  CHECK(marked("") == "|||");
}

TEST_CASE("page: ids in an overview meet no id of an entry or of the viewer, and links to them work",
          "[engine][page]") {
  digest::Digest digest =
      page_digest("2026-01-05", "기술", {{"제목", "[위](#yk-main) [나](#e0) [안](#소제목)\n\n## 소제목"}});
  digest.overview = "## yk-main\n\n[위](#yk-main) [글](#e0) 주[^1]\n\n[^1]: 각주\n";
  DigestPages archive({digest});
  const Json page = archive.page({{"digest", digest.id}, {"idPrefix", "a-"}});
  CHECK(holds(page["overview"], " id=\"a-overview.yk-main\">"));
  CHECK(holds(page["overview"], "href=\"#a-overview.yk-main\" data-ref=\"a-overview.yk-main\""));
  CHECK(holds(page["overview"], "href=\"#a-e0\""));
  CHECK(holds(page["overview"], "href=\"#a-overview.fn"));
  const Json html = page["entries"][0]["html"];
  CHECK(holds(html, "<a class=\"yk-ref\" href=\"#a-overview.yk-main\" data-ref=\"a-overview.yk-main\">위</a>"));
  CHECK(holds(html, "href=\"#a-e0\""));
  CHECK(holds(html, "href=\"#a-e0-1-%EC%86%8C%EC%A0%9C%EB%AA%A9\""));
  CHECK(archive.host.call(&Reader::render, dump_json({{"digest", digest.id}, {"entry", "e0"}, {"idPrefix", "a-"}}))
            .bytes == text_in(html));
}

TEST_CASE("page: images of other hosts are loaded only where the host wants it", "[engine][page]") {
  digest::Digest digest = page_digest("2026-01-05", "기술", {{"제목", "![그림](https://example.com/a.png)"}});
  DigestPages archive({digest});
  CHECK(holds(archive.page({{"digest", digest.id}})["entries"][0]["html"],
              "<a class=\"yk-image\" href=\"https://example.com/a.png\" rel=\"noopener noreferrer\">"));
  CHECK(holds(archive.page({{"digest", digest.id}, {"showImages", true}})["entries"][0]["html"],
              "<img src=\"https://example.com/a.png\""));
}

TEST_CASE("page: the top of a day, and why", "[engine][page]") {
  const std::string story = "덴마크와 그린란드의 희토류, 북극항로 협상";
  digest::Digest digest = page_digest("2026-01-05", "기술",
                                      {{"김치", "배추와 고춧가루"},
                                       {"그린란드 매입", story},
                                       {"번들러", "esbuild와 rollup"},
                                       {"그린란드 희토류", story},
                                       {"산책", "하루에 두 번"}});
  for (std::size_t i = 0; i < digest.entries.size(); ++i) digest.entries[i].channel += std::to_string(i);
  digest.entries[2].id = "번들러";
  digest.overview =
      "번들러[\\[3\\]](#번들러)가 나왔다. 협상[\\[4\\]](#e3)이 이어졌다. `[e1](#e1)`\n\n- 다시 "
      "번들러[\\[3\\]](#번들러)\n";
  digest::Digest other = page_digest("2026-01-05", "경제", {{"그린란드와 덴마크", story}});
  other.entries[0].channel = "다른 채널";
  DigestPages archive({digest, other});
  CHECK_FALSE(archive.page({{"digest", digest.id}}).contains("top"));
  const auto row = [](int entry, int citations, int related) {
    return Json{{"entry", entry}, {"citations", citations}, {"related", related}};
  };
  const Json wanted = Json::array({row(3, 1, 2), row(2, 2, 0), row(1, 0, 2), row(0, 0, 0), row(4, 0, 0)});
  CHECK(archive.page({{"digest", digest.id}, {"top", true}})["top"] == wanted);
  CHECK(archive.page({{"digest", digest.id}, {"top", true}, {"idPrefix", "x-"}, {"query", "번들러"}})["top"] == wanted);
}
