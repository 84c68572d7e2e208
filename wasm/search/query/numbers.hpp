// How Korean writes numbers: 4000, 4,000 and 4천 are one, and so are 10만 and 100,000, 1.5조 and 1조 5,000억. Pure; private
// to search.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yoyak::search {

// The other spellings of a number of 1,000 or more at the beginning of `word` (normalised), each with the rest of the
// word (5000포인트). Some hold a space. Empty for years (2026, 2026년) and where there is no number.
std::vector<std::string> number_forms(std::string_view word);

// Bytes of the number at the beginning of `word`, its units included: those of 10만 in 10만달러. 0 where there is none.
std::size_t number_size(std::string_view word);

}  // namespace yoyak::search
