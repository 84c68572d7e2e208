// The destinations of links and images in a piece of Markdown, and where they stand in it, so that they can be replaced
// in place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "digest/source/spans.hpp"

namespace yoyak::digest {

struct Destination {
  bool image;
  bool by_label;      // "[text][label]": the bytes to replace are those behind the text, from its "]" on
  std::size_t place;  // where the link begins
  std::size_t begin;  // the bytes to replace, without quotation marks of an attribute, with angle brackets
  std::size_t end;
  std::string url;
  bool wiki = false;       // "[[url|label]]", of which all bytes are to be replaced; `image`: "!" stands before it
  std::string label = {};  // of a wiki link: Markdown; empty where it has none
};

// In order of `begin`, which never overlap. Bare addresses and definitions are left out; images within links and the
// attributes of <a> and <img> are not. Linear. Wiki links are in it, but for those to a heading of their own page.
std::vector<Destination> find_destinations(std::string_view markdown, const Definitions& definitions);

// Is it a path to another file: neither empty nor a fragment, without a scheme, a host and a query at its beginning?
bool is_path(std::string_view url);

// May a text have links to paths? False for most texts, and cheap.
bool may_have_paths(std::string_view markdown);

}  // namespace yoyak::digest
