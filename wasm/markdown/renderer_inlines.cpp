// What stands within a block: spans and text. Signs of ours in the text are in renderer_signs.cpp, raw HTML in
// renderer_html.cpp, links, images and headings in renderer_links.cpp.
#include "markdown/entities.hpp"
#include "markdown/escape.hpp"
#include "markdown/ial.hpp"
#include "markdown/renderer.hpp"
#include "text/utf8.hpp"

namespace yoyak::markdown {

// ---- spans ----

bool Renderer::enter_span(MD_SPANTYPE type, void* detail) {
  flush_run();
  flush_html();
  after_span_ = false;
  at_line_start_ = false;
  quote_start_ = false;
  std::string_view name;
  if (type == MD_SPAN_A || type == MD_SPAN_IMG) {
    // Both details begin alike.
    const auto& link = *static_cast<MD_SPAN_A_DETAIL*>(detail);
    repeated_ += link.href.size + link.title.size;
    if (repeated_ > max_repeated_) return false;
  }
  if (skipping_ || skipped_ > 0 || full()) {
    // No tags.
  } else if (type == MD_SPAN_IMG) {
    const auto& image = *static_cast<MD_SPAN_IMG_DETAIL*>(detail);
    std::string title_buffer;
    const std::string_view title = resolve(image.title, title_buffer);
    open_image(resolve(image.src, buffer_), title, image.title.text != nullptr);
    name = "img";
  } else if (images_ == 0 && !plain_) {
    content();
    switch (type) {
      case MD_SPAN_EM:
        name = "em";
        break;
      case MD_SPAN_STRONG:
        name = "strong";
        break;
      case MD_SPAN_CODE:
        name = "code";
        break;
      case MD_SPAN_DEL:
        name = "del";
        break;
      case MD_SPAN_A: {
        const auto& link = *static_cast<MD_SPAN_A_DETAIL*>(detail);
        std::string title_buffer;
        const std::string_view title = resolve(link.title, title_buffer);
        if (open_link(resolve(link.href, buffer_), title, link.title.text != nullptr)) name = "a";
        break;
      }
      default:
        break;  // extensions that are not switched on
    }
    if (!name.empty() && type != MD_SPAN_A) {
      open_span({name, type, false});
      return true;
    }
  }
  spans_.push_back({name, type, false});
  return true;
}

// md4c 0.5.2 can report the end of a span that is not the innermost one, or that never began, where a link destination
// holds delimiters. What is written is well-formed all the same: spans in between are closed, an end without a
// beginning is ignored.
void Renderer::leave_span(MD_SPANTYPE type, void* detail) {
  constexpr std::size_t kDeepest = 16;  // how far to look for the beginning; keeps hostile input linear
  flush_run();
  flush_html();
  after_span_ = true;
  for (std::size_t depth = 0; depth < spans_.size() && depth < kDeepest; ++depth) {
    const Span& span = spans_[spans_.size() - 1 - depth];
    if (span.raw || span.type != type) continue;
    while (depth-- > 0) close_span();
    if (spans_.back().name == "img") {
      spans_.back().name = {};
      const MD_ATTRIBUTE& title = static_cast<MD_SPAN_IMG_DETAIL*>(detail)->title;
      close_image(resolve(title, buffer_), title.text != nullptr);
    }
    close_span();
    return;
  }
}

void Renderer::open_span(const Span& span) {
  out_.push_back('<');
  out_ += span.name;
  if (span.name == "mark") out_ += " class=\"yk-mark\"";
  out_.push_back('>');
  spans_.push_back(span);
}

void Renderer::close_span() {
  const Span span = spans_.back();
  spans_.pop_back();
  if (span.name.empty()) return;
  if (span.type == MD_SPAN_IMG) {
    close_image();
    return;
  }
  if (span.type == MD_SPAN_A) {
    close_link();
    return;
  }
  out_ += "</";
  out_ += span.name;
  out_.push_back('>');
}

// Closes one span; those that began in it go on behind it.
void Renderer::close_span_at(std::size_t index) {
  std::vector<Span> reopened;
  while (spans_.size() > index + 1) {
    reopened.push_back(spans_.back());
    close_span();
  }
  close_span();
  for (std::size_t i = reopened.size(); i-- > 0;) {
    if (reopened[i].name.empty()) {
      spans_.push_back(reopened[i]);
    } else if (reopened[i].name != "rt" && reopened[i].name != "rp") {
      open_span(reopened[i]);
    }
  }
}

// ---- text ----

void Renderer::begin_paragraph() {
  tag_with_direction(quotes() ? std::string_view("<p class=\"yk-quote\"") : std::string_view("<p"));
  paragraph_open_ = true;
}

void Renderer::content() {
  if (!items_.empty()) items_.back().has_text = true;
  if (!elements_.empty()) fill_context();
  trim_ = false;
  if (paragraph_pending_) {
    if (!direct_) begin_paragraph();
    paragraph_pending_ = false;
    break_pending_ = Break::kNone;  // nothing but attribute lists came before
  }
  if (break_pending_ == Break::kNone) return;
  if (plain_) {
    out_.push_back(' ');
  } else if (break_pending_ == Break::kHard && splits()) {
    if (hits_) hits_->finish();
    out_ += "</p>\n";
    begin_paragraph();
  } else {
    if (break_pending_ == Break::kHard) out_ += "<br>";
    out_.push_back('\n');
    if (hits_) hits_->gap();
  }
  break_pending_ = Break::kNone;
}

void Renderer::visible(std::string_view piece) {
  if (!run_.empty()) {
    run_ += piece;
    return;
  }
  if (images_ > 0 && image_written_) {
    append_attribute_escaped(piece, out_);
    return;
  }
  // White space between the tags of raw HTML is none of the text.
  if (trim_ && piece.find_first_not_of(" \t") == std::string_view::npos) return;
  content();
  if (in_heading_) heading_text_ += piece;
  if (plain_) {
    out_ += piece;
  } else if (hits_) {
    hits_->append(piece);
  } else {
    append_text_escaped(piece, out_);
  }
}

// No part of what search and ids see: what it stands for is not known.
void Renderer::verbatim_entity(std::string_view entity) {
  flush_run();
  if (!(images_ > 0 && image_written_)) {
    content();
    if (hits_) hits_->gap();
  }
  out_ += entity;
}

void Renderer::visible_source(std::string_view piece) {
  if (plain_ || hits_ || in_heading_ || images_ > 0 || trim_ || !run_.empty()) {
    visible(source_->clean(piece, clean_buffer_));
  } else {
    content();
    append_source_escaped(piece, *source_, out_);
  }
}

void Renderer::text(MD_TEXTTYPE type, std::string_view piece) {
  if (skipped_ > 0 || full()) return;
  const bool quote_start = quote_start_;
  quote_start_ = false;
  if (type == MD_TEXT_HTML) {
    flush_run();
    html_piece(piece);
    return;
  }
  flush_html();
  const bool after_span = after_span_;
  after_span_ = false;
  if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
    flush_run();
    if (alert_line_) {
      end_paragraph();
      at_line_start_ = true;
      return;
    }
    // A line of nothing but a break, at the beginning of a paragraph or behind another break.
    // Nothing is left of it where the paragraph is split.
    if (type == MD_TEXT_BR && !skipping_ && !plain_ && !splits() &&
        (paragraph_pending_ || break_pending_ != Break::kNone))
      content();
    skipping_ = false;
    at_line_start_ = true;
    if (images_ > 0 && image_written_) {
      out_.push_back('\n');
    } else if (break_pending_ != Break::kHard || !splits()) {
      break_pending_ = type == MD_TEXT_BR || options_.hard_breaks ? Break::kHard : Break::kSoft;
    }
    return;
  }
  if (in_heading_ && source_->contains(piece)) heading_end_ = piece.data() + piece.size();
  if (skipping_) return;
  const bool line_start = at_line_start_;
  at_line_start_ = false;
  switch (type) {
    case MD_TEXT_NULLCHAR:
      visible(text::kReplacementUtf8);
      break;
    case MD_TEXT_ENTITY:
      buffer_.clear();
      if (append_entity(piece, buffer_)) {
        visible(buffer_);
      } else if (!plain_ && is_for_browser(piece)) {
        verbatim_entity(piece);
      } else {
        visible(piece);
      }
      break;
    case MD_TEXT_CODE:
      code_piece(piece);
      break;
    default:
      if (!quote_start || !alert(piece)) plain_piece(piece, line_start, after_span);
      break;
  }
}

