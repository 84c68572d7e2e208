// Any configuration is taken or refused with a reason, and what is taken reads a page: with any profile, templates and
// words of a profile give a model that is valid UTF-8. A NUL byte divides the configuration and the page.
#include <string>

#include "base/json.hpp"
#include "engine/packer.hpp"
#include "fuzz/support.hpp"

using namespace yoyak;
using fuzz::expect;
using Status = engine::Reply::Status;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input = text::sanitise({reinterpret_cast<const char*>(data), size});
  const std::size_t divider = std::min(input.find('\0'), input.size());
  const std::string page = input.substr(std::min(divider + 1, input.size()));
  engine::Packer packer;
  const engine::Reply settings = packer.configure(input.substr(0, divider));
  expect(settings.status != Status::kNeed, "asks for bytes");
  expect(text::is_valid(settings.bytes), "an answer is not UTF-8", settings.bytes);
  const auto json = parse_json(settings.bytes);
  expect(json.has_value() && json->is_object(), "an answer is no JSON", settings.bytes);
  if (settings.status == Status::kError) {
    expect(json->contains("code") && json->contains("message"), "an error without a reason", settings.bytes);
    return 0;
  }
  (void)packer.add("2026-01-05-기술.md", page);
  const engine::Reply read = packer.read();
  expect(read.status == Status::kOk && text::is_valid(read.bytes) && parse_json(read.bytes).has_value(),
         "reading has no answer", read.bytes);
  const engine::Reply packed = packer.pack();
  expect(packed.status == Status::kOk, "packing fails", packed.bytes);
  return 0;
}
