#include "search/match/snippet.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace yoyak::search {
namespace {

// Moves `at` forward (or back) by at most `codes` code points, staying inside [low, high].
std::size_t forward(std::string_view text, std::size_t at, std::size_t codes, std::size_t high) {
  while (codes-- > 0 && at < high) at += text::decode(text, at).size;
  return std::min(at, high);
}

std::size_t back(std::string_view text, std::size_t at, std::size_t codes, std::size_t low) {
  while (codes-- > 0 && at > low) at -= text::decode_before(text, at).size;
  return std::max(at, low);
}

std::size_t line_begin(std::string_view text, std::size_t at) {
  const std::size_t found = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return found == std::string_view::npos ? 0 : found + 1;
}

std::size_t line_end(std::string_view text, std::size_t at) {
  const std::size_t found = text.find('\n', at);
  return found == std::string_view::npos ? text.size() : found;
}

// Index of the first hit of the best window, and one past its last.
struct Choice {
  std::size_t first = 0;
  std::size_t last = 0;
};

Choice choose(std::string_view text, const std::vector<LiteralHit>& hits, std::size_t literals, std::size_t length) {
  Choice best;
  std::size_t best_score = 0;
  std::vector<std::uint32_t> counts(literals, 0);
  std::size_t different = 0;
  std::size_t last = 0;
  for (std::size_t first = 0; first < hits.size(); ++first) {
    const std::size_t begin = hits[first].range.begin;
    const std::size_t end = forward(text, begin, length, line_end(text, begin));
    if (last < first) last = first;
    while (last < hits.size() && hits[last].range.end <= end) {
      if (counts[hits[last].literal]++ == 0) ++different;
      ++last;
    }
    const std::size_t score = different * 1000 + std::min<std::size_t>(last - first, 999);
    if (score > best_score) {
      best_score = score;
      best = {first, last};
    }
    if (last > first && --counts[hits[first].literal] == 0) --different;
  }
  return best;
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// A window of `length` around [begin, end), a third of the room before it, on word boundaries where one is near.
Snippet window_around(std::string_view text, std::size_t begin, std::size_t end, std::size_t length) {
  const std::size_t low = line_begin(text, begin);
  const std::size_t high = line_end(text, end);
  const std::size_t used = text::count(text.substr(begin, end - begin));
  const std::size_t room = length > used ? length - used : 0;
  Snippet snippet;
  snippet.begin = back(text, begin, room / 3, low);
  snippet.end = forward(text, end, room - text::count(text.substr(snippet.begin, begin - snippet.begin)), high);
  // What the end of the line left unused goes to the front.
  const std::size_t unused =
      length - std::min(length, text::count(text.substr(snippet.begin, snippet.end - snippet.begin)));
  snippet.begin = back(text, snippet.begin, unused, low);
  for (std::size_t at = snippet.begin; at > low && at < begin && at < snippet.begin + 40; ++at) {
    if (!is_space(text[at])) continue;
    snippet.begin = at + 1;
    break;
  }
  for (std::size_t at = snippet.end; at < high && at > end && at + 40 > snippet.end; --at) {
    if (!is_space(text[at])) continue;
    snippet.end = at;
    break;
  }
  while (snippet.begin < begin && is_space(text[snippet.begin])) ++snippet.begin;
  while (snippet.end > end && is_space(text[snippet.end - 1])) --snippet.end;
  const auto has_text = [&](std::size_t from, std::size_t to) {
    return !std::all_of(text.begin() + static_cast<std::ptrdiff_t>(from),
                        text.begin() + static_cast<std::ptrdiff_t>(to), is_space);
  };
  snippet.cut_before = has_text(low, snippet.begin);
  snippet.cut_after = has_text(snippet.end, high);
  return snippet;
}

}  // namespace

Snippet best_snippet(std::string_view text, const QueryHits& finder, SnippetOptions options) {
  std::vector<LiteralHit> hits;
  finder.find_each(text, hits);
  if (hits.empty()) {
    std::size_t begin = 0;
    while (begin < text.size() && is_space(text[begin])) ++begin;
    Snippet snippet = window_around(text, begin, begin, options.length);
    if (snippet.end > snippet.begin) {
      snippet.segments.push_back({std::string(text.substr(snippet.begin, snippet.end - snippet.begin)), false});
    }
    return snippet;
  }
  const Choice choice = choose(text, hits, finder.literal_count(), options.length);
  const std::size_t first = choice.first;
  // A single hit longer than the window is shown whole.
  const std::size_t last = std::max(choice.last, first + 1);
  std::size_t end = 0;
  for (std::size_t i = first; i < last; ++i) end = std::max(end, hits[i].range.end);
  Snippet snippet = window_around(text, hits[first].range.begin, end, options.length);
  std::size_t at = snippet.begin;
  for (const LiteralHit& hit : hits) {
    std::size_t hit_begin = hit.range.begin;
    const std::size_t hit_end = std::min(hit.range.end, snippet.end);
    if (hit_end <= at || hit_begin >= snippet.end || hit_begin < snippet.begin) continue;
    if (hit_begin > at) snippet.segments.push_back({std::string(text.substr(at, hit_begin - at)), false});
    hit_begin = std::max(hit_begin, at);
    const std::string_view marked = text.substr(hit_begin, hit_end - hit_begin);
    if (hit_begin == at && !snippet.segments.empty() && snippet.segments.back().hit) {
      snippet.segments.back().text += marked;
    } else {
      snippet.segments.push_back({std::string(marked), true});
    }
    at = hit_end;
  }
  if (at < snippet.end) snippet.segments.push_back({std::string(text.substr(at, snippet.end - at)), false});
  return snippet;
}

}  // namespace yoyak::search
