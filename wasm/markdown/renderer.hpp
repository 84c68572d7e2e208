// The renderer over md4c's callbacks: HTML or plain text. Private to wasm/markdown; the interface is markdown/html.hpp.
#pragma once

#include <md4c.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/hit_marks.hpp"
#include "markdown/html.hpp"
#include "markdown/ids.hpp"
#include "markdown/inline_html.hpp"
#include "markdown/output.hpp"
#include "markdown/source.hpp"

namespace yoyak::markdown {

// Stands where the prefix of an id belongs until it is known which ids the document defines. Text is valid UTF-8, so
// this byte occurs nowhere else.
inline constexpr char kFragmentMark = '\xFF';

class Renderer {
 public:
  enum class Output { kHtml, kPlainText, kTextWithoutHeadings };

  Renderer(const Source& source, const HtmlOptions& options, Output output, std::string& out);
  // False if references repeat more than they may; what was written is then worth nothing.
  bool run();

 private:
  enum class Break : std::uint8_t { kNone, kSoft, kHard };

  // md4c's events.
  void enter_block(MD_BLOCKTYPE type, void* detail);
  void leave_block(MD_BLOCKTYPE type, void* detail);
  bool enter_span(MD_SPANTYPE type, void* detail);
  void leave_span(MD_SPANTYPE type, void* detail);
  void text(MD_TEXTTYPE type, std::string_view piece);

  bool parse(const Source& source);
  bool full() const { return out_.size() - start_ > max_output_; }
  void tag(std::string_view markup) {
    if (!plain_) out_ += markup;
  }
  void tag_with_direction(std::string_view beginning);  // "<p", to which dir="auto" is added where it matters
  void content();                                       // something visible follows: what was put off is written now
  void visible(std::string_view piece);                 // text as the author wrote it
  void visible_source(std::string_view piece);          // the same, with private marks in it
  void verbatim_entity(std::string_view entity);
  void plain_piece(std::string_view piece, bool line_start, bool after_span);
  void code_piece(std::string_view piece);
  void end_of_inlines();
  void end_paragraph();
  void finish_line();
  bool skip_attribute_list(std::string_view& piece);
  bool alert(std::string_view piece);

  // Text with signs of ours in it: addresses, wiki links, footnotes, highlights.
  bool has_sign(std::string_view piece);
  void signed_piece(std::string_view piece);
  void flush_run() {
    if (!run_.empty()) flush_whole_run();
  }
  void flush_whole_run();
  void toggle_highlight();
  std::size_t bare_address(std::string_view text, std::size_t at, std::size_t done);
  std::size_t wiki_link(std::string_view text, std::size_t at, std::size_t done);
  std::size_t footnote(std::string_view text, std::size_t at, std::size_t done);
  void footnotes();
  void open_note();
  void close_note();

  // Raw HTML.
  void html_piece(std::string_view piece);
  void html_block(std::string_view piece);
  void flush_html() {
    if (!html_.empty()) flush_whole_html();
  }
  void flush_whole_html();
  void html_tag(const HtmlTag& tag, std::string_view piece);
  void block_tag(const HtmlTag& tag);
  void open_tag(const HtmlTag& tag, std::size_t base);
  void close_tag(std::string_view name, std::size_t base);
  void link_tag(const HtmlTag& tag, std::string_view piece);
  void close_html_link();
  void anchor(const HtmlTag& tag);
  std::string_view html_id(const HtmlTag& tag);
  void open_inline(std::string_view name);
  void close_inline(std::string_view name);
  void open_element(std::string_view name, std::string_view id);
  void close_elements(std::size_t keep);
  std::size_t elements_here() const;
  void fill_context();
  void fill_table(std::string_view parent, std::string_view name);

  void open_table();
  void next_cell();

  void open_heading(unsigned level);
  void close_heading();
  void heading_attributes(std::string_view& piece);
  std::string_view id_below_heading() const;

  bool open_link(std::string_view url, std::string_view title, bool has_title);
  void open_image(std::string_view url, std::string_view title, bool has_title);
  void close_image(std::string_view title = {}, bool has_title = false);
  void title_attribute(std::string_view title, bool has_title);
  void local_link(const LocalAddress& local, std::string_view url);
  void file_attribute(std::string_view attribute, const LocalAddress& local, std::string_view url);
  void close_link();
  void begin_reference();
  void end_reference();
  void fragment_link(std::string_view id);
  void id_attribute(std::string_view id);
  std::string_view resolve(const MD_ATTRIBUTE& attribute, std::string& buffer) const;
  void add_prefixes();
  std::size_t leading_marks(std::string_view piece) const;

