#include <catch2/catch_test_macros.hpp>
#include <string>

#include "text/words.hpp"

using namespace yoyak::text;

namespace {

// Tokens as "text@position", gaps in brackets.
std::string shown(std::string_view normalised) {
  std::vector<Token> tokens;
  tokenise(normalised, 0, tokens);
  std::string out;
  for (const Token& token : tokens) {
    if (!out.empty()) out += '|';
    out += token.kind == TokenKind::kGap ? "[" + std::string(token.text) + "]" : std::string(token.text);
    out += "@" + std::to_string(token.position);
  }
  return out;
}

}  // namespace

TEST_CASE("words: one plain space is no token, everything else between words is", "[text][words]") {
  REQUIRE(shown("두 단어") == "두@0|단어@1");
  REQUIRE(shown("두, 단어") == "두@0|[, ]@1|단어@2");
  REQUIRE(shown("(두) 단어!") == "[(]@0|두@1|[) ]@2|단어@3|[!]@4");
  REQUIRE(shown("두\n단어") == "두@0|단어@2");
  REQUIRE(shown("두.\n- 단어") == "두@0|[.]@1|[- ]@3|단어@4");
  REQUIRE(shown("") == "");
}

TEST_CASE("words: signs that belong to words", "[text][words]") {
  REQUIRE(shown("gpt-5가 4.5, 10,000원") == "gpt-5가@0|4.5@1|[, ]@2|10,000원@3");
  REQUIRE(shown("c++ c#, 50%") == "c++@0|c#@1|[, ]@2|50%@3");
  REQUIRE(shown(".net $5 a$5") == ".net@0|$5@1|a@2|[$]@3|5@4");
  REQUIRE(shown("don't '삼성'은") == "don't@0|[ ']@1|삼성@2|[']@3|은@4");
  REQUIRE(shown("설명(description)을") == "설명@0|[(]@1|description@2|[)]@3|을@4");
}
