// Words that say nothing about what a text is about. Not for search, which leaves no word out. Words are folded
// (text/fold.hpp).
#pragma once

#include <string_view>

namespace yoyak::text {

// The most common words between spaces, Korean and English: 그리고, 이번, the, what.
bool is_filler(std::string_view folded);
// All of them, a space before and behind each.
std::string_view fillers();

// Numbers and what is counted or dated by them: 22일, 3부, 2026, 10x, $100, 3~4배.
bool is_number_word(std::string_view word);

}  // namespace yoyak::text
