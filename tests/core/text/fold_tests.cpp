#include <catch2/catch_test_macros.hpp>

#include "text/fold.hpp"

using namespace yoyak::text;

TEST_CASE("fold: Latin letters lose case and diacritics", "[text][fold]") {
  REQUIRE(fold("Café ZÜRICH naïve Łódź İstanbul") == "cafe zurich naive lodz istanbul");
  REQUIRE(fold("Straße Æsir œuvre ĳ") == "strasse aesir oeuvre ij");
  REQUIRE(fold("Tiếng Việt Ẽ") == "tieng viet e");
  REQUIRE(fold("e\xCC\x81 n\xCC\x83") == "e n");
}

TEST_CASE("fold: other scripts keep their letters", "[text][fold]") {
  REQUIRE(fold("한글 각 ㄱㅏ 漢字 かな が") == "한글 각 ㄱㅏ 漢字 かな が");
  REQUIRE(fold("ΑΣ ς Ёж ЙОД") == "ασ σ ёж йод");
  REQUIRE(fold("×÷") == "×÷");
}

TEST_CASE("fold: full-width forms and typographic marks", "[text][fold]") {
  REQUIRE(fold("ＧＰＴ－５！") == "gpt-5!");
  REQUIRE(fold("‘가’ “나” 다‑라") == "'가' \"나\" 다-라");
  REQUIRE(fold("가–나—다…") == "가–나—다…");
}

TEST_CASE("fold: white space and what is not seen", "[text][fold]") {
  REQUIRE(fold("  가 \t 나\xC2\xA0\xE3\x80\x80다  ") == "가 나 다");
  REQUIRE(fold("가 \n\n 나") == "가\n나");
  REQUIRE(fold("가 \n\n 나", LineBreaks::kSpace) == "가 나");
  REQUIRE(fold("\n\n") == "");
  REQUIRE(fold("가\xE2\x80\x8B나\xC2\xAD다\xEF\xBB\xBF") == "가나다");
  REQUIRE(fold("a\xFF"
               "b") ==
          "a\xEF\xBF\xBD"
          "b");
}

TEST_CASE("fold: is idempotent", "[text][fold]") {
  for (char32_t c = 1; c < 0x30000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    char32_t out[2];
    const unsigned n = fold_code(c, out);
    for (unsigned i = 0; i < n; ++i) {
      char32_t again[2];
      REQUIRE((fold_code(out[i], again) == 1 && again[0] == out[i]));
    }
  }
}

TEST_CASE("fold: offsets lead back to the source", "[text][fold]") {
  const std::string source =
      " Straße  Ａ\xE2\x80\x8B"
      "b";
  const FoldedText folded = fold_with_offsets(source);
  REQUIRE(folded.text == "strasse ab");
  REQUIRE(folded.begin.size() == folded.text.size());
  REQUIRE(source.substr(folded.begin[4], folded.end[5] - folded.begin[4]) == "ß");
  REQUIRE(source.substr(folded.begin[8], folded.end[8] - folded.begin[8]) == "Ａ");
  REQUIRE(source.substr(folded.begin[9], folded.end[9] - folded.begin[9]) == "b");
  REQUIRE(source.substr(folded.begin[7], folded.end[7] - folded.begin[7]) == "  ");
}
