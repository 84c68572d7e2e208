// Decides the form of the pages of a folder together, so that a series is read alike on every day.
#pragma once

#include <optional>
#include <vector>

#include "digest/page/page.hpp"

namespace yoyak::digest {

// For each page: the shape that nearly all pages of its folder have, if this page has another but can be read in it.
std::vector<std::optional<PageShape>> asked_shapes(const std::vector<Page>& pages);

}  // namespace yoyak::digest
