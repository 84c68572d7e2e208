// A wasm module with nothing but a Markdown renderer, for the benchmark: Yoyak's, or with YOYAK_BENCH_PLAIN md4c's own
// HTML renderer as it is released. Both are built with the same flags (tests/bench/build-markdown) and called the same
// way.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#ifdef YOYAK_BENCH_PLAIN
#include <md4c-html.h>
#else
#include "markdown/html.hpp"
#endif

namespace {
std::string result;
}

extern "C" {

uint8_t* bench_alloc(uint32_t size) { return static_cast<uint8_t*>(std::malloc(size)); }
void bench_free(uint8_t* pointer) { std::free(pointer); }
const char* bench_data() { return result.data(); }

uint32_t bench_render(const uint8_t* markdown, uint32_t size) {
  const std::string_view text(reinterpret_cast<const char*>(markdown), size);
  result.clear();
#ifdef YOYAK_BENCH_PLAIN
  result.reserve(text.size() + text.size() / 4);
  md_html(
      text.data(), size, [](const MD_CHAR* data, MD_SIZE length, void*) { result.append(data, length); }, nullptr,
      MD_DIALECT_GITHUB, MD_HTML_FLAG_SKIP_UTF8_BOM);
#else
  yoyak::markdown::render_html(text, {}, result);
#endif
  return static_cast<uint32_t>(result.size());
}
}
