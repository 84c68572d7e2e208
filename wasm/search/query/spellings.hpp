// Other spellings of one word, for search/query/alternatives.hpp. Words are normalised and without particles. Pure;
// private to search.
#pragma once

#include <string_view>
#include <vector>

#include "search/query/alternatives.hpp"
#include "search/query/query.hpp"

namespace yoyak::search {

using Forms = std::vector<Literal>;

// A word of four to ten syllables as two: 데이터센터 → 데이터 센터; `few`: one of three, too: 젠슨 황. Where Hangul meets Latin
// letters: ai반도체 → ai 반도체.
Forms spaced_forms(std::string_view word, bool few);
// Between letters and a number a space, a hyphen or nothing may stand: gpt5.2, gpt-5.2, gpt 5.2; s&p500 and sp500.
Forms joint_forms(std::string_view word);
// 4000 as 4,000 and 4천, to be found apart from longer numbers.
Forms spelled_numbers(std::string_view word);
// The other members of the groups that `text` is in. `names`: those in Latin letters are to be found as words of their
// own.
Forms group_forms(std::string_view text, const Synonyms& groups, bool names);

}  // namespace yoyak::search
