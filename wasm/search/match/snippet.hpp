// The piece of a text that shows best why it was found, with its hits marked exactly.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/match/hits.hpp"

namespace yoyak::search {

struct Segment {
  std::string text;
  bool hit;
  bool operator==(const Segment&) const = default;
};

struct SnippetOptions {
  // Code points of the window. Longer shows more and scans slower; 40 … 400.
  std::size_t length = 140;
};

struct Snippet {
  std::vector<Segment> segments;  // in order; hits and the text between them; joined they are the window
  std::size_t begin = 0;          // bytes of `text` that the window covers
  std::size_t end = 0;
  bool cut_before = false;  // text of the same line was left off (show "…")
  bool cut_after = false;
};

// The window with the most different words of the query, then the most hits, then the first; widened to whole words
// within one line of `text` (plain text, one line per block). Without any hit: the beginning of the text.
Snippet best_snippet(std::string_view text, const QueryHits& finder, SnippetOptions options = {});

}  // namespace yoyak::search
