#include "markdown/literals.hpp"

#include "markdown/addresses.hpp"
#include "markdown/lines.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace yoyak::markdown {
namespace {

// A formula or a highlight longer than this is taken for a coincidence of signs. Each sign may cost as much to look
// behind.
constexpr std::size_t kLongestLiteral = 1000;
constexpr std::size_t kLongestName = 40;  // of \begin{name}
bool is_white(char c) { return is_blank(c) || c == '\n' || c == '\r'; }
char char_at(std::string_view text, std::size_t offset) { return offset < text.size() ? text[offset] : ' '; }

bool is_cjk_letter_at(std::string_view text, std::size_t offset) {
  const char32_t code = text::decode(text, offset).code;
  return text::is_cjk(code) && text::is_word(code);
}

// The line break at `offset` ends the paragraph.
bool ends_paragraph(std::string_view text, std::size_t offset) {
  const std::size_t next = text.find_first_not_of(" \t\r>", offset + 1);
  return next == kNowhere || text[next] == '\n';
}

// ---- mathematics ----

// Reads from `begin` on to `close`, which no formula holds otherwise; kNowhere where something stands that no formula
// has: a code span, a tag, a link, the end of the paragraph, Korean words.
std::size_t find_close(std::string_view text, std::size_t begin, std::string_view close) {
  std::size_t braces = 0;  // \text{…} may hold words
  for (std::size_t i = begin; i < text.size() && i - begin < kLongestLiteral;) {
    if (text.substr(i, close.size()) == close) return i;
    const char c = text[i];
    const char next = char_at(text, i + 1);
    if (static_cast<unsigned char>(c) >= 0x80) {
      if (braces == 0 && is_cjk_letter_at(text, i)) return kNowhere;
      i += text::decode(text, i).size;
      continue;
    }
    if (c == '\\') {
      if (close[0] == '\\' && (next == '(' || next == '[')) return kNowhere;
      i += static_cast<unsigned char>(next) < 0x80 ? 2 : 1;
      continue;
    }
    if (c == '$' || c == '`' || (c == '\n' && ends_paragraph(text, i))) return kNowhere;
    if (c == '<' && (next == '/' || next == '!')) return kNowhere;
    if (c == '<' && is_ascii_letter(next) && text.substr(i, 64).find('>') != kNowhere) return kNowhere;
    if (c == ']' && next == '(') return kNowhere;
    if (c == '{') ++braces;
    if (c == '}' && braces > 0) --braces;
    ++i;
  }
  return kNowhere;
}

// `\(주\)` and `\[1\]` are brackets that somebody escaped.
bool is_formula(std::string_view content, bool display) {
  if (display && char_at(content, 0) == '\n') return true;
  for (std::size_t i = 0; i + 1 < content.size(); ++i) {
    const char c = content[i];
    if (c == '\\' && is_ascii_letter(content[i + 1])) return true;
    // "x_i", "a * b"; "\[file_name\]" and "\[C++\]" are names.
    if (c == '_' && i > 0 && is_ascii_letter(content[i - 1]) && (i == 1 || !is_ascii_alphanumeric(content[i - 2])))
      return true;
    if (c == ' ' && char_at(content, i + 2) == ' ' && std::string_view("+*<>").find(content[i + 1]) != kNowhere)
      return true;
  }
  if (content.find_first_of(display ? "=^" : "=^_{+<>") != kNowhere) return true;
  constexpr std::size_t kName = 2;  // \(x\), \(dx\)
  return !display && !content.empty() && content.size() <= kName && is_ascii_letter(content[0]);
}

// The span that begins at `begin`, where `$`, `\(` or `\[` stands: its end, or 0. `inner` becomes the content's
// beginning.
std::size_t formula_end(std::string_view text, std::size_t begin, std::size_t& inner) {
  if (is_escaped(text, begin)) return 0;
  const char next = char_at(text, begin + 1);
  if (next == 'b') {  // \begin{name} … \end{name}
    constexpr std::size_t kBegin = 6;
    const std::string_view rest = text.substr(begin);
    const std::size_t brace = rest.substr(0, kLongestName).find('}');
    if (!rest.starts_with("\\begin{") || brace == kNowhere) return 0;
    inner = begin + brace + 1;
    const std::string end = "\\end" + std::string(rest.substr(kBegin, brace + 1 - kBegin));
    const std::size_t close = find_close(text, inner, end);
    return close == kNowhere ? 0 : close + end.size();
  }
  if (text[begin] == '\\') {
    inner = begin + 2;
    const bool display = next == '[';
    const std::size_t close = find_close(text, inner, display ? "\\]" : "\\)");
    if (close == kNowhere || !is_formula(text.substr(inner, close - inner), display)) return 0;
    return display && char_at(text, close + 2) == '(' ? 0 : close + 2;
  }
  if (next == '$') {
    inner = begin + 2;
    if (char_at(text, inner) == '$') return 0;
    const std::size_t close = find_close(text, inner, "$$");
    return close == kNowhere || close == inner ? 0 : close + 2;
  }
  // Prices: $5, 10$, $AAPL.
  inner = begin + 1;
  if (is_white(next) || (begin > 0 && is_ascii_alphanumeric(text[begin - 1]))) return 0;
  const std::size_t close = find_close(text, inner, "$");
  if (close == kNowhere || is_white(text[close - 1]) || is_ascii_alphanumeric(char_at(text, close + 1))) return 0;
  return close + 1;
}

// ---- highlights ----

// Two `=` and no more, not escaped.
bool is_double_equal(std::string_view text, std::size_t begin) {
  return char_at(text, begin + 2) != '=' && !is_escaped(text, begin);
}
bool opens_highlight(std::string_view text, std::size_t begin) {
  return is_double_equal(text, begin) && !is_white(char_at(text, begin + 2)) &&
         (begin == 0 || !is_ascii_alphanumeric(text[begin - 1]));
}
bool closes_highlight(std::string_view text, std::size_t begin) {
  return is_double_equal(text, begin) && !is_white(text[begin - 1]) && !is_ascii_alphanumeric(char_at(text, begin + 2));
}

// ---- addresses ----

// The address whose colon stands at `colon` is the destination of a link or an autolink: others see to that.
bool is_destination(std::string_view text, std::size_t colon) {
  std::size_t begin = colon;
  while (begin > 0 && colon - begin < 5 && is_ascii_letter(text[begin - 1])) --begin;
  if (begin == 0) return false;
  return text[begin - 1] == '<' || (begin > 1 && text[begin - 1] == '(' && text[begin - 2] == ']');
}

}  // namespace

