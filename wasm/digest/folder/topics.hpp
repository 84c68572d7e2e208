// The topics of a folder's pages: the site's tabs and filters, so they should be few and name series rather than single
// pages.
#pragma once

#include <string>
#include <vector>

#include "digest/page/page.hpp"

namespace yoyak::digest {

// Sets every page's topic. `from` names the sources that count, in order; empty: all, as docs/digests.md says. An
// explicit `topic` comes before them, `usual` behind them. Topics that differ in capital letters alone become the
// commonest of them.
void choose_topics(std::vector<Page>& pages, const std::vector<std::string>& from, const std::string& usual);

}  // namespace yoyak::digest
