// Any front matter is read, or has a problem with a place in it; values never hold more than the limits allow, and the
// same text gives the same values.
#include <algorithm>
#include <string>

#include "digest/source/yaml.hpp"
#include "fuzz/support.hpp"

using namespace yoyak;
using fuzz::expect;

namespace {

std::size_t bytes_of(const digest::YamlValue& value) {
  std::size_t bytes = value.scalar.size();
  for (const digest::YamlValue& item : value.items) bytes += bytes_of(item);
  for (const digest::YamlEntry& entry : value.entries) bytes += entry.name.size() + bytes_of(entry.value);
  return bytes;
}

bool same(const digest::YamlValue& a, const digest::YamlValue& b) {
  return a.kind == b.kind && a.scalar == b.scalar &&
         std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), same) &&
         std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(),
                    [](const auto& x, const auto& y) { return x.name == y.name && same(x.value, y.value); });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input = text::sanitise({reinterpret_cast<const char*>(data), size});
  const digest::YamlResult result = digest::parse_yaml(input);
  const auto lines = static_cast<std::size_t>(
      std::count_if(input.begin(), input.end(), [](char c) { return c == '\n' || c == '\r'; }));
  if (!result.problem.empty()) {
    expect(text::is_valid(result.problem), "a problem is not UTF-8");
    // Line breaks of YAML besides these two: U+0085, U+2028, U+2029. libyaml puts the end of a text without a line
    // break on the line after it.
    expect(result.line <= lines + input.size() / 2 + 1, "a problem beyond the text", result.problem);
  }
  expect(bytes_of(result.value) <= input.size() * 4 + (std::size_t{2} << 20), "values grew", input);
  expect(same(result.value, digest::parse_yaml(input).value), "not the same again", input);
  for (const char* key : {"title", "date", "tags", "<<"}) (void)result.value.find(key);
  return 0;
}
