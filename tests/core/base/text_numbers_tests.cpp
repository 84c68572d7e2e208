#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>

#include "base/text_numbers.hpp"

using yoyak::TextNumbers;

TEST_CASE("texts are numbered in the order in which they come", "[base]") {
  TextNumbers numbers;
  CHECK_FALSE(numbers.contains("가"));
  CHECK(numbers.number("가") == 0);
  CHECK(numbers.number("나") == 1);
  CHECK(numbers.number("가") == 0);
  CHECK(numbers.number("") == 2);
  CHECK(numbers.number(std::string_view("\0", 1)) == 3);
  CHECK(numbers.size() == 4);
  CHECK(numbers.contains(""));
  CHECK_FALSE(numbers.contains("가나"));
  CHECK(numbers.text(1) == "나");
  CHECK(numbers.text(3).size() == 1);
}

TEST_CASE("many and long texts keep their numbers and their places", "[base]") {
  TextNumbers numbers;
  const auto text = [](int i) { return std::string(static_cast<std::size_t>(i % 50), 'x') + std::to_string(i); };
  const std::string longest(200000, 'y');
  CHECK(numbers.number("first") == 0);
  CHECK(numbers.number(longest) == 1);
  const std::string_view first = numbers.text(0), second = numbers.text(1);
  for (int i = 0; i < 50000; ++i) REQUIRE(numbers.number(text(i)) == static_cast<std::uint32_t>(i + 2));
  for (int i = 0; i < 50000; ++i) REQUIRE(numbers.number(text(i)) == static_cast<std::uint32_t>(i + 2));
  CHECK(first == "first");
  CHECK(second == longest);
  const TextNumbers moved = std::move(numbers);
  CHECK(moved.text(0).data() == first.data());
  CHECK(moved.contains(text(49999)));
}

// Texts that differ little must not meet in the same slots: the steps grow with the texts, not with their square.
TEST_CASE("similar texts are found in few steps", "[base]") {
  const auto steps = [](int count, const std::string& before, const std::string& after) {
    TextNumbers numbers;
    for (int round = 0; round < 2; ++round) {
      for (int i = 0; i < count; ++i) numbers.number(before + std::to_string(i) + after);
    }
    return numbers.steps();
  };
  for (const std::string& before : {"", "12345678", "가나다라마바사"}) {
    for (const std::string& after : {"", "12345678", "은"}) {
      CAPTURE(before, after);
      CHECK(steps(40000, before, after) < 40000 * 2 * 3);
    }
  }
}