void find_addresses(std::string_view text, const text::Survey& seen, Insertions& insertions) {
  std::size_t done = 0;
  for (const std::size_t sign : seen.signs) {
    if (text[sign] == '[' || text[sign] == '^') continue;
    const std::size_t at = text[sign] == '@' ? sign : sign - 2;
    if (at < done || (text[at] == ':' && is_destination(text, at))) continue;
    const Address address = address_at(text, at, done, AddressText::kMarkdown);
    if (address.end == 0) continue;
    for (std::size_t i = address.begin; i < address.end; ++i) {
      if ((text[i] == '*' || text[i] == '_' || text[i] == '~') && !is_escaped(text, i))
        replace_mark(i, text[i], insertions);
    }
    done = address.end;
  }
}

void find_mathematics(std::string_view text, const text::Survey& seen, Insertions& insertions) {
  std::size_t done = 0;
  for (const std::size_t begin : seen.maths) {
    if (begin < done) continue;
    std::size_t inner = 0;
    const std::size_t end = formula_end(text, begin, inner);
    if (end == 0) continue;
    for (std::size_t i = begin; i < end; ++i) {
      if (kReplaceable.substr(0, 8).find(text[i]) != kNowhere) replace_mark(i, text[i], insertions);
      if (text[i] != '\n') continue;
      // A line of a formula is no list, heading or rule.
      const std::size_t first = i + 1 + quote_prefix(text.substr(i + 1, end - i - 1));
      if (first < end) insert_mark(first, Mark::kLetter, insertions);
    }
    done = end;
  }
}

void find_highlights(std::string_view text, const text::Survey& seen, Insertions& insertions) {
  std::size_t open = kNowhere;
  for (const std::size_t last : seen.equals) {
    const std::size_t begin = last - 1;
    if (open != kNowhere && closes_highlight(text, begin) && begin - open < kLongestLiteral) {
      const std::string_view content = text.substr(open, begin - open);
      if (content.find_first_of("`|") == kNowhere && content.find("\n\n") == kNowhere) {
        replace_mark(open, '=', insertions);
        replace_mark(begin, '=', insertions);
        open = kNowhere;
        continue;
      }
    }
    open = opens_highlight(text, begin) ? begin : kNowhere;
  }
}

}  // namespace yoyak::markdown
