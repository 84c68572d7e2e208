// Hides `*` and `_` within the destination and title of inline links. Private to wasm/markdown.
//
// md4c 0.5.2 takes a delimiter in `(…)` of a link into account when the link stands in emphasis: `**[a](/b**c)**` gives
// unbalanced tags. Such delimiters are text wherever the link is one, so they are replaced by private characters.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "markdown/insertion.hpp"

namespace yoyak::markdown {

// The replacements that `text` needs, in order. `targets`: where `](` stands in it. Linear.
void find_link_target_delimiters(std::string_view text, const std::vector<std::uint32_t>& targets,
                                 Insertions& insertions);

}  // namespace yoyak::markdown
