#include <catch2/catch_test_macros.hpp>

#include "digest/model.hpp"

using namespace yoyak::digest;

TEST_CASE("model: section kinds and their names are the same both ways", "[digest]") {
  for (int i = 0; i < static_cast<int>(SectionKind::kCount); ++i) {
    const auto kind = static_cast<SectionKind>(i);
    CHECK(section_kind_from_name(section_kind_name(kind)) == kind);
  }
  CHECK_FALSE(section_kind_from_name("quotes").has_value());
}
