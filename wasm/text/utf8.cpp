#include "text/utf8.hpp"

#include <array>

namespace yoyak::text {
namespace {

inline unsigned char byte_at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }
inline bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

// A state machine over bytes without branches: the row of a byte holds, six bits each, the state that follows each
// state; a state is the position of its six bits. One load and one shift per byte, whatever the text.
constexpr std::uint64_t kAccept = 0;
constexpr std::uint64_t kReject = 6;
constexpr std::uint64_t kOneMore = 12;
constexpr std::uint64_t kTwoMore = 18;
constexpr std::uint64_t kThreeMore = 24;
constexpr std::uint64_t kAfterE0 = 30;  // the second byte is A0…BF
constexpr std::uint64_t kAfterED = 36;  // 80…9F
constexpr std::uint64_t kAfterF0 = 42;  // 90…BF
constexpr std::uint64_t kAfterF4 = 48;  // 80…8F

constexpr std::uint64_t after_lead(unsigned byte) {
  if (byte < 0x80) return kAccept;
  if (byte < 0xC2 || byte > 0xF4) return kReject;
  if (byte < 0xE0) return kOneMore;
  if (byte == 0xE0) return kAfterE0;
  if (byte == 0xED) return kAfterED;
  if (byte < 0xF0) return kTwoMore;
  if (byte == 0xF0) return kAfterF0;
  return byte == 0xF4 ? kAfterF4 : kThreeMore;
}

constexpr std::array<std::uint64_t, 256> make_transitions() {
  std::array<std::uint64_t, 256> rows{};
  for (unsigned byte = 0; byte < 256; ++byte) {
    const auto if_in = [byte](unsigned low, unsigned high, std::uint64_t next) {
      return byte >= low && byte <= high ? next : kReject;
    };
    rows[byte] = after_lead(byte) << kAccept | kReject << kReject | if_in(0x80, 0xBF, kAccept) << kOneMore |
                 if_in(0x80, 0xBF, kOneMore) << kTwoMore | if_in(0x80, 0xBF, kTwoMore) << kThreeMore |
                 if_in(0xA0, 0xBF, kOneMore) << kAfterE0 | if_in(0x80, 0x9F, kOneMore) << kAfterED |
                 if_in(0x90, 0xBF, kTwoMore) << kAfterF0 | if_in(0x80, 0x8F, kTwoMore) << kAfterF4;
  }
  return rows;
}
constexpr std::array<std::uint64_t, 256> kTransitions = make_transitions();

}  // namespace

Decoded decode(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return {};
  const unsigned char first = byte_at(text, offset);
  if (first < 0x80) return {first, 1, true};
  // The second byte's range depends on the first (Unicode, table 3-7): no overlong forms, surrogates or values too
  // large.
  std::uint32_t length = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  if (first >= 0xC2 && first <= 0xDF) {
    length = 2;
  } else if (first >= 0xE0 && first <= 0xEF) {
    length = 3;
    if (first == 0xE0) low = 0xA0;
    if (first == 0xED) high = 0x9F;
  } else if (first >= 0xF0 && first <= 0xF4) {
    length = 4;
    if (first == 0xF0) low = 0x90;
    if (first == 0xF4) high = 0x8F;
  } else {
    return {kReplacement, 1, false};
  }
  char32_t code = first & (0x7Fu >> length);
  for (std::uint32_t i = 1; i < length; ++i) {
    if (offset + i >= text.size()) return {kReplacement, i, false};
    const unsigned char byte = byte_at(text, offset + i);
    if (byte < low || byte > high) return {kReplacement, i, false};
    code = code << 6 | (byte & 0x3Fu);
    low = 0x80;
    high = 0xBF;
  }
  return {code, length, true};
}

Decoded decode_before(std::string_view text, std::size_t offset) {
  if (offset == 0) return {};
  std::size_t begin = offset - 1;
  while (begin > 0 && offset - begin < 4 && is_continuation(byte_at(text, begin))) --begin;
  const Decoded decoded = decode(text, begin);
  if (decoded.valid && begin + decoded.size == offset) return decoded;
  return {kReplacement, 1, false};
}

void append(char32_t code, std::string& out) {
  if (code < 0x80) {
    out.push_back(static_cast<char>(code));
  } else if (code < 0x800) {
    out.push_back(static_cast<char>(0xC0 | code >> 6));
    out.push_back(static_cast<char>(0x80 | (code & 0x3F)));
  } else if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
    out += kReplacementUtf8;
  } else if (code < 0x10000) {
    const char bytes[] = {static_cast<char>(0xE0 | code >> 12), static_cast<char>(0x80 | (code >> 6 & 0x3F)),
                          static_cast<char>(0x80 | (code & 0x3F))};
    out.append(bytes, sizeof bytes);
  } else {
    out.push_back(static_cast<char>(0xF0 | code >> 18));
    out.push_back(static_cast<char>(0x80 | (code >> 12 & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (code >> 6 & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (code & 0x3F)));
  }
}

std::size_t first_invalid(std::string_view text) {
  const char* const data = text.data();
  const std::size_t size = text.size();
  constexpr std::size_t kBlock = 64;  // larger: fewer checks; smaller: less to look through again
  std::size_t i = 0;
  std::uint64_t state = kAccept;
  std::size_t good = 0;  // everything before is well-formed
  while (i + kBlock <= size) {
    for (std::size_t k = 0; k < kBlock; ++k) state = kTransitions[byte_at(text, i + k)] >> (state & 63);
    i += kBlock;
    if ((state & 63) == kReject) break;
    if ((state & 63) == kAccept) good = i;
  }
  if ((state & 63) != kReject) {
    for (; i < size; ++i) state = kTransitions[byte_at(text, i)] >> (state & 63);
  }
  if ((state & 63) == kAccept) return size;
  while (good < size) {
    const Decoded decoded = decode({data, size}, good);
    if (!decoded.valid) break;
    good += decoded.size;
  }
  return good;
}

std::string sanitise(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t good = first_invalid(text.substr(i));
    out.append(text.substr(i, good));
    i += good;
    if (i == text.size()) break;
    out += kReplacementUtf8;
    i += decode(text, i).size;
  }
  return out;
}

std::size_t count(std::string_view text) {
  std::size_t n = 0;
  for (const char c : text) n += !is_continuation(static_cast<unsigned char>(c));
  return n;
}

}  // namespace yoyak::text
