// The table of diagnostics and docs/diagnostics.md agree.
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "digest/diagnostic.hpp"
#include "digest/support.hpp"

using namespace yoyak::digest;

TEST_CASE("diagnostics: table and documentation agree", "[digest]") {
  const std::string page = yoyak::test::read_file(std::string(YOYAK_SPEC_DIR) + "/../../docs/diagnostics.md");
  REQUIRE_FALSE(page.empty());
  std::set<std::string> codes;
  for (const DiagnosticInfo& info : all_diagnostics()) {
    const std::string code(info.code);
    INFO(code);
    CHECK(codes.insert(code).second);
    CHECK(page.find("| [`" + code + "`](#" + code + ") | " + std::string(severity_name(info.severity)) + " |") !=
          std::string::npos);
    const std::size_t section = page.find("\n## " + code + "\n");
    REQUIRE(section != std::string::npos);
    const std::string text = page.substr(section, page.find("\n## ", section + 4) - section);
    CHECK(text.find("*Cause*") != std::string::npos);
    CHECK(text.find("*Remedy*") != std::string::npos);
  }
  std::size_t documented = 0;
  for (const std::string& line : yoyak::test::lines_of(page)) documented += line.starts_with("## ");
  CHECK(documented == codes.size());
}

TEST_CASE("diagnostics: a long line is cut between characters", "[digest]") {
  std::string line;
  for (int i = 0; i < 300; ++i) line += "가";
  const Diagnostic diagnostic = make_diagnostic(DiagnosticCode::kNoEntries, "a.md", 1, 2, "message", line);
  CHECK(diagnostic.excerpt.size() == kMaxExcerpt * 3 + 3);
  CHECK(diagnostic.excerpt.ends_with("가…"));
  CHECK(diagnostic.code == "no-entries");
}
