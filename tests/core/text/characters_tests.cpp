// Names for files and fragments.
#include <catch2/catch_test_macros.hpp>

#include "text/characters.hpp"

using namespace yoyak::text;

TEST_CASE("characters: slugs are safe as file names and fragments", "[text]") {
  CHECK(slug("기술-AI", "x") == "기술-AI");
  CHECK(slug("google / langextract", "x") == "google-langextract");
  CHECK(slug("..", "x") == "x");
  CHECK(slug(".hidden", "x") == "hidden");
  CHECK(slug("../../etc/passwd", "x") == "etc-passwd");
  CHECK(slug("C++ 20.1!", "x") == "C-20.1");
  CHECK(slug("🎯", "x") == "x");
  std::string longer;
  for (int i = 0; i < 200; ++i) longer += "가";
  CHECK(slug(longer, "x").size() <= kMaxSlug);
  CHECK(slug(longer, "x").size() % 3 == 0);
}
