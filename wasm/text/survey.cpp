#include "text/survey.hpp"

#include "text/bytes16.hpp"
#include "text/utf8.hpp"

namespace yoyak::text {
namespace {

constexpr std::size_t kBlock = 16;

// Well-formed UTF-8 of up to three bytes a character is recognised by comparing each byte with the two before it. Texts with
// other first bytes (F0 and above: emoji; C0, C1: never) are seen through once more, by the exact machine of text/utf8.hpp.
class Surveyor {
 public:
  Surveyor(std::string_view text, Survey& found) : text_(text), found_(found) {}

  void run() {
    const char* const data = text_.data();
    const std::size_t size = text_.size();
    const std::size_t full = size / kBlock;
    char padded[2 * kBlock];
    if (full > 0) {
      std::memset(padded, ' ', kBlock);
      std::memcpy(padded + kBlock, data, kBlock);
      block(padded + kBlock, 0);
    }
    for (std::size_t i = 1; i < full; ++i) block(data + i * kBlock, i * kBlock);
    // The rest is followed by at least one space, which shows whether the last character is complete.
    const std::size_t done = full * kBlock;
    std::memset(padded, ' ', sizeof padded);
    if (full > 0) std::memcpy(padded + kBlock - 2, data + done - 2, 2);
    if (done < size) std::memcpy(padded + kBlock, data + done, size - done);
    block(padded + kBlock, done);
    if (any(other_)) {
      found_.valid = is_valid(text_);
    } else {
      found_.valid = !any(wrong_) && !any(wrong_second_ & splat(0x20));
    }
    found_.byte_ef = any(ef_);
  }

 private:
  // Sixteen bytes; the two before them are there, too.
  void block(const char* at, std::size_t offset) {
    const Bytes16 v = load16(at);
    const Bytes16 before = load16(at - 1);
    const Bytes16 two_before = load16(at - 2);
    const Bytes16 continuation = (Bytes16)((Signed16)v < (Signed16)splat(0xC0));  // 80…BF
    wrong_ |= (at_least(before, splat(0xC0)) | at_least(two_before, splat(0xE0))) ^ continuation;
    // The second byte is A0…BF behind E0 and 80…9F behind ED: bit 5 tells.
    const Bytes16 after_e0 = equal(before, splat(0xE0));
    const Bytes16 after_ed = equal(before, splat(0xED));
    wrong_second_ |= (v ^ after_e0) & (after_e0 | after_ed);
    other_ |= at_least(v, splat(0xF0)) | equal(v & splat(0xFE), splat(0xC0));
    ef_ |= equal(v, splat(0xEF));

    const Bytes16 special = equal(v, splat('*')) | equal(v, splat(']')) | equal(v, splat('{')) | equal(v, splat('~')) | equal(v, splat(0));
    for (unsigned bits = top_bits(special); bits != 0; bits &= bits - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(bits));
      note(at[i], at[i - 1], offset + i);
    }
  }

  void note(char c, char before, std::size_t offset) {
    switch (c) {
      case '*':
        if (before != '*') found_.stars.push_back(static_cast<std::uint32_t>(offset));
        break;
      case ']':
        if (offset + 1 < text_.size() && text_[offset + 1] == '(') found_.targets.push_back(static_cast<std::uint32_t>(offset));
        break;
      case '{': found_.brace = true; break;
      case '~': found_.tilde = true; break;
      default: found_.nul = true; break;
    }
  }

  std::string_view text_;
  Survey& found_;
  Bytes16 wrong_{};
  Bytes16 wrong_second_{};
  Bytes16 other_{};
  Bytes16 ef_{};
};

}  // namespace

Survey survey(std::string_view text) {
  Survey found;
  Surveyor(text, found).run();
  return found;
}

}  // namespace yoyak::text
