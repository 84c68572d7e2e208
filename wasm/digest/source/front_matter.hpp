// The head of a page: YAML between `---` lines as Jekyll reads it, Hugo's `+++` TOML, or Pelican's `Key: value` lines.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "digest/diagnostic.hpp"
#include "digest/source/yaml.hpp"

namespace yoyak::digest {

struct FrontMatter {
  YamlValue values;      // a map; keys as written
  std::size_t body = 0;  // index of the first line after the head

  // Scalar value of the first of `keys` that has one; empty otherwise. Keys are compared without case.
  std::string text(std::initializer_list<std::string_view> keys) const;
  // The values of a key that may be a list or a string; a string is split at white space where `split`, as Jekyll does.
  std::vector<std::string> list(std::string_view key, bool split) const;
  // A switch such as `published` or `draft`; nothing where it is absent or neither yes nor no.
  std::optional<bool> flag(std::string_view key) const;
};

// Never fails: broken heads are read line by line as far as they go, with a diagnostic.
FrontMatter read_front_matter(std::string_view path, const std::vector<std::string_view>& lines,
                              std::vector<Diagnostic>& diagnostics);

}  // namespace yoyak::digest
