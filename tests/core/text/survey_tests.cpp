#include <catch2/catch_test_macros.hpp>
#include <random>
#include <string>

#include "text/survey.hpp"
#include "text/utf8.hpp"

using namespace yoyak::text;

TEST_CASE("survey: finds what it looks for at every place of a block", "[text]") {
  for (std::size_t before = 0; before < 40; ++before) {
    for (std::size_t after = 0; after < 20; ++after) {
      const std::string head(before, 'x');
      const std::string tail(after, 'y');
      CHECK(survey(head + "**" + tail).stars == std::vector<std::uint32_t>{static_cast<std::uint32_t>(before)});
      CHECK(survey(head + "](" + tail).targets == std::vector<std::uint32_t>{static_cast<std::uint32_t>(before)});
      CHECK(survey(head + "] " + tail).targets.empty());
      CHECK(survey(head + "{" + tail).brace);
      CHECK(survey(head + "~" + tail).tilde);
      CHECK(survey(head + std::string(1, '\0') + tail).nul);
      CHECK(survey(head + "\xEF\xB8\x8F" + tail).byte_ef);
      CHECK(survey(head + "\xF0\x9F\x98\x80" + tail).four_bytes);
      const Survey plain = survey(head + "z|}\x7F" + tail);
      CHECK((plain.valid && !plain.brace && !plain.tilde && !plain.nul && !plain.byte_ef && !plain.four_bytes));
    }
  }
}

TEST_CASE("survey: agrees with the exact validation", "[text]") {
  // Bytes around every limit of the encoding, in random order.
  const std::string bytes =
      "aa\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC1\xC2\xDF\xE0\xE1\xEC\xED\xEE\xEF\xF0\xF1\xF3\xF4\xF5\xFF";
  const std::string pieces[] = {"\xC2\x80",     "\xE0\xA0\x80",     "\xED\x9F\xBF",     "\xEA\xB0\x80",
                                "\xEF\xBF\xBD", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "ascii"};
  std::mt19937 random(7);
  int valid = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (auto k = random() % 20; k > 0; --k) text += pieces[random() % std::size(pieces)];
    for (auto k = random() % 3; k > 0 && !text.empty(); --k)
      text[random() % text.size()] = bytes[random() % bytes.size()];
    valid += is_valid(text);
    if (survey(text).valid != is_valid(text)) FAIL("round " << i);
  }
  CHECK(valid > 1000);
  CHECK(valid < 19000);
}
