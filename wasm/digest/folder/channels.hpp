// Channels that only the folder can tell from titles: "A, B, C [링크](URL)" names the channel C, or "B, C", or "A, B, C"
// none.
#pragma once

#include <vector>

#include "digest/diagnostic.hpp"
#include "digest/page/page.hpp"

namespace yoyak::digest {

// Decides what is open, and gives entries without a channel the host of their link.
void decide_channels(std::vector<Page>& pages, std::vector<Diagnostic>& diagnostics);

}  // namespace yoyak::digest
