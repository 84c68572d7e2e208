// TOML front matter (Hugo, Zola): what TOML 1.0 can say, in the values that YAML gives. Numbers, dates and switches
// stay as they are written. No validator: a line that is none is taken roughly.
#pragma once

#include <cstddef>
#include <string_view>

#include "digest/source/yaml.hpp"

namespace yoyak::digest {

struct TomlResult {
  YamlValue value;
  std::size_t problem = std::string_view::npos;  // offset of the first line that could not be read
};

TomlResult parse_toml(std::string_view text);

}  // namespace yoyak::digest
