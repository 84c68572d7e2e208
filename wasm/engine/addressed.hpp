// A pasted address of a video, or its id: the entries of that video. Their texts need not hold it. Knows nothing of
// JSON.
#pragma once

#include <string_view>

#include "engine/readings.hpp"
#include "filter/catalog.hpp"

namespace yoyak::engine {

// The id of a video in what somebody typed or pasted: eleven letters, digits, '-' and '_' behind "v=" or a slash, or
// such a word by itself that is no word of lower-case letters. Empty where there is none.
std::string_view pasted_id(std::string_view typed);

// The entries with that id that are not `shown`. Where parts are missing the store has noted the needs, and the answer
// is not to be used.
Reading find_addressed(filter::Catalog& catalog, std::string_view id, const filter::Matches& shown);

}  // namespace yoyak::engine
