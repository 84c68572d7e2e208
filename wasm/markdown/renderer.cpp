#include "markdown/renderer.hpp"

#include "markdown/escape.hpp"
#include "markdown/limits.hpp"

namespace yoyak::markdown {
namespace {

constexpr unsigned kFlags = MD_FLAG_TABLES | MD_FLAG_TASKLISTS;

// What most blocks are, in the order of MD_BLOCKTYPE.
constexpr struct {
  std::string_view open, close;
} kBlockTags[] = {
    {},
    {"<blockquote>\n", "</blockquote>\n"},
    {"<ul>\n", "</ul>\n"},
    {"<ol", "</ol>\n"},
    {{}, "</li>\n"},
    {"<hr>\n", {}},
    {},
    {"<pre tabindex=\"0\"><code", "</code></pre>\n"},
    {},
    {},
    {"<div class=\"yk-scroll\" tabindex=\"0\"><table>\n", "</table></div>\n"},
    {"<thead>\n", "</thead>\n"},
    {"<tbody>\n", "</tbody>\n"},
    {"<tr>\n", "</tr>\n"},
    {{}, "</th>\n"},
    {{}, "</td>\n"},
};

// Blocks that hold blocks.
constexpr unsigned kContainers = 1u << MD_BLOCK_QUOTE | 1u << MD_BLOCK_UL | 1u << MD_BLOCK_OL | 1u << MD_BLOCK_LI |
                                 1u << MD_BLOCK_TD | 1u << MD_BLOCK_TH;

constexpr std::string_view kCellTags[2][4] = {
    {"<td", "<td align=\"left\"", "<td align=\"center\"", "<td align=\"right\""},
    {"<th", "<th align=\"left\"", "<th align=\"center\"", "<th align=\"right\""}};

}  // namespace

Renderer::Renderer(const Source& source, const HtmlOptions& options, Output output, std::string& out)
    : source_(&source),
      options_(options),
      out_(out, source.text().size() + source.text().size() / 4 + 256),
      start_(out_.size()),
      max_output_(max_output(source.text().size())),
      max_repeated_(max_repeated(source.text().size())),
      plain_(output != Output::kHtml),
      without_headings_(output == Output::kTextWithoutHeadings) {
  if (options.hits != nullptr && !plain_) hits_.emplace(*options.hits, out_);
  notes_ = &source.footnotes();
  note_number_.resize(notes_->ends.size());
}

bool Renderer::run() {
  if (!parse(*source_)) return false;
  if (!note_number_.empty() && !without_headings_) footnotes();
  if (plain_) return true;
  if (full()) out_ += "<p class=\"yk-cut\">…</p>\n";
  if (!fragments_.empty()) add_prefixes();
  if (options_.defined_ids != nullptr) ids_.copy_to(*options_.defined_ids);
  return true;
}

bool Renderer::parse(const Source& source) {
  source_ = &source;
  sign_ = 0;
  MD_PARSER parser{};
  parser.flags = kFlags | (source.has_strikethrough() ? MD_FLAG_STRIKETHROUGH : 0u) |
                 (source.has_html_blocks() ? 0u : MD_FLAG_NOHTMLBLOCKS);
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    return static_cast<Renderer*>(self)->enter_block(type, detail), 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    return static_cast<Renderer*>(self)->leave_block(type, detail), 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
    return static_cast<Renderer*>(self)->enter_span(type, detail) ? 0 : -1;  // md4c goes on after positive numbers
  };
  parser.leave_span = [](MD_SPANTYPE type, void* detail, void* self) {
    return static_cast<Renderer*>(self)->leave_span(type, detail), 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* data, MD_SIZE size, void* self) {
    return static_cast<Renderer*>(self)->text(type, {data, size}), 0;
  };
  md_parse(source.text().data(), static_cast<MD_SIZE>(source.text().size()), &parser, this);
  return repeated_ <= max_repeated_;
}

