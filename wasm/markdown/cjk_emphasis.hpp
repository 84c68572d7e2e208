// The CJK-friendly amendments to CommonMark emphasis, as marks to be put beside delimiter runs. Private to
// wasm/markdown.
//
// CommonMark decides by the characters on both sides of a run of `*` whether it can open or close emphasis: white
// space, punctuation, or anything else. `**설명(description)**의` fails because `)` is punctuation and `의` is not. The
// amendments let a run open and close when either side is CJK (and no side is white space). md4c treats the two sides
// alike if both are letters, so a private letter between the punctuation and the run gives the same result:
//
//     **설명(description)L**의        L is removed by the renderer (markdown/source.hpp)
//
// The letter always stands on the punctuation's side of the run. The other side is where a word or a bare URL ends,
// whose recognition it would disturb; no construct of Markdown needs punctuation and `*` to be neighbours. A run of `_`
// next to it must go on seeing punctuation, so it gets a private punctuation mark as well.
#pragma once

#include <string_view>

#include "markdown/insertion.hpp"
#include "text/survey.hpp"

namespace yoyak::markdown {

// The insertions that `text` (valid UTF-8) needs, in order. Linear.
void find_emphasis_marks(std::string_view text, const text::Survey& seen, Insertions& insertions);

}  // namespace yoyak::markdown
