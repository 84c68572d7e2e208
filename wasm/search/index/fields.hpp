// What of a digest is searched, and as which field. One rule for the packer, which indexes it, and the reader, which
// makes snippets of it: what is found is what is shown.
#pragma once

#include <string>
#include <string_view>

#include "digest/model.hpp"
#include "search/index/postings.hpp"
#include "search/index/source.hpp"

namespace yoyak::search {

Field field_of(digest::SectionKind kind);

// The text of a section that is searched: plain text, one line per block. A label that the profile knows is structure
// and left out (each entry has it); the label of a section of kind `other` is the page's own word and comes first.
std::string section_text(const digest::Section& section);

// The text of an entry, or of a digest's overview, as it is indexed.
void add_entry_text(std::string_view title, std::string_view channel, const std::vector<digest::Section>& sections,
                    DocumentText& out);
// `headline`: what the digest's title says besides date and topic, which are filters; a title that says no more would
// match every page.
void add_overview_text(std::string_view headline, std::string_view description, std::string_view overview,
                       DocumentText& out);

// The text under the headline: the description, then the overview; plain text, one line per block.
std::string overview_text(std::string_view description, std::string_view overview);

}  // namespace yoyak::search
