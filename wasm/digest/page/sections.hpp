// Splits an entry's text into sections of known kinds, by labels where there are labels, by numbers and by position
// where not.
#pragma once

#include <vector>

#include "digest/model.hpp"
#include "digest/profile/profile.hpp"
#include "digest/source/lines.hpp"

namespace yoyak::digest {

// `lines` are an entry's body with its escapes undone. Every word of it is in the labels and texts of the result, in
// order.
std::vector<Section> split_sections(const std::vector<Line>& lines, bool keep_line_breaks, const Profile& profile);

}  // namespace yoyak::digest
