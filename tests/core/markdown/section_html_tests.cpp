#include <catch2/catch_test_macros.hpp>

#include "markdown/section_html.hpp"

using namespace yoyak;

TEST_CASE("section: label, id and text", "[markdown]") {
  std::string out = "before ";
  markdown::render_section({"main", "e1~main", "주요 <내용> & \"더\"", 4, "글 **굵게**"}, {}, out);
  CHECK(out ==
        "before <section class=\"yk-section\" data-kind=\"main\" id=\"e1~main\"><h4 class=\"yk-label\">주요 "
        "&lt;내용&gt; &amp; \"더\"</h4><div class=\"yk-body\"><p>글 <strong>굵게</strong></p>\n</div></section>\n");
}

TEST_CASE("section: without a label and an id; what is in attributes is escaped", "[markdown]") {
  std::string out;
  markdown::render_section({"other", "", "", 4, ""}, {}, out);
  CHECK(out == "<section class=\"yk-section\" data-kind=\"other\"><div class=\"yk-body\"></div></section>\n");
  out.clear();
  markdown::render_section({"other", "a\"b<c", "", 4, ""}, {}, out);
  CHECK(out.find("id=\"a&quot;b&lt;c\"") != std::string::npos);
}

// libc++ (wasm) reserves exactly what it is asked for, so this fails there if the writers ask for no more.
TEST_CASE("a page of thousands of sections is not copied for each of them", "[markdown][limits]") {
  std::string page;
  std::size_t copies = 0;
  for (int i = 0; i < 5000; ++i) {
    const std::size_t before = page.capacity();
    markdown::render_section({"main", "", "제목", 4, "글"}, {}, page);
    copies += page.capacity() != before ? 1 : 0;
  }
  CHECK(copies < 40);
}
