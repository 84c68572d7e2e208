// Marks hits in one block of HTML while it is written. Private to wasm/markdown.
//
//   visible text   언어모델의 성능        what the finder is asked about, once per block
//   HTML so far    <strong>언어</strong>모델의 성능
//   pieces         |언어|  and |모델의 성능|: which bytes of the HTML are which bytes of the text
//
// A hit that reaches over several pieces is marked in each, so tags and attributes are never touched.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/html.hpp"
#include "markdown/output.hpp"

namespace yoyak::markdown {

class HitMarks {
 public:
  HitMarks(const HitFinder& finder, OutputBuffer& out) : finder_(finder), out_(out) {}

  // Appends text to the HTML, escaped, and remembers it.
  void append(std::string_view text);
  // A break between words that is not text (a line break).
  void gap() { visible_.push_back(' '); }
  // `count` bytes were put into the HTML at `at`, in a tag: what is remembered behind them moves.
  void moved(std::size_t at, std::size_t count);
  // The block ends: finds the hits and puts <mark> around them.
  void finish();

 private:
  struct Piece {
    std::size_t html_begin;
    std::size_t html_end;
    std::size_t text_begin;
    std::size_t text_end;
  };

  const HitFinder& finder_;
  OutputBuffer& out_;
  std::string visible_;
  std::vector<Piece> pieces_;
  std::vector<TextRange> hits_;
  std::string block_;
};

}  // namespace yoyak::markdown
