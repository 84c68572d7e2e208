// Text with signs that md4c knows nothing of: bare addresses, wiki links, references to footnotes, highlights, cells
// beyond the columns of a table. What stands between two breaks or tags is gathered (a "run") and looked through as a
// reader sees it.
#include "markdown/addresses.hpp"
#include "markdown/renderer.hpp"
#include "text/scan.hpp"

namespace yoyak::markdown {

// Whether signed_piece() is to look at `piece`. To be asked in the order of the text.
bool Renderer::has_sign(std::string_view piece) {
  const std::vector<std::uint32_t>& signs = source_->signs();
  if (!signs.empty() && source_->contains(piece)) {
    const auto begin = static_cast<std::size_t>(piece.data() - source_->text().data());
    while (sign_ < signs.size() && signs[sign_] < begin) ++sign_;
    if (sign_ < signs.size() && signs[sign_] < begin + piece.size()) return true;
  }
  return source_->has_switches() && text::has_byte_from_ef(piece);
}

void Renderer::signed_piece(std::string_view piece) {
  std::size_t at = 0;
  while (at < piece.size()) {
    const SourceMark mark =
        piece[at] == '\xF0' ? source_->mark_at(piece.data() + at, piece.data() + piece.size()) : SourceMark{0, '\0'};
    const bool is_cell = mark.stands_for == '|' && in_cell_ && !has_markdown_span();
    if (mark.stands_for != '=' && !is_cell) {
      at += mark.size > 0 ? mark.size : 1;
      continue;
    }
    run_ += source_->clean(piece.substr(0, at), clean_buffer_);
    flush_run();
    if (is_cell) {
      next_cell();
      piece.remove_prefix(at + mark.size);
      while (!piece.empty() && piece[0] == ' ') piece.remove_prefix(1);
    } else {
      toggle_highlight();
      piece.remove_prefix(at + mark.size + 1);  // both `=`
    }
    at = 0;
  }
  run_ += source_->clean(piece, clean_buffer_);
}

void Renderer::toggle_highlight() {
  for (std::size_t i = spans_.size(); i-- > 0;) {
    if (!spans_[i].raw || spans_[i].name != "mark") continue;
    close_inline("mark");
    return;
  }
  open_inline("mark");
}

void Renderer::flush_whole_run() {
  std::string run;
  run.swap(run_);
  const std::string_view text = run;
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    std::size_t end = 0;
    if (c == '[') {
      end = text.substr(at, 2) == "[[" ? wiki_link(text, at, done) : footnote(text, at, done);
    } else if ((c == ':' || c == 'w' || c == '@') && !plain_ && links_ == 0) {
      end = bare_address(text, at, done);
    }
    if (end == 0) {
      ++at;
    } else {
      done = at = end;
    }
  }
  if (done < text.size()) visible(text.substr(done));
}

// Each of the three writes what stands between `done` and its own beginning, and gives where it ends; 0 if it is none.

std::size_t Renderer::bare_address(std::string_view text, std::size_t at, std::size_t done) {
  const Address address = address_at(text, at, done, AddressText::kVisible);
  if (address.end == 0) return 0;
  if (address.begin > done) visible(text.substr(done, address.begin - done));
  const std::string_view shown = text.substr(address.begin, address.end - address.begin);
  content();
  const bool linked = open_link(std::string(address.scheme) += shown, {}, false);
  visible(shown);
  if (linked) close_link();
  return address.end;
}

// `[[target]]`, `[[target|text]]`: a link where the target is a heading of this text, an image where it is the name of
// one, and else the text alone.
std::size_t Renderer::wiki_link(std::string_view text, std::size_t at, std::size_t done) {
  const std::size_t close = text.find_first_of("[]", at + 2);
  if (close == at + 2 || close >= text.size() || text.substr(close, 2) != "]]") return 0;
  const std::string_view inner = text.substr(at + 2, close - at - 2);
  const std::size_t bar = inner.find('|');
  const std::string_view target = inner.substr(0, bar);
  const std::string_view label = bar == std::string_view::npos ? target : inner.substr(bar + 1);
  const bool embedded = at > done && text[at - 1] == '!';
  const std::size_t begin = embedded ? at - 1 : at;
  if (begin > done) visible(text.substr(done, begin - done));
  constexpr std::string_view kImages = " png jpg jpeg gif webp avif svg ";
  const std::size_t dot = target.rfind('.');
  if (embedded && dot != std::string_view::npos && target.size() - dot > 3 &&
      kImages.find(target.substr(dot + 1)) != std::string_view::npos) {
    open_image(target, {}, false);
    visible(label);
    close_image();
  } else if (target[0] == '#' && links_ == 0 && !plain_) {
    content();
    std::string id;
    make_heading_id(target.substr(1), id);
    const bool linked = open_link("#" + id, {}, false);
    visible(bar == std::string_view::npos ? target.substr(1) : label);
    if (linked) close_link();
  } else {
    visible(target[0] == '#' && bar == std::string_view::npos ? target.substr(1) : label);
  }
  return close + 2;
}

}  // namespace yoyak::markdown
