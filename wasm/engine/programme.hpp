// Daily programmes: a channel that gives each of its titles the same words. The packer and the reader fold what they
// have in common into one line.
#pragma once

#include <string_view>

namespace yoyak::engine {

// Whether two titles of one channel are of one programme: they begin or end with the same six syllables or more (18
// letters), numbers, dates and punctuation aside.
bool same_programme(std::string_view title, std::string_view other);

}  // namespace yoyak::engine
