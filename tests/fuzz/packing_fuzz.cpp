// Any pages come back from the archive as they were read: what the packer exports of a digest is what the reader
// exports of it. A NUL byte divides pages.
#include <string>

#include "digest/serial.hpp"
#include "engine/packer.hpp"
#include "fuzz/support.hpp"
#include "support/host.hpp"

using namespace yoyak;
using fuzz::expect;
using Status = engine::Reply::Status;

namespace {

std::uint32_t count_of(const Json& json, const char* member) {
  if (!json.is_object() || !json.contains(member) || !json[member].is_array()) return 0;
  return static_cast<std::uint32_t>(json[member].size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string pages(reinterpret_cast<const char*>(data), size);
  engine::Packer packer;
  int day = 0;
  for (std::size_t at = 0; at <= pages.size() && day < 9;) {
    const std::size_t end = std::min(pages.find('\0', at), pages.size());
    (void)packer.add("2026-01-0" + std::to_string(++day) + "-기술.md", std::string_view(pages).substr(at, end - at));
    at = end + 1;
  }
  expect(packer.read().status == Status::kOk, "reading fails");
  const engine::Reply packed = packer.pack();
  expect(packed.status == Status::kOk, "packing fails", packed.bytes);
  const auto summary = parse_json(packed.bytes);
  expect(summary.has_value(), "an answer is no JSON", packed.bytes);
  std::vector<archive::File> files;
  for (std::uint32_t i = 0; i < count_of(*summary, "files"); ++i) {
    const Json& file = (*summary)["files"][i];
    files.push_back({*file["name"].get_ptr<const std::string*>(), packer.file(i).bytes});
  }
  expect(!files.empty() && files.back().name == archive::kManifestName, "no manifest", packed.bytes);
  test::Host host(std::move(files));
  expect(host.reader.open(packer.file(static_cast<std::uint32_t>(count_of(*summary, "files") - 1)).bytes).status ==
             Status::kOk,
         "the archive cannot be opened");
  for (std::uint32_t i = 0;; ++i) {
    const engine::Reply wanted = packer.export_digest(i);
    if (wanted.status != Status::kOk) break;
    const auto digest = parse_json(wanted.bytes);
    expect(digest.has_value(), "an export is no JSON", wanted.bytes);
    const std::string id = dump_json((*digest)["id"]);
    const engine::Reply got = host.call(&engine::Reader::export_digest, R"({"id":)" + id + "}");
    expect(got.status == Status::kOk, "a digest is lost", got.bytes);
    expect(got.bytes == wanted.bytes, "a digest comes back changed", got.bytes);
    expect(host.call(&engine::Reader::render, R"({"digest":)" + id + "}").status == Status::kOk, "it cannot be drawn");
  }
  return 0;
}
