#include <catch2/catch_test_macros.hpp>
#include <string>

#include "text/particles.hpp"

using namespace yoyak::text;

TEST_CASE("particles: what fits the sound before it comes off", "[text][particles]") {
  const auto bare = [](std::string_view word) { return std::string(without_particle(word)); };
  CHECK(bare("실적을") == "실적");
  CHECK(bare("시장에서는") == "시장");
  CHECK(bare("엔비디아가") == "엔비디아");
  CHECK(bare("서울로") == "서울");
  CHECK(bare("부산으로") == "부산");
  CHECK(bare("openai의") == "openai");
  CHECK(bare("2026년까지는") == "2026년");
  // 가 follows an open syllable only, 을 a closed one.
  CHECK(bare("시장가") == "시장가");
  CHECK(bare("회사을") == "회사을");
  CHECK(bare("실적") == "실적");
  CHECK(bare("") == "");
}

TEST_CASE("particles: two code points stay", "[text][particles]") {
  CHECK(without_particle("은을") == "은을");
  CHECK(without_particle("인도") == "인도");
  CHECK(without_particle("말을") == "말을");
}

TEST_CASE("particles: after a digit 만 and 도 are a number and a unit", "[text][particles]") {
  CHECK(without_particle("10만") == "10만");
  CHECK(without_particle("30도") == "30도");
  CHECK(without_particle("10만의") == "10만");
  CHECK(without_particle("5000은") == "5000");
  CHECK(without_particle("10만을") == "10만");
  CHECK(without_particle("한국만") == "한국");
}

TEST_CASE("particles: endings of verbs leave the noun they are made of", "[text][particles]") {
  CHECK(word_stem("제기되었습니다") == "제기");
  CHECK(word_stem("급증하는") == "급증");
  CHECK(word_stem("발표했다는") == "발표");
  CHECK(word_stem("구조적인") == "구조");
  CHECK(word_stem("시장에서는") == "시장");
  CHECK(word_stem("강한") == "강한");
}
