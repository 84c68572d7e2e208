// The forms that the head of a page may have. Each reads the lines between two fences, or says that they are none of
// its kind. Which lines these are is decided in front_matter.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "digest/diagnostic.hpp"
#include "digest/source/yaml.hpp"

namespace yoyak::digest {

using Lines = std::vector<std::string_view>;

// Does a line look like "name: value", with ':' or '=' as its separator? The offset of the separator. A name is short
// and has letters of any script, digits, spaces, '_', '-' and '.'.
std::optional<std::size_t> key_end(std::string_view line, char separator);

// Lines `first` to `last`, exclusive. Broken YAML and TOML gives what can be had line by line, and a diagnostic.
YamlValue read_yaml_head(std::string_view path, const Lines& lines, std::size_t first, std::size_t last,
                         std::vector<Diagnostic>& diagnostics);
YamlValue read_toml_head(std::string_view path, const Lines& lines, std::size_t first, std::size_t last,
                         std::vector<Diagnostic>& diagnostics);
// Simple `key: value` lines.
YamlValue read_plain_head(const Lines& lines, std::size_t first, std::size_t last);

// Pelican (and MultiMarkdown): every line from `first` up to the first blank one, where `end` is set to, is `Key:
// value`, and one of them is `Title:` or `Date:`.
std::optional<YamlValue> read_headers(const Lines& lines, std::size_t first, std::size_t& end);

}  // namespace yoyak::digest
