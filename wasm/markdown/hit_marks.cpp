#include "markdown/hit_marks.hpp"

#include <algorithm>

#include "markdown/escape.hpp"

namespace yoyak::markdown {

void HitMarks::append(std::string_view text) {
  const bool joins =
      !pieces_.empty() && pieces_.back().html_end == out_.size() && pieces_.back().text_end == visible_.size();
  if (!joins) pieces_.push_back({out_.size(), 0, visible_.size(), 0});
  append_text_escaped(text, out_);
  visible_ += text;
  pieces_.back().html_end = out_.size();
  pieces_.back().text_end = visible_.size();
}

void HitMarks::moved(std::size_t at, std::size_t count) {
  for (auto piece = pieces_.rbegin(); piece != pieces_.rend() && piece->html_begin >= at; ++piece) {
    piece->html_begin += count;
    piece->html_end += count;
  }
}

void HitMarks::finish() {
  if (!pieces_.empty()) {
    hits_.clear();
    finder_.find(visible_, hits_);
  }
  if (!pieces_.empty() && !hits_.empty()) {
    const std::string_view visible = visible_;
    const std::size_t begin = pieces_.front().html_begin;
    block_ = out_.behind(begin);
    out_.truncate(begin);
    const std::string_view block = block_;
    std::size_t copied = 0;  // of block_
    std::size_t hit = 0;
    for (const Piece& piece : pieces_) {
      out_ += block.substr(copied, piece.html_begin - begin - copied);
      copied = piece.html_end - begin;
      std::size_t at = piece.text_begin;
      while (at < piece.text_end) {
        while (hit < hits_.size() && hits_[hit].end <= at) ++hit;
        if (hit == hits_.size() || hits_[hit].begin >= piece.text_end) break;
        const std::size_t from = std::max(at, hits_[hit].begin);
        const std::size_t to = std::min(piece.text_end, hits_[hit].end);
        append_text_escaped(visible.substr(at, from - at), out_);
        if (from < to) {
          out_ += "<mark>";
          append_text_escaped(visible.substr(from, to - from), out_);
          out_ += "</mark>";
        }
        at = to;
      }
      if (at < piece.text_end) append_text_escaped(visible.substr(at, piece.text_end - at), out_);
    }
    out_ += block.substr(copied);
  }
  pieces_.clear();
  visible_.clear();
}

}  // namespace yoyak::markdown
