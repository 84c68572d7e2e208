// Dates in text, in names and in paths.
#include <catch2/catch_test_macros.hpp>

#include "digest/values/dates.hpp"
#include "digest/values/path_dates.hpp"

using namespace yoyak;
using namespace yoyak::digest;

namespace {

// "2025-12-01", "2025-12-01+7" for a week, "-" for nothing.
std::string shown(const std::optional<FoundDate>& date) {
  if (!date) return "-";
  return text::format_date(date->day) + (date->days == 1 ? "" : "+" + std::to_string(date->days));
}

std::string in_text(std::string_view text) {
  std::string out;
  for (const FoundDate& date : find_dates(text)) out += (out.empty() ? "" : " ") + shown(date);
  return out.empty() ? "-" : out;
}

// The date and the rest of the name: "2025-12-01 | 기술-AI".
std::string in_path(std::string_view path) {
  const PathDate named = date_of_path(path);
  const auto day = named.day ? named.day : named.six_digits;
  if (!day) return "- | " + named.rest;
  return text::format_date(*day) + (named.days == 1 ? "" : "+" + std::to_string(named.days)) +
         (named.day ? " | " + named.rest : " ? " + named.rest_of_six);
}

std::string left_beside(std::string_view text) {
  const auto date = date_at(text, 0);
  return date ? std::string(text.substr(end_of_date(text, date->end))) : "no date";
}

}  // namespace

TEST_CASE("dates: days in four languages", "[digest]") {
  for (const char* text : {"2026-01-09",       "2026-1-9",
                           "2026/01/09",       "2026.01.09",
                           "2026. 1. 9.",      "20260109",
                           "202601091830",     "20260109183059",
                           "20260109T183059Z", "2026년 1월 9일",
                           "2026년1월9일",     "2026年1月9日",
                           "2026年01月09号",   "9 Jan 2026",
                           "09-Jan-2026",      "9th of January, 2026",
                           "Jan 9, 2026",      "January 9th 2026",
                           "Jan. 9, 2026",     "Fri, 9 Jan 2026",
                           "Fri Jan 09 2026",  "Friday, January 9, 2026",
                           "9.1.2026",         "Sept"}) {
    INFO(text);
    CHECK(in_text(text) == (std::string_view(text) == "Sept" ? "-" : "2026-01-09"));
  }
  CHECK(in_text("Sept 9, 1969") == "1969-09-09");
  CHECK(in_text("21-07-1969 and 07/21/1969") == "1969-07-21 1969-07-21");
}

TEST_CASE("dates: what only looks like a day", "[digest]") {
  for (const char* text : {"",
                           "soon",
                           "2026-13-01",
                           "2026-02-30",
                           "1.2.3",
                           "v1.2.3456",
                           "123456789",
                           "2026010",
                           "x20260109",
                           "20260109x",
                           "e7b09781202c93445b55ed5d695c3f37eeb2c220",
                           "93690521",
                           "01012026",
                           "20269999",
                           "202601092530",
                           "3-4-2026",
                           "9 Janus 2026",
                           "Market 9, 2026",
                           "May be 2026",
                           "2511.00001",
                           "4026-01-09",
                           "0026-01-09"}) {
    INFO(text);
    CHECK(in_text(text) == "-");
  }
}

TEST_CASE("dates: anywhere in a text", "[digest]") {
  CHECK(in_text("📅 2026-01-09 AI 뉴스") == "2026-01-09");
  CHECK(in_text("Daily Digest (2026-01-09)") == "2026-01-09");
  CHECK(in_text("뉴스 — 2026년 1월 9일, 금요일") == "2026-01-09");
  CHECK(in_text("2026-01-05 ~ 2026-01-11") == "2026-01-05 2026-01-11");
  CHECK(in_text("회의20260109") == "2026-01-09");
}

