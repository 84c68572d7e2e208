// Footnotes as GitHub and kramdown have them: `[^1]` in the text, `[^1]: …` on a line of its own. The notes are cut out
// before md4c reads the page and rendered behind it, as one list.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/ids.hpp"

namespace yoyak::markdown {

struct Footnotes {
  Ids labels;         // in lower case; their numbers are those of the notes
  std::string texts;  // Markdown, without the indentation that makes it part of a note, one behind the other
  std::vector<std::uint32_t> ends;  // of the notes, in `texts`
  std::string rest;                 // the page without them
  std::string definitions;          // its lines that may define references of links, which notes may use as well
};

// False, and nothing is done, if `text` has no footnotes. `signs`: where the `^` of each `[^` stands in it, among
// others. What is taken for a note stands at the very beginning of a line outside fenced code and comments. Linear.
bool cut_footnotes(std::string_view text, const std::vector<std::uint32_t>& signs, Footnotes& found);

// Where a note stands in a text, its label and the end of its last line included.
struct FootnotePlace {
  std::size_t begin, end;
  std::string text;  // of the note, without its label and the indentation that makes it part of the note
};
// All notes that cut_footnotes would cut, in order. Linear.
std::vector<FootnotePlace> find_footnotes(std::string_view text);

// Does `[^label]:` stand at `bracket`, the first thing on its line behind the marks of block quotes and list items?
bool begins_note(std::string_view text, std::size_t bracket);

// The label of `[^label]` at the beginning of `text`, in lower case; empty if there is none.
std::string footnote_label(std::string_view text);

// Markdown in which the notes are the items of the first list that stands in no other block.
std::string footnote_list(const Footnotes& notes, const std::vector<std::uint32_t>& order);

}  // namespace yoyak::markdown
