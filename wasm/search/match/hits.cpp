#include "search/match/hits.hpp"

#include <algorithm>

#include "base/order.hpp"
#include "search/query/initials.hpp"
#include "text/fold.hpp"
#include "text/hangul.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace yoyak::search {
namespace {

struct Span {
  std::size_t begin;
  std::size_t end;
};

// The occurrence of `literal` in folded text that begins at `at`, or an empty span.
Span unfinished_at(const Literal& literal, std::string_view text, std::size_t at) {
  const std::size_t next = at + literal.text.size();
  const text::Decoded decoded = text::decode(text, next);
  if (decoded.size == 0 || decoded.code < literal.first || decoded.code > literal.last) return {at, at};
  return {at, next + decoded.size};
}

// `at` if a word begins there and does not go on with more of the number or the Latin word.
Span apart_at(const Literal& literal, std::string_view text, const std::vector<text::Token>& tokens, std::size_t at) {
  for (const text::Token& token : tokens) {
    if (token.text.data() != text.data() + at || token.kind != text::TokenKind::kWord) continue;
    if (token.text.size() < literal.text.size()) break;
    const std::string_view rest = token.text.substr(literal.text.size());
    const bool goes_on =
        !rest.empty() && continuations(literal.text).find(text::decode(rest, 0).code) != std::u32string_view::npos;
    return {at, goes_on ? at : at + literal.text.size()};
  }
  return {at, at};
}

Span initials_at(std::string_view initials, std::string_view text, std::size_t at) {
  std::size_t end = at;
  for (const char initial : initials) {
    const text::Decoded decoded = text::decode(text, end);
    if (!text::is_syllable(decoded.code) ||
        text::split_unchecked(decoded.code).initial != static_cast<std::uint32_t>(initial - 'a')) {
      return {at, at};
    }
    end += decoded.size;
  }
  return {at, end};
}

// Calls hit(Span) for every occurrence, overlapping ones too where the kind allows.
template <typename Hit>
void each_occurrence(const Literal& literal, std::string_view initials, std::string_view text, Hit hit) {
  if (literal.kind != LiteralKind::kInitials && !literal.text.empty()) {
    std::vector<text::Token> tokens;
    if (literal.kind == LiteralKind::kApart) text::tokenise(text, 0, tokens);
    for (std::size_t at = text.find(literal.text); at != std::string_view::npos; at = text.find(literal.text, at + 1)) {
      if (literal.kind == LiteralKind::kText) {
        hit(Span{at, at + literal.text.size()});
      } else if (literal.kind == LiteralKind::kApart) {
        if (const Span span = apart_at(literal, text, tokens, at); span.end > span.begin) hit(span);
      } else if (const Span span = unfinished_at(literal, text, at); span.end > span.begin) {
        hit(span);
      }
    }
    return;
  }
  if (literal.kind == LiteralKind::kInitials && initials.empty()) return;
  for (std::size_t at = 0; at < text.size(); at += text::decode(text, at).size) {
    const Span span =
        literal.kind == LiteralKind::kInitials ? initials_at(initials, text, at) : unfinished_at(literal, text, at);
    if (span.end > span.begin) hit(span);
  }
}

}  // namespace

QueryHits::QueryHits(const Query& query) {
  for (const Clause& clause : query.clauses) {
    if (clause.exclude) continue;
    for (const Literal& literal : clause.any) {
      literals_.push_back(literal);
      initials_.push_back(literal.kind == LiteralKind::kInitials ? initial_letters(literal.text) : std::string());
    }
  }
}

void QueryHits::find(std::string_view text, std::vector<markdown::TextRange>& hits) const {
  const text::FoldedText folded = text::fold_with_offsets(text, text::LineBreaks::kSpace);
  const std::size_t before = hits.size();
  for (std::size_t i = 0; i < literals_.size(); ++i) {
    each_occurrence(literals_[i], initials_[i], folded.text, [&](Span span) {
      hits.push_back({folded.begin[span.begin], folded.end[span.end - 1]});
    });
  }
  sort_by(
      hits, [](const markdown::TextRange& range) { return range.begin; }, before);
  std::size_t kept = before;
  for (std::size_t i = before; i < hits.size(); ++i) {
    if (kept > before && hits[i].begin <= hits[kept - 1].end) {
      hits[kept - 1].end = std::max(hits[kept - 1].end, hits[i].end);
    } else {
      hits[kept++] = hits[i];
    }
  }
  hits.resize(kept);
}

void QueryHits::find_each(std::string_view text, std::vector<LiteralHit>& hits) const {
  const text::FoldedText folded = text::fold_with_offsets(text);
  for (std::size_t i = 0; i < literals_.size(); ++i) {
    each_occurrence(literals_[i], initials_[i], folded.text, [&](Span span) {
      hits.push_back({{folded.begin[span.begin], folded.end[span.end - 1]}, static_cast<std::uint32_t>(i)});
    });
  }
  sort_by(hits, [](const LiteralHit& hit) { return hit.range.begin; });  // equals: by literal, as they were found
}

}  // namespace yoyak::search
