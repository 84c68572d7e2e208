// engine/highlights.hpp: what a week was about.
#include <catch2/catch_test_macros.hpp>

#include "engine/highlights.hpp"
#include "engine/packer.hpp"

using namespace yoyak;
using engine::first_passage;
using engine::highlights;

namespace {

digest::Digest digest_of(std::string id, std::string overview, const std::vector<std::string>& urls) {
  digest::Digest digest;
  digest.id = std::move(id);
  digest.date = digest.id.substr(0, 10);
  digest.overview = std::move(overview);
  for (const std::string& url : urls) {
    digest::Entry entry;
    entry.id = "e" + std::to_string(digest.entries.size());
    entry.title = digest.id + entry.id;
    entry.url = url;
    digest.entries.push_back(std::move(entry));
  }
  return digest;
}

using Row = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>;
std::vector<Row> rows(const std::vector<engine::Highlight>& list) {
  std::vector<Row> out;
  for (const engine::Highlight& each : list) out.emplace_back(each.digest, each.entry, each.passages, each.related);
  return out;
}

}  // namespace

TEST_CASE("highlights: what an overview says first, as plain text", "[engine][highlights]") {
  CHECK(first_passage("## 제목\n\n**금리**가 올랐다[\\[1\\]](#e0). 환율도 올랐다 [\\[2\\]](#e1).\n\n다음 문단", 200) ==
        "금리가 올랐다. 환율도 올랐다.");
  CHECK(first_passage("- 첫째 \\[[1](#e0), [2](#e1)\\]\n- 둘째\n", 200) == "첫째");
  CHECK(first_passage("A&T와 *별표* \\*그대로\\* <b>굵게</b> &lt;p&gt;", 200) == "A&T와 별표 *그대로* 굵게 <p>");
  CHECK(first_passage("[금리](#e0)와 [누리집](https://example.org/)", 200) == "금리와 누리집");
  CHECK(first_passage("가나다라마바사", 5) == "가나다라…");
  CHECK(first_passage("# 제목만", 200).empty());
  CHECK(first_passage("", 200).empty());
}

TEST_CASE("highlights: those that most passages cite, then those with most relations", "[engine][highlights]") {
  const std::vector<digest::Digest> digests = {
      digest_of("2026-01-04-a",
                "하나 [\\[1\\]](#e0) [\\[1\\]](#e0)\n\n둘 [\\[2\\]](#e1)\n\n- 셋 [\\[2\\]](#e1)\n- 넷\n",
                {"https://a/", "https://b/", "https://c/", "", ""}),
      digest_of("2026-01-05-b", "셋 [\\[1\\]](#e0), 넷 [\\[9\\]](#e9)\n", {"https://c/", "https://d/"})};
  CHECK(rows(highlights(digests, {}, 10)) == std::vector<Row>{{0, 1, 2, 0}, {0, 0, 1, 0}, {1, 0, 1, 0}});
  // The video of c is on both pages and counts as one.
  const std::vector<std::vector<std::uint32_t>> related = {{0, 0, 3, 0, 1}, {2}};
  CHECK(rows(highlights(digests, related, 10)) ==
        std::vector<Row>{{0, 1, 2, 0}, {0, 2, 1, 3}, {0, 0, 1, 0}, {0, 4, 0, 1}});
  CHECK(highlights(digests, related, 2).size() == 2);
  CHECK(highlights({}, {}, 10).empty());
}

TEST_CASE("highlights: the packer's answer, and requests that it refuses", "[engine][highlights]") {
  const engine::Packer packer;
  const std::string digests =
      R"j([{"id":"2026-01-04-a","date":"2026-01-04","topic":"a","title":"a","overview":"글[\\[1\\]](#x)",)j"
      R"("entries":[{"id":"x","title":"엑스","channel":"","url":"","sections":[]}]}])";
  const auto good = packer.highlights(digests, R"([[{"entry":0,"citations":1,"related":2}]])");
  CHECK(good.bytes == R"({"overviews":[{"digest":"2026-01-04-a","text":"글"}],)"
                      R"("entries":[{"digest":"2026-01-04-a","entry":"x","passages":1,"related":2}]})");
  CHECK(packer.highlights(digests, "[]").status == engine::Reply::Status::kOk);
  for (const char* tops : {"", "{}", R"([[{"entry":1}]])", R"([[],[{"entry":0}]])", R"([[3]])", R"([[{"entry":"0"}]])"})
    CHECK(packer.highlights(digests, tops).status == engine::Reply::Status::kError);
  CHECK(packer.highlights("{", "[]").status == engine::Reply::Status::kError);
}
