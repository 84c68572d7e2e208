// Words of headings and links that say what a part of a page is for and name nothing, in Korean, English, Japanese and
// Chinese.
#pragma once

#include <string_view>

namespace yoyak::digest {

// "References", "출처", "関連リンク": a list of sources, never an entry of its own.
bool is_reference_heading(std::string_view heading);
// "Introduction", "마치며", "まとめ": what stands around the entries of a page.
bool is_framing_heading(std::string_view heading);
// "Contents", "목차".
bool is_contents_heading(std::string_view heading);

// "Video info", "영상 정보", "動画情報": a heading over the facts of what the page is about.
bool is_facts_heading(std::string_view heading);

// "기사 1", "Video #2", "記事３", "Item": a name that only counts, where another title is given.
bool is_generic_title(std::string_view title);

// A word that leads through a site or a page, such as "back" or "목록으로"; with a bracket or an arrow, too.
bool is_navigation_word(std::string_view text);

// Does a link lead through the site rather than to a source? "← 목록", "다음 글 →", "Top", "../".
bool is_navigation(std::string_view text, std::string_view url);

}  // namespace yoyak::digest
