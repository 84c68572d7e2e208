// The sentences of a section, for pages that quote one of each entry. Packer only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yoyak::engine {

// Of plain text (markdown::plain_text), in order; those that are too short to say something, or so long that they are
// no sentence but a block, are left out.
std::vector<std::string> sentences_of(std::string_view plain);

}  // namespace yoyak::engine
