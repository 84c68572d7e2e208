// Addresses that a page had before: those that its front matter names, and the one that Jekyll gave it. What leads from
// there to the digest is the host's business.
#pragma once

#include <string>
#include <vector>

#include "digest/page/input.hpp"

namespace yoyak::digest {

// How a Jekyll site made its addresses.
struct Jekyll {
  std::string folder;     // of the digests, within the site's source: "docs"; empty: the same
  std::string permalink;  // a style ("date", "pretty", …) or a template ("/:year/:title/"), of posts and pages
  // Of collections, by name without "_".
  std::vector<std::pair<std::string, std::string>> collections;
};

// Paths of files below the top of the site, "a/b/index.html" for the address "/a/b/"; each once, the page's own name
// for itself first. `jekyll` is null where the pages were no Jekyll site.
std::vector<std::string> former_addresses(const PageInput& input, const Jekyll* jekyll);

}  // namespace yoyak::digest
