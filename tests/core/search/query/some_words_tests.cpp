#include <catch2/catch_test_macros.hpp>
#include <string>

#include "search/query/some_words.hpp"

using namespace yoyak::search;

namespace {

// The words, in the order of the query, and how they are shown where that differs.
std::string words(std::string_view query) {
  std::string out;
  for (const SomeWord& word : some_words(parse_query(query, "2026-03-01"))) {
    if (!out.empty()) out += '|';
    out += word.sought.any[0].text;
    if (word.text != word.sought.any[0].text) out += "=" + word.text;
  }
  return out;
}

std::string split(std::string_view text) {
  std::vector<std::string_view> found;
  split_marks(text, found);
  std::string out;
  for (const std::string_view word : found) out += (out.empty() ? "" : "|") + std::string(word);
  return out;
}

}  // namespace

TEST_CASE("some words: particles, endings and marks come off", "[search][some]") {
  CHECK(words("일리야 수츠케버가 말한 스케일링의 한계") == "일리야|수츠케버|말한|스케일링|한계");
  CHECK(words("「AI」 버블? 엔비디아, 실적을…") == "ai=AI|버블|엔비디아|실적");
  CHECK(words("AI,버블 #반도체 $NVDA") == "ai=AI|버블|반도체|nvda=NVDA");
  CHECK(words("급증하는 수요와 수요가") == "급증|수요");
}

TEST_CASE("some words: words that ask and single letters are left out", "[search][some]") {
  CHECK(words("금리 인하는 언제쯤 어떻게") == "금리|인하");
  CHECK(words("What is the price of bitcoin") == "price|bitcoin");
  CHECK(words("이 수 a 5 美") == "美");
}

TEST_CASE("some words: phrases and choices stay together, exclusions are left out", "[search][some]") {
  CHECK(words("\"언어 모델을\" 가격은 -광고는") == "언어 모델을|가격");
  const auto found = some_words(parse_query("금을 OR 은을 투자는", "2026-03-01"));
  REQUIRE(found.size() == 2);
  CHECK(found[0].sought.any.size() == 2);
  CHECK(found[0].text == "금을 OR 은을");
  CHECK(some_words(parse_query("-광고", "2026-03-01")).empty());
}

TEST_CASE("some words: a whole page of text gives sixty at most", "[search][some]") {
  std::string query;
  for (int i = 0; i < 90; ++i) query += "낱말" + std::to_string(1000 + i) + " ";
  CHECK(some_words(parse_query(query, "2026-03-01")).size() == 60);
}

TEST_CASE("marks: signs inside Latin words and numbers stay", "[search][some]") {
  CHECK(split("gpt-5.2가") == "gpt-5.2가");
  CHECK(split("s&p500,4,000") == "s&p500,4,000");
  CHECK(split("c++") == "c++");
  CHECK(split("50%?") == "50%");
  CHECK(split("ai·반도체/금리") == "ai|반도체|금리");
  CHECK(split("(ai)") == "ai");
  CHECK(split("-") == "");
  CHECK(split("") == "");
}
