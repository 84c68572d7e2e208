#include <catch2/catch_test_macros.hpp>
#include <cctype>

#include "support/spec_file.hpp"

using namespace yoyak::test;

namespace {

std::string upper(std::string_view input, std::string_view options) {
  if (has_option(options, "same")) return std::string(input);
  std::string out(input);
  for (char& c : out) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return out;
}

constexpr const char* kText =
    "About this file.\n\n=== first\n---\nab\ncd\n---\nAB\nCD\n\n=== second\noptions: same "
    "x=1\n----\n---␉\n----\n---␉\n";

}  // namespace

TEST_CASE("spec runner: reads cases, options, symbols and long separators", "[support]") {
  const SpecFile file = parse_spec("f.txt", kText);
  REQUIRE(file.error.empty());
  REQUIRE(file.cases.size() == 2);
  CHECK(file.cases[0].input == "ab\ncd");
  CHECK(file.cases[0].line == 3);
  CHECK(file.cases[1].input == "---\t");
  CHECK(option_value(file.cases[1].options, "x") == "1");
  CHECK(option_value(file.cases[1].options, "y", "none") == "none");
  CHECK_FALSE(has_option(file.cases[1].options, "sam"));
  CHECK(run_spec(file, upper).failures.empty());
  CHECK(updated_spec(file, upper) == kText);
}

TEST_CASE("spec runner: a wrong expectation fails with file, line and a diff", "[support]") {
  const SpecFile file = parse_spec("f.txt", "=== wrong\n---\nab\ncd\n---\nAB\nXX\n");
  const SpecReport report = run_spec(file, upper);
  REQUIRE(report.failures.size() == 1);
  CHECK(report.failures[0] == "f.txt:1: wrong\n    AB\n  - XX\n  + CD\n");
  CHECK(updated_spec(file, upper) == "=== wrong\n---\nab\ncd\n---\nAB\nCD\n");
}

TEST_CASE("spec runner: empty and broken files and empty folders are failures", "[support]") {
  CHECK(run_spec(parse_spec("f.txt", ""), upper).failures.size() == 1);
  CHECK(run_spec(parse_spec("f.txt", "only a description\n"), upper).failures.size() == 1);
  CHECK(parse_spec("f.txt", "=== a\nno separator\n").error == "f.txt:2: expected a line of hyphens before the input");
  CHECK_FALSE(parse_spec("f.txt", "=== a\n---\ninput\n").error.empty());
  CHECK(run_spec_folder("no-such-folder", upper).failures.size() == 1);
}
