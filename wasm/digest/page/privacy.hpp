// Which pages of a folder are not for readers: drafts, private and unlisted pages, and folders that hold no pages of
// their own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "digest/source/front_matter.hpp"

namespace yoyak::digest {

struct PrivatePage {
  std::string why;  // "`draft: true`", "the folder drafts/"
  std::string key;  // of the front matter, as written there; empty where the folder decides
};

// Nothing where the page is to be published.
std::optional<PrivatePage> private_page(std::string_view path, const FrontMatter& front);

// Is it in a folder of templates, of other programs' output or of packages? Nothing in there is read.
bool is_in_ignored_folder(std::string_view path);

}  // namespace yoyak::digest
