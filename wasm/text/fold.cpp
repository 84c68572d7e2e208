#include "text/fold.hpp"

#include "text/utf8.hpp"

namespace yoyak::text {
namespace {

// Base letters of U+00C0..U+024F and U+1E00..U+1EFF without case and diacritics; '?' where there is none.
constexpr std::string_view kLatin =
    "aaaaaa?ceeeeiiiidnooooo?ouuuuy?"
    "?aaaaaa?ceeeeiiiidnooooo?ouuuuy?yaaaaaaccccccccddddeeeeeeeeeegggg"
    "gggghhhhiiiiiiiiii?"
    "?jjkkkllllllllllnnnnnnnnnoooooo?"
    "?rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?oo?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?uu?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?aaiioouuuuuuuuuu?aa"
    "aa?"
    "?"
    "?"
    "?ggkkoooo?"
    "?j?"
    "?"
    "?gg?"
    "?nnaa?"
    "?"
    "?"
    "?aaaaeeeeiiiioooorrrruuuusstt?"
    "?hh?"
    "?"
    "?"
    "?"
    "?"
    "?aaeeooooooooyy?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?"
    "?";
constexpr std::string_view kLatinAdditional =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr"
    "ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy?"
    "?"
    "?"
    "?"
    "?"
    "?aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy?"
    "?"
    "?"
    "?"
    "?"
    "?";

// Letters that fold to two.
struct Pair {
  char32_t code;
  char first;
  char second;
};
constexpr Pair kPairs[] = {{0xC6, 'a', 'e'},  {0xDE, 't', 'h'},  {0xDF, 's', 's'},  {0xE6, 'a', 'e'},
                           {0xFE, 't', 'h'},  {0x132, 'i', 'j'}, {0x133, 'i', 'j'}, {0x152, 'o', 'e'},
                           {0x153, 'o', 'e'}, {0x1E9E, 's', 's'}};

bool folds_to_space(char32_t code) {
  return code == ' ' || (code >= 0x09 && code <= 0x0D) || code == 0x85 || code == 0xA0 || code == 0x1680 ||
         (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F ||
         code == 0x3000;
}

// Characters that are not seen: soft hyphen, combining marks of Latin, zero-width and direction marks, variation
// selectors.
bool is_dropped(char32_t code) {
  return code == 0xAD || (code >= 0x300 && code <= 0x36F) || (code >= 0x200B && code <= 0x200F) ||
         (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x2064) ||
         (code >= 0xFE00 && code <= 0xFE0F) || code == 0xFEFF || code < 0x09 || (code > 0x0D && code < 0x20) ||
         code == 0x7F;
}

char32_t lower_greek_cyrillic(char32_t code) {
  if (code >= 0x391 && code <= 0x3AB && code != 0x3A2) return code + 32;  // U+03A2 is no letter
  if (code == 0x3C2) return 0x3C3;                                        // final sigma
  if (code == 0x386) return 0x3AC;
  if (code >= 0x388 && code <= 0x38A) return code + 37;
  if (code == 0x38C) return 0x3CC;
  if (code == 0x38E || code == 0x38F) return code + 63;
  if (code >= 0x410 && code <= 0x42F) return code + 32;
  if (code >= 0x400 && code <= 0x40F) return code + 80;
  if (code >= 0x460 && code <= 0x481) return code | 1;
  return code;
}

unsigned fold_other(char32_t code, char32_t out[2]) {
  if (code >= 0xFF01 && code <= 0xFF5E) return fold_code(code - 0xFEE0, out);
  for (const Pair& pair : kPairs) {
    if (pair.code != code) continue;
    out[0] = static_cast<unsigned char>(pair.first);
    out[1] = static_cast<unsigned char>(pair.second);
    return 2;
  }
  char base = '?';
  if (code >= 0xC0 && code <= 0x24F) base = kLatin[code - 0xC0];
  if (code >= 0x1E00 && code <= 0x1EFF) base = kLatinAdditional[code - 0x1E00];
  if (base != '?') {
    out[0] = static_cast<unsigned char>(base);
  } else if (code == 0x2018 || code == 0x2019) {
    out[0] = '\'';
  } else if (code == 0x201C || code == 0x201D) {
    out[0] = '"';
  } else if (code == 0x2010 || code == 0x2011) {
    out[0] = '-';
  } else {
    out[0] = lower_greek_cyrillic(code);
  }
  return 1;
}

// Feeds every folded code point to emit(code, begin, end); a pending white space is given the extent of its run.
template <typename Emit>
void fold_each(std::string_view text, LineBreaks breaks, Emit emit) {
  char32_t space = 0;  // pending: ' ' or '\n'
  std::size_t space_begin = 0;
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    char32_t folded[2];
    unsigned n;
    if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) {
      at += 1;
      n = fold_code(byte, folded);
    } else {
      const Decoded decoded = decode(text, at);
      at += decoded.size;
      n = fold_code(decoded.code, folded);
    }
    if (n == 0) continue;
    if (folded[0] == ' ' || folded[0] == '\n') {
      if (space == 0) space_begin = begin;
      if (space != '\n') space = breaks == LineBreaks::kSpace ? U' ' : folded[0];
      continue;
    }
    if (space != 0 && any) emit(space, space_begin, begin);
    space = 0;
    any = true;
    for (unsigned i = 0; i < n; ++i) emit(folded[i], begin, at);
  }
}

}  // namespace

unsigned fold_code(char32_t code, char32_t out[2]) {
  if (code == '\n') {
    out[0] = code;
    return 1;
  }
  if (folds_to_space(code)) {
    out[0] = ' ';
    return 1;
  }
  if (is_dropped(code)) return 0;
  if (code < 0x80) {
    out[0] = code >= 'A' && code <= 'Z' ? code + 32 : code;
    return 1;
  }
  if (code >= 0xAC00 && code <= 0xD7A3) {
    out[0] = code;
    return 1;
  }
  return fold_other(code, out);
}

std::string fold(std::string_view text, LineBreaks breaks) {
  std::string out;
  out.reserve(text.size());
  fold_each(text, breaks, [&](char32_t code, std::size_t, std::size_t) { append(code, out); });
  return out;
}

FoldedText fold_with_offsets(std::string_view text, LineBreaks breaks) {
  FoldedText out;
  out.text.reserve(text.size());
  fold_each(text, breaks, [&](char32_t code, std::size_t begin, std::size_t end) {
    append(code, out.text);
    out.begin.resize(out.text.size(), static_cast<std::uint32_t>(begin));
    out.end.resize(out.text.size(), static_cast<std::uint32_t>(end));
  });
  return out;
}

}  // namespace yoyak::text
