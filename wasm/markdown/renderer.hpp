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
#include "markdown/output.hpp"
#include "markdown/source.hpp"

namespace yoyak::markdown {

// Stands behind the # of a fragment link until it is known which ids the document defines. Text is valid UTF-8, so this
// byte occurs nowhere else.
inline constexpr char kFragmentMark = '\xFF';

class Renderer {
 public:
  enum class Output { kHtml, kPlainText, kTextWithoutHeadings };

  Renderer(const Source& source, const HtmlOptions& options, Output output, std::string& out);
  void run();

 private:
  enum class Break : std::uint8_t { kNone, kSoft, kHard };
  enum class HtmlLink : std::uint8_t { kNone, kOpen, kEndIgnored };  // <a> written as raw HTML

  // md4c's events.
  void enter_block(MD_BLOCKTYPE type, void* detail);
  void leave_block(MD_BLOCKTYPE type, void* detail);
  void enter_span(MD_SPANTYPE type, void* detail);
  void leave_span(MD_SPANTYPE type, void* detail);
  void text(MD_TEXTTYPE type, std::string_view piece);

  void close_span();
  template <class Markup>
  void tag(const Markup& markup) {
    if (!plain_) out_ += markup;
  }
  void content();                               // something visible follows: what was put off is written now
  void visible(std::string_view piece);         // text as the author wrote it
  void visible_source(std::string_view piece);  // the same, with private marks in it
  void verbatim_entity(std::string_view entity);
  void inline_html(std::string_view piece);
  void close_html_link();
  void begin_reference();
  void end_reference();
  void end_of_inlines();
  void finish_line();
  bool skip_attribute_list(std::string_view& piece);

  void open_heading(unsigned level);
  void close_heading(unsigned level);
  void heading_attributes(std::string_view& piece);
  std::string_view id_below_heading() const;
  unsigned shifted(unsigned level) const;

  bool open_link(const MD_SPAN_A_DETAIL& detail);
  void open_image(const MD_SPAN_IMG_DETAIL& detail);
  void close_image(const MD_SPAN_IMG_DETAIL& detail);
  void title(const MD_ATTRIBUTE& attribute);
  void href(std::string_view url, bool is_fragment);
  void id_attribute(std::string_view id);
  std::string_view resolve(const MD_ATTRIBUTE& attribute, std::string& buffer) const;
  void add_prefixes();
  std::size_t leading_marks(std::string_view piece) const;

  const Source& source_;
  const HtmlOptions& options_;
  OutputBuffer out_;
  const std::size_t start_;
  const bool plain_;
  const bool without_headings_;
  const bool has_attribute_lists_;  // the text holds "{"
  std::optional<HitMarks> hits_;
  Ids ids_;

  struct Span {
    MD_SPANTYPE type;
    bool written;  // false: it has no tags here (within alt="…", a rejected link, plain text)
  };
  void emphasis_tag(std::string_view open, const Span& span);
  std::vector<Span> spans_;         // the open ones
  bool paragraph_pending_ = false;  // <p> waits for something visible
  Break break_pending_ = Break::kNone;
  bool at_line_start_ = false;
  bool after_span_ = false;
  bool skipping_ = false;  // within a line that is an attribute list
  bool has_fragments_ = false;

  // Whether a hard break ends a quotation here.
  bool splits() const;
  void end_item();
  struct Item {
    std::size_t at;       // where its class goes
    bool has_class;       // it has one already
    bool has_text, leaf;  // text of its own, no blocks within
  };
  std::vector<Item> items_;  // the open ones, where quotations are wanted
  bool in_paragraph_ = false;

  std::size_t reference_at_ = 0;    // where the class of the open reference ends; 0: none is open
  std::size_t reference_text_ = 0;  // where its text begins
  unsigned links_ = 0;
  HtmlLink html_link_ = HtmlLink::kNone;
  std::size_t html_link_depth_ = 0;

  unsigned images_ = 0;         // depth
  bool image_written_ = false;  // the outermost one has an accepted URL

  bool in_heading_ = false;
  std::size_t heading_at_ = 0;  // where its attributes go
  std::string heading_text_;
  std::string heading_given_id_;
  std::string heading_id_;
  const char* heading_end_ = nullptr;  // end of its last piece in the source

  std::string buffer_;
  std::string clean_buffer_;
};

}  // namespace yoyak::markdown
