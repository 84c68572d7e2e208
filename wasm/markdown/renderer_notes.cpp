// Footnotes: the references in the text, and the list behind it.
#include "markdown/renderer.hpp"

namespace yoyak::markdown {
namespace {

// What kramdown calls them. Ids of headings hold no colon.
constexpr std::string_view kNote = "fn:", kReference = "fnref:";

std::string numbered(std::string_view name, std::uint32_t number) {
  std::string id(name);
  append_number(number, id);
  return id;
}

}  // namespace

std::size_t Renderer::footnote(std::string_view text, std::size_t at, std::size_t done) {
  if (note_number_.empty()) return 0;
  const std::string label = footnote_label(text.substr(at));
  const std::uint32_t note = label.empty() ? Ids::kNone : notes_->labels.number_of(label);
  if (note == Ids::kNone) return 0;
  if (at > done) visible(text.substr(done, at - done));
  std::uint32_t& number = note_number_[note];
  if (number == 0) {
    note_order_.push_back(note);
    number = static_cast<std::uint32_t>(note_order_.size());
  }
  if (plain_) return at + label.size() + 3;
  content();
  out_ += "<sup>";
  if (links_ == 0) {
    out_ += "<a class=\"yk-ref yk-note\"";
    if (const std::string id = numbered(kReference, number); ids_.take(id)) id_attribute(id);
    fragment_link(numbered(kNote, number));
    out_.push_back('>');
  }
  out_ += numbered({}, number);
  if (links_ == 0) out_ += "</a>";
  out_ += "</sup>";
  return at + label.size() + 3;
}

void Renderer::footnotes() {
  // Those that nothing refers to come last: nothing that a page says is lost.
  for (std::uint32_t i = 0; i < note_number_.size(); ++i) {
    if (note_number_[i] != 0) continue;
    note_order_.push_back(i);
    note_number_[i] = static_cast<std::uint32_t>(note_order_.size());
  }
  const std::string list = footnote_list(*notes_, note_order_);
  const Source notes(list);
  tag("<section class=\"yk-notes\">\n");
  in_notes_ = true;
  notes_at_ = out_.size();
  notes_fragments_ = fragments_.size();
  parse(notes);
  tag("</section>\n");
}

void Renderer::open_note() {
  ++note_;
  if (plain_) return;
  std::string id = numbered(kNote, note_);
  out_ += "<li";
  if (ids_.take(id)) id_attribute(id);
  out_.push_back('>');
}

// The way back stands at the end of the note's last paragraph.
void Renderer::close_note() {
  if (plain_ || !ids_.has(numbered(kReference, note_))) return;
  constexpr std::string_view kEnd = "</p>\n";
  const bool paragraph = out_.behind(start_).ends_with(kEnd);
  if (paragraph) out_.truncate(out_.size() - kEnd.size());
  out_ += " <a class=\"yk-ref yk-back\"";
  fragment_link(numbered(kReference, note_));
  out_ += ">↩</a>";
  if (paragraph) out_ += kEnd;
}

}  // namespace yoyak::markdown