TEST_CASE("dates: weeks and months", "[digest]") {
  CHECK(shown(find_period("2026-W01")) == "2025-12-29+7");
  CHECK(shown(find_period("2025W49")) == "2025-12-01+7");
  CHECK(shown(find_period("week 2025-w49 notes")) == "2025-12-01+7");
  CHECK(shown(find_period("2025년 49주차")) == "2025-12-01+7");
  CHECK(shown(find_period("2025年第49周")) == "2025-12-01+7");
  CHECK(shown(find_period("2020-W53")) == "2020-12-28+7");
  CHECK(shown(find_period("2025-W53")) == "-");
  CHECK(shown(find_period("2024-02")) == "2024-02-01+29");
  CHECK(shown(find_period("2025년 12월")) == "2025-12-01+31");
  CHECK(shown(find_period("December 2025")) == "2025-12-01+31");
  CHECK(shown(find_period("2025-13")) == "-");
  CHECK(shown(find_period("2025-12-32")) == "-");
  CHECK(shown(find_period("2025-123")) == "-");
}

TEST_CASE("dates: file names", "[digest]") {
  CHECK(in_path("2025-12-01-기술-AI.md") == "2025-12-01 | 기술-AI");
  CHECK(in_path("a/2017-2-5-i-dont-like-zeroes.md") == "2017-02-05 | i-dont-like-zeroes");
  CHECK(in_path("20251201.md") == "2025-12-01 | ");
  CHECK(in_path("news_20251201_robots.md") == "2025-12-01 | news-robots");
  CHECK(in_path("202512010900_채널.md") == "2025-12-01 | 0900_채널");
  CHECK(in_path("Dec 1, 2025.md") == "2025-12-01 | ");
  CHECK(in_path("01 Dec 2025.md") == "2025-12-01 | ");
  CHECK(in_path("2025年12月1日.md") == "2025-12-01 | ");
  CHECK(in_path("2025-12-01 (월) 회의.md") == "2025-12-01 | 회의");
  CHECK(in_path("2025-12-01-10-20-things.md") == "2025-12-01 | 10-20-things");
  CHECK(in_path("2026-W02.md") == "2026-01-05+7 | ");
  CHECK(in_path("weekly-2025-12.md") == "2025-12-01+31 | weekly");
  CHECK(in_path("251201 회의.md") == "2025-12-01 ? 회의");
  CHECK(in_path("251301.md") == "- | 251301");
  CHECK(in_path("index.md") == "- | index");
}

TEST_CASE("dates: folders", "[digest]") {
  CHECK(in_path("2025/12/01/x.md") == "2025-12-01 | x");
  CHECK(in_path("2025/12/01.md") == "2025-12-01 | ");
  CHECK(in_path("2025-12/01.md") == "2025-12-01 | ");
  CHECK(in_path("notes/1-Dec-2025/AI.md") == "2025-12-01 | AI");
  CHECK(in_path("2025-09-26/8c1a29d0a60a7d3e4e93690521e2abb6d9674eb8.md") ==
        "2025-09-26 | 8c1a29d0a60a7d3e4e93690521e2abb6d9674eb8");
  CHECK(in_path("2025-09-28/call-20259999-01012025.md") == "2025-09-28 | call-20259999-01012025");
  CHECK(in_path("2025-W49/AI.md") == "2025-12-01+7 | AI");
  CHECK(in_path("posts/2025/12/hello.md") == "2025-12-01+31 | hello");
  CHECK(in_path("2025/notes.md") == "- | notes");
}

TEST_CASE("dates: weekdays, times and ranges belong to the date", "[digest]") {
  for (const char* text :
       {"2025-12-01 (월) 뉴스", "2025-12-01(월) 뉴스", "2025-12-01 월요일 뉴스", "2025. 12. 1. (월) 뉴스",
        "2025-12-01 Mon 뉴스", "2025-12-01, Monday 뉴스", "2025年12月1日(月) 뉴스", "2025年12月1日 星期一 뉴스",
        "2025-12-01 周一 뉴스", "2025-12-01 09:30 뉴스", "2025-12-01 오전 9시 30분 뉴스",
        "2025-12-01 ~ 2025-12-07 뉴스", "2025-12-01 ~ 12-07 뉴스", "2025년 12월 1일 ~ 7일 뉴스",
        "2025-12-01 (월) ~ 2025-12-07 (일) 뉴스", "2025-12-01 09:00-10:30 뉴스"}) {
    INFO(text);
    CHECK(left_beside(text) == " 뉴스");
  }
  CHECK(left_beside("2025-12-01 금리 인하") == " 금리 인하");
  CHECK(left_beside("2025-12-01 일 잘하는 법") == " 일 잘하는 법");
  CHECK(left_beside("2025-12-01 Money talks") == " Money talks");
  CHECK(left_beside("2025-12-01 월").empty());
}
