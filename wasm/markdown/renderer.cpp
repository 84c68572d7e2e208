#include "markdown/renderer.hpp"

#include "markdown/escape.hpp"

namespace yoyak::markdown {
namespace {

constexpr unsigned kFlags = MD_FLAG_PERMISSIVEAUTOLINKS | MD_FLAG_TABLES | MD_FLAG_TASKLISTS | MD_FLAG_NOHTMLBLOCKS;

constexpr std::string_view kCellTags[2][4] = {
    {"<td>", "<td align=\"left\">", "<td align=\"center\">", "<td align=\"right\">"},
    {"<th>", "<th align=\"left\">", "<th align=\"center\">", "<th align=\"right\">"}};

}  // namespace

Renderer::Renderer(const Source& source, const HtmlOptions& options, Output output, std::string& out)
    : source_(source),
      options_(options),
      out_(out, source.text().size() + source.text().size() / 4 + 256),
      start_(out_.size()),
      plain_(output != Output::kHtml),
      without_headings_(output == Output::kTextWithoutHeadings),
      has_attribute_lists_(source.has_braces()) {
  if (options.hits != nullptr && !plain_) hits_.emplace(*options.hits, out_);
}

void Renderer::run() {
  MD_PARSER parser{};
  parser.flags = kFlags | (source_.has_strikethrough() ? MD_FLAG_STRIKETHROUGH : 0u);
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    return static_cast<Renderer*>(self)->enter_block(type, detail), 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    return static_cast<Renderer*>(self)->leave_block(type, detail), 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
    return static_cast<Renderer*>(self)->enter_span(type, detail), 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void* detail, void* self) {
    return static_cast<Renderer*>(self)->leave_span(type, detail), 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* data, MD_SIZE size, void* self) {
    return static_cast<Renderer*>(self)->text(type, {data, size}), 0;
  };
  const std::string_view text = source_.text();
  md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, this);  // fails only where memory does
  if (has_fragments_) add_prefixes();
}

// ---- blocks ----

void Renderer::enter_block(MD_BLOCKTYPE type, void* detail) {
  end_of_inlines();
  at_line_start_ = true;
  if (!items_.empty() && (type == MD_BLOCK_LI || type == MD_BLOCK_P || type == MD_BLOCK_QUOTE))
    items_.back().leaf = false;
  switch (type) {
    case MD_BLOCK_DOC:
    case MD_BLOCK_HTML:
      break;
    case MD_BLOCK_QUOTE:
      tag("<blockquote>\n");
      break;
    case MD_BLOCK_UL:
      tag("<ul>\n");
      break;
    case MD_BLOCK_OL: {
      const unsigned start = static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start;
      if (start == 1) {
        tag("<ol>\n");
      } else {
        tag("<ol start=\"");
        buffer_.clear();
        append_number(start, buffer_);
        tag(buffer_);
        tag("\">\n");
      }
      break;
    }
    case MD_BLOCK_LI: {
      const auto* item = static_cast<MD_BLOCK_LI_DETAIL*>(detail);
      if (options_.quotes) items_.push_back({out_.size() + 3, item->is_task != 0, false, true});
      if (item->is_task == 0) {
        tag("<li>");
      } else {
        tag(item->task_mark == ' '
                ? std::string_view("<li class=\"yk-task\"><input type=\"checkbox\" disabled aria-label=\"[ ]\"> ")
                : std::string_view(
                      "<li class=\"yk-task\"><input type=\"checkbox\" disabled checked aria-label=\"[x]\"> "));
      }
      break;
    }
    case MD_BLOCK_HR:
      tag("<hr>\n");
      break;
    case MD_BLOCK_H:
      open_heading(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
      break;
    case MD_BLOCK_CODE: {
      at_line_start_ = false;
      const MD_ATTRIBUTE& language = static_cast<MD_BLOCK_CODE_DETAIL*>(detail)->lang;
      if (language.text == nullptr || language.size == 0) {
        tag("<pre><code>");
      } else if (!plain_) {
        out_ += "<pre><code class=\"language-";
        append_attribute_escaped(resolve(language, buffer_), out_);
        out_ += "\">";
      }
      break;
    }
    case MD_BLOCK_P:
      paragraph_pending_ = in_paragraph_ = true;
      break;
    case MD_BLOCK_TABLE:
      tag("<table>\n");
      break;
    case MD_BLOCK_THEAD:
      tag("<thead>\n");
      break;
    case MD_BLOCK_TBODY:
      tag("<tbody>\n");
      break;
    case MD_BLOCK_TR:
      tag("<tr>\n");
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      at_line_start_ = false;
      tag(kCellTags[type == MD_BLOCK_TH][static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align]);
      break;
  }
}

void Renderer::leave_block(MD_BLOCKTYPE type, void* detail) {
  end_of_inlines();
  switch (type) {
    case MD_BLOCK_DOC:
    case MD_BLOCK_HTML:
    case MD_BLOCK_HR:
      break;
    case MD_BLOCK_QUOTE:
      tag("</blockquote>\n");
      break;
    case MD_BLOCK_UL:
      tag("</ul>\n");
      break;
    case MD_BLOCK_OL:
      tag("</ol>\n");
      break;
    case MD_BLOCK_LI:
      if (options_.quotes) end_item();
      tag("</li>\n");
      break;
    case MD_BLOCK_H:
      close_heading(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
      break;
    case MD_BLOCK_CODE:
      tag("</code></pre>\n");
      break;
    case MD_BLOCK_P:
      if (!paragraph_pending_) tag("</p>\n");
      paragraph_pending_ = in_paragraph_ = false;
      break;
    case MD_BLOCK_TABLE:
      tag("</table>\n");
      break;
    case MD_BLOCK_THEAD:
      tag("</thead>\n");
      break;
    case MD_BLOCK_TBODY:
      tag("</tbody>\n");
      break;
    case MD_BLOCK_TR:
      tag("</tr>\n");
      break;
    case MD_BLOCK_TH:
      tag("</th>\n");
      break;
    case MD_BLOCK_TD:
      tag("</td>\n");
      break;
  }
}

void Renderer::end_of_inlines() {
  while (!spans_.empty()) {
    if (spans_.back().type == MD_SPAN_IMG && spans_.back().written) close_image({});
    close_span();
  }
  close_html_link();
  html_link_ = HtmlLink::kNone;
  break_pending_ = Break::kNone;
  after_span_ = false;
  skipping_ = false;
  if (hits_) hits_->finish();
  if (plain_) finish_line();
}

// An item that holds text and nothing else is a quotation: only now is that known.
void Renderer::end_item() {
  const Item item = items_.back();
  items_.pop_back();
  if (plain_ || !item.leaf || !item.has_text) return;
  const std::size_t end = out_.size();
  if (item.has_class) {
    out_ += " yk-quote";
    out_.move_back(end, item.at + std::string_view(" class=\"yk-task").size());
  } else {
    out_ += " class=\"yk-quote\"";
    out_.move_back(end, item.at);
  }
}

bool Renderer::splits() const {
  return options_.quotes && in_paragraph_ && items_.empty() && spans_.empty() && html_link_ != HtmlLink::kOpen;
}

void Renderer::finish_line() {
  while (out_.size() > start_ && out_.back() == ' ') out_.pop_back();
  if (out_.size() > start_ && out_.back() != '\n') out_.push_back('\n');
}

}  // namespace yoyak::markdown
