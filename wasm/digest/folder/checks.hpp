// What a person should look at in a page that was read: entries without a link, nothing under a heading.
#pragma once

#include <vector>

#include "digest/diagnostic.hpp"
#include "digest/page/page.hpp"

namespace yoyak::digest {

void check_page(const Page& page, std::vector<Diagnostic>& diagnostics);

}  // namespace yoyak::digest
