// What readers have marked (read, starred) is kept outside the archive by digest and entry id. A partition holds a
// short key for every id, so that marks can be matched without loading titles.
#pragma once

#include <cstdint>
#include <string_view>

namespace yoyak::archive {

// FNV-1a, 32 bits, of the id. Told apart within one digest only.
inline std::uint32_t entry_key(std::string_view id) {
  std::uint32_t hash = 0x811c9dc5u;
  for (const char byte : id) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x01000193u;
  return hash;
}

}  // namespace yoyak::archive
