// The head of a page: YAML between `---` lines as Jekyll reads it, Hugo's `+++` TOML, or Pelican's `Key: value` lines.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "digest/diagnostic.hpp"
#include "digest/source/head_formats.hpp"
#include "digest/source/yaml.hpp"

namespace yoyak::digest {

// Two lines around the page that are no part of it.
struct Fenced {
  std::size_t start;  // of what stands before the fence; `first` where nothing does
  std::size_t first;
  std::size_t last;
  std::string_view opening;
  std::string_view closing;
};

struct FrontMatter {
  YamlValue values;      // a map; keys as written
  std::size_t body = 0;  // index of the first line after the head
  std::optional<Fenced> fence;

  // Scalar value of the first of `keys` that has one; empty otherwise. Keys are compared in any style;
  // those in the tables of a theme (`params`, `extra`) count where the head itself has none.
  std::string text(std::initializer_list<std::string_view> keys) const;
  // The same where the value may be a map with a text for each language: that of `lang`, else the first.
  std::string words(std::initializer_list<std::string_view> keys) const;
  // The values of a key that may be a list or a string; a string is split at white space where `split`, as Jekyll does.
  std::vector<std::string> list(std::string_view key, bool split) const;
  // A switch such as `published` or `draft`; nothing where it is absent or neither yes nor no.
  std::optional<bool> flag(std::string_view key) const;
};

// Are two keys the same in any style: "publishDate", "publish_date", "publish-date", "Publish Date"?
bool same_key(std::string_view a, std::string_view b);

// Never fails: broken heads are read line by line as far as they go, with a diagnostic. A head may stand behind blank
// lines, comments and invisible characters. Where the whole page stands in a code fence, the fence's two lines become
// empty, with a diagnostic.
FrontMatter read_front_matter(std::string_view path, Lines& lines, std::vector<Diagnostic>& diagnostics);

}  // namespace yoyak::digest
