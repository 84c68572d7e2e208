#include "text/survey.hpp"

#include "text/bytes16.hpp"
#include "text/utf8.hpp"

namespace yoyak::text {
namespace {

constexpr std::size_t kBlock = 16;

void note(std::string_view text, std::size_t offset, Survey& found) {
  switch (text[offset]) {
    case '*':
      if (offset == 0 || text[offset - 1] != '*') found.stars.push_back(static_cast<std::uint32_t>(offset));
      break;
    case ']':
      if (offset + 1 < text.size() && text[offset + 1] == '(')
        found.targets.push_back(static_cast<std::uint32_t>(offset));
      break;
    case '{':
      found.brace = true;
      break;
    case '~':
      found.tilde = true;
      break;
    default:  // a neighbour of these in ASCII
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
      // `{`, `~` and their neighbours, of which `|` and `}` are too rare to matter.
      const Bytes16 braces = (Bytes16)((Signed16)v > (Signed16)splat('z'));
      const Bytes16 special = equal(v, splat('*')) | equal(v, splat(']')) | braces;
      for (unsigned bits = top_bits(special); bits != 0; bits &= bits - 1) {
        note(text, block * kBlock + static_cast<std::size_t>(std::countr_zero(bits)), found);
      }
    }
  }
  found.nul = any(equal(lowest, splat(0)));
  found.byte_ef = any(ef);
  found.four_bytes = any(at_least(highest, splat(0xF0)) | never);
  found.valid = found.four_bytes ? is_valid(text) : !any(wrong) && !any(wrong_second & splat(0x20));
  return found;
}

}  // namespace yoyak::text
