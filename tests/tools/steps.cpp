// Counts the steps of a program instead of measuring time: every edge between basic blocks that it takes (the compiler
// calls the function below, -fsanitize-coverage=trace-pc), and for the C library's loops, which are not compiled here,
// a step for each sixteen bytes (linked with --wrap). The same number on every machine, however busy. yoyak_steps
// [pages]: reads documents from standard input like yoyak_render and writes, for each, how many steps it takes to
// render it as HTML and as plain text, as decimal text behind a four-byte length. With "pages", a document is a page of
// a folder, and reading it as a digest is what is counted.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>

#include "digest/folder_reader.hpp"
#include "markdown/entities.hpp"
#include "markdown/html.hpp"

namespace {
std::uint64_t steps = 0;
}

extern "C" {

void __sanitizer_cov_trace_pc() { ++steps; }

void* __real_memcpy(void* to, const void* from, std::size_t size);
void* __real_memmove(void* to, const void* from, std::size_t size);
void* __real_memset(void* to, int value, std::size_t size);
int __real_memcmp(const void* a, const void* b, std::size_t size);
void* __real_memchr(const void* text, int c, std::size_t size);
std::size_t __real_strcspn(const char* text, const char* set);

static void count(std::size_t bytes) { steps += 1 + bytes / 16; }

void* __wrap_memcpy(void* to, const void* from, std::size_t size) {
  count(size);
  return __real_memcpy(to, from, size);
}
void* __wrap_memmove(void* to, const void* from, std::size_t size) {
  count(size);
  return __real_memmove(to, from, size);
}
void* __wrap_memset(void* to, int value, std::size_t size) {
  count(size);
  return __real_memset(to, value, size);
}
int __wrap_memcmp(const void* a, const void* b, std::size_t size) {
  std::size_t same = 0;
  while (same < size && static_cast<const char*>(a)[same] == static_cast<const char*>(b)[same]) ++same;
  count(same);
  return __real_memcmp(a, b, size);
}
void* __wrap_memchr(const void* text, int c, std::size_t size) {
  void* const found = __real_memchr(text, c, size);
  count(found == nullptr ? size : static_cast<std::size_t>(static_cast<char*>(found) - static_cast<const char*>(text)));
  return found;
}
std::size_t __wrap_strcspn(const char* text, const char* set) {
  const std::size_t length = __real_strcspn(text, set);
  count(length);
  return length;
}

}  // extern "C"

namespace {

void render(const std::string& markdown) {
  yoyak::markdown::HtmlOptions options;
  options.id_prefix = "p-";
  std::string html;
  yoyak::markdown::render_html(markdown, options, html);
  const std::string plain = yoyak::markdown::plain_text(markdown);
}

void read(const std::string& page) {
  yoyak::digest::FolderReader reader;
  reader.add("2025-12-20-news.md", page);
  const yoyak::digest::ReadResult result = reader.finish();
}

}  // namespace

int main(int arguments, char** values) {
  yoyak::markdown::use_all_entities();
  const bool pages = arguments > 1 && std::strcmp(values[1], "pages") == 0;
  std::uint32_t size = 0;
  std::string document;
  while (std::fread(&size, 1, sizeof size, stdin) == sizeof size) {
    document.resize(size);
    if (std::fread(document.data(), 1, size, stdin) != size) return 1;
    steps = 0;
    pages ? read(document) : render(document);
    const std::string count = std::to_string(steps);
    const auto length = static_cast<std::uint32_t>(count.size());
    std::fwrite(&length, sizeof length, 1, stdout);
    std::fwrite(count.data(), 1, count.size(), stdout);
  }
  return 0;
}
