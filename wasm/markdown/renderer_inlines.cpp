// What stands within a block: spans, text, and the little raw HTML that is known. Links, images and headings are in
// renderer_links.cpp.
#include "markdown/entities.hpp"
#include "markdown/escape.hpp"
#include "markdown/ial.hpp"
#include "markdown/inline_html.hpp"
#include "markdown/renderer.hpp"
#include "markdown/url_policy.hpp"
#include "text/utf8.hpp"

namespace yoyak::markdown {

// ---- spans ----

void Renderer::enter_span(MD_SPANTYPE type, void* detail) {
  after_span_ = false;
  at_line_start_ = false;
  bool written = !skipping_;
  if (written && type == MD_SPAN_IMG) {
    open_image(*static_cast<MD_SPAN_IMG_DETAIL*>(detail));
  } else if (written && (images_ > 0 || plain_)) {
    written = false;  // only text within alt="…"
  } else if (written) {
    content();
    switch (type) {
      case MD_SPAN_EM:
        out_ += "<em>";
        break;
      case MD_SPAN_STRONG:
        out_ += "<strong>";
        break;
      case MD_SPAN_CODE:
        out_ += "<code>";
        break;
      case MD_SPAN_DEL:
        out_ += "<del>";
        break;
      case MD_SPAN_A:
        written = open_link(*static_cast<MD_SPAN_A_DETAIL*>(detail));
        break;
      default:
        written = false;
        break;  // extensions that are not switched on
    }
  }
  spans_.push_back({type, written});
}

// md4c 0.5.2 can report the end of a span that is not the innermost one, or that never began, where a link destination
// holds delimiters. What is written is well-formed all the same: spans in between are closed, an end without a
// beginning is ignored.
void Renderer::leave_span(MD_SPANTYPE type, void* detail) {
  constexpr std::size_t kDeepest = 16;  // how far to look for the beginning; keeps hostile input linear
  after_span_ = true;
  for (std::size_t depth = 0; depth < spans_.size() && depth < kDeepest; ++depth) {
    if (spans_[spans_.size() - 1 - depth].type != type) continue;
    while (depth-- > 0) close_span();
    if (type == MD_SPAN_IMG && spans_.back().written) close_image(*static_cast<MD_SPAN_IMG_DETAIL*>(detail));
    close_span();
    return;
  }
}

void Renderer::close_span() {
  const Span span = spans_.back();
  spans_.pop_back();
  if (!span.written) return;
  if (html_link_ == HtmlLink::kOpen && spans_.size() < html_link_depth_) close_html_link();
  switch (span.type) {
    case MD_SPAN_EM:
      out_ += "</em>";
      break;
    case MD_SPAN_STRONG:
      out_ += "</strong>";
      break;
    case MD_SPAN_CODE:
      out_ += "</code>";
      break;
    case MD_SPAN_DEL:
      out_ += "</del>";
      break;
    case MD_SPAN_A:
      end_reference();
      out_ += "</a>";
      --links_;
      break;
    default:
      break;
  }
}

// ---- text ----

void Renderer::content() {
  if (!items_.empty()) items_.back().has_text = true;
  if (paragraph_pending_) {
    tag(options_.quotes ? std::string_view("<p class=\"yk-quote\">") : std::string_view("<p>"));
    paragraph_pending_ = false;
    break_pending_ = Break::kNone;  // nothing but attribute lists came before
  }
  if (break_pending_ == Break::kNone) return;
  if (plain_) {
    out_.push_back(' ');
  } else if (break_pending_ == Break::kHard && splits()) {
    if (hits_) hits_->finish();
    out_ += "</p>\n<p class=\"yk-quote\">";
  } else {
    if (break_pending_ == Break::kHard) out_ += "<br>";
    out_.push_back('\n');
    if (hits_) hits_->gap();
  }
  break_pending_ = Break::kNone;
}

void Renderer::visible(std::string_view piece) {
  if (images_ > 0 && image_written_) {
    append_attribute_escaped(piece, out_);
    return;
  }
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
  if (!(images_ > 0 && image_written_)) {
    content();
    if (hits_) hits_->gap();
  }
  out_ += entity;
}

void Renderer::visible_source(std::string_view piece) {
  if (plain_ || hits_ || in_heading_ || images_ > 0) {
    visible(source_.clean(piece, clean_buffer_));
  } else {
    content();
    append_source_escaped(piece, source_, out_);
  }
}

void Renderer::text(MD_TEXTTYPE type, std::string_view piece) {
  const bool after_span = after_span_;
  after_span_ = false;
  if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
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
  if (in_heading_ && source_.contains(piece)) heading_end_ = piece.data() + piece.size();
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
    case MD_TEXT_HTML:
      inline_html(piece);
      break;
    case MD_TEXT_CODE:
      if (plain_ && piece == "\n") piece = " ";
      visible_source(piece);
      break;
    default:
      if (has_attribute_lists_) {
        if (line_start && skip_attribute_list(piece)) return;
        if (after_span) {
          const std::size_t marks = leading_marks(piece);  // may stand between the span and its list
          const std::size_t length = ial_length(piece.substr(marks));
          if (length > 0) piece.remove_prefix(marks + length);
        }
        if (in_heading_) heading_attributes(piece);
        if (piece.empty()) return;
      }
      visible_source(piece);
      break;
  }
}

