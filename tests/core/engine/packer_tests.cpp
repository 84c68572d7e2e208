#include <catch2/catch_test_macros.hpp>

#include "engine/packer.hpp"

using namespace yoyak;
using engine::Packer;
using engine::Reply;

namespace {

Json parsed(const Reply& reply) { return parse_json(reply.bytes).value_or(Json()); }

}  // namespace

TEST_CASE("packer: what is wrong with a configuration is named with its place", "[engine]") {
  Packer packer;
  const Reply syntax = packer.configure("{\n \"title\": \"가나\" \"x\"\n}");
  CHECK(syntax.status == Reply::Status::kError);
  const std::string message = dump_json(parsed(syntax));
  INFO(message);
  CHECK(message.find("\"code\":\"bad-config\"") != std::string::npos);
  CHECK(message.find("line 2, column ") != std::string::npos);

  const Reply profile = packer.configure("{\n \"profile\": {\n  \"labels\": { \"foo\": [\"a\"] }\n }\n}");
  const std::string setting = dump_json(parsed(profile));
  INFO(setting);
  CHECK(setting.find("yoyak.config.json cannot be used: line 3, column 15: profile.labels.foo: unknown") !=
        std::string::npos);

  const std::string type = packer.configure(R"({"title": 5})").bytes;
  CHECK(type.find("`title` must be a string") != std::string::npos);
}

TEST_CASE("packer: pages in, counts and an archive out", "[engine]") {
  Packer packer;
  packer.add("2026-01-02-기술-AI.md",
             "# 2026-01-02 기술-AI\n\n### [제목](https://www.youtube.com/watch?v=abcdefghijk)\n채널, "
             "2026-01-02T10:00:00, 3분 4초\n\n글\n");
  packer.add("index.md", "# 목록\n");
  const Json counts = parsed(packer.read());
  CHECK(counts["digests"] == 1);
  CHECK(counts["entries"] == 1);
  CHECK(counts["diagnostics"].size() == 1);
  CHECK(parsed(packer.export_digest(0))["entries"][0]["duration_s"] == 184);
  CHECK(packer.export_digest(1).status == Reply::Status::kError);
  const Json files = parsed(packer.pack())["files"];
  REQUIRE(files.size() == 2);
  CHECK(files[1]["name"] == "archive.json");
  CHECK(packer.file(2).status == Reply::Status::kError);
}

TEST_CASE("packer: files that pages refer to get names by their content", "[engine]") {
  Packer packer;
  packer.add("posts/2026-01-02-a.md",
             "# 글\n\n![하나](img/a.png) ![둘](b.png) ![셋](img/none.png) ![넷](x.svg) ![다섯](out.png)\n");
  const Json wanted = parsed(packer.read())["files"];
  CHECK(dump_json(wanted) == R"(["posts/img/a.png","posts/b.png","posts/img/none.png","posts/x.svg","posts/out.png"])");
  const std::string name = parsed(packer.add_file("posts/img/a.png", "same"))["name"].get<std::string>();
  CHECK(name.starts_with("f/"));
  CHECK(name.ends_with(".png"));
  CHECK(parsed(packer.add_file("posts/b.png", "same"))["name"] == name);
  CHECK(parsed(packer.add_file("posts/x.svg", "<svg ONLOAD = 'a()'/>"))["name"] == "");
  const Json check = parsed(packer.settle(R"({"posts/out.png":"it is a link to a place outside."})"));
  CHECK(check["files"].empty());
  REQUIRE(check["diagnostics"].size() == 3);
  CHECK(check["diagnostics"][0]["code"] == "broken-link");
  CHECK(check["diagnostics"][0]["message"] ==
        "img/none.png leads to no file of the folder. Correct the path, or add the file.");
  CHECK(check["diagnostics"][1]["column"] == 49);
  CHECK(check["diagnostics"][2]["message"] == "out.png is not published: it is a link to a place outside.");
  const std::string overview = parsed(packer.export_digest(0))["overview"].get<std::string>();
  CHECK(overview ==
        "![하나](../" + name + ") ![둘](../" + name + ") ![셋](img/none.png) ![넷](x.svg) ![다섯](out.png)");
}

