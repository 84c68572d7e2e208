// YAML front matter by libyaml, the parser that Jekyll itself uses. Tags are ignored (a `!ruby/hash` is a plain
// mapping), and anchors, aliases, depth and size are limited, so that no page can grow in memory.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace yoyak::digest {

struct YamlEntry;

struct YamlValue {
  enum class Kind : std::uint8_t { kNull, kScalar, kList, kMap };
  Kind kind = Kind::kNull;
  std::string scalar;
  std::vector<YamlValue> items;    // kList
  std::vector<YamlEntry> entries;  // kMap, in order of the page; a later key of the same name wins

  // The value of a key of a map, or null.
  const YamlValue* find(std::string_view key) const;
};

// A struct, not a pair: a vector may hold what is not complete yet, a pair of the standard library may not.
struct YamlEntry {
  std::string name;
  YamlValue value;
};

struct YamlResult {
  YamlValue value;           // what could be read up to the problem
  std::string problem;       // empty when all is well
  std::uint32_t line = 0;    // of the problem, 0-based within `text`
  std::uint32_t column = 0;  // 0-based
};

YamlResult parse_yaml(std::string_view text);

}  // namespace yoyak::digest
