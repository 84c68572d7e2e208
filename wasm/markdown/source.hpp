// Prepares Markdown for md4c, which is used as it is released. What md4c does not do is achieved by characters that the
// input does not contain, put into the text here and taken out again by the renderer:
//   - CJK-friendly emphasis: md4c sees another neighbour of `**` where the amendments ask for it
//     (markdown/cjk_emphasis.hpp);
//   - a single `~` is never strikethrough;
//   - `*` and `_` in the destination of a link are never emphasis (a bug of md4c 0.5.2, markdown/link_targets.hpp);
//   - bare addresses and formulas are text, `==highlighted==` text has its ends (markdown/literals.hpp);
//   - tables as GFM has them (markdown/tables.hpp), and no HTML blocks but comments (markdown/comments.hpp).
// Where such a character ends up in code, which these passes do not know, it is taken out as well: code is never
// changed. Footnotes are cut out (markdown/footnotes.hpp). Private to wasm/markdown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/footnotes.hpp"
#include "markdown/insertion.hpp"

namespace yoyak::markdown {

// A private character found in a text: how many bytes it takes (0: there is none) and what it stands for (NUL:
// nothing).
struct SourceMark {
  std::size_t size;
  char stands_for;
};

class Source {
 public:
  enum class References { kYes, kNo };  // kNo: what would define one is text

  // Borrows `markdown` unless it must be changed.
  explicit Source(std::string_view markdown, References references = References::kYes);
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  // What md4c is to parse: valid UTF-8.
  std::string_view text() const { return text_; }
  // Whether `piece` is part of text(); md4c also gives pieces that it made itself.
  bool contains(std::string_view piece) const {
    return piece.data() >= text_.data() && piece.data() + piece.size() <= text_.data() + text_.size();
  }
  // True if text() holds characters that the input does not, and clean() has something to do.
  bool marked() const { return marked_; }
  // True if the text holds `~~`.
  bool has_strikethrough() const { return strikethrough_; }
  // True if the text holds a `{`.
  bool has_braces() const { return braces_; }
  // True if the text holds comments that md4c is to read as blocks.
  bool has_html_blocks() const { return html_blocks_; }
  // True if the text may hold letters that are written from right to left.
  bool has_right_to_left() const { return right_to_left_; }
  // True if the text holds marks that stand for `|` or `=`.
  bool has_switches() const { return switches_; }
  // The signs of addresses, wiki links and references to footnotes, in order: where they stand in text().
  const std::vector<std::uint32_t>& signs() const { return signs_; }
  const Footnotes& footnotes() const { return footnotes_; }

  // `piece` of text() as the author wrote it. The result is `piece` itself or lives in `buffer`.
  std::string_view clean(std::string_view piece, std::string& buffer) const;
  // The mark at the beginning of [begin, end), whose first byte is EF or F0.
  SourceMark mark_at(const char* begin, const char* end) const;
  // `line` of a code block is one that was put in to break a paragraph.
  bool is_line_break(std::string_view line) const;

 private:
  void insert(const Insertions& insertions);

  std::string_view text_;
  std::string storage_;
  Footnotes footnotes_;
  std::vector<std::uint32_t> signs_;
  bool marked_ = false;
  bool strikethrough_ = false;
  bool braces_ = false;
  bool html_blocks_ = false;
  bool right_to_left_ = false;
  bool switches_ = false;
  // The private characters in UTF-8, as numbers to be compared at once; 0 if the text uses so many of them itself that
  // none is left. The last four bits of a sign say which one it is.
  std::uint32_t letter_ = 0;
  std::uint32_t sign_ = 0;
};

}  // namespace yoyak::markdown
