// How the memory of packer.wasm grows (linked with --wrap). The C library asks for just what the next allocation
// lacks. Reading a large folder then grows the memory thousands of times, and the host does work each time that takes
// longer than reading the pages.
#include <cstddef>

extern "C" {

int __real_emscripten_resize_heap(size_t size);

// By a quarter at least; by what is needed where so much is not to be had.
int __wrap_emscripten_resize_heap(size_t size) {
  constexpr size_t kPage = 65536;
  const size_t larger = static_cast<size_t>(__builtin_wasm_memory_size(0)) * (kPage + kPage / 4);
  return (larger > size && __real_emscripten_resize_heap(larger)) || __real_emscripten_resize_heap(size) ? 1 : 0;
}

}  // extern "C"
