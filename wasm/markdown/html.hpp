// Markdown to safe HTML and to plain text. md4c parses; the renderer here is the only producer of HTML in Yoyak.
// CommonMark 0.31 with tables, `~~strikethrough~~`, task lists, bare addresses, footnotes and alerts, CJK-friendly
// emphasis, a list of harmless HTML that is rewritten (see docs/markdown.md), and URLs through markdown/url_policy.hpp.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/local_address.hpp"

namespace yoyak::markdown {

// Half-open byte range into a text.
struct TextRange {
  std::size_t begin;
  std::size_t end;
};

// Finds what is to be highlighted in the visible text of one block (paragraph, heading, table cell, code block).
// Implemented by the search layer; ranges come back sorted and do not overlap.
class HitFinder {
 public:
  virtual ~HitFinder() = default;
  virtual void find(std::string_view text, std::vector<TextRange>& hits) const = 0;
};

using IdSet = std::set<std::string, std::less<>>;

struct HtmlOptions {
  int heading_shift = 0;  // added to every heading level; results above 6 become 6
  // If not 0, the level of the outermost headings instead: deeper ones follow without gaps, so that a page that begins
  // with "###" below an <h2> has a sound outline.
  unsigned outline = 0;
  bool heading_ids = true;  // headings get ids made the way kramdown makes them, unique within the document
  // Put before every id this document defines, and before #fragment links to those ids.
  std::string_view id_prefix = {};
  std::string_view reference_prefix = {};  // put before #fragment links to ids that this document does not define
  // Another document on the same page: links to ids that it defines, and this one does not, get its prefix.
  const IdSet* outer_ids = nullptr;
  std::string_view outer_prefix = {};
  IdSet* defined_ids = nullptr;  // gets the ids that this document defines, without prefix
  bool hard_breaks = false;      // single line breaks become <br> (generation C pages)
  bool quotes = false;           // each sentence stands for itself: see below
  // Images of other hosts are loaded at once. Otherwise there is a link to them with the host's name in their place.
  bool remote_images = false;
  std::string_view image_label = {};  // what such a link is called, besides the image's text and host
  // Links to digests and files of the site are written for its pages. Without it they stay as they are.
  std::optional<SiteBase> site = {};
  const HitFinder* hits = nullptr;  // marks hits with <mark>; borrowed for the call
};

// With `quotes` every paragraph and every list item without blocks of its own is a quotation, class="yk-quote". A line
// that a hard break ends is one too: paragraphs outside lists are split there.
//
// References, links to a #fragment, have class="yk-ref"; those whose text is a number or several ("[2]", "1, 3") are
// citations, class="yk-ref yk-cite".

// Appends to `out`. Input is UTF-8; invalid bytes and NUL become U+FFFD. Linear in the input, never fails.
void render_html(std::string_view markdown, const HtmlOptions& options, std::string& out);

// The beginning of the visible text without headings, as one line of at most `length` code points; "…" where it is cut.
std::string summary(std::string_view markdown, std::size_t length);

// The visible text, one line per block, no markup: what search indexes and what "nothing is lost" compares.
std::string plain_text(std::string_view markdown);

}  // namespace yoyak::markdown
