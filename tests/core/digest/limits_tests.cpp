// What the front matter of a page may cost: each limit at, below and above. A page above one is named, and read
// without its front matter.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "digest/diagnostic.hpp"
#include "digest/page/page.hpp"
#include "digest/page/references.hpp"
#include "digest/source/yaml.hpp"
#include "digest/support.hpp"

using namespace yoyak::digest;

namespace {

std::string repeated(std::string_view unit, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += unit;
  return text;
}

constexpr std::size_t kMegabyte = std::size_t{1} << 20;

}  // namespace

TEST_CASE("limits: bytes that aliases repeat", "[digest][limits]") {
  // 16 aliases of a text.
  const auto problem = [](std::size_t size) {
    return parse_yaml("a: &a " + std::string(size, 'x') + "\nb: [" + repeated("*a, ", 16) + "]\n").problem;
  };
  CHECK(problem(kMegabyte / 16 - 1).empty());
  CHECK(problem(kMegabyte / 16).empty());
  CHECK(problem(kMegabyte / 16 + 1) == "more than a megabyte repeated by aliases");
}

TEST_CASE("limits: aliases of aliases, and of keys", "[digest][limits]") {
  std::string text = "a: &a0 {" + std::string(100, 'k') + ": " + std::string(1000, 'v') + "}\n";
  for (int i = 1; i <= 12; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    text += "b" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before + ", " + before + "]\n";
  }
  CHECK_FALSE(parse_yaml(text).problem.empty());
}

TEST_CASE("limits: front matter of a stranger cannot become huge, and the page is named", "[digest][limits]") {
  const std::string text = "---\na: &a \"" + std::string(900'000, 'x') + "\"\nb: [" + repeated("*a,", 19'000) +
                           "]\n---\n\n# 2026-01-04 기술\n\n## 제목\n\n본문\n";
  REQUIRE(text.size() < kMegabyte);
  const ReadResult result = yoyak::test::read_pages({{"2026-01-04-x.md", text}});
  REQUIRE_FALSE(result.diagnostics.empty());
  bool named = false;
  for (const Diagnostic& diagnostic : result.diagnostics)
    named = named || (diagnostic.file == "2026-01-04-x.md" &&
                      diagnostic.message.find("more than a megabyte repeated by aliases") != std::string::npos);
  CHECK(named);
}

TEST_CASE("limits: references that repeat a long address", "[digest][limits]") {
  // Broken links, so that a link that was read is a warning. The definition itself is one more bracket.
  constexpr std::size_t kCount = 200;
  const auto links = [](std::size_t size) {
    const std::string text = "# 2026-01-04 기술\n\n## 제목\n\n" + repeated("[a] ", kCount) + "\n\n[a]: /" +
                             std::string(size - 1, 'x') + "\n";
    const ReadResult result = yoyak::test::read_pages({{"2026-01-04-x.md", text}});
    std::size_t found = 0;
    for (const Diagnostic& diagnostic : result.diagnostics) found += diagnostic.code == "broken-link" ? 1 : 0;
    return found;
  };
  // (kCount + 1) * size = 8 * (size + kCount * 4 + 50 or so) + 1 MB
  constexpr std::size_t kSize = (kMegabyte + std::size_t{8} * 4 * kCount) / (kCount + 1 - 8);
  CHECK(links(kSize - 10) >= kCount);
  CHECK(links(kSize + 10) == 0);
}

TEST_CASE("limits: links of a page to files", "[digest][limits]") {
  const auto read = [](std::size_t links) {
    std::string text = "# 2026-01-04 기술\n\n## 제목\n\n";
    for (std::size_t i = 0; i < links; ++i) text += "[a](f" + std::to_string(i) + ".pdf)\n";
    return yoyak::test::read_pages({{"2026-01-04-x.md", text}});
  };
  for (const std::size_t links : {kMaxLocalLinks - 1, kMaxLocalLinks, kMaxLocalLinks + 1}) {
    const ReadResult result = read(links);
    CHECK(result.file_links.size() == std::min(links, kMaxLocalLinks));
    CHECK(result.files.size() == std::min(links, kMaxLocalLinks));
    bool named = false;
    for (const Diagnostic& diagnostic : result.diagnostics)
      named = named || (diagnostic.code == "too-many-links" && diagnostic.file == "2026-01-04-x.md");
    CHECK(named == (links > kMaxLocalLinks));
  }
}

