#include "text/survey.hpp"

#include "text/bytes16.hpp"
#include "text/utf8.hpp"

namespace yoyak::text {
namespace {

constexpr std::size_t kBlock = 16;

// Bytes that need a look, in two classes: some wherever they stand, others where the same byte stands before them. A
// byte is of a class if a bit of it is set for both its halves:
//   bits 0…3  ! $ *   @   \ ] ^   { | ~      bits 4…6  //   ==   [[ ww      bit 7  D6…DF, of Hebrew, Arabic
constexpr Bytes16 kLow = {2, 1, 0, 0, 1, 0, 128, 192, 128, 128, 129, 200, 140, 164, 140, 144};
constexpr Bytes16 kHigh = {0, 0, 17, 32, 2, 68, 0, 72, 0, 0, 0, 0, 0, 128, 0, 0};
constexpr std::uint8_t kAlone = 0x0F, kDoubled = 0x70, kRightToLeft = 0x80;

void note(std::string_view text, std::size_t offset, Survey& found) {
  const auto at = static_cast<std::uint32_t>(offset);
  const char before = offset > 0 ? text[offset - 1] : ' ';
  const char two_before = offset > 1 ? text[offset - 2] : ' ';
  const char after = offset + 1 < text.size() ? text[offset + 1] : ' ';
  switch (text[offset]) {
    case '*':
      if (before != '*') found.stars.push_back(at);
      break;
    case ']':
      if (after == '(') found.targets.push_back(at);
      break;
    case '{':
      found.brace = true;
      break;
    case '|':
      found.pipe = true;
      break;
    case '~':
      found.tilde = true;
      break;
    case '!':
      if (before == '<' && text.substr(offset, 3) == "!--") found.comment = true;
      break;
    case '$':
      if (before != '$') found.maths.push_back(at);
      break;
    case '\\':
      if (after == '(' || after == '[' || after == 'b') found.maths.push_back(at);
      break;
    case '/':
      if (two_before == ':') found.signs.push_back(at);
      break;
    case 'w':
      if (two_before == 'w' && after == '.') found.signs.push_back(at);
      break;
    case '^':
      if (before == '[') found.signs.push_back(at);
      break;
    case '[':
    case '@':
      found.signs.push_back(at);
      break;
    case '=':
      if (two_before != '=') found.equals.push_back(at);
      break;
    default:
      break;
  }
}

}  // namespace

// Well-formed UTF-8 of up to three bytes a character is recognised by comparing each byte with the two before it. Texts
// with other first bytes (F0 and above: emoji; C0, C1: never) are seen through once more, by the exact machine of
// text/utf8.hpp.
Survey survey(std::string_view text) {
  Survey found;
  const char* const data = text.data();
  const std::size_t full = text.size() / kBlock;
  const std::size_t rest = text.size() % kBlock;
  // The two bytes before a block are read, too. The rest is followed by at least one space, which shows whether the
  // last character is complete.
  char first[2 * kBlock];
  char last[2 * kBlock];
  std::memset(first, ' ', sizeof first);
  std::memset(last, ' ', sizeof last);
  if (full > 0) {
    std::memcpy(first + kBlock, data, kBlock);
    std::memcpy(last + kBlock - 2, data + full * kBlock - 2, 2);
  }
  if (rest > 0) std::memcpy(last + kBlock, data + full * kBlock, rest);

  Bytes16 wrong{};
  Bytes16 wrong_second{};
  Bytes16 never{};
  Bytes16 ef{};
  Bytes16 classes{};
  Bytes16 highest{};
  Bytes16 lowest = splat(0xFF);
  // Three stretches of blocks, so that the loop is there once: the first block, those that stand in the text with two
  // bytes before them, and the rest.
  const struct {
    const char* from;
    std::size_t begin, end;  // in blocks of the text
  } stretches[] = {
      {first + kBlock, 0, full > 0 ? std::size_t{1} : 0}, {data + kBlock, 1, full}, {last + kBlock, full, full + 1}};
  for (const auto& stretch : stretches) {
    const char* at = stretch.from;
    for (std::size_t block = stretch.begin; block < stretch.end; ++block, at += kBlock) {
      const Bytes16 v = load16(at);
      const Bytes16 before = load16(at - 1);
      const Bytes16 two_before = load16(at - 2);
      const Bytes16 continuation = (Bytes16)((Signed16)v < (Signed16)splat(0xC0));  // 80…BF
      wrong |= (at_least(before, splat(0xC0)) | at_least(two_before, splat(0xE0))) ^ continuation;
      // The second byte is A0…BF behind E0 and 80…9F behind ED: bit 5 tells.
      const Bytes16 after_e0 = equal(before, splat(0xE0));
      const Bytes16 after_ed = equal(before, splat(0xED));
      wrong_second |= (v ^ after_e0) & (after_e0 | after_ed);
      never |= equal(v & splat(0xFE), splat(0xC0));
      ef |= equal(v, splat(0xEF));
      highest = larger(highest, v);
      lowest = smaller(lowest, v);
      const Bytes16 class_of = look_up(kLow, v & splat(15)) & look_up(kHigh, v >> 4);
      classes |= class_of;
      const Bytes16 special = class_of & (splat(kAlone) | (equal(v, before) & splat(kDoubled)));
      for (unsigned bits = top_bits((Bytes16)(special != 0)); bits != 0; bits &= bits - 1) {
        note(text, block * kBlock + static_cast<std::size_t>(std::countr_zero(bits)), found);
      }
    }
  }
  found.nul = any(equal(lowest, splat(0)));
  found.byte_ef = any(ef);
  found.right_to_left = any(classes & splat(kRightToLeft));
  found.four_bytes = any(at_least(highest, splat(0xF0)) | never);
  found.valid = found.four_bytes ? is_valid(text) : !any(wrong) && !any(wrong_second & splat(0x20));
  return found;
}

}  // namespace yoyak::text
