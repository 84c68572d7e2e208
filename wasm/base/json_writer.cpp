#include "base/json_writer.hpp"

#include <algorithm>
#include <cstring>

namespace yoyak {
namespace {

// Whether one of eight bytes needs an escape. Bytes from 0x80 need none; what one of them carries into its neighbour
// can only make this say yes where no is the answer, and then the bytes are looked at one by one.
bool may_need_escape(const char* bytes) {
  constexpr std::uint64_t kOnes = 0x0101010101010101u, kTops = kOnes * 0x80;
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof(word));
  const std::uint64_t quote = word ^ kOnes * '"', backslash = word ^ kOnes * '\\';
  return (((word - kOnes * 0x20) & ~word) | ((quote - kOnes) & ~quote) | ((backslash - kOnes) & ~backslash)) & kTops;
}

}  // namespace

char* JsonBuffer::room(std::size_t bytes) {
  const std::size_t needed = size_ + bytes;
  if (needed > text_.size()) text_.resize(std::max({needed, text_.size() * 2, std::size_t{256}}));
  return text_.data() + size_;
}

void JsonBuffer::append(std::string_view bytes) {
  if (bytes.empty()) return;  // a default view has no data, which memcpy() must not get
  std::memcpy(room(bytes.size()), bytes.data(), bytes.size());
  size_ += bytes.size();
}

void JsonBuffer::put(char byte) {
  *room(1) = byte;
  ++size_;
}

void JsonBuffer::string(std::string_view value) {
  const char* const end = value.data() + value.size();
  const char* plain = value.data();  // where what needs no escape begins
  put('"');
  for (const char* at = plain; at != end; ++at) {
    while (end - at >= 8 && !may_need_escape(at)) at += 8;
    if (at == end) break;
    const auto c = static_cast<unsigned char>(*at);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    append({plain, static_cast<std::size_t>(at - plain)});
    plain = at + 1;
    put('\\');
    if (c == '"' || c == '\\') {
      put(static_cast<char>(c));
    } else if (c == '\n') {
      put('n');
    } else {
      append("u00");
      put("0123456789abcdef"[c >> 4]);
      put("0123456789abcdef"[c & 15]);
    }
  }
  append({plain, static_cast<std::size_t>(end - plain)});
  put('"');
}

void JsonBuffer::number(std::uint32_t value) {
  char digits[10];
  std::size_t at = sizeof(digits);
  do {
    digits[--at] = static_cast<char>('0' + value % 10);
    value /= 10;
  } while (value != 0);
  append({digits + at, sizeof(digits) - at});
}

void JsonBuffer::separate() {
  if (size_ > 1) put(',');
}

JsonText JsonBuffer::close(char bracket) {
  put(bracket);
  text_.resize(size_);
  return {std::move(text_)};
}

void JsonObject::key(const char* name) {
  separate();
  const std::size_t size = std::strlen(name);
  char* const to = room(size + 3);
  to[0] = '"';
  std::memcpy(to + 1, name, size);
  std::memcpy(to + 1 + size, "\":", 2);
  grow(size + 3);
}

JsonObject& JsonObject::add(const char* name, std::string_view value) {
  key(name);
  string(value);
  return *this;
}

JsonObject& JsonObject::add(const char* name, std::uint32_t value) {
  key(name);
  number(value);
  return *this;
}

JsonObject& JsonObject::add(const char* name, bool value) { return put(name, {value ? "true" : "false"}); }

JsonObject& JsonObject::add(const char* name, const std::optional<std::string>& value) {
  return value ? add(name, std::string_view(*value)) : put(name, {});
}

JsonObject& JsonObject::add(const char* name, const std::optional<std::uint32_t>& value) {
  return value ? add(name, *value) : put(name, {});
}

JsonObject& JsonObject::put(const char* name, const JsonText& value) {
  key(name);
  append(value.text);
  return *this;
}

JsonArray& JsonArray::add(std::string_view value) {
  separate();
  string(value);
  return *this;
}

JsonArray& JsonArray::add(std::uint32_t value) {
  separate();
  number(value);
  return *this;
}

JsonArray& JsonArray::put(const JsonText& value) {
  separate();
  append(value.text);
  return *this;
}

}  // namespace yoyak
