// Front-coded strings of the index: how many bytes of the string before stay, and what follows them. Private to search.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.hpp"

namespace yoyak::search {

inline void put_string(std::string_view previous, std::string_view text, std::string& out) {
  std::uint32_t shared = 0;
  while (shared < previous.size() && shared < text.size() && previous[shared] == text[shared]) ++shared;
  append_varint(shared, out);
  append_varint(static_cast<std::uint32_t>(text.size() - shared), out);
  out.append(text.substr(shared));
}

// `text` is the string before and becomes this one. False where the bytes cannot be one.
inline bool read_string(ByteReader& in, std::string& text) {
  const std::uint32_t shared = in.varint();
  const std::string_view rest = in.raw(in.varint());
  if (shared > text.size()) in.fail();
  if (!in.ok()) return false;
  text.resize(shared);
  text.append(rest);
  return true;
}

}  // namespace yoyak::search
