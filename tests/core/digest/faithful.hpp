// Checks that all text of a page is in its digest, as a visitor sees it. Compares the page's own lines with the HTML of
// the digest, word by word, for pages of any form. The rules share no code with the reader and the renderer.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "digest/model.hpp"

namespace yoyak::test {

// The first line of the page whose words do not stand together in the rendered overview or entry, after those of the
// line before, or the first link target that is nowhere; with its number. Nothing where all is there. `page` is UTF-8.
//
// Not words of the text: front matter, addresses, tags, attribute lists, numbers of lists and headings; not text:
// headings that announce parts, the page's own title, "Top" links, contents that say no more than the entries, and what
// the model holds as a value (the line under an entry's heading). Lines of an entry are looked for in that entry alone.
std::optional<std::string> lost(std::string_view page, const digest::Digest& digest);

}  // namespace yoyak::test
