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
