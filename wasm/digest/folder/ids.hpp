// Names that no other digest of the folder, or entry of the digest, has. An id depends on its own page as far as that
// is possible, so that adding a page changes no other's.
#pragma once

#include <string>
#include <vector>

#include "digest/diagnostic.hpp"
#include "digest/page/page.hpp"

namespace yoyak::digest {

// Sets the ids of digests: the date and what the file name says besides it, else the topic. Where two pages want the
// same id, capital letters aside, the later path gets a short hash of its path behind it.
void give_ids(std::vector<Page>& pages, std::vector<Diagnostic>& diagnostics);

// Sets the ids of a page's entries: the video, else the title, with "-2", "-3" for the second and third of a name.
void give_entry_ids(Page& page, std::vector<Diagnostic>& diagnostics);

}  // namespace yoyak::digest
