// Looks for a piece of a query in a text itself. What the index answers from its entries must be what this finds: it
// decides where the index alone cannot, and answers where there is no index.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/index/patterns.hpp"
#include "search/index/source.hpp"

namespace yoyak::search {

// These join to `posting` where something lies in the text, as Index::find_… has it; occurrences that overlap count
// each.
void scan_pattern(const Pattern& pattern, const DocumentText& text, Posting& posting);
void scan_unfinished(std::string_view sought, char32_t first, char32_t last, const DocumentText& text,
                     Posting& posting);
// But for the fields, which are those where the initials stand.
void scan_initials(std::string_view initials, const DocumentText& text, Posting& posting);

// The rest of a cut term: the suffix of a word (or gap) in `text` that begins with `beginning`. Empty where there is
// none.
std::string_view find_suffix(std::string_view beginning, const DocumentText& text);
// Appends the words (and gaps) of the text that end with `part`.
void find_words_ending(std::string_view part, const DocumentText& text, std::vector<std::string>& out);

}  // namespace yoyak::search