  const Source* source_;
  const HtmlOptions& options_;
  OutputBuffer out_;
  const std::size_t start_;
  const std::size_t max_output_;
  const std::size_t max_repeated_;
  const bool plain_;
  const bool without_headings_;
  std::optional<HitMarks> hits_;
  Ids ids_;
  std::size_t repeated_ = 0;  // bytes of destinations and titles
  unsigned skipped_ = 0;      // open blocks that are left out as the output is full

  // What is open within a line: spans of Markdown, and elements of raw HTML.
  struct Span {
    std::string_view
        name;  // of its element; empty if it has no tags here (within alt="…", a rejected link, plain text)
    MD_SPANTYPE type;
    bool raw;
  };
  void open_span(const Span& span);
  void close_span();
  void close_span_at(std::size_t index);
  bool has_markdown_span() const;
  std::vector<Span> spans_;
  std::size_t reference_at_ = 0;    // where the class of the open reference ends; 0: none is open
  std::size_t reference_text_ = 0;  // where its text begins
  unsigned links_ = 0;              // open <a>
  int rejected_links_ = 0;          // raw <a> that are text
  std::string_view link_id_;        // of the next link

  // Blocks of raw HTML that are open.
  struct Element {
    std::string_view name;
    unsigned depth;      // of Markdown's containers around it
    unsigned paragraph;  // it was opened in this one
  };
  std::vector<Element> elements_;
  unsigned depth_ = 0;

  bool in_paragraph_ = false;
  unsigned paragraph_ = 0;          // how many there have been
  bool paragraph_pending_ = false;  // <p> waits for something visible
  bool paragraph_open_ = false;     // <p> is written
  bool direct_ = false;             // no <p> here: the text belongs to an element of raw HTML
  bool trim_ = false;               // behind a tag of raw HTML: white space is none of the text
  std::size_t text_at_ = 0;         // where text that is in no paragraph begins, in an item or a cell
  Break break_pending_ = Break::kNone;
  bool at_line_start_ = false;
  bool after_span_ = false;
  bool skipping_ = false;     // within a line that is an attribute list
  bool quote_start_ = false;  // nothing stands in the block quote yet
  bool alert_line_ = false;
  std::size_t quote_at_ = 0;  // where its attributes go

  // Quotations. Notes are none.
  bool quotes() const { return options_.quotes && !in_notes_; }
  bool splits() const;  // whether a hard break ends a quotation here
  void begin_paragraph();
  void end_item();
  struct Item {
    std::size_t at;       // where its class goes
    bool has_class;       // it has one already
    bool has_text, leaf;  // text of its own, no blocks within
  };
  std::vector<Item> items_;  // the open ones, where quotations are wanted

  std::string fragments_;  // what links lead to, where ids have prefixes, each with a NUL behind it

  std::string run_;       // text with signs, and what follows it
  std::size_t sign_ = 0;  // of source_->signs(): the next one
  std::string html_;      // a tag; it may reach over lines
  bool in_html_block_ = false;
  bool in_comment_ = false;
  bool after_line_break_ = false;  // in code, behind a line that was put in

  unsigned images_ = 0;         // depth
  bool image_written_ = false;  // the outermost one has an accepted URL
  bool image_framed_ = false;   // it is a link to it, or a part of one
  bool image_external_ = false;
  std::size_t image_at_ = 0;  // where its address stands

  bool in_cell_ = false;
  bool in_head_ = false;
  std::size_t cell_at_ = 0;
  std::size_t row_kept_ = 0;  // where its last cell with something in it ends
  unsigned row_empty_ = 0;    // cells behind that
  std::size_t filled_ = 0;    // cells that are empty at the end of a row, in all rows

  unsigned shown_level(unsigned level);
  std::uint8_t outline_[6];     // the levels of the headings that the next one may be below, as written
  unsigned outline_depth_ = 0;  // how many
  bool in_heading_ = false;
  std::size_t heading_at_ = 0;  // where its attributes go; its level stands in front of it
  std::string heading_text_;
  std::string heading_given_id_;
  const char* heading_end_ = nullptr;  // end of its last piece in the source

  const Footnotes* notes_;
  std::vector<std::uint32_t> note_number_;  // 0: not referred to
  std::vector<std::uint32_t> note_order_;
  bool in_notes_ = false;
  std::uint32_t note_ = 0;  // of note_order_: the next one
  std::size_t notes_at_ = 0;
  std::size_t notes_fragments_ = 0;

  std::string buffer_;
  std::string id_buffer_;
  std::string clean_buffer_;
};

}  // namespace yoyak::markdown
