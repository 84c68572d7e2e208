#include "digest/page/source_links.hpp"

#include <algorithm>

#include "digest/values/fact_names.hpp"
#include "digest/values/words.hpp"
#include "text/characters.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace yoyak::digest {
namespace {

bool is_letter_at(std::string_view text, std::size_t at) {
  return at < text.size() && text::is_word(text::next_unchecked(text, at));
}

// Marks of emphasis at the start: "**[title](url)** text" has them behind its link.
std::string_view without_marks_at_start(std::string_view text) {
  while (!text.empty() && (text.front() == '*' || text.front() == '_' || text.front() == '~')) text.remove_prefix(1);
  return text;
}

}  // namespace

bool is_badge(std::string_view text, const Span& link, const std::vector<Span>& spans) {
  std::string words;
  std::size_t done = link.text_begin;
  bool image = false;
  for (const Span& span : spans) {
    if (span.kind != SpanKind::kImage || span.begin < done || span.end > link.text_end) continue;
    image = true;
    words += text.substr(done, span.begin - done);
    done = span.end;
  }
  return image && text::match_key(words + std::string(text.substr(done, link.text_end - done))).empty();
}

std::size_t first_worded_link(std::string_view text, const std::vector<Span>& spans) {
  for (const Span& span : spans) {
    if (span.kind != SpanKind::kImage && span.kind != SpanKind::kBracket && !span.url.empty() &&
        span.url.front() != '#' && !is_badge(text, span, spans))
      return span.begin;
  }
  return text.size();
}

bool goes_on(std::string_view after) {
  after = without_marks_at_start(after);
  if (is_letter_at(after, 0)) return true;
  for (const std::string_view apostrophe : {"'", "’"}) {  // "[title](url)'s default"
    if (after.starts_with(apostrophe) && is_letter_at(after, apostrophe.size())) return true;
  }
  if (after.size() > 1 && after.front() == '-' && after[1] >= 'a' && after[1] <= 'z')
    return true;                                                                         // "[title](url)-based"
  for (const std::string_view close : {"」", "』", "》", "〉", "”", "\"", "）", ")"}) {  // "「[title](url)」라는 책"
    if (after.starts_with(close) && is_letter_at(after, close.size())) return true;
  }
  for (const auto& [open, close] : {std::pair("(", ")"), std::pair("（", "）")}) {  // "[title](url)(주)이 …"
    if (!after.starts_with(open)) continue;
    const std::size_t end = after.find(close);
    return end != std::string_view::npos && is_letter_at(after, end + std::string_view(close).size());
  }
  if (!after.starts_with(" ")) return false;
  const std::string_view word = after.substr(1, after.find_first_of(" .,:;([", 1) - 1);
  for (const std::string_view about : {"by", "via", "from", "at", "w"}) {
    if (word == about) return false;  // "[title](url) by somebody"
  }
  return !word.empty() && word.front() >= 'a' && word.front() <= 'z';
}

bool says_only_link(std::string_view text, const Profile& profile) {
  const std::string plain = inline_text(text);
  const std::string_view words = text::trim(plain);
  if (words.starts_with("http://") || words.starts_with("https://") || words.starts_with("www.")) return true;
  const Fact fact = fact_of_name(words);
  return is_one_of(words, profile.link_words) || fact == Fact::kLink || fact == Fact::kSource ||
         is_reference_heading(words) || text::match_key(words).empty() || text::match_key(words) == "here";
}

std::optional<Span> source_link(std::string_view text, const Definitions& definitions) {
  std::size_t done = 0;
  const std::vector<Span> spans = scan_inline(text, definitions);
  const std::size_t worded = first_worded_link(text, spans);
  for (const Span& span : spans) {
    if (span.begin < done) continue;  // words of an image's text
    if (span.kind == SpanKind::kImage) done = span.end;
    if (span.kind == SpanKind::kImage || span.kind == SpanKind::kBracket) continue;
    done = span.end;
    if (worded < text.size() && span.begin < worded) continue;
    if (!is_navigation(inline_text(text.substr(span.text_begin, span.text_end - span.text_begin)), span.url))
      return span;
  }
  return std::nullopt;
}

namespace {

// Between white space; symbols alone are none.
std::size_t count_words(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    count += !text::match_key(text.substr(0, end)).empty();
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return count;
}

}  // namespace

std::optional<Span> line_of_links(std::string_view line, const Definitions& definitions) {
  constexpr std::size_t kMaxWords = 24;  // bytes of words that are no link: "원문:", "PDF |"
  constexpr std::size_t kMaxCount = 3;   // of these words: more are a sentence
  constexpr std::size_t kMaxLine = 2000;
  if (line.size() > kMaxLine) return std::nullopt;
  std::optional<Span> first;
  std::string before;  // the first link
  std::string after;   // any
  std::size_t done = 0;
  for (const Span& span : scan_inline(line, definitions)) {
    if (span.begin < done || span.kind == SpanKind::kBracket) continue;
    (first ? after : before) += line.substr(done, span.begin - done);
    done = span.end;
    if (span.kind == SpanKind::kImage) continue;
    const bool away =
        !is_navigation(inline_text(line.substr(span.text_begin, span.text_end - span.text_begin)), span.url);
    if (away && !first) first = span;
  }
  if (!first) return std::nullopt;
  const std::string_view last = line.substr(done);
  after += last;
  const std::string lead = text::match_key(before);
  const std::string trail = text::match_key(after);
  if (lead.size() + trail.size() > kMaxWords) return std::nullopt;
  if (lead.empty() && trail.empty()) return first;
  if (fact_of_name(inline_text(before)) != Fact::kNone) return first;
  // A letter at once behind the link, words at both sides, or a full stop: a sentence.
  for (const std::string_view stop : {".", "!", "?", "。", "！", "？"}) {
    if (text::trim(last).ends_with(stop)) return std::nullopt;
  }
  if (goes_on(last) || (!lead.empty() && !trail.empty()) || count_words(before + " " + after) > kMaxCount)
    return std::nullopt;
  return first;
}

}  // namespace yoyak::digest
