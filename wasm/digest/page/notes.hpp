// Footnotes of a page. Notes usually stand at its end, and thus in the text of its last entry; here every text that
// refers to a note gets it.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "digest/page/page.hpp"

namespace yoyak::digest {

// Labels of notes, in lower case.
using NoteLabels = std::set<std::string, std::less<>>;

// The labels of the notes ("[^1]: …") of a text.
NoteLabels labels_of_notes(std::string_view markdown);

// Takes references to the notes `known` ("[^1]") out of a title, which is plain text, and adds their labels to `taken`.
void take_note_references(const NoteLabels& known, std::string& title, NoteLabels& taken);

// Moves notes to the overview and the sections that refer to them: each of these gets a copy. A note that nothing
// refers to stays where it is. References in titles are taken out of them; their notes are at the end of the entry.
void share_notes(Page& page);

}  // namespace yoyak::digest
