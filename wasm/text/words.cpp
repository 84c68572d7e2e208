#include "text/words.hpp"

#include "text/utf8.hpp"

namespace yoyak::text {
namespace {

bool is_ascii_word(char32_t code) {
  return (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z');
}

// Signs that join two words into one when letters or digits stand on both sides.
bool is_joiner(char32_t code) {
  return code == '-' || code == '.' || code == ',' || code == '&' || code == '_' || code == '@' || code == '\'' ||
         code == '/' || code == ':' || code == '~';
}

// Signs that belong to the word before them, whatever follows.
bool is_trailer(char32_t code) { return code == '+' || code == '#' || code == '%'; }

// Signs that belong to the word after them where no other sign stands before.
bool is_leader(char32_t code) { return code == '.' || code == '$' || code == '#' || code == '@'; }

// Only Latin words keep an apostrophe (don't); Korean text quotes with it ('삼성'은).
bool is_latin(char32_t code) { return code < 0x250; }

struct Cursor {
  explicit Cursor(std::string_view of) : text(of), next(decode(of, 0)) {}

  char32_t peek() const { return next.code; }  // 0 at the end
  char32_t take() {
    const char32_t code = next.code;
    go(at + next.size);
    return code;
  }
  void go(std::size_t to) {
    at = to;
    next = decode(text, at);
  }

  std::string_view text;
  std::size_t at = 0;

 private:
  Decoded next;
};

// Moves over the rest of a word whose first letter was `last`.
void skip_word(Cursor& cursor, char32_t last) {
  for (;;) {
    while (is_word_code(cursor.peek())) last = cursor.take();
    // A run of signs: all of it belongs to the word if a letter follows, else only the trailers at its beginning.
    Cursor ahead = cursor;
    std::size_t trailers_end = cursor.at;
    bool only_trailers = true;
    unsigned signs = 0;
    bool apostrophe = false;
    while (is_joiner(ahead.peek()) || is_trailer(ahead.peek())) {
      const char32_t sign = ahead.take();
      apostrophe |= sign == '\'';
      only_trailers &= is_trailer(sign);
      if (only_trailers) trailers_end = ahead.at;
      ++signs;
    }
    const char32_t next = ahead.peek();
    const bool joined =
        signs > 0 && is_word_code(next) && (!apostrophe || (signs == 1 && is_latin(last) && is_latin(next)));
    if (joined) {
      cursor = ahead;
    } else {
      cursor.go(trailers_end);
      return;
    }
  }
}

}  // namespace

bool is_word_code(char32_t code) {
  if (code < 0x80) return is_ascii_word(code);
  if (code >= 0xAC00 && code <= 0xD7A3) return true;
  if (code < 0xC0) return code == 0xAA || code == 0xB2 || code == 0xB3 || code == 0xB5 || code == 0xB9 || code == 0xBA;
  if (code == 0xD7 || code == 0xF7) return false;
  if (code >= 0x2000 && code <= 0x2BFF) return (code >= 0x2070 && code <= 0x209C) || (code >= 0x2100 && code <= 0x218B);
  if (code >= 0x2E00 && code <= 0x2E7F) return false;
  if (code >= 0x3000 && code <= 0x303F) return code >= 0x3005 && code <= 0x3007;
  if (code >= 0xFE10 && code <= 0xFE6F) return false;
  if (code >= 0xFF00 && code <= 0xFF65) return false;
  if (code >= 0xFFE0 && code <= 0xFFFF) return false;
  return code < 0x1F000 || code > 0x1FAFF;
}

std::uint32_t tokenise(std::string_view normalised, std::uint32_t first, std::vector<Token>& tokens) {
  Cursor cursor(normalised);
  std::uint32_t position = first;
  std::size_t gap = 0;      // where the text since the last word begins
  bool after_word = false;  // a lone space is no token after a word
  char32_t before = ' ';
  const auto end_gap = [&](std::size_t end) {
    const std::string_view text = normalised.substr(gap, end - gap);
    if (text.empty() || (after_word && text == " ")) return;
    tokens.push_back({text, position++, TokenKind::kGap});
  };
  while (cursor.at < normalised.size()) {
    const std::size_t begin = cursor.at;
    const char32_t code = cursor.take();
    if (code == '\n') {
      end_gap(begin);
      position += 1;
      gap = cursor.at;
      after_word = false;
      before = ' ';
      continue;
    }
    const bool leads = is_leader(code) && !is_joiner(before) && !is_trailer(before) && !is_word_code(before) &&
                       is_word_code(cursor.peek());
    if (!is_word_code(code) && !leads) {
      before = code;
      continue;
    }
    end_gap(begin);
    skip_word(cursor, code);
    tokens.push_back({normalised.substr(begin, cursor.at - begin), position++, TokenKind::kWord});
    gap = cursor.at;
    after_word = true;
    before = decode_before(normalised, cursor.at).code;
  }
  end_gap(normalised.size());
  return position + 1;
}

}  // namespace yoyak::text
