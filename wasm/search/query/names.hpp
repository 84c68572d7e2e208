// Names of channels and topics that may be meant by what is typed so far. Compared as search compares (text/fold.hpp),
// and without spaces; Hangul also by initial consonants and by syllables that are not typed to their end.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/order.hpp"

namespace yoyak::search {

// Indexes of the names that contain `typed`: first those as long as it, then names that begin with it, then those in
// which a word begins with it, then the others; equals keep their order. An empty `typed` gives all.
std::vector<KeyedIndex> names_like(std::string_view typed, const std::vector<std::string_view>& names);

}  // namespace yoyak::search
