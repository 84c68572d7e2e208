// What of a digest is searched, and as which field. One rule for the packer, which indexes it, and the reader, which
// makes snippets of it: what is found is what is shown.
#pragma once

#include "digest/model.hpp"
#include "search/index/postings.hpp"

namespace yoyak::search {

Field field_of(digest::SectionKind kind);

// The text of a section that is searched: plain text, one line per block. A label that the profile knows is structure
// and left out (each entry has it); the label of a section of kind `other` is the page's own word and comes first.
std::string section_text(const digest::Section& section);

}  // namespace yoyak::search
