// Little-endian bytes in and out. ByteReader never reads past its end: after the first failure ok() is false, every
// later read gives zero or nothing, and the caller checks once at the end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace yoyak {

// LEB128: seven bits a byte, low bits first, the high bit says that more follow.
inline void append_varint(std::uint32_t value, std::string& out) {
  while (value >= 0x80) {
    out.push_back(static_cast<char>(value | 0x80));
    value >>= 7;
  }
  out.push_back(static_cast<char>(value));
}

class ByteWriter {
 public:
  void u8(std::uint8_t value) { out_.push_back(static_cast<char>(value)); }
  void u16(std::uint16_t value) {
    u8(static_cast<std::uint8_t>(value));
    u8(static_cast<std::uint8_t>(value >> 8));
  }
  void u32(std::uint32_t value) {
    u16(static_cast<std::uint16_t>(value));
    u16(static_cast<std::uint16_t>(value >> 16));
  }
  void varint(std::uint32_t value) { append_varint(value, out_); }
  void raw(std::string_view bytes) { out_.append(bytes); }
  // A varint byte length, then the bytes.
  void string(std::string_view bytes) {
    varint(static_cast<std::uint32_t>(bytes.size()));
    raw(bytes);
  }

  std::size_t size() const { return out_.size(); }
  const std::string& bytes() const { return out_; }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes)
      : begin_(bytes.data()), at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  std::uint8_t u8() {
    if (at_ == end_) return fail(), 0;
    return static_cast<std::uint8_t>(*at_++);
  }
  std::uint16_t u16() {
    const std::uint16_t low = u8();
    return static_cast<std::uint16_t>(low | (static_cast<std::uint16_t>(u8()) << 8));
  }
  std::uint32_t u32() {
    const std::uint32_t low = u16();
    return low | (static_cast<std::uint32_t>(u16()) << 16);
  }
  std::uint32_t varint() {
    std::uint32_t value = 0;
    for (unsigned shift = 0; shift < 35 && at_ != end_; shift += 7) {
      const auto byte = static_cast<unsigned char>(*at_++);
      value |= static_cast<std::uint32_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    fail();
    return 0;
  }
  // Passes over so many varints, however long they are.
  void skip_varints(std::uint32_t count) {
    for (; count > 0 && at_ != end_; ++at_) count -= static_cast<unsigned char>(*at_) < 0x80;
    if (count > 0) fail();
  }
  std::string_view raw(std::size_t size) {
    if (size > left()) return fail(), std::string_view{};
    const std::string_view result(at_, size);
    at_ += size;
    return result;
  }
  std::string_view string() { return raw(varint()); }

  bool ok() const { return ok_; }
  bool at_end() const { return at_ == end_; }
  std::size_t position() const { return static_cast<std::size_t>(at_ - begin_); }
  std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }

  // For callers that see by themselves that the bytes cannot be right.
  void fail() {
    ok_ = false;
    at_ = end_;
  }

 private:
  const char* begin_;
  const char* at_;
  const char* end_;
  bool ok_ = true;
};

}  // namespace yoyak
