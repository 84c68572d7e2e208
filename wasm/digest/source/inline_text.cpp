// The visible text of a line of Markdown.
#include <algorithm>

#include "digest/source/spans.hpp"
#include "markdown/entities.hpp"
#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

// May inline_text take something away where this byte stands?
bool is_taken_away(char c) {
  switch (c) {
    case '\\':
    case '`':
    case '*':
    case '&':
    case '[':
    case '<':
      return true;
    default:
      return false;
  }
}

// Wiki links as they are shown: "text" of "[[target|text]]", "target" of "[[target]]".
std::string with_wiki_labels(std::string_view line) {
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = line.find("[["); at != std::string_view::npos; at = line.find("[[", at + 2)) {
    const std::size_t close = line.find_first_of("[]", at + 2);
    if (close == std::string_view::npos || close == at + 2 || line.substr(close, 2) != "]]" ||
        line.substr(close + 2, 1) == "(" || (at > 0 && line[at - 1] == '`'))
      continue;
    const std::string_view inner = line.substr(at + 2, close - at - 2);
    const std::size_t bar = inner.rfind('|');
    out += line.substr(done, at - (at > done && line[at - 1] == '!' ? 1 : 0) - done);
    out += text::trim(bar == std::string_view::npos ? inner : inner.substr(bar + 1));
    done = close + 2;
  }
  return out.append(line.substr(done));
}

}  // namespace

std::string inline_text(std::string_view line) {
  if (std::none_of(line.begin(), line.end(), is_taken_away)) return text::collapse_spaces(line);
  std::string labels;
  if (line.find("[[") != std::string_view::npos) {
    labels = with_wiki_labels(line);
    line = labels;
  }
  std::string flat;
  if (line.find("](") != std::string_view::npos || line.find("<a ") != std::string_view::npos ||
      line.find("<img") != std::string_view::npos) {
    std::size_t done = 0;
    for (const Span& span : scan_inline(line, {})) {
      if (span.kind == SpanKind::kBracket || span.kind == SpanKind::kAutolink || span.begin < done) continue;
      flat += line.substr(done, span.begin - done);
      flat += line.substr(span.text_begin, span.text_end - span.text_begin);
      done = span.end;
    }
    flat += line.substr(done);
    line = flat;
  }
  std::string out;
  out.reserve(line.size());
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size() && text::is_ascii_punctuation(line[i + 1])) {
      out += line[++i];
      continue;
    }
    if (line[i] == '`') continue;
    // Pairs of asterisks are strong emphasis; single ones ("현대차*LG전자") stay.
    if (line[i] == '*' && i + 1 < line.size() && line[i + 1] == '*') {
      ++i;
      continue;
    }
    if (line[i] == '&') {
      constexpr std::size_t kMaxEntity = 34;  // "&CounterClockwiseContourIntegral;" has 33
      const std::size_t end = line.substr(i, kMaxEntity).find(';');
      const std::string_view entity = line.substr(i, end == std::string_view::npos ? 0 : end + 1);
      if (entity == "&nbsp;") {
        out += ' ';
        i += end;
        continue;
      }
      if (!entity.empty() && markdown::append_entity(entity, out)) {
        i += end;
        continue;
      }
    }
    out += line[i];
  }
  return text::collapse_spaces(out);
}

}  // namespace yoyak::digest
