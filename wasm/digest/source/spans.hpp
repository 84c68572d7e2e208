// Finds links, bracketed text and anchors in a piece of Markdown, outside code. A scanner for the page grammar (titles,
// first links, references), not a renderer: what it cannot decide stays text.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace yoyak::digest {

// Link reference definitions of a page: match_key-like label (lower case, spaces collapsed) to destination.
using Definitions = std::map<std::string, std::string, std::less<>>;

enum class SpanKind {
  kLink,      // [text](url), [text][ref] and [ref] with a definition
  kImage,     // ![text](url), <img src="url" alt="text">
  kBracket,   // [text] that is no link
  kAutolink,  // <https://…> or a bare https://…
  kAnchor,    // <a href="…">text</a>
};

struct Span {
  SpanKind kind;
  std::size_t begin;  // of the whole construct
  std::size_t end;
  std::size_t text_begin;  // of what stands inside the brackets or the element
  std::size_t text_end;
  std::string url;  // backslash escapes and the entities of URLs resolved; empty for brackets
};

// Sorted by `begin`; a link's text may hold an image. Code spans, fenced code and escaped brackets are skipped. Linear.
std::vector<Span> scan_inline(std::string_view markdown, const Definitions& definitions);

// The visible text of one line: links give their text, emphasis and code marks go, escapes and common entities are
// resolved.
std::string inline_text(std::string_view line);

// Where the emphasis ends that begins at `at` with `mark` ("*", "_", "**", "__", "~~") around words: the offset of the
// closing mark, or npos.
std::size_t end_of_emphasis(std::string_view text, std::size_t at, std::string_view mark);

// Markdown without the signs of single emphasis around words, which inline_text leaves as they may be part of a name.
std::string without_emphasis(std::string_view line);

// A line without comments and without the tags of elements that only say how a text looks, where each is closed:
// "<em>text</em>" is "text". Code and escaped tags stay. (inline_text.cpp)
std::string without_plain_tags(std::string_view line);

// "[label]: destination" of one line; empty label where it is none.
struct Definition {
  std::string label;
  std::string url;
};
Definition try_definition(std::string_view line);
std::string definition_label(std::string_view text);

}  // namespace yoyak::digest
