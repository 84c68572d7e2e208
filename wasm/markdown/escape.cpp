#include "markdown/escape.hpp"

#include <cstdint>
#include <cstring>

#include "text/bytes16.hpp"

namespace yoyak::markdown {
namespace {

using text::Bytes16;
using text::splat;

constexpr std::size_t kBlock = sizeof(Bytes16);
// Written beyond what is needed: the rest of two blocks, and the longest entity.
constexpr std::size_t kSlack = 2 * kBlock + 6;

struct Rules {
  bool attribute;
  const Source* source;  // null: no private marks
};

// Which bytes need a closer look: & < > (and " in attributes), kEntityMark, and where there are marks, what they begin
// with. One comparison finds `<` (3C) and `>` (3E), one `&` (26) and `"` (22).
struct Special {
  explicit Special(const Rules& rules)
      : quote(splat(rules.attribute ? 4 : 0)), top(splat(rules.source ? 0xEF : 0xFE)) {}
  Bytes16 in(Bytes16 v) const {
    return text::equal(v | splat(2), splat('>')) | text::equal(v | quote, splat('&')) | text::at_least(v, top);
  }
  Bytes16 quote;
  Bytes16 top;
};

bool is_special(unsigned char byte, unsigned char top) {
  return byte == '&' || byte == '<' || byte == '>' || byte == '"' || byte >= top;
}

// Writes one character that may be special; moves both pointers.
inline void put(const char*& from, const char* end, char*& to, const Rules& rules) {
  char c = *from++;
  if ((c == '\xEF' || c == '\xF0') && rules.source != nullptr) {
    const SourceMark mark = rules.source->mark_at(from - 1, end);
    if (mark.size > 0) {
      from += mark.size - 1;
      c = mark.stands_for;
    }
  }
  const auto entity = [&](const char* text, std::size_t size) {
    std::memcpy(to, text, size);
    to += size;
  };
  switch (c) {
    case '&':
      entity("&amp;", 5);
      return;
    case '<':
      entity("&lt;", 4);
      return;
    case '>':
      entity("&gt;", 4);
      return;
    case '"':
      if (!rules.attribute) break;
      entity("&quot;", 6);
      return;
    case kEntityMark:
      c = '&';
      break;
    case '\0':  // a mark that stands for nothing; texts hold no NUL
      return;
    default:
      break;
  }
  *to++ = c;
}

// Copies whole blocks and goes back to the first special byte in them, if there is one. `readable`: how far bytes may
// be looked at; beyond the text's end it saves the last bytes from being copied one by one.
void append_escaped(std::string_view text, const char* readable, const Rules& rules, OutputBuffer& out) {
  const char* from = text.data();
  const char* const end = from + text.size();
  const auto left = [&] { return static_cast<std::size_t>(end - from); };
  char* to = out.room(text.size() + kSlack);
  const auto special = [&] {
    put(from, end, to, rules);
    out.set_end(to);
    to = out.room(left() + kSlack);
  };
  const Special specials(rules);
  // Two blocks a step while there are as many; `plain` is how many bytes come before the first special one.
  const auto step = [&](unsigned bits, std::size_t size) {
    const std::size_t plain = bits == 0 ? size : static_cast<std::size_t>(std::countr_zero(bits));
    if (plain >= left()) {
      out.set_end(to + left());
      return false;
    }
    from += plain;
    to += plain;
    if (plain < size) special();
    return true;
  };
  while (from < end && static_cast<std::size_t>(readable - from) >= 2 * kBlock) {
    const Bytes16 v = text::load16(from);
    const Bytes16 w = text::load16(from + kBlock);
    text::store16(to, v);
    text::store16(to + kBlock, w);
    if (!step(text::top_bits(specials.in(v)) | text::top_bits(specials.in(w)) << kBlock, 2 * kBlock)) return;
  }
  while (from < end && static_cast<std::size_t>(readable - from) >= kBlock) {
    const Bytes16 v = text::load16(from);
    text::store16(to, v);
    if (!step(text::top_bits(specials.in(v)), kBlock)) return;
  }
  const unsigned char top = rules.source != nullptr ? 0xEF : 0xFE;
  while (from < end) {
    if (is_special(static_cast<unsigned char>(*from), top)) {
      special();
    } else {
      *to++ = *from++;
    }
  }
  out.set_end(to);
}

}  // namespace

void append_text_escaped(std::string_view text, OutputBuffer& out) {
  append_escaped(text, text.data() + text.size(), {false, nullptr}, out);
}

void append_source_escaped(std::string_view piece, const Source& source, OutputBuffer& out) {
  const char* const readable = (source.contains(piece) ? source.text() : piece).end();
  append_escaped(piece, readable, {false, source.marked() ? &source : nullptr}, out);
}

void append_attribute_escaped(std::string_view text, OutputBuffer& out) {
  append_escaped(text, text.data() + text.size(), {true, nullptr}, out);
}

}  // namespace yoyak::markdown