// ---- blocks ----

void Renderer::tag_with_direction(std::string_view beginning) {
  if (plain_) return;
  out_ += beginning;
  if (source_->has_right_to_left()) out_ += " dir=\"auto\"";
  out_.push_back('>');
}

void Renderer::enter_block(MD_BLOCKTYPE type, void* detail) {
  end_of_inlines();
  if (skipped_ > 0 || full()) {
    ++skipped_;
    return;
  }
  at_line_start_ = true;
  if (type != MD_BLOCK_P) quote_start_ = false;
  if (!items_.empty() && (type == MD_BLOCK_LI || type == MD_BLOCK_P || type == MD_BLOCK_QUOTE))
    items_.back().leaf = false;
  // What raw HTML has left open: a heading ends here, and a list or table gets an item or a cell.
  if (!elements_.empty() && type != MD_BLOCK_LI && type != MD_BLOCK_TR) {
    if (in_heading_) close_elements(elements_.size() - 1);
    if (type != MD_BLOCK_P && type != MD_BLOCK_HTML) fill_context();
  }
  if (in_notes_ && type == MD_BLOCK_OL && depth_ == 0 && note_ == 0) {
    out_.truncate(notes_at_);
    fragments_.resize(notes_fragments_);
  }
  if ((kContainers >> type & 1u) != 0 && ++depth_ > kMaxNested) return out_.push_back('\n');
  tag(kBlockTags[type].open);
  switch (type) {
    case MD_BLOCK_HTML:
      in_html_block_ = true;
      in_comment_ = false;
      [[fallthrough]];
    case MD_BLOCK_P:
      in_paragraph_ = paragraph_pending_ = true;
      direct_ = trim_ = false;
      ++paragraph_;
      break;
    case MD_BLOCK_QUOTE:
      quote_at_ = out_.size();
      quote_start_ = true;
      break;
    case MD_BLOCK_OL: {
      const unsigned start = static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start;
      if (start != 1) {
        buffer_.clear();
        append_number(start, buffer_);
        tag(" start=\"");
        tag(buffer_);
        tag("\"");
      }
      tag(">\n");
      break;
    }
    case MD_BLOCK_LI: {
      const auto* item = static_cast<MD_BLOCK_LI_DETAIL*>(detail);
      if (quotes()) items_.push_back({out_.size() + 3, item->is_task != 0, false, true});
      if (in_notes_ && depth_ == 2) {
        open_note();
      } else if (item->is_task == 0) {
        tag_with_direction("<li");
      } else {
        const bool done = item->task_mark != ' ';
        tag("<li class=\"yk-task\"><input type=\"checkbox\" disabled");
        tag(done ? " checked aria-label=\"[x]\"> " : " aria-label=\"[ ]\"> ");
      }
      text_at_ = out_.size();
      break;
    }
    case MD_BLOCK_H:
      open_heading(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
      break;
    case MD_BLOCK_CODE: {
      at_line_start_ = false;
      const MD_ATTRIBUTE& language = static_cast<MD_BLOCK_CODE_DETAIL*>(detail)->lang;
      if (plain_) break;
      if (language.text != nullptr && language.size != 0) {
        out_ += " class=\"language-";
        append_attribute_escaped(resolve(language, buffer_), out_);
        out_.push_back('"');
      }
      out_.push_back('>');
      break;
    }
    case MD_BLOCK_TR:
      row_kept_ = out_.size();
      row_empty_ = 0;
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      at_line_start_ = false;
      in_cell_ = true;
      in_head_ = type == MD_BLOCK_TH;
      tag_with_direction(kCellTags[in_head_][static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align]);
      cell_at_ = text_at_ = out_.size();
      break;
    default:
      break;
  }
}

void Renderer::leave_block(MD_BLOCKTYPE type, void* /*detail*/) {
  end_of_inlines();
  if (skipped_ > 0) {
    --skipped_;
    return;
  }
  const bool container = (kContainers >> type & 1u) != 0;
  if (container || type == MD_BLOCK_DOC) close_elements(elements_here());
  if (container && depth_-- > kMaxNested) return;
  const bool empty_cell = out_.size() == cell_at_;
  if (type == MD_BLOCK_LI && in_notes_ && depth_ == 1) close_note();
  if (type == MD_BLOCK_LI && !items_.empty()) end_item();
  if (type == MD_BLOCK_H) close_heading();
  if (type == MD_BLOCK_TR) {
    filled_ += row_empty_;
    if (filled_ > max_filled_cells(source_->text().size())) out_.truncate(row_kept_);
  }
  tag(kBlockTags[type].close);
  switch (type) {
    case MD_BLOCK_HTML:
    case MD_BLOCK_P:
      if (paragraph_open_) tag("</p>\n");
      in_paragraph_ = paragraph_open_ = paragraph_pending_ = direct_ = in_html_block_ = false;
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      in_cell_ = false;
      row_empty_ = empty_cell ? row_empty_ + 1 : 0;
      if (!empty_cell) row_kept_ = out_.size();
      break;
    default:
      break;
  }
}

void Renderer::end_of_inlines() {
  flush_run();
  flush_html();
  while (!spans_.empty()) close_span();
  rejected_links_ = 0;
  break_pending_ = Break::kNone;
  after_span_ = false;
  skipping_ = false;
  alert_line_ = false;
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
  return quotes() && in_paragraph_ && !direct_ && items_.empty() && elements_.empty() && spans_.empty() && images_ == 0;
}

// What belongs to one line of text ends here; the paragraph of Markdown may go on.
void Renderer::end_paragraph() {
  end_of_inlines();
  if (paragraph_open_) tag("</p>\n");
  paragraph_open_ = false;
  paragraph_pending_ = in_paragraph_;
  direct_ = false;
}

void Renderer::finish_line() {
  while (out_.size() > start_ && out_.back() == ' ') out_.pop_back();
  if (out_.size() > start_ && out_.back() != '\n') out_.push_back('\n');
}

// ---- tables ----

void Renderer::open_table() { tag(kBlockTags[MD_BLOCK_TABLE].open); }

// A cell beyond the columns of its table begins.
void Renderer::next_cell() {
  end_of_inlines();
  close_elements(elements_here());
  while (out_.size() > start_ && out_.back() == ' ') out_.pop_back();
  tag(in_head_ ? std::string_view("</th>\n<th>") : std::string_view("</td>\n<td>"));
  text_at_ = out_.size();
}

// `> [!NOTE]`: the block quote is an alert, what else stands on the line its title.
bool Renderer::alert(std::string_view piece) {
  constexpr std::size_t kLongest = 24;
  const std::size_t end = piece.substr(0, kLongest).find(']');
  if (piece.substr(0, 2) != "[!" || end == std::string_view::npos || end == 2) return false;
  const std::string_view kind = piece.substr(2, end - 2);
  buffer_.clear();
  for (const char c : kind) {
    const char lower = static_cast<char>(c | 0x20);
    if ((lower < 'a' || lower > 'z') && c != '-') return false;
    buffer_.push_back(lower);
  }
  if (!plain_) {
    const std::size_t at = out_.size();
    out_ += " class=\"yk-alert\" data-kind=\"";
    out_ += buffer_;
    out_.push_back('"');
    out_.move_back(at, quote_at_ - 2);  // in front of ">\n"
    out_ += "<p class=\"yk-alert-kind\">";
    paragraph_open_ = true;
  }
  paragraph_pending_ = false;
  alert_line_ = true;
  visible(kind);
  piece.remove_prefix(end + 1);
  if (!piece.empty() && (piece[0] == '+' || piece[0] == '-')) piece.remove_prefix(1);
  if (!piece.empty()) visible_source(piece);
  return true;
}

}  // namespace yoyak::markdown
