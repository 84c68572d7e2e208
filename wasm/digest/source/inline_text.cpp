// The visible text of a line of Markdown.
#include <algorithm>
#include <optional>
#include <vector>

#include "digest/source/spans.hpp"
#include "markdown/entities.hpp"
#include "text/characters.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

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

// Elements that only say how their text looks; the renderer shows the text without them, too.
bool is_plain_element(std::string_view name) {
  for (const std::string_view known :
       {"b",    "i",   "u",   "s",    "em",   "strong", "sub", "sup",    "kbd",    "mark", "small",
        "span", "del", "ins", "code", "font", "big",    "tt",  "strike", "center", "q",    "cite"}) {
    if (text::equals_ignoring_case(name, known)) return true;
  }
  return false;
}

// The size of the span of code that begins at `at`, where a back tick stands; of the ticks alone where none closes.
std::size_t code_size(std::string_view line, std::size_t at) {
  const std::size_t run = std::min(line.find_first_not_of('`', at), line.size()) - at;
  for (std::size_t close = line.find('`', at + run); close != std::string_view::npos;) {
    const std::size_t end = std::min(line.find_first_not_of('`', close), line.size());
    if (end - close == run) return end - at;
    close = line.find('`', end);
  }
  return run;
}

bool ends_word(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  return !text::is_word(text::next_unchecked(text, at));
}

bool begins_word(std::string_view text, std::size_t at) {
  return at == 0 || !(static_cast<unsigned char>(text[at - 1]) >= 0x80 || text::is_ascii_alpha(text[at - 1]) ||
                      text::is_ascii_digit(text[at - 1]));
}

struct InlineTag {
  std::string_view name;
  std::size_t end = 0;  // behind it
  bool closing = false;
};

// The tag at `at`, where "<" stands.
std::optional<InlineTag> inline_tag_at(std::string_view line, std::size_t at) {
  InlineTag tag;
  std::size_t begin = at + 1;
  tag.closing = line.substr(begin, 1) == "/";
  if (tag.closing) ++begin;
  std::size_t end = begin;
  while (end < line.size() && text::is_ascii_alpha(line[end])) ++end;
  tag.name = line.substr(begin, end - begin);
  const std::size_t close = line.find_first_of("<>", end);
  if (tag.name.empty() || close == std::string_view::npos || line[close] != '>') return std::nullopt;
  if (close > end && line[end] != ' ' && line[end] != '/') return std::nullopt;
  tag.end = close + 1;
  return tag;
}

}  // namespace

std::size_t end_of_emphasis(std::string_view text, std::size_t at, std::string_view mark) {
  const std::size_t inside = at + mark.size();
  if (inside >= text.size() || text[inside] == ' ' || text[inside] == mark.front()) return std::string_view::npos;
  if (at > 0 && text[at - 1] == mark.front()) return std::string_view::npos;
  const bool strong = mark.size() == 2 && mark != "__";
  if (!strong && !begins_word(text, at)) return std::string_view::npos;
  for (std::size_t close = text.find(mark, inside); close != std::string_view::npos;
       close = text.find(mark, close + 1)) {
    const bool closes = text[close - 1] != ' ' && text[close - 1] != '\\' && text[close - 1] != mark.front() &&
                        (mark.size() == 2 || !text.substr(close + 1).starts_with(mark));
    if (!closes || (!strong && !ends_word(text, close + mark.size()))) continue;
    const bool name = mark == "__" && text.substr(inside, close - inside).find(' ') == std::string_view::npos;
    if (!name) return close;  // "__init__" is one
  }
  return std::string_view::npos;
}

std::string without_plain_tags(std::string_view line) {
  std::string out;
  std::size_t done = 0;
  std::vector<std::string_view> open;
  constexpr std::size_t kMostSigns = 100;  // each may look through the whole line
  std::size_t signs = 0;
  for (std::size_t at = line.find_first_of("<`\\"); at != std::string_view::npos && ++signs <= kMostSigns;
       at = line.find_first_of("<`\\", at)) {
    if (line[at] != '<') {
      at += line[at] == '`' ? code_size(line, at) : 2;
      continue;
    }
    std::size_t end = 0;
    std::string_view instead;
    if (line.substr(at).starts_with("<!--")) {
      const std::size_t close = line.find("-->", at + 4);
      end = close == std::string_view::npos ? 0 : close + 3;
    } else if (const auto tag = inline_tag_at(line, at)) {
      const bool line_break = text::equals_ignoring_case(tag->name, "br");
      if (line_break) {
        end = tag->end;
        instead = " ";
      } else if (is_plain_element(tag->name)) {
        const auto same = [&](std::string_view name) { return text::equals_ignoring_case(name, tag->name); };
        const auto opened = std::find_if(open.rbegin(), open.rend(), same);
        const std::string closing = "</" + std::string(tag->name) + ">";
        if (tag->closing && opened != open.rend()) {
          end = tag->end;
          open.erase(opened.base() - 1, open.end());
        } else if (!tag->closing && line.find(closing, tag->end) != std::string_view::npos) {
          end = tag->end;
          open.push_back(tag->name);
        }
      }
    }
    if (end == 0) {
      ++at;
      continue;
    }
    out.append(line.substr(done, at - done)).append(instead);
    done = at = end;
  }
  return out.append(line.substr(std::min(done, line.size())));
}

std::string without_emphasis(std::string_view line) {
  if (line.find_first_of("*_") == std::string_view::npos) return std::string(line);
  constexpr std::size_t kMostSigns = 100;  // as above
  std::string out;
  std::size_t signs = 0;
  std::size_t closing = std::string_view::npos;  // of the emphasis that is open
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool sign = line[i] == '*' || line[i] == '_';
    const std::size_t code = line[i] == '`' ? code_size(line, i) : line[i] == '\\' ? 2 : 0;
    if (code > 0) {
      out += line.substr(i, code);
      i += code - 1;
      continue;
    }
    if (sign && i == closing) continue;
    if (sign && (closing == std::string_view::npos || closing < i) && ++signs <= kMostSigns) {
      closing = end_of_emphasis(line, i, line.substr(i, 1));
      if (closing != std::string_view::npos) continue;
    }
    out += line[i];
  }
  return out;
}

std::string inline_text(std::string_view line) {
  if (std::none_of(line.begin(), line.end(), is_taken_away)) return text::collapse_spaces(line);
  std::string untagged;
  if (line.find('<') != std::string_view::npos) {
    untagged = without_plain_tags(line);
    line = untagged;
  }
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
