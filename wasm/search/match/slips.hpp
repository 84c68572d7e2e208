// Slips: words one letter away from the word that was typed, as suggestions. Rules: docs/search.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/index/index.hpp"

namespace yoyak::search {

// Words of the index that differ from `word` (normalised, four letters or more) in one letter: one wrong, missing, too
// many, or two swapped; Hangul is compared by its letters (jamo). Best first, at most three. Needs blocks; false where
// some are lacking.
bool suggest_slips(std::string_view word, const Index& index, BlockSource& source, Lack& lack,
                   std::vector<std::string>& out);

}  // namespace yoyak::search
