// The two lists of entities (markdown/entities.hpp). The whole test program uses the full one, as the packer does.
#include <catch2/catch_test_macros.hpp>

#include "markdown/entities.hpp"
#include "markdown/html.hpp"

using namespace yoyak::markdown;

namespace {

const bool all_entities = (use_all_entities(), true);

class FewEntities {
 public:
  FewEntities() { use_entity_table({nullptr, nullptr}); }
  ~FewEntities() { use_all_entities(); }
};

std::string render(std::string_view markdown, const HtmlOptions& options = {}) {
  std::string html;
  render_html(markdown, options, html);
  return html;
}

class Everything : public HitFinder {
 public:
  void find(std::string_view text, std::vector<TextRange>& hits) const override { hits.push_back({0, text.size()}); }
};

}  // namespace

TEST_CASE("entities: all names are known where the full list is used", "[markdown][entities]") {
  REQUIRE(all_entities);
  CHECK(render("&nGtv; &ClockwiseContourIntegral; &hearts;") == "<p>≫̸ ∲ ♥</p>\n");
  CHECK(render("&nosuchname;") == "<p>&amp;nosuchname;</p>\n");
  CHECK(plain_text("&Zopf;") == "ℤ\n");
}

TEST_CASE("entities: without the full list unknown names are left to the browser", "[markdown][entities]") {
  const FewEntities few;
  SECTION("HTML 4 and everything that stands for ASCII is known") {
    CHECK(render("&hearts;&eacute;&colon;&NewLine;&fjlig;") == "<p>♥é:\nfj</p>\n");
  }
  SECTION("text") {
    CHECK(render("a &nGtv; **&Zopf;**") == "<p>a &nGtv; <strong>&Zopf;</strong></p>\n");
    CHECK(render("`&Zopf;`") == "<p><code>&amp;Zopf;</code></p>\n");
    CHECK(plain_text("&Zopf;") == "&Zopf;\n");
  }
  SECTION("only what can be a name") {
    CHECK(render("&CounterClockwiseContourIntegralX;") == "<p>&amp;CounterClockwiseContourIntegralX;</p>\n");
    CHECK(render("&#1234567890; & &x y;") == "<p>&amp;#1234567890; &amp; &amp;x y;</p>\n");
  }
  SECTION("attributes") {
    CHECK(render("[a](/u \"&Zopf; &quot;\")") == "<p><a href=\"/u\" title=\"&Zopf; &quot;\">a</a></p>\n");
    CHECK(render("![&Zopf; b](/u)") == "<p><img src=\"/u\" alt=\"&Zopf; b\" loading=\"lazy\"></p>\n");
    CHECK(render("``` &Zopf;\nx\n```") == "<pre tabindex=\"0\"><code class=\"language-&Zopf;\">x\n</code></pre>\n");
  }
  SECTION("URLs: judged the same, since no unknown name stands for ASCII") {
    CHECK(render("[a](/x?a&Zopf;b)") == "<p><a href=\"/x?a&Zopf;b\">a</a></p>\n");
    CHECK(render("[a](javascript&colon;x)") == "<p>a</p>\n");
    CHECK(render("[a](&Tab;javascript:x)") == "<p>a</p>\n");
    CHECK(render("[a](java&Zopf;script:x)") == "<p><a href=\"java&Zopf;script:x\">a</a></p>\n");
    CHECK(render("[a](javascript:&Zopf;)") == "<p>a</p>\n");
  }
  SECTION("headings and hits leave them out") {
    const Everything finder;
    HtmlOptions options;
    options.hits = &finder;
    CHECK(render("# a &Zopf;b", options) == "<h1 id=\"a-b\"><mark>a </mark>&Zopf;<mark>b</mark></h1>\n");
  }
}
