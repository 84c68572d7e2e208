// engine/book.hpp: digests as the files of an EPUB 3 book.
#include <catch2/catch_test_macros.hpp>

#include "engine/book.hpp"
#include "engine/packer.hpp"
#include "markdown/xhtml.hpp"

using namespace yoyak;

namespace {

digest::Digest digest_of(std::string date, std::string overview) {
  digest::Digest digest;
  digest.id = date + "-바다";
  digest.date = std::move(date);
  digest.topic = "바다";
  digest.title = digest.date + " <바다> & 섬";
  digest.overview = std::move(overview);
  return digest;
}

digest::Entry entry_of(std::string id, std::string url, std::string text) {
  digest::Entry entry;
  entry.id = std::move(id);
  entry.title = "\"" + entry.id + "\"";
  entry.channel = "등대";
  entry.url = std::move(url);
  entry.duration_s = 3723;
  entry.sections.push_back({digest::SectionKind::kMain, "", std::move(text)});
  return entry;
}

std::string file(const std::vector<archive::File>& files, std::string_view name) {
  for (const archive::File& each : files) {
    if (each.name == name) return each.bytes;
  }
  return "no " + std::string(name);
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string xhtml(std::string_view html) {
  std::string out;
  const auto same = [](std::string_view href) {
    return std::optional<std::string>(href == "x" ? "" : std::string(href));
  };
  const auto png = [](std::string_view source) {
    return source.ends_with(".png") ? std::optional<std::string>(source) : std::nullopt;
  };
  markdown::append_xhtml(html, same, png, out);
  return out;
}

}  // namespace

TEST_CASE("book: a chapter for each digest, the oldest first, and their contents", "[engine][book]") {
  digest::Digest late =
      digest_of("2026-02-02", "먼저 [\\[1\\]](#1a) 그리고 [어제](2026-02-01-바다.md#7-b) [없음](#none)");
  late.entries.push_back(entry_of("1a", "https://www.youtube.com/watch?v=1a&t=3", "본문 <br> ~~지움~~"));
  late.entries.push_back(
      entry_of("x y", "javascript:alert(1)", "[밖](https://a.example/?q={1}%2) ![그림](../f/0.svg)"));
  digest::Digest early = digest_of("2026-02-01", "");
  early.entries.push_back(entry_of("7-b", "", "글"));
  engine::BookRequest request;
  request.language = "ko";
  request.author = "섬";
  request.url = "https://a.example/s/";
  request.labels = {
      {"contents", "목차"}, {"overview", "하루"}, {"video", "영상"}, {"page", "페이지"}, {"main", "내용"}};
  const auto files = engine::book_files({late, early}, request);
  REQUIRE(files.size() == 7);
  CHECK(files[0].name == "mimetype");
  CHECK(files[0].bytes == "application/epub+zip");
  CHECK(has(file(files, "META-INF/container.xml"), "full-path=\"book/package.opf\""));

  const std::string package = file(files, "book/package.opf");
  CHECK(has(package, "<dc:title>섬, 2026-02-01 – 2026-02-02</dc:title>"));
  CHECK(has(package, "<dc:language>ko</dc:language>"));
  CHECK(has(package, "<meta property=\"dcterms:modified\">2026-02-02T00:00:00Z</meta>"));
  CHECK(has(package, "<itemref idref=\"c0001\"/>\n<itemref idref=\"c0002\"/>"));
  CHECK(file(engine::book_files({early, late}, request), "book/package.opf") == package);

  const std::string nav = file(files, "book/nav.xhtml");
  CHECK(has(nav, "<h1>목차</h1>\n<ol>\n<li><a href=\"c0001.xhtml\">2026-02-01 &lt;바다&gt; &amp; 섬</a>"));
  CHECK(has(nav, "<li><a href=\"c0002.xhtml#e-1a\">&quot;1a&quot;</a></li>"));

  const std::string chapter = file(files, "book/c0002.xhtml");
  CHECK(has(chapter, "lang=\"ko\" xml:lang=\"ko\""));
  CHECK(has(chapter, "<h2>하루</h2>"));
  // What it cites, what another chapter has, and what nothing has.
  CHECK(has(chapter, "href=\"#e-1a\""));
  CHECK(has(chapter, "href=\"c0001.xhtml#e-7-b\">어제</a>"));
  CHECK(!has(chapter, "none"));
  CHECK(has(chapter,
            "등대 · 1:02:03 · <a href=\"https://www.youtube.com/watch?v=1a&amp;t=3\">영상</a> · "
            "<a href=\"https://a.example/s/d/2026-02-02-%EB%B0%94%EB%8B%A4.html#1a\">페이지</a>"));
  CHECK(!has(chapter, "javascript"));
  CHECK(has(chapter, "<br/>"));
  CHECK(has(chapter, "https://a.example/?q=%7B1%7D%252"));
  CHECK(has(chapter, "그림"));
  CHECK(!has(chapter, "<img"));
  CHECK(has(chapter, "id=\"e-x_20_y\""));
}

TEST_CASE("book: pictures of the site are in it, those of other hosts are links", "[engine][book]") {
  digest::Digest digest =
      digest_of("2026-02-01",
                "![섬 \"하나\"](../f/a1.png) ![둘](../f/b2.jpg) ![또](../f/a1.png) ![넷](../f/c3.svg)\n\n"
                "![밖](https://a.example/x.png) ![없음](none.png)");
  engine::BookRequest request;
  request.language = "ko";
  auto files = engine::book_files({digest}, request);
  REQUIRE(files.size() == 8);
  CHECK(files[6].name == "book/f/a1.png");
  CHECK(files[6].bytes.empty());
  CHECK(files[7].name == "book/f/b2.jpg");
  const std::string chapter = file(files, "book/c0001.xhtml");
  CHECK(has(chapter, "<img src=\"f/a1.png\" alt=\"섬 &quot;하나&quot;\"/> <img src=\"f/b2.jpg\" alt=\"둘\"/> "));
  CHECK(!has(chapter, "c3.svg"));
  CHECK(has(chapter, " 넷"));
  CHECK(has(chapter, "href=\"https://a.example/x.png\""));
  CHECK(has(chapter, "<small>a.example</small></a>"));
  const std::string package = file(files, "book/package.opf");
  CHECK(has(package, "<item id=\"p-f_2F_a1.png\" href=\"f/a1.png\" media-type=\"image/png\"/>"));
  CHECK(has(package, "href=\"f/b2.jpg\" media-type=\"image/jpeg\"/>"));

  // Without its bytes, a picture is its text.
  request = *engine::read_book_request(R"({"language":"ko","missing":["f/b2.jpg"]})");
  files = engine::book_files({digest}, request);
  REQUIRE(files.size() == 7);
  CHECK(files[6].name == "book/f/a1.png");
  CHECK(has(file(files, "book/c0001.xhtml"), " 둘 <img"));
}

TEST_CASE("book: without an address of the site there are no links to its pages", "[engine][book]") {
  digest::Digest digest = digest_of("2026-02-01", "[그제](2026-01-30-바다.md) [그냥](a/b)");
  engine::BookRequest request;
  request.language = "en";
  const auto files = engine::book_files({digest}, request);
  const std::string chapter = file(files, "book/c0001.xhtml");
  CHECK(!has(chapter, "href=\"d/"));
  CHECK(!has(chapter, "a/b"));
  CHECK(has(chapter, "그제"));
  CHECK(has(file(files, "book/package.opf"), "<dc:title>2026-02-01 &lt;바다&gt; &amp; 섬</dc:title>"));
}

TEST_CASE("book: a bad request is an error, and a bad language is not", "[engine][book]") {
  engine::Packer packer;
  CHECK(packer.book("{}", "{}").status == engine::Reply::Status::kError);
  CHECK(packer.book("[]", "[]").status == engine::Reply::Status::kError);
  CHECK(packer.book("[]", R"({"title":1})").status == engine::Reply::Status::kError);
  CHECK(packer.book("[]", R"({"language":"\"<"})").status == engine::Reply::Status::kOk);
  CHECK(engine::read_book_request(R"({"language":"\"<"})")->language == "und");
}

TEST_CASE("book: what the renderer writes becomes well-formed", "[engine][book]") {
  CHECK(xhtml("<p>a<br>b<hr></p>") == "<p>a<br/>b<hr/></p>");
  CHECK(xhtml("<td align=\"right\" data-x=\"1\" tabindex=\"0\">1</td>") == "<td style=\"text-align: right\">1</td>");
  CHECK(xhtml("<input type=\"checkbox\" disabled checked>") ==
        "<input type=\"checkbox\" disabled=\"disabled\" checked=\"checked\"/>");
  CHECK(xhtml("a<img src=\"f/1.png\" alt=\"b &amp; c\" loading=\"lazy\">d<img src=\"x\" alt=\"e\">") ==
        "a<img src=\"f/1.png\" alt=\"b &amp; c\"/>de");
  CHECK(xhtml("<main><p>a<em>b</main>c") == "<div><p>a<em>b</em></p></div>c");
  CHECK(xhtml("a</p>&nbsp;&bogus;&lt;\x01\x0c") == "a\xC2\xA0&amp;bogus;&lt;");
  CHECK(xhtml("<a href=\"?a=1&amp;b=2\" id=\"9 ~\">x</a>") == "<a href=\"?a=1&amp;b=2\" id=\"9_20__7E_\">x</a>");
  CHECK(markdown::xml_id("가-1.b_c") == "가-1.b_5F_c");
  CHECK(markdown::xhtml_ids("<a id=\"1\"></a><p id=\"가\">").size() == 2);
}
