#include <catch2/catch_test_macros.hpp>

#include "search/query/query.hpp"

using namespace yoyak::search;

namespace {

Query parse(std::string_view input) { return parse_query(input, "2026-03-01"); }

Clause all_of(std::vector<Literal> any, bool exclude = false) { return {std::move(any), exclude}; }

}  // namespace

TEST_CASE("query: words, phrases, exclusions and alternatives", "[search][query]") {
  const Query query = parse(R"( 모델  "언어 모델" -광고 -"짧은 말" 가 OR 나 | 다)");
  REQUIRE(query.clauses == std::vector<Clause>{all_of({{"모델", false}}), all_of({{"언어 모델", true}}),
                                               all_of({{"광고", false}}, true), all_of({{"짧은 말", true}}, true),
                                               all_of({{"가", false}, {"나", false}, {"다", false}})});
  REQUIRE(query.notes.empty());
}

TEST_CASE("query: text is normalised", "[search][query]") {
  REQUIRE(parse("GPT-5 Café").clauses == std::vector<Clause>{all_of({{"gpt-5", false}}), all_of({{"cafe", false}})});
  REQUIRE(parse("“언어\n  모델”").clauses == std::vector<Clause>{all_of({{"언어 모델", true}})});
  REQUIRE(parse("가\xE3\x80\x80나").clauses.size() == 2);
}

TEST_CASE("query: a particle glued to a closing quote is not sought", "[search][query]") {
  REQUIRE(parse("\"샘 올트먼\"이 말").clauses ==
          std::vector<Clause>{all_of({{"샘 올트먼", true}}), all_of({{"말", false}})});
}

TEST_CASE("query: malformed queries are read as far as they go", "[search][query]") {
  REQUIRE(parse("").clauses.empty());
  REQUIRE(parse("\"").clauses.empty());
  REQUIRE(parse("\"\"").clauses.empty());
  REQUIRE(parse("\"열린 말").clauses == std::vector<Clause>{all_of({{"열린 말", true}})});
  REQUIRE(parse("OR 가").clauses == std::vector<Clause>{all_of({{"가", false}})});
  REQUIRE(parse("가 OR").clauses == std::vector<Clause>{all_of({{"가", false}})});
  REQUIRE(parse("가 OR -나").clauses == std::vector<Clause>{all_of({{"가", false}}), all_of({{"나", false}}, true)});
  REQUIRE(parse("- 가").clauses == std::vector<Clause>{all_of({{"-", false}}), all_of({{"가", false}})});
  REQUIRE(parse("date:2025- 가").notes == std::vector<QueryNote>{{"date:2025-"}});
  REQUIRE(parse("date:2025- 가").clauses.size() == 1);
  REQUIRE(parse("channel: 가").notes.size() == 1);
  REQUIRE(parse("https://example.org").clauses == std::vector<Clause>{all_of({{"https://example.org", false}})});
  REQUIRE(parse("\xFF\xFE 가").clauses.size() == 2);
  REQUIRE(parse(std::string(5000, 'x')).clauses[0].any[0].text.size() == 1024);
}

TEST_CASE("query: filters in English and Korean", "[search][query]") {
  for (const char* input :
       {"channel:노정석 topic:기술-AI is:unread is:starred", "채널:노정석 주제:기술-AI 상태:안읽음 상태:별표"}) {
    INFO(input);
    const Filters filters = parse(input).filters;
    REQUIRE(filters.channels == std::vector<std::string>{"노정석"});
    REQUIRE(filters.topics == std::vector<std::string>{"기술-AI"});
    REQUIRE(filters.read == false);
    REQUIRE(filters.starred == true);
  }
  REQUIRE(parse("channel:\"조코딩 JoCoding\" -channel:광고").filters.channels ==
          std::vector<std::string>{"조코딩 JoCoding"});
  REQUIRE(parse("-채널:광고").filters.without_channels == std::vector<std::string>{"광고"});
  REQUIRE(parse("-is:read").filters.read == false);
}

TEST_CASE("query: fields", "[search][query]") {
  REQUIRE(parse("가").fields == kAllFields);
  REQUIRE(parse("in:title 가").fields == field_bit(Field::kTitle));
  REQUIRE(parse("위치:제목,개요 가").fields == (field_bit(Field::kTitle) | field_bit(Field::kOverview)));
  REQUIRE(parse("in:title in:quotes").fields == (field_bit(Field::kTitle) | field_bit(Field::kQuotes)));
  REQUIRE(parse("-in:main").fields == static_cast<std::uint8_t>(~field_bit(Field::kMain)));
  REQUIRE(parse("in:nowhere").notes.size() == 1);
}

