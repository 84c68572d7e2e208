// What the pages of a folder make of their form together, so that a series is read alike on every day.
#pragma once

#include <optional>
#include <vector>

#include "digest/page/page.hpp"

namespace yoyak::digest {

// For each page the shape that nearly all pages of its folder have, where it has another and could be read so too.
std::vector<std::optional<PageShape>> asked_shapes(const std::vector<Page>& pages);

}  // namespace yoyak::digest
