// Front matter as Jekyll reads it, and the pages of Jekyll's own tests.
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "digest/support.hpp"

using namespace yoyak::digest;
using namespace yoyak::test;

TEST_CASE("jekyll: every case of the corpus behaves", "[digest][corpus]") {
  const ReadResult result = read_pages(corpus_pages("corpus/jekyll-cases"));
  std::map<std::string, const Digest*> digests;
  for (const Digest& digest : result.digests) digests[digest.source_path] = &digest;
  const auto topic = [&](const char* path) {
    return digests.contains(path) ? digests.at(path)->topic : std::string("(no digest)");
  };
  const auto title = [&](const char* path) {
    return digests.contains(path) ? digests.at(path)->title : std::string("(no digest)");
  };
  const auto date = [&](const char* path) {
    return digests.contains(path) ? digests.at(path)->date : std::string("(no digest)");
  };
  CHECK(result.unpublished == 1);
  CHECK_FALSE(digests.contains("2008-02-02-not-published.markdown"));
  CHECK(topic("2009-01-27-array-categories.markdown") == "foo");
  CHECK(topic("2009-01-27-category.markdown") == "foo");
  CHECK(topic("2013-05-10-number-category.markdown") == "2013");
  CHECK(topic("2009-05-18-tag.markdown") == "code");
  CHECK(topic("2009-05-18-tags.markdown") == "food");
  CHECK(topic("2009-05-24-yaml-linebreak.markdown") == "Ruby");
  CHECK(date("2010-01-09-time-override.markdown") == "2010-01-10");
  CHECK(date("2010-01-09-timezone-override.markdown") == "2010-01-10");
  CHECK(title("2010-01-08-triple-dash.markdown") == "Foo --- Bar");
  CHECK(title("2014-03-03-yaml-with-dots.md") == "Test Post Where YAML Ends in Dots");
  CHECK(date("2017-2-5-i-dont-like-zeroes.md") == "2017-02-05");
  CHECK(date("2015-12-27-extra-spaces.markdown") == "2015-12-27");
  CHECK(digests.contains("2009-03-12-hash-#1.markdown"));
  CHECK(digests.contains("2014-03-22-escape-+ %20[].markdown"));
  CHECK(title("Unicode16LECRLFandBOM.md") == "Unicode16CRLFandBOM");
  CHECK(title("UTF8CRLFandBOM.md") == "UTF8CRLFandBOM");
  CHECK(date("UTF8CRLFandBOM.md") == "2017-04-05");
  CHECK(has_code(result, "utf-16"));
  CHECK(has_code(result, "invalid-utf8"));
  CHECK(has_code(result, "front-matter-invalid"));
  for (const Digest& digest : result.digests) {
    CHECK(digest.overview.find("layout:") == std::string::npos);
    CHECK(digest.overview.find('\r') == std::string::npos);
  }
}

TEST_CASE("front matter: broken heads are read as far as they go", "[digest]") {
  const ReadResult result = read_page("x.md", "---\ndate: 2025-12-01\ntitle: a: b: [\n---\nText\n");
  REQUIRE(result.digests.size() == 1);
  CHECK(result.digests[0].date == "2025-12-01");
  CHECK(result.digests[0].title == "a: b: [");
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].code == "front-matter-invalid");
  CHECK(result.diagnostics[0].line == 3);
}

TEST_CASE("front matter: anchors, aliases and depth are limited", "[digest]") {
  std::string bomb = "---\ndate: 2025-12-01\na: &a [x, x, x, x, x, x, x, x, x, x]\n";
  for (char c = 'b'; c < 'k'; ++c) {
    const std::string before(1, static_cast<char>(c - 1));
    bomb += std::string(1, c) + ": &" + c + " [*" + before;
    for (int i = 0; i < 9; ++i) bomb += ", *" + before;
    bomb += "]\n";
  }
  CHECK(has_code(read_page("a.md", bomb + "---\nText\n"), "front-matter-invalid"));
  CHECK(has_code(read_page("a.md", "---\ndate: 2025-12-01\na: " + std::string(5000, '[') + "\n---\nText\n"),
                 "front-matter-invalid"));
  CHECK_FALSE(has_code(read_page("a.md", "---\ndate: 2025-12-01\na: &x {b: !ruby/object:Foo {}}\nc: *x\n---\nText\n"),
                       "front-matter-invalid"));
}

