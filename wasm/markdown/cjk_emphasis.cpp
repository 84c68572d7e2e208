#include "markdown/cjk_emphasis.hpp"

#include "markdown/lines.hpp"
#include "text/scan.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace yoyak::markdown {
namespace {

bool is_variation_selector(char32_t code) { return code >= 0xFE00 && code <= 0xFE0E; }  // FE0F asks for an emoji
bool is_ideographic_variation(char32_t code) { return code >= 0xE0100 && code <= 0xE01EF; }
bool is_quotation_mark(char32_t code) { return code == 0x2018 || code == 0x2019 || code == 0x201C || code == 0x201D; }
bool is_ascii_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
bool is_one_byte(char c) { return static_cast<unsigned char>(c) < 0x80; }

// EF B8 80…8E in UTF-8; EF B8 8F, the emoji selector, is common and does not count.
bool has_variation_selector(std::string_view text) {
  for (std::size_t at = text::find_pair(text, '\xEF', '\xB8'); at != std::string_view::npos;
       at = text::find_pair(text, '\xEF', '\xB8', at + 1)) {
    if (at + 2 < text.size() && static_cast<unsigned char>(text[at + 2]) <= 0x8E) return true;
  }
  return false;
}

// Table cells begin and end at `|`, which counts as white space there and as punctuation elsewhere. Remembers the last
// paragraph looked at, so that asking for every run of a text in order is linear.
class TableParagraphs {
 public:
  explicit TableParagraphs(std::string_view text) : text_(text) {}

  bool contains(std::size_t offset) {
    if (offset >= end_) look(offset);
    return is_table_;
  }

 private:
  void look(std::size_t offset) {
    const std::size_t line = line_begin(text_, offset);
    // The delimiter row may be the line above: a row of the body whose paragraph was seen before starts no new one.
    std::size_t begin = line;
    while (begin > end_) {
      const std::size_t above = line_begin(text_, begin - 1);
      if (is_blank_line(text_.substr(above, begin - above))) break;
      begin = above;
    }
    is_table_ = false;
    while (begin < text_.size()) {
      std::size_t next = text_.find('\n', begin);
      next = next == std::string_view::npos ? text_.size() : next + 1;
      const std::string_view row = text_.substr(begin, next - begin);
      if (is_blank_line(row) && begin >= line) break;
      is_table_ = is_table_ || is_delimiter_row(row);
      begin = next;
    }
    end_ = begin > offset ? begin : offset + 1;
  }

  static bool is_blank_line(std::string_view line) {
    return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
  }

  static bool is_delimiter_row(std::string_view line) {
    return line.find_first_not_of(" \t\r\n>|:-") == std::string_view::npos &&
           line.find('-') != std::string_view::npos && line.find('|') != std::string_view::npos;
  }

  std::string_view text_;
  std::size_t end_ = 0;
  bool is_table_ = false;
};

class RunFinder {
 public:
  RunFinder(std::string_view text, Insertions& insertions) : text_(text), insertions_(insertions), tables_(text) {}

  // One run of `*` or `_`.
  void run(std::size_t begin, std::size_t end) {
    if (begin == 0 || end == text_.size() || (is_one_byte(text_[begin - 1]) && is_one_byte(text_[end]))) return;
    if (is_escaped(text_, begin)) ++begin;  // the first one
    if (begin == end) return;
    const char before = text_[begin - 1];
    const char after = text_[end];
    if (is_ascii_space(before) || is_ascii_space(after) || (is_one_byte(before) && is_one_byte(after))) return;
    if (before == '>' && begins_line(text_, begin - 1)) return;
    if (((before == '|' && !is_escaped(text_, begin - 1)) || after == '|') && tables_.contains(begin)) return;
    neighbours(begin, end);
  }

 private:
  struct Before {
    char32_t code;
    std::size_t size;
  };
  // The character that ends at `offset`.
  Before before(std::size_t offset) const {
    std::size_t at = offset - 1;
    while (at > 0 && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80) --at;
    const std::size_t size = offset - at;
    return {text::next_unchecked(text_, at), size};
  }

  void neighbours(std::size_t begin, std::size_t end) {
    std::size_t at = end;
    const char32_t next = text::next_unchecked(text_, at);
    const Before previous = before(begin);
    if (text::is_hangul_syllable(previous.code) && text::is_hangul_syllable(next)) return;  // letters: nothing to do
    // A variation selector belongs to the character before it.
    char32_t main = previous.code;
    bool previous_cjk;
    if (is_variation_selector(previous.code) && begin > previous.size) {
      const char32_t second = before(begin - previous.size).code;
      if (!text::is_space(second)) main = second;
      previous_cjk = text::is_cjk(second) || (previous.code == 0xFE01 && is_quotation_mark(second));
    } else {
      previous_cjk = text::is_cjk(previous.code) || is_ideographic_variation(previous.code);
    }
    if (text::is_space(main) || text::is_space(next)) return;
    const bool left_punctuation = text::is_punctuation(main);
    const bool left_seen = text::is_punctuation(previous.code);  // what md4c goes by
    const bool right_punctuation = text::is_punctuation(next);
    if (text_[begin] == '*' && (previous_cjk || text::is_cjk(next))) {
      if (left_seen && !right_punctuation) {
        insert_mark(begin, text_[begin - 1] == '_' ? Mark::kPunctuationLetter : Mark::kLetter, insertions_);
      } else if (!left_seen && right_punctuation) {
        insert_mark(end, text_[end] == '_' ? Mark::kLetterPunctuation : Mark::kLetter, insertions_);
      }
    } else if (left_punctuation && !left_seen) {
      insert_mark(begin, Mark::kPunctuation, insertions_);
    }
  }

  std::string_view text_;
  Insertions& insertions_;
  TableParagraphs tables_;
};

}  // namespace

void find_emphasis_marks(std::string_view text, const text::Survey& seen, Insertions& insertions) {
  RunFinder finder(text, insertions);
  const char* const data = text.data();
  const auto run = [&](std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < text.size() && data[end] == data[begin]) ++end;
    finder.run(begin, end);
    return end;
  };
  // Runs of `_` matter only behind a variation selector, which is rare enough to look for first.
  if (!seen.byte_ef || !has_variation_selector(text)) {
    for (const std::uint32_t begin : seen.stars) run(begin);
    return;
  }
  for (std::size_t at = 0; at < text.size();) at = data[at] == '*' || data[at] == '_' ? run(at) : at + 1;
}

}  // namespace yoyak::markdown
