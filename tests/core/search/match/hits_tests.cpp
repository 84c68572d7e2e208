#include <catch2/catch_test_macros.hpp>

#include "search/helpers.hpp"
#include "search/match/hits.hpp"
#include "search/match/snippet.hpp"
#include "search/query/alternatives.hpp"

using namespace yoyak::search;

namespace {

Query parse(std::string_view input) { return parse_query(input, "2026-03-01"); }

// The text with hits in brackets.
std::string marked(std::string_view text, const Query& query) {
  std::vector<yoyak::markdown::TextRange> hits;
  QueryHits(query).find(text, hits);
  std::string out;
  std::size_t at = 0;
  for (const auto& hit : hits) {
    out.append(text.substr(at, hit.begin - at))
        .append("[")
        .append(text.substr(hit.begin, hit.end - hit.begin))
        .append("]");
    at = hit.end;
  }
  return out.append(text.substr(at));
}

std::string shown(const Snippet& snippet) {
  std::string out = snippet.cut_before ? "…" : "";
  for (const Segment& segment : snippet.segments) out += segment.hit ? "[" + segment.text + "]" : segment.text;
  return out + (snippet.cut_after ? "…" : "");
}

}  // namespace

TEST_CASE("hits: exactly the matched letters", "[search][hits]") {
  REQUIRE(marked("언어모델을 모델이", parse("모델")) == "언어[모델]을 [모델]이");
  REQUIRE(marked("Ｃａｆé Café straße", parse("cafe ss")) == "[Ｃａｆé] [Café] stra[ß]e");
  REQUIRE(marked("언어  \n 모델", parse("\"언어 모델\"")) == "[언어  \n 모델]");
  REQUIRE(marked("가나다", parse("가나 나다")) == "[가나다]");
  REQUIRE(marked("가나다", parse("가 -나")) == "[가]나다");
  REQUIRE(marked("아무것도", parse("없음")) == "아무것도");
  REQUIRE(marked("", parse("가")) == "");
}

TEST_CASE("hits: of helpful alternatives", "[search][hits]") {
  REQUIRE(marked("대규모 스케일링", alternatives(parse("ㅅㅋㅇㄹ"), {})[0].query) == "대규모 [스케일링]");
  REQUIRE(marked("대규모 스케일링", alternatives(parse("스켕"), {})[0].query) == "대규모 [스케일]링");
  REQUIRE(marked("스케일", alternatives(parse("스케이"), {})[0].query) == "[스케일]");
}

TEST_CASE("snippet: the window with the most different words", "[search][snippet]") {
  const std::string filler = "이 문장은 아무 뜻도 없이 길게 이어져서 창문 하나를 다 채우고도 남을 만큼 계속된다 ";
  const std::string text = "모델 이야기 " + filler + filler + filler + "언어 모델과 실적 발표 " + filler + filler;
  const Snippet snippet = best_snippet(text, QueryHits(parse("모델 실적")), {.length = 40});
  REQUIRE(shown(snippet).find("[모델]과 [실적] 발표") != std::string::npos);
  REQUIRE(snippet.cut_before);
  REQUIRE(snippet.cut_after);
  REQUIRE(shown(best_snippet("짧은 모델", QueryHits(parse("모델")))) == "짧은 [모델]");
  REQUIRE(shown(best_snippet("  처음 줄\n둘째 줄", QueryHits(parse("없음")))) == "처음 줄");
}

TEST_CASE("snippet: segments joined are the window of the text, hits are hits", "[search][snippet][property]") {
  search_test::TextMaker make(3);
  for (int n = 0; n < 500; ++n) {
    const std::string text = make.line(40) + "\n" + make.line(30);
    const QueryHits hits(parse(make.word() + " 모 가"));
    const std::size_t length = 10 + make.below(100);
    const Snippet snippet = best_snippet(text, hits, {.length = length});
    std::string joined;
    bool previous_hit = false;
    for (const Segment& segment : snippet.segments) {
      REQUIRE_FALSE(segment.text.empty());
      REQUIRE_FALSE((previous_hit && segment.hit));
      previous_hit = segment.hit;
      joined += segment.text;
    }
    REQUIRE(joined == text.substr(snippet.begin, snippet.end - snippet.begin));
    REQUIRE(joined.find('\n') == std::string::npos);
    std::vector<yoyak::markdown::TextRange> all;
    hits.find(text, all);
    const bool any_marked =
        std::any_of(snippet.segments.begin(), snippet.segments.end(), [](const Segment& s) { return s.hit; });
    REQUIRE(any_marked == !all.empty());
  }
}
