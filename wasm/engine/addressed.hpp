// A pasted address of a video, or its id: the entries of that video. Their texts may lack it. No JSON
// here.
#pragma once

#include <string_view>

#include "engine/readings.hpp"
#include "filter/catalog.hpp"

namespace yoyak::engine {

// The id of a video in what the user typed or pasted: eleven letters, digits, '-' and '_' after "v=" or a slash, or
// such a word alone if it has other than lower-case letters. Empty if there is none.
std::string_view pasted_id(std::string_view typed);

// The entries with that id that are not `shown`. If parts are missing, the store has noted them, and the answer must
// not be used.
Reading find_addressed(filter::Catalog& catalog, std::string_view id, const filter::Matches& shown);

}  // namespace yoyak::engine