TEST_CASE("limits: definitions that many entries use", "[digest][limits]") {
  // A definition of `size` bytes, copied into 16 entries.
  const auto copies = [](std::size_t size) {
    std::string text = "# 2026-01-04 기술\n\n";
    for (int i = 0; i < 16; ++i)
      text += "### [제목](https://youtu.be/abcdefghi" + std::to_string(10 + i) + ")\n\n글 [r]\n\n";
    const std::string label = "[r]: /u \"";  // the title is long
    text +=
        "### [끝](https://youtu.be/abcdefghijk)\n\n글\n\n" + label + std::string(size - label.size() - 1, 'x') + "\"\n";
    const ReadResult result = yoyak::test::read_pages({{"2026-01-04-x.md", text}});
    std::size_t found = 0;
    for (const Entry& entry : result.digests.at(0).entries) {
      for (const Section& section : entry.sections)
        found +=
            section.markdown.find("[r]:") != std::string::npos && section.markdown.find("[r]\n") != std::string::npos;
    }
    return found;
  };
  CHECK(copies(kMaxCopiedDefinitions / 16 - 1) == 16);
  CHECK(copies(kMaxCopiedDefinitions / 16) == 16);
  CHECK(copies(kMaxCopiedDefinitions / 16 + 1) == 15);
}

TEST_CASE("limits: entries of a page", "[digest][limits]") {
  for (const std::size_t count : {kMaxEntries - 1, kMaxEntries, kMaxEntries + 1}) {
    std::string text = "# 2026-01-04 기술\n\n";
    for (std::size_t i = 0; i < count; ++i)
      text +=
          "### [제목](https://youtu.be/" + std::to_string(10'000'000'000 + i) + ")\n\n글 " + std::to_string(i) + "\n\n";
    const ReadResult result = yoyak::test::read_pages({{"2026-01-04-x.md", text}});
    const Digest& digest = result.digests.at(0);
    const bool above = count > kMaxEntries;
    CHECK(digest.entries.size() == (above ? 0 : count));
    CHECK((digest.overview.find("글 " + std::to_string(count - 1)) != std::string::npos) == above);  // nothing is lost
    bool named = false;
    for (const Diagnostic& diagnostic : result.diagnostics) {
      CHECK(diagnostic.file == "2026-01-04-x.md");
      named = named || diagnostic.code == "too-many-entries";
    }
    CHECK(named == above);
  }
}

TEST_CASE("limits: diagnostics of a page that are listed", "[digest][limits]") {
  const auto listed = [](std::size_t count) {
    std::vector<Diagnostic> all;
    for (std::size_t i = 0; i < count; ++i)
      all.push_back(make_diagnostic(DiagnosticCode::kBrokenLink, "a.md", static_cast<std::uint32_t>(i + 1), 1, "x"));
    all.push_back(make_diagnostic(DiagnosticCode::kBrokenLink, "b.md", 1, 1, "x"));
    std::vector<Diagnostic> out;
    each_listed(all, [&](const Diagnostic& diagnostic) { out.push_back(diagnostic); });
    return out;
  };
  CHECK(listed(0).size() == 1);
  CHECK(listed(kMaxListed - 1).size() == kMaxListed);
  CHECK(listed(kMaxListed).size() == kMaxListed + 1);
  const std::vector<Diagnostic> above = listed(kMaxListed + 2);
  REQUIRE(above.size() == kMaxListed + 2);
  CHECK(above[kMaxListed].code == "more-problems");
  CHECK(above[kMaxListed].file == "a.md");
  CHECK(above[kMaxListed].message.starts_with("2 more problems"));
  CHECK(above.back().file == "b.md");
}