TEST_CASE("packer: a host without files publishes the pages as they are", "[engine]") {
  Packer packer;
  packer.add("2026-01-02-a.md",
             "# 글\n\n![하나](img/a.png) \xEF\xBF\xBE"
             "0\xEF\xBF\xBE\n");
  CHECK(parsed(packer.read())["files"].size() == 1);
  CHECK(parsed(packer.plan())["partitions"].size() == 1);
  const std::string overview = parsed(packer.export_digest(0))["overview"].get<std::string>();
  CHECK(overview.starts_with("![하나](img/a.png)"));
  // Not even a placeholder in the page's own text gets the better of it.
  CHECK(overview.find("0") == std::string::npos);
  CHECK(packer.settle("[]").status == Reply::Status::kError);
}

TEST_CASE("packer: only images without scripts are published", "[engine]") {
  Packer packer;
  for (const char* const svg : {"<svg><script>a()</script></svg>", "<svg><a xlink:href='JavaScript:a()'/></svg>",
                                "<svg><g onclick='a()'/></svg>", "<svg><foreignObject/></svg>", "<svg:script/>",
                                "<!DOCTYPE svg [<!ENTITY x 'y'>]><svg/>", "\xFF\xFE<\0s"}) {
    INFO(svg);
    CHECK(parsed(packer.add_file("a.svg", svg))["name"] == "");
  }
  CHECK(parsed(packer.add_file("a.SVG", "<svg><text>once upon = a time</text></svg>"))["name"] != "");
  CHECK(parsed(packer.add_file("a.html", "x"))["name"] == "");
  CHECK(parsed(packer.add_file("a", "x"))["name"] == "");
}

TEST_CASE("packer: what the configuration calls synonyms is no name besides", "[engine][names]") {
  const auto latin_names = [](const char* config) {
    Packer packer;
    packer.configure(config);
    packer.add("2026-01-02-a.md", "# 2026-01-02 a\n\n### [클로드와 코스피](https://a.example)\n\n글\n");
    const Json read = parsed(packer.read());
    std::string all;
    for (const Json& name : read["names"]) all += *name["latin"].get_ptr<const std::string*>() + ";";
    return all;
  };
  CHECK(latin_names("{}") == "Claude;KOSPI;");
  CHECK(latin_names(R"({"synonyms": [["클로드", "CLAUDE", "소넷"]]})") == "KOSPI;");
}

TEST_CASE("packer: feeds of the configuration are kept in the manifest", "[engine][feeds]") {
  const auto answer = [](const std::string& config) { return engine::Packer().configure(config); };
  const auto manifest = [](const std::string& config) {
    Packer packer;
    packer.configure(config);
    packer.add("2026-01-05.md", "# 2026-01-05\n\n## 글\n\n가나다\n");
    packer.read();
    const Json files = parsed(packer.pack())["files"];
    for (std::uint32_t i = 0; i < files.size(); ++i) {
      if (files[i]["name"] == "archive.json") return parsed(packer.file(i));
    }
    return Json();
  };
  const Json feeds = manifest(R"({"feeds": [{"query": "반도체 OR HBM", "name": "반도체"}]})")["feeds"];
  CHECK(dump_json(feeds) == R"([{"name":"반도체","query":"반도체 OR HBM"}])");
  CHECK_FALSE(manifest(R"({"feeds": []})").contains("feeds"));
  for (const char* wrong :
       {"3", "[3]", R"([{"name": "a"}])", R"([{"query": "a"}])", R"([{"name": " ", "query": "a"}])",
        R"([{"name": 1, "query": "a"}])", R"([{"name": "a", "query": "x"}, {"name": "a", "query": "y"}])"})
    CHECK(answer(std::string("{\"feeds\": ") + wrong + "}").status == engine::Reply::Status::kError);
}
