// Text whose order is asked for often: its first bytes stand beside it as numbers, and most comparisons end there. For
// the packer.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace yoyak::search {

// Bytes of the character that begins with `first`. For well-formed text.
inline std::size_t size_of_character(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// Bytes of the whole characters that both begin with. For well-formed text.
inline std::size_t shared_bytes(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  auto at = static_cast<std::size_t>(std::mismatch(a.begin(), a.begin() + most, b.begin()).first - a.begin());
  while (at > 0 && at < most && (static_cast<unsigned char>(a[at]) & 0xC0) == 0x80) --at;
  return at;
}

struct SortText {
  SortText() = default;
  explicit SortText(std::string_view of) : text(of), first(number(of, 0)), second(number(of, 8)) {}

  // By bytes. Less than, equal to or greater than zero.
  int compare(const SortText& other) const {
    if (first != other.first) return first < other.first ? -1 : 1;
    if (second != other.second) return second < other.second ? -1 : 1;
    if (text.size() <= 16 || other.text.size() <= 16) {
      return text.size() == other.text.size() ? 0 : text.size() < other.text.size() ? -1 : 1;
    }
    return text.substr(16).compare(other.text.substr(16));
  }
  bool operator==(const SortText& other) const { return text.size() == other.text.size() && compare(other) == 0; }
  bool operator<(const SortText& other) const { return compare(other) < 0; }

  std::string_view text;
  std::uint64_t first = 0;   // bytes 0…7, the first the highest, zeros behind the end
  std::uint64_t second = 0;  // bytes 8…15

 private:
  static std::uint64_t number(std::string_view of, std::size_t begin) {
    std::uint64_t value = 0;
    for (std::size_t i = begin; i < begin + 8; ++i) {
      value = value << 8 | (i < of.size() ? static_cast<unsigned char>(of[i]) : 0u);
    }
    return value;
  }
};

}  // namespace yoyak::search
