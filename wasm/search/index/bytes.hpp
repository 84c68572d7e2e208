// Reading and writing of the index's numbers: unsigned LEB128. A reader never goes past its end: after a bad read ok()
// is false and every further read gives 0. Private to search.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace yoyak::search {

inline void put_number(std::uint32_t value, std::string& out) {
  while (value >= 0x80) {
    out += static_cast<char>(value | 0x80);
    value >>= 7;
  }
  out += static_cast<char>(value);
}

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  bool ok() const { return ok_; }
  std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }

  std::uint32_t number() {
    std::uint32_t value = 0;
    for (unsigned shift = 0; shift < 35; shift += 7) {
      if (at_ == end_) break;
      const auto byte = static_cast<unsigned char>(*at_++);
      value |= static_cast<std::uint32_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    fail();
    return 0;
  }

  // Passes over so many numbers, however long they are.
  void skip(std::uint32_t numbers) {
    for (; numbers > 0 && at_ != end_; ++at_) numbers -= static_cast<unsigned char>(*at_) < 0x80;
    if (numbers > 0) fail();
  }

  std::string_view bytes(std::size_t size) {
    if (size > left()) {
      fail();
      return {};
    }
    const std::string_view result(at_, size);
    at_ += size;
    return result;
  }

  // A front-coded string: how much of `text` stays, and what follows.
  bool string(std::string& text) {
    const std::uint32_t shared = number();
    const std::uint32_t size = number();
    const std::string_view rest = bytes(size);
    if (shared > text.size()) fail();
    if (!ok_) return false;
    text.resize(shared);
    text.append(rest);
    return true;
  }

  void fail() {
    ok_ = false;
    at_ = end_;
  }

 private:
  const char* at_;
  const char* end_;
  bool ok_ = true;
};

inline void put_string(std::string_view previous, std::string_view text, std::string& out) {
  std::uint32_t shared = 0;
  while (shared < previous.size() && shared < text.size() && previous[shared] == text[shared]) ++shared;
  put_number(shared, out);
  put_number(static_cast<std::uint32_t>(text.size() - shared), out);
  out.append(text.substr(shared));
}

}  // namespace yoyak::search
