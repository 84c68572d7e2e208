// Splits an entry's text into sections of known kinds, by labels where there are labels, by numbers and by position
// where not.
#pragma once

#include <string_view>
#include <vector>

#include "digest/model.hpp"
#include "digest/profile/profile.hpp"
#include "digest/source/lines.hpp"

namespace yoyak::digest {

// Between a label and the label of its part: "영상 의도 및 요약 · 의도".
inline constexpr std::string_view kLabelJoint = " · ";

// `lines` are an entry's body with its escapes undone. Every word of it is in the labels and texts of the result, in
// order.
std::vector<Section> split_sections(const std::vector<Line>& lines, bool keep_line_breaks, const Profile& profile);

}  // namespace yoyak::digest
