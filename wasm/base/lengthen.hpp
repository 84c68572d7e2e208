// Lengthening a string fills it with zeros, which is wasted where it is written over at once; libc++ (wasm) can do
// without.
#pragma once

#include <cstddef>

namespace yoyak {

// As string.resize(size), but the value of new bytes is unspecified.
template <class String>
void lengthen(String& string, std::size_t size) {
  if constexpr (requires { string.__resize_default_init(size); }) {
    string.__resize_default_init(size);
  } else {
    string.resize(size);
  }
}

}  // namespace yoyak