TEST_CASE("front matter: keys merged from an anchor count where the page has none of its own", "[digest]") {
  const Digest digest = read_digest(
      "x.md", "---\ndefaults: &d {topic: 공통, title: 공통 제목}\n<<: *d\ndate: 2025-12-01\ntitle: 제목\n---\nText\n");
  CHECK(digest.topic == "공통");
  CHECK(digest.title == "제목");
  CHECK(read_digest("x.md", "---\n<<: [{topic: 첫째}, {topic: 둘째}]\ndate: 2025-12-01\n---\nText\n").topic == "첫째");
}

TEST_CASE("titles: an index page of a dated folder is called by its day", "[digest]") {
  CHECK(read_digest("2025/12/21/index.md", "- Text\n").title == "2025-12-21 digest");
  CHECK(read_digest("2025/12/21/README.md", "- Text\n").title == "2025-12-21 digest");
  CHECK(read_digest("2025/12/21/notes.md", "- Text\n").title == "notes");
}

TEST_CASE("front matter: Pelican and Hugo", "[digest]") {
  const Digest pelican =
      read_digest("x.md", "Title: 하루 요약\nDate: 2025-12-01 10:20\nCategory: 기술\nTags: a, b\n\nText\n");
  CHECK(pelican.title == "하루 요약");
  CHECK(pelican.date == "2025-12-01");
  CHECK(pelican.topic == "기술");
  CHECK(pelican.overview == "Text");
  const Digest hugo = read_digest("x.md",
                                  "+++\ntitle = \"T = 1\"\ndate = 2025-12-01T10:00:00+09:00\ntags = [\"첫째, 둘\", "
                                  "\"b\"]\n[params]\nx = 1\n+++\nText\n");
  CHECK(hugo.title == "T = 1");
  CHECK(hugo.topic == "첫째, 둘");
  CHECK(hugo.overview == "Text");
  CHECK(read_page("2025-12-01.md", "+++\ndraft = true\n+++\nText").unpublished == 1);
  CHECK(read_page("2025-12-01.md", "Title: x\nStatus: draft\n\nText").unpublished == 1);
}

TEST_CASE("profile: the configuration adds patterns, labels and headings", "[digest]") {
  const auto config = nlohmann::json::parse(
      R"json({"headings":{"entries":["Talks"]},
    "entries":[{"heading":"{title} by {channel} ({duration}) [{link}]({url})"}],
    "labels":{"key_sentences":["*said*"]},"linkWords":["Play"],"extends":"none"})json",
      nullptr, false);
  const auto profile = Profile::from_json(config, Profile::built_in());
  REQUIRE(profile.ok());
  const ReadResult result =
      read_pages({{"2025-12-01-x.md",
                   "## Talks\n\n## One by Two by Ann (1:02) [Play](https://a.b)\n\n**What was said**\n\nWords\n"}},
                 {*profile, {}, {}});
  REQUIRE(result.digests.size() == 1);
  REQUIRE(result.digests[0].entries.size() == 1);
  const Entry& entry = result.digests[0].entries[0];
  CHECK(entry.title == "One by Two");
  CHECK(entry.channel == "Ann");
  CHECK(entry.duration_s == 62U);
  REQUIRE(entry.sections.size() == 1);
  CHECK(entry.sections[0].kind == SectionKind::kKeySentences);
  CHECK(entry.sections[0].label == "What was said");
  for (const char* bad : {R"({"x":1})", R"({"entries":[{}]})", R"({"entries":[{"heading":"{a}"}]})",
                          R"({"labels":{"quotes":["a"]}})", R"({"headings":[]})", R"({"positions":["first"]})",
                          R"({"unescapeStructure":"no"})", R"([])", R"({"extends":"me"})", R"({"linkWords":[1]})"}) {
    INFO(bad);
    const auto failed = Profile::from_json(nlohmann::json::parse(bad, nullptr, false), Profile::built_in());
    REQUIRE_FALSE(failed.ok());
    CHECK(failed.error().message.starts_with("profile"));
  }
}
