// Names that are being typed: where in the query, and which may be meant.
#include <catch2/catch_test_macros.hpp>

#include "search/query/names.hpp"
#include "search/query/query.hpp"
#include "support/generated_digests.hpp"

using namespace yoyak;
using namespace yoyak::search;

namespace {

// The query with the cursor at '|': the replaced part in brackets, what is typed behind it; empty where nothing is.
std::string open_at(std::string text) {
  const std::size_t cursor = text.find('|');
  text.erase(cursor, 1);
  const auto open = open_name(text, cursor);
  if (!open) return {};
  return (open->channel ? "channel " : "topic ") + text.substr(0, open->begin) + "[" +
         text.substr(open->begin, open->end - open->begin) + "]" + text.substr(open->end) + " " +
         std::string(open->typed);
}

std::string liked(std::string_view typed, const std::vector<std::string_view>& names) {
  std::string out;
  for (const KeyedIndex& each : names_like(typed, names)) {
    out += (out.empty() ? "" : "|") + std::string(names[each.index]);
  }
  return out;
}

}  // namespace

TEST_CASE("names: the value of an operator is replaced whole, and the cursor says what is typed", "[search][names]") {
  CHECK(open_at("채널:|") == "channel 채널:[] ");
  CHECK(open_at("금리 channel:코|") == "channel 금리 channel:[코] 코");
  CHECK(open_at("금리 -author:코| 배당") == "channel 금리 -author:[코] 배당 코");
  CHECK(open_at("TOPIC:기|술-AI 배당") == "topic TOPIC:[기술-AI] 배당 기");
  CHECK(open_at("태그:\"기술 A|") == "topic 태그:[\"기술 A] 기술 A");
  CHECK(open_at("채널:\"느린 개|발자\" 배당") == "channel 채널:[\"느린 개발자\"] 배당 느린 개");
  CHECK(open_at("채널:“느린 개|발자” 배당") == "channel 채널:[“느린 개발자”] 배당 느린 개");
  // Without a closing mark the text behind the cursor is not part of the name.
  CHECK(open_at("채널:\"느|린 배당") == "channel 채널:[\"느린] 배당 느");
}

TEST_CASE("names: nothing is completed elsewhere", "[search][names]") {
  for (const char* text : {"|", "채널|", "채널:코 |", "채널:\"코\"|", "date:2025|", "title:코|", "\"채널:코|",
                           "foo:코|", "코|널:가", "http://채널:코|", "채널: 코|"}) {
    INFO(text);
    CHECK(open_at(text).empty());
  }
  CHECK(!open_name(std::string(2000, 'a') + " 채널:코", 2012));
}

TEST_CASE("names: the equal one, then beginnings, beginnings of words, and any part", "[search][names]") {
  CHECK(liked("AI", {"오픈AI", "다음 AI", "ai 소식", "AI"}) == "AI|ai 소식|다음 AI|오픈AI");
  CHECK(liked("cafe", {"Café 하나", "카페"}) == "Café 하나");
  CHECK(liked("느린개", {"느린 개발자"}) == "느린 개발자");
  CHECK(liked("느 린 개", {"느린개발자"}) == "느린개발자");
  CHECK(liked("", {"가", "나"}) == "가|나");
  CHECK(liked("없음", {"가", "나"}).empty());
}

TEST_CASE("names: Hangul by initial consonants and by what is being typed", "[search][names]") {
  CHECK(liked("ㄴㄹㄱㅂㅈ", {"느린 개발자"}) == "느린 개발자");
  CHECK(liked("ㄱㅂㅈ", {"느린 개발자", "개발자"}) == "개발자|느린 개발자");
  CHECK(liked("느ㄹ", {"느린 개발자"}) == "느린 개발자");
  CHECK(liked("ㄳ", {"금성", "가을"}) == "금성");
  // Each state of the input method on the way to 개발, 값, 과학 and 닭.
  for (const char* typed : {"ㄱ", "개", "갭", "개바", "개발"}) CHECK(liked(typed, {"개발자"}) == "개발자");
  for (const char* typed : {"ㄱ", "가", "갑", "값"}) CHECK(liked(typed, {"값싼 것"}) == "값싼 것");
  for (const char* typed : {"ㄱ", "고", "과", "괗", "과하", "과학"}) CHECK(liked(typed, {"과학"}) == "과학");
  for (const char* typed : {"다", "달", "닭", "달가"}) CHECK(liked(typed, {"달가닥"}) == "달가닥");
  CHECK(liked("갭", {"개나리"}).empty());
  CHECK(liked("개", {"거미"}).empty());
  // Only the last syllable is unfinished.
  CHECK(liked("코자", {"콘자"}).empty());
}

TEST_CASE("names: written so that the query means them", "[search][names]") {
  CHECK(name_in_query("경제") == "경제");
  CHECK(name_in_query("느린 개발자") == "\"느린 개발자\"");
  CHECK(name_in_query("뉴스\"A\"") == "뉴스\"A\"");
  CHECK(name_in_query("\"A\"뉴스") == "\"뉴스\"");
  test::Random random(7);
  const std::vector<std::string> pieces = {"가", "나다", " ", "\"", "“", "a", "-", ":", "🙂"};
  for (int round = 0; round < 3000; ++round) {
    std::string name = "x";
    for (std::uint32_t n = random.below(8); n > 0; --n)
      name += pieces[random.below(static_cast<std::uint32_t>(pieces.size()))];
    while (name.ends_with(' ')) name.pop_back();
    const Query query = parse_query("채널:" + name_in_query(name) + " 뒤", {});
    INFO(name);
    REQUIRE(query.filters.channels.size() == 1);
    REQUIRE(name.find(query.filters.channels[0]) != std::string::npos);
    if (name.find_first_of("\"\xE2") == std::string::npos) REQUIRE(query.filters.channels[0] == name);
    REQUIRE(query.clauses.size() == 1);
  }
}
