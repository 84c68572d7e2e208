#include <catch2/catch_test_macros.hpp>

#include "text/hangul.hpp"
#include "text/utf8.hpp"

using namespace yoyak::text;

TEST_CASE("hangul: splitting and joining are inverse for every syllable", "[text][hangul]") {
  for (char32_t c = kFirstSyllable; c <= kLastSyllable; ++c) REQUIRE(join(split_unchecked(c)) == c);
}

TEST_CASE("hangul: initials and their letters", "[text][hangul]") {
  REQUIRE(initial_of_jamo(U'ㄱ') == 0);
  REQUIRE(initial_of_jamo(U'ㅎ') == 18);
  REQUIRE(initial_of_jamo(U'ㄳ') == -1);
  REQUIRE(initial_of_jamo(U'ㅏ') == -1);
  REQUIRE(initial_of_jamo(U'x') == -1);
  for (std::uint32_t i = 0; i < kInitials; ++i) REQUIRE(initial_of_jamo(jamo_of_initial(i)) == static_cast<int>(i));
}

TEST_CASE("hangul: a final moves on to the next syllable", "[text][hangul]") {
  const auto split = [](char32_t c) { return split_final(split_unchecked(c).final); };
  REQUIRE(split(U'켕').final == 0);
  REQUIRE(split(U'켕').initial == initial_of_jamo(U'ㅇ'));
  REQUIRE(split(U'닭').final == split_unchecked(U'달').final);
  REQUIRE(split(U'닭').initial == initial_of_jamo(U'ㄱ'));
  REQUIRE(split(U'가').initial == -1);
}

TEST_CASE("hangul: ranges of syllables", "[text][hangul]") {
  REQUIRE(syllables_with(0).first == U'가');
  REQUIRE(syllables_with(0).last == U'깋');
  REQUIRE(syllables_with(11, 20).first == U'이');
  REQUIRE(syllables_with(11, 20).last == U'잏');
  REQUIRE(syllables_with(0, 8).last == U'굏');  // 고 may become 과, 괘, 괴
}

TEST_CASE("hangul: keys of the standard keyboard", "[text][hangul]") {
  REQUIRE(hangul_of_keys("zmffhem") == "클로드");
  REQUIRE(hangul_of_keys("dkssudgktpdy") == "안녕하세요");
  REQUIRE(hangul_of_keys("Ekfrl") == "딸기");
  REQUIRE(hangul_of_keys("ekfr") == "닭");
  REQUIRE(hangul_of_keys("ekfrdl") == "닭이");
  REQUIRE(hangul_of_keys("rhkwk") == "과자");
  REQUIRE(hangul_of_keys("dhkd") == "왕");
  REQUIRE(hangul_of_keys("gpt-5") == "헷-5");
  REQUIRE(hangul_of_keys("tt") == "ㅅㅅ");
  REQUIRE(hangul_of_keys("kk") == "ㅏㅏ");
  REQUIRE(hangul_of_keys("") == "");
  REQUIRE(keys_of_hangul("클로드") == "zmffhem");
  REQUIRE(keys_of_hangul("ㅣㅐ햐ㅜ") == "login");
  REQUIRE(keys_of_hangul("치명ㄷ") == "claude");
}

TEST_CASE("hangul: keys and syllables are inverse", "[text][hangul]") {
  for (char32_t c = kFirstSyllable; c <= kLastSyllable; c += 7) {
    std::string syllable;
    append(c, syllable);
    REQUIRE(hangul_of_keys(keys_of_hangul(syllable)) == syllable);
  }
}
