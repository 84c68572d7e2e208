// Numbers of any width in bits, the highest bit of a byte first, and the codes that the index is written in
// (docs/search.md, "Bytes"). A reader never goes past its end: after a bad read ok() is false and every further read
// gives 0. Private to search.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace yoyak::search {

// The place of the highest bit that is set; 0 for 0.
inline unsigned log2_floor(std::uint32_t value) {
  return value == 0 ? 0 : 31u - static_cast<unsigned>(__builtin_clz(value));
}

// The parameter of a Rice code for `count` gaps between numbers below `limit`: the largest k for which 2^k gaps are not
// longer than 0.69 of the mean. For gaps of a random set no other k is better by a hundredth.
inline unsigned rice_parameter(std::uint32_t count, std::uint32_t limit) {
  const std::uint64_t room = std::uint64_t{limit - count + 1} * 69;
  unsigned k = 0;
  while (k < 31 && (std::uint64_t{count} * 100 << (k + 1)) <= room) ++k;
  return k;
}

class BitWriter {
 public:
  // The lowest `count` bits, at most 32.
  void bits(std::uint32_t value, unsigned count) {
    for (unsigned room = 8 - used_; count > 0; room = 8 - used_) {
      if (used_ == 0) out_.push_back(0);
      const unsigned n = count < room ? count : room;
      const std::uint32_t piece = value >> (count - n) & ((1u << n) - 1);
      out_.back() = static_cast<char>(static_cast<unsigned char>(out_.back()) | piece << (room - n));
      used_ = (used_ + n) & 7;
      count -= n;
    }
  }
  // Quotient as so many ones and a zero, then k bits.
  void rice(std::uint32_t value, unsigned k) {
    for (std::uint32_t ones = value >> k; ones > 0;) {
      const unsigned n = ones < 24 ? ones : 24;
      bits((1u << n) - 1, n);
      ones -= n;
    }
    bits(0, 1);
    bits(value, k);
  }
  // A number from 1 on: as many ones as it has bits behind the first, a zero, these bits.
  void gamma(std::uint32_t value) {
    const unsigned n = log2_floor(value);
    bits(0xFFFFFFFEu, n + 1);
    bits(value, n);
  }
  // A number below `limit`: floor or ceiling of its logarithm, in bits.
  void below(std::uint32_t value, std::uint32_t limit) {
    const unsigned n = log2_floor(limit);
    const std::uint32_t shorter = (2u << n) - limit;  // so many numbers take a bit less
    if (value < shorter) bits(value, n);
    else bits(value + shorter, n + 1);
  }

  std::size_t size() const { return out_.size() * 8 - (used_ == 0 ? 0 : 8 - used_); }  // in bits
  std::string take() {
    used_ = 0;
    return std::move(out_);
  }

 private:
  std::string out_;
  unsigned used_ = 0;  // bits of the last byte; 0: all of it
};

class BitReader {
 public:
  explicit BitReader(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  std::uint32_t bit() {
    if (left_ == 0 && !refill()) return fail();
    return word_ >> --left_ & 1;
  }
  std::uint32_t bits(unsigned count) {
    std::uint32_t value = 0;
    while (count > 0) {
      if (left_ == 0 && !refill()) return fail();
      const unsigned n = count < left_ ? count : left_;
      left_ -= n;
      value = static_cast<std::uint32_t>(std::uint64_t{value} << n) |
              (word_ >> left_ & static_cast<std::uint32_t>((std::uint64_t{1} << n) - 1));
      count -= n;
    }
    return value;
  }
  std::uint32_t rice(unsigned k) {
    const std::uint32_t ones = unary();
    const std::uint32_t low = bits(k);
    return ones > UINT32_MAX >> k ? fail() : ones << k | low;
  }
  std::uint32_t gamma() {
    const std::uint32_t n = unary();
    return n > 31 ? fail() : 1u << n | bits(n);
  }
  std::uint32_t below(std::uint32_t limit) {
    if (limit == 0) return fail();
    const unsigned n = log2_floor(limit);
    const std::uint32_t shorter = (2u << n) - limit;
    const std::uint32_t value = bits(n);
    return value < shorter ? value : (value << 1 | bit()) - shorter;
  }

  bool ok() const { return ok_; }
  std::uint32_t fail() {
    ok_ = false;
    at_ = end_;
    left_ = 0;
    return 0;
  }

 private:
  std::uint32_t unary() {
    std::uint32_t ones = 0;
    while (bit() != 0) ++ones;
    return ones;
  }

  bool refill() {
    word_ = 0;
    for (; left_ < 32 && at_ != end_; left_ += 8) word_ = word_ << 8 | static_cast<unsigned char>(*at_++);
    return left_ > 0;
  }

  const char* at_;
  const char* end_;
  std::uint32_t word_ = 0;
  unsigned left_ = 0;  // bits of it that were not read
  bool ok_ = true;
};

}  // namespace yoyak::search