TEST_CASE("query: dates", "[search][query]") {
  const auto range = [](std::string_view input) {
    const Filters filters = parse(input).filters;
    return filters.from + "/" + filters.to;
  };
  REQUIRE(range("date:2025-12") == "2025-12-01/2025-12-31");
  REQUIRE(range("date:2024-02") == "2024-02-01/2024-02-29");
  REQUIRE(range("date:2025") == "2025-01-01/2025-12-31");
  REQUIRE(range("날짜:2025-12-01/2026-01-15") == "2025-12-01/2026-01-15");
  REQUIRE(range("date:2026-01-15/2025-12-01") == "2025-12-01/2026-01-15");
  REQUIRE(range("date:2025-12/") == "2025-12-01/");
  REQUIRE(range("date:..2025-12") == "/2025-12-31");
  REQUIRE(range("date:P1W") == "2026-02-23/2026-03-01");
  REQUIRE(range("date:P1D") == "2026-03-01/2026-03-01");
  REQUIRE(range("date:P1M") == "2026-02-02/2026-03-01");
  REQUIRE(range("date:P1Y") == "2025-03-02/2026-03-01");
  REQUIRE(range("날짜:오늘") == "2026-03-01/2026-03-01");
  REQUIRE(range("date:어제") == "2026-02-28/2026-02-28");
  REQUIRE(range("date:2025-13") == "/");
  REQUIRE(range("date:2025-02-30") == "/");
  REQUIRE(range("date:P0W") == "/");
  REQUIRE(range("date:2025-12 date:2025-12-10/2026-02") == "2025-12-10/2025-12-31");
  REQUIRE(parse_query("date:P1W", "nonsense").notes.size() == 1);
}

TEST_CASE("query: durations", "[search][query]") {
  const auto range = [](std::string_view input) {
    const Filters filters = parse(input).filters;
    return std::pair(filters.min_seconds.value_or(0), filters.max_seconds.value_or(0));
  };
  REQUIRE(range("len:>20m") == std::pair(1201u, 0u));
  REQUIRE(range("len:>=20m") == std::pair(1200u, 0u));
  REQUIRE(range("길이:<1시간30분") == std::pair(0u, 5399u));
  REQUIRE(range("len:10m..30m") == std::pair(600u, 1800u));
  REQUIRE(range("len:<=90s") == std::pair(0u, 90u));
  REQUIRE(range("len:20") == std::pair(1200u, 0u));
  REQUIRE(range("len:>10 len:<20") == std::pair(601u, 1199u));
  REQUIRE(parse("len:long").notes.size() == 1);
}

TEST_CASE("query: names of fields are operators for one word", "[search][query]") {
  const auto fields = [](std::string_view input) { return parse(input).clauses.at(0).any.back().fields; };
  for (const char* input : {"title:비트코인", "제목:비트코인", "TITLE:\"비트코인\"이", "제목:비트코인 금리"}) {
    INFO(input);
    CHECK(parse(input).clauses[0].any[0].text == "비트코인");
    CHECK(fields(input) == field_bit(Field::kTitle));
    CHECK(parse(input).fields == kAllFields);
    CHECK(parse(input).notes.empty());
  }
  CHECK(parse("제목:비트코인 금리").clauses.at(1).any[0].fields == kAllFields);
  CHECK(parse("-title:광고").clauses.at(0).exclude);
  CHECK(parse("본문:가 OR 요약:나").clauses.size() == 1);
  CHECK(fields("본문:가 OR 요약:나") == field_bit(Field::kOverview));
  CHECK(parse("title: 가").notes == std::vector<QueryNote>{{"title:"}});
  CHECK(parse("title: 가").clauses.size() == 1);
  CHECK(parse("title:").notes.size() == 1);
}

TEST_CASE("query: an unknown operator is sought as it stands, and noted", "[search][query]") {
  CHECK(parse("foo:가").notes == std::vector<QueryNote>{{"foo:", true}});
  CHECK(parse("foo:가").clauses == std::vector<Clause>{all_of({{"foo:가", false}})});
  for (const char* input : {"10:30", "https://example.org", "가격: 100", "a:b", "://", ":", "5g:가"}) {
    INFO(input);
    CHECK(parse(input).notes.empty());
  }
}

TEST_CASE("query: dates from and up to a day", "[search][query]") {
  CHECK(parse("after:2025-12-01").filters.from == "2025-12-01");
  CHECK(parse("after:2025-12-01").filters.to.empty());
  CHECK(parse("이전:2025-12").filters.to == "2025-12-31");
  CHECK(parse("이전:2025-12").filters.from.empty());
  CHECK(parse("since:2025 until:2026-01-15").filters.to == "2026-01-15");
  CHECK(parse("after:나중").notes.size() == 1);
}
