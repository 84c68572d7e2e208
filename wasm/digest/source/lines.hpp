// The lines of a page and what each is by its shape: code, heading, list item, thematic break, or furniture that is
// structure and not text (kramdown attribute lists, page breaks, "↑ Top" links, anchors).
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yoyak::digest {

struct Line {
  std::string_view text;     // right-trimmed unless it is code
  std::uint32_t number = 0;  // 1-based in the file
  bool code = false;         // fenced code, the fences included
  bool breaks = false;       // two spaces or more stood at its end: a line break
};

// Owns texts that are not part of the file as it is (lines whose escapes were undone).
using TextPool = std::deque<std::string>;

// Lines from `first` on, with fenced code marked and kramdown's attribute and reference lists ("{:.no_toc}", "{:toc}",
// "{:name: …}") left out, together with the list that "{:toc}" replaces by a table of contents.
std::vector<Line> read_blocks(const std::vector<std::string_view>& lines, std::size_t first);

struct Heading {
  int level = 0;
  std::string_view text;  // without '#'s, closing '#'s and kramdown's {#id}
  std::string id;         // from {#id}; empty where there is none
};
std::optional<Heading> try_heading(std::string_view line);
// '=' or '-' underlining of the line before: level 1 or 2.
int setext_level(std::string_view line);

// "|---|:-:|": the line under the head of a table.
bool is_table_rule(std::string_view line);

struct ListItem {
  std::size_t indent = 0;  // spaces before the marker
  bool ordered = false;
  std::uint32_t number = 0;  // of ordered items
  std::string_view text;     // after the marker, left-trimmed; may be empty
};
std::optional<ListItem> try_list_item(std::string_view line);

std::size_t indent_of(std::string_view line);
bool is_blank(std::string_view line);
// "[TOC]", "[[toc]]", "[[_TOC_]]": where generators put the table of contents.
bool is_place_of_contents(std::string_view line);

bool is_thematic_break(std::string_view line);
// An HTML element or link that only leads to the top of the page ("<p …><a href="#">↑ Top</a></p>", "[맨 위로](#)").
bool is_top_link(std::string_view line);
// An empty element such as "<div style="page-break-before: always;"></div>".
bool is_empty_element(std::string_view line);
// The id of "<a id="X"></a>" or "<a name="X"></a>" at the start of `line`; `rest`, where given, is what follows.
std::optional<std::string> anchor_id(std::string_view line, std::string_view* rest = nullptr);

// Undoes the escapes of structure at line starts: "\## ", "\*   ", "\- ", "\+ ", "\1. ". Other escapes and code stay.
// An indented line is touched only inside a list, elsewhere it is code.
void unescape_structure(std::vector<Line>& lines, TextPool& pool);

// Puts hard line breaks (two spaces) where a paragraph goes on in the next line; tables, code, HTML and definitions
// stay.
std::string join_lines(const std::vector<Line>& lines, bool keep_line_breaks);

}  // namespace yoyak::digest