// Length of the private marks that stand for nothing, at the beginning of `piece`.
std::size_t Renderer::leading_marks(std::string_view piece) const {
  std::size_t size = 0;
  while (size < piece.size() && (piece[size] == '\xEF' || piece[size] == '\xF0')) {
    const SourceMark mark = source_.mark_at(piece.data() + size, piece.data() + piece.size());
    if (mark.size == 0 || mark.stands_for != '\0') break;
    size += mark.size;
  }
  return size;
}

// True if `piece` begins a line that is an attribute list: the line is then left out.
bool Renderer::skip_attribute_list(std::string_view& piece) {
  if (piece.substr(0, 2) != "{:" || !source_.contains(piece) || in_heading_) return false;
  const std::string_view all = source_.text();
  const auto offset = static_cast<std::size_t>(piece.data() - all.data());
  if (offset > 0 && all[offset - 1] == '\\') return false;
  skipping_ = ial_line_length(all.substr(offset)) > 0;
  return skipping_;
}

// ---- raw HTML ----

void Renderer::inline_html(std::string_view piece) {
  InlineHtml html;
  const std::string_view cleaned = source_.clean(piece, clean_buffer_);
  read_inline_html(cleaned, html);
  const bool in_link = links_ > 0 || html_link_ == HtmlLink::kOpen;
  switch (html.tag) {
    case InlineTag::kBreak:
      if (images_ > 0) return;
      break_pending_ = Break::kHard;
      if (!splits()) content();
      return;
    case InlineTag::kAnchor:
      if (in_link || images_ > 0) break;
      if (html_link_ == HtmlLink::kNone) html_link_ = HtmlLink::kEndIgnored;
      if (plain_ || !ids_.take(html.id)) return;
      content();
      out_ += "<a";
      id_attribute(html.id);
      out_ += "></a>";
      return;
    case InlineTag::kReference:
      if (in_link || images_ > 0) break;
      html_link_ = plain_ ? HtmlLink::kEndIgnored : HtmlLink::kOpen;
      html_link_depth_ = spans_.size();
      if (plain_) return;
      content();
      out_ += "<a";
      if (!html.id.empty() && ids_.take(html.id)) id_attribute(html.id);
      begin_reference();
      out_ += " href=\"#";
      if (!options_.id_prefix.empty() || !options_.reference_prefix.empty()) {
        out_.push_back(kFragmentMark);
        has_fragments_ = true;
      }
      append_url_attribute(html.fragment, out_);
      out_ += "\">";
      reference_text_ = out_.size();
      return;
    case InlineTag::kEndAnchor:
      if (html_link_ == HtmlLink::kNone) break;
      close_html_link();
      html_link_ = HtmlLink::kNone;
      return;
    case InlineTag::kNone:
      break;
  }
  visible(cleaned);
}

void Renderer::emphasis_tag(std::string_view open, const Span& span) {
  const std::string_view name = span.type == MD_SPAN_EM       ? "em"
                                : span.type == MD_SPAN_STRONG ? "strong"
                                : span.type == MD_SPAN_DEL    ? "del"
                                                              : "";
  if (!span.written || name.empty()) return;
  out_ += open;
  out_ += name;
  out_.push_back('>');
}

// A raw <a> ends where the span or block around it ends, or where a Markdown link begins.
void Renderer::close_html_link() {
  if (html_link_ != HtmlLink::kOpen) return;
  end_reference();
  // Emphasis that began in it goes on behind it.
  for (std::size_t i = spans_.size(); i > html_link_depth_; --i) emphasis_tag("</", spans_[i - 1]);
  out_ += "</a>";
  for (std::size_t i = html_link_depth_; i < spans_.size(); ++i) emphasis_tag("<", spans_[i]);
  html_link_ = HtmlLink::kEndIgnored;
}

}  // namespace yoyak::markdown
