// Which links of a text lead to a source, and what stands around them. What of the text is a title is link_text's.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "digest/profile/profile.hpp"
#include "digest/source/spans.hpp"

namespace yoyak::digest {

// Does a link's text, or a word before it, say only that it is a link: "링크", "URL", "출처", a bare address?
bool says_only_link(std::string_view text, const Profile& profile);

// The first link of a text that leads to a source; nothing where there is none.
std::optional<Span> source_link(std::string_view text, const Definitions& definitions);

// Is a line nothing but links (and what joins them)? The first that leads to a source.
std::optional<Span> line_of_links(std::string_view line, const Definitions& definitions);

// Is a link nothing but an image? `spans` are all of the text.
bool is_badge(std::string_view text, const Span& link, const std::vector<Span>& spans);
// Where the first link with words begins; the end of the text where there is none, so that a badge is a link then.
std::size_t first_worded_link(std::string_view text, const std::vector<Span>& spans);

// Does a sentence go on behind a link? A letter follows at once, or a small one behind a space.
bool goes_on(std::string_view after);

}  // namespace yoyak::digest