void Renderer::code_piece(std::string_view piece) {
  flush_run();
  if (source_->is_line_break(piece)) {
    while (!hits_ && out_.back() == ' ') out_.pop_back();  // its indentation
    after_line_break_ = true;                              // its line feed is still to come
    return;
  }
  if (piece == "\n") {
    if (after_line_break_) {
      after_line_break_ = false;
      return;
    }
    if (plain_) piece = " ";
  }
  // As GFM has it: `a\|b` in a cell is no end of the cell, and without a backslash.
  for (std::size_t pipe = in_cell_ ? piece.find("\\|") : std::string_view::npos; pipe != std::string_view::npos;
       pipe = piece.find("\\|")) {
    visible_source(piece.substr(0, pipe));
    visible("|");
    piece.remove_prefix(pipe + 2);
  }
  visible_source(piece);
}

void Renderer::plain_piece(std::string_view piece, bool line_start, bool after_span) {
  if (source_->marked() && leading_marks(piece) == piece.size()) return;  // nothing that is seen
  if (source_->has_braces()) {
    if (line_start && skip_attribute_list(piece)) return;
    if (after_span) {
      const std::size_t marks = leading_marks(piece);  // may stand between the span and its list
      const std::size_t length = ial_length(piece.substr(marks));
      if (length > 0) piece.remove_prefix(marks + length);
    }
    if (in_heading_) heading_attributes(piece);
    if (piece.empty()) return;
  }
  if (images_ == 0 && has_sign(piece)) {
    signed_piece(piece);
  } else {
    visible_source(piece);
  }
}

// Length of the private marks that stand for nothing, at the beginning of `piece`.
std::size_t Renderer::leading_marks(std::string_view piece) const {
  std::size_t size = 0;
  while (size < piece.size() && (piece[size] == '\xEF' || piece[size] == '\xF0')) {
    const SourceMark mark = source_->mark_at(piece.data() + size, piece.data() + piece.size());
    if (mark.size == 0 || mark.stands_for != '\0') break;
    size += mark.size;
  }
  return size;
}

// True if `piece` begins a line that is an attribute list: the line is then left out.
bool Renderer::skip_attribute_list(std::string_view& piece) {
  if (piece.substr(0, 2) != "{:" || !source_->contains(piece) || in_heading_) return false;
  const std::string_view all = source_->text();
  const auto offset = static_cast<std::size_t>(piece.data() - all.data());
  if (offset > 0 && all[offset - 1] == '\\') return false;
  skipping_ = ial_line_length(all.substr(offset)) > 0;
  return skipping_;
}

}  // namespace yoyak::markdown
