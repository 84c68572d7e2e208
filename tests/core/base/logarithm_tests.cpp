#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "base/logarithm.hpp"

TEST_CASE("logarithm: to nine digits", "[base]") {
  for (double x = 1e-6; x < 1e9; x *= 1.37) {
    INFO(x);
    CHECK(std::abs(yoyak::natural_logarithm(x) - std::log(x)) < 1e-9);
  }
  CHECK(yoyak::natural_logarithm(1) == 0);
}
