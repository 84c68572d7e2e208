// Raw HTML: the tags of markdown/inline_html.hpp, written so that what comes out is a tree, whatever comes in. Elements
// end at the latest where the block of Markdown around them ends; a list or a table holds nothing but items and cells.
#include "markdown/escape.hpp"
#include "markdown/limits.hpp"
#include "markdown/lines.hpp"
#include "markdown/renderer.hpp"
#include "markdown/url_policy.hpp"

namespace yoyak::markdown {
namespace {

// `list` holds names with a space on either side.
bool is_in(std::string_view list, std::string_view name) {
  for (std::size_t at = list.find(name); at != kNowhere; at = list.find(name, at + 1)) {
    if (list[at - 1] == ' ' && list[at + name.size()] == ' ') return true;
  }
  return false;
}

constexpr std::string_view kCells = " td th caption ", kRowGroups = " table thead tbody tfoot ";

bool is_heading_name(std::string_view name) { return name[0] == 'h'; }  // <hr> is no element that is open
// Text stands in them as it is, not in a <p>.
bool holds_text(std::string_view name) {
  return is_heading_name(name) || is_in(kCells, name) || is_in(" li dt dd summary pre ", name);
}

// Where an element belongs, and which others end where it begins. All others may stand anywhere.
constexpr struct Place {
  std::string_view names, parents, ended;
} kPlaces[] = {
    {" li ", " ul ol ", " li "},
    {" dt dd ", " dl ", " dt dd "},
    {" summary ", " details ", " "},
    {" td th ", " tr table thead tbody tfoot ", kCells},
    {" tr ", kRowGroups, " td th caption tr "},
    {" thead tbody tfoot caption ", " table ", " td th caption tr thead tbody tfoot "},
};

}  // namespace

// ---- from md4c's pieces to tags ----

void Renderer::html_piece(std::string_view piece) {
  if (in_html_block_) {
    html_block(piece);
    return;
  }
  // A tag may reach over several lines; two tags are never parted by white space here.
  const bool goes_on = !html_.empty() && (html_.back() == '\n' || piece.find_first_not_of(" \t\n") == kNowhere);
  if (!goes_on) flush_html();
  html_ += piece;
}

// A block that a comment begins. Behind the comment's end there may be something to show.
void Renderer::html_block(std::string_view piece) {
  if (piece == "\n") {
    if (!paragraph_pending_) break_pending_ = Break::kSoft;
    return;
  }
  while (!piece.empty()) {
    const std::size_t at = piece.find(in_comment_ ? "-->" : "<!--");
    if (!in_comment_) {
      const std::string_view shown = piece.substr(0, at);
      if (shown.find_first_not_of(' ') != kNowhere) visible_source(shown);
    }
    if (at == kNowhere) return;
    piece.remove_prefix(at + (in_comment_ ? 3 : 2));  // <!--> is a comment
    in_comment_ = !in_comment_;
  }
}

void Renderer::flush_whole_html() {
  std::string piece;
  piece.swap(html_);
  if (skipping_) return;
  HtmlTag tag;
  const std::string_view cleaned = source_->clean(piece, clean_buffer_);
  read_html_tag(cleaned, tag);
  html_tag(tag, cleaned);
}

void Renderer::html_tag(const HtmlTag& tag, std::string_view piece) {
  switch (tag.kind) {
    case TagKind::kText:
      visible(piece);
      return;
    case TagKind::kNothing:
      anchor(tag);
      return;
    case TagKind::kBreak:
      if (images_ > 0) return;
      break_pending_ = Break::kHard;
      if (!splits()) content();
      return;
    case TagKind::kInline:
      tag.is_end ? close_inline(tag.name) : open_inline(tag.name);
      return;
    case TagKind::kAnchor:
      link_tag(tag, piece);
      return;
    case TagKind::kImage: {
      if (tag.is_end || images_ > 0 || !tag.has_target) return;
      std::string title_buffer;
      const std::string_view title = decode_attribute(tag.title, title_buffer);
      open_image(decode_attribute(tag.target, buffer_), title, !title.empty());
      visible(decode_attribute(tag.alt, buffer_));
      close_image(title, !title.empty());
      return;
    }
    case TagKind::kParagraph:
    case TagKind::kRule:
    case TagKind::kBlock:
    case TagKind::kHeading:
      block_tag(tag);
      return;
  }
}

// ---- within a line ----

void Renderer::open_inline(std::string_view name) {
  if (plain_ || images_ > 0) return;
  std::size_t raw = 0;
  for (std::size_t i = spans_.size(); i-- > 0 && spans_[i].raw;) ++raw;
  if (raw >= kMaxOpenInlines || spans_.size() > 8 * kMaxOpenInlines) return;
  if (is_in(" rt rp ", name)) {
    close_inline("rt");
    close_inline("rp");
  }
  content();
  open_span({name, MD_SPAN_U, true});
}

void Renderer::close_inline(std::string_view name) {
  // Farther away nothing is looked for: what is hostile stays linear.
  constexpr std::size_t kDeepest = 8 * kMaxOpenInlines;
  for (std::size_t i = spans_.size(); i-- > 0 && spans_.size() - i < kDeepest;) {
    if (spans_[i].raw && spans_[i].name == name) {
      close_span_at(i);
      return;
    }
    // Not across a link.
    if (spans_[i].type == MD_SPAN_A || spans_[i].type == MD_SPAN_IMG) return;
  }
}

bool Renderer::has_markdown_span() const {
  for (std::size_t i = spans_.size(); i-- > 0;) {
    if (!spans_[i].raw) return true;
  }
  return false;
}

void Renderer::link_tag(const HtmlTag& tag, std::string_view piece) {
  if (tag.is_end && rejected_links_ == 0) return close_html_link();
  const std::string_view target = decode_attribute(tag.target, buffer_);
  if (tag.is_end || (tag.has_target && classify_url(target) == UrlKind::kRejected)) {
    rejected_links_ += tag.is_end ? -1 : 1;
    visible(piece);
    return;
  }
  if (images_ > 0 || plain_) return;
  close_html_link();
  if (links_ > 0) return;  // within a link of Markdown
  if (!tag.has_target) return anchor(tag);
  content();
  link_id_ = html_id(tag);
  std::string title_buffer;
  const std::string_view title = decode_attribute(tag.title, title_buffer);
  if (open_link(target, title, !title.empty())) spans_.push_back({"a", MD_SPAN_A, true});
}

// A link of raw HTML ends at its end tag, and where another link begins.
void Renderer::close_html_link() {
  if (links_ == 0) return;
  for (std::size_t i = spans_.size(); i-- > 0;) {
    if (spans_[i].name != "a") continue;
    if (spans_[i].raw) close_span_at(i);
    return;
  }
}

// The id of a tag if it is one and not taken yet.
std::string_view Renderer::html_id(const HtmlTag& tag) {
  const std::string_view id = decode_attribute(tag.id, id_buffer_);
  return !tag.is_end && is_html_id(id) && ids_.take(id) ? id : std::string_view();
}

void Renderer::anchor(const HtmlTag& tag) {
  if (plain_ || links_ > 0 || images_ > 0) return;
  const std::string_view id = html_id(tag);
  if (id.empty()) return;
  content();
  out_ += "<a";
  id_attribute(id);
  out_ += "></a>";
}

// ---- blocks ----

// Elements from this index on were opened in the innermost block of Markdown.
std::size_t Renderer::elements_here() const {
  std::size_t first = elements_.size();
  while (first > 0 && elements_[first - 1].depth == depth_) --first;
  return first;
}

void Renderer::close_elements(std::size_t keep) {
  while (elements_.size() > keep) {
    const std::string_view name = elements_.back().name;
    elements_.pop_back();
    if (is_heading_name(name)) {
      close_heading();
      continue;
    }
    if (plain_) continue;
    out_ += "</";
    out_ += name;
    out_ += name == "table" ? std::string_view("></div>\n") : std::string_view(">\n");
  }
}

void Renderer::open_element(std::string_view name, std::string_view id) {
  elements_.push_back({name, depth_, paragraph_});
  direct_ = holds_text(name);
  if (is_heading_name(name)) {
    open_heading(static_cast<unsigned>(name[1] - '0'));
    heading_given_id_ = id;
    return;
  }
  if (plain_) return;
  if (name == "table") {
    open_table();
    return;
  }
  out_.push_back('<');
  out_ += name;
  if (!id.empty()) id_attribute(id);
  if (name == "details" && hits_) out_ += " open";  // hits are to be seen
  out_.push_back('>');
  if (!direct_) out_.push_back('\n');
  text_at_ = out_.size();
}

// Something follows that cannot stand directly in a list or a table: it gets an item or a cell.
void Renderer::fill_context() {
  if (elements_.empty() || elements_.back().depth != depth_) return;
  const std::string_view name = elements_.back().name;
  if (is_in(" ul ol ", name)) open_element("li", {});
  if (name == "dl") open_element("dd", {});
  if (is_in(kRowGroups, name)) fill_table(name, "td");
  if (is_in(" tr table thead tbody tfoot ", name)) open_element("td", {});
}

// Opens what must stand between `parent`, a part of a table, and an element of the given name.
void Renderer::fill_table(std::string_view parent, std::string_view name) {
  if (parent == "table" && is_in(" tr td th ", name)) open_element("tbody", {});
  if (is_in(kRowGroups, parent) && is_in(" td th ", name)) open_element("tr", {});
}

void Renderer::block_tag(const HtmlTag& tag) {
  // Within emphasis, links and headings there are no blocks.
  if (images_ > 0 || has_markdown_span()) return;
  const std::size_t base = elements_here();
  const bool in_raw_heading = in_heading_ && elements_.size() > base && is_heading_name(elements_.back().name);
  if (in_heading_ && !(in_raw_heading && tag.kind == TagKind::kHeading)) {
    if (!at_line_start_) visible(" ");
    return;
  }
  const bool is_behind_text = !paragraph_open_ && !plain_ && out_.size() > text_at_ && out_.back() != '\n';
  end_paragraph();
  trim_ = true;
  if (!items_.empty()) items_.back().leaf = false;
  if (in_raw_heading) close_elements(elements_.size() - 1);
  if (tag.is_end) {
    close_tag(tag.name, base);
  } else if (tag.kind == TagKind::kRule) {
    fill_context();
    this->tag("<hr>\n");
  } else if (tag.kind != TagKind::kParagraph && elements_.size() < kMaxOpenBlocks) {
    open_tag(tag, base);
  }
  direct_ = elements_.size() > elements_here() && elements_.back().paragraph == paragraph_ &&
            holds_text(elements_.back().name);
  // In a cell, or an item of a tight list, there are no paragraphs that part what stands before and behind.
  if (tag.kind == TagKind::kParagraph && is_behind_text && (direct_ || !in_paragraph_)) {
    break_pending_ = Break::kHard;
    paragraph_pending_ = false;
  }
}

void Renderer::open_tag(const HtmlTag& tag, std::size_t base) {
  for (const Place& place : kPlaces) {
    if (!is_in(place.names, tag.name)) continue;
    std::size_t parent = elements_.size();
    while (parent > base && is_in(place.ended, elements_[parent - 1].name)) --parent;
    // A row without a table and the like is a line of its own and nothing else.
    if (parent == base || !is_in(place.parents, elements_[parent - 1].name)) return;
    close_elements(parent);
    fill_table(elements_[parent - 1].name, tag.name);
    open_element(tag.name, html_id(tag));
    return;
  }
  fill_context();
  // A heading takes its id when it ends.
  const std::string_view id = decode_attribute(tag.id, id_buffer_);
  open_element(tag.name, tag.kind != TagKind::kHeading ? html_id(tag) : is_html_id(id) ? id : std::string_view());
}

void Renderer::close_tag(std::string_view name, std::size_t base) {
  const bool of_table = is_in(" td th caption tr table thead tbody tfoot ", name);
  for (std::size_t i = elements_.size(); i-- > base;) {
    const std::string_view open = elements_[i].name;
    if (open == name) {
      close_elements(i);
      return;
    }
    // Not across the bounds of a table, a cell or a list.
    if (of_table ? open == "table" : is_in(kCells, open) || (name == "li" && is_in(" ul ol ", open))) return;
  }
}

}  // namespace yoyak::markdown
