// yoyak_render: Markdown to HTML for tests written in JavaScript. Reads documents from standard input and writes HTML
// to standard output, each as a four-byte little-endian length and its bytes, so that one process renders many
// documents. usage: yoyak_render [--hard-breaks] [--no-ids] [--shift N] [--base N] [--prefix TEXT] [--remote-images]
// [--plain] [--md4c] [--few-entities] [--repeat N] --md4c takes md4c's own HTML renderer with the same extensions, to
// compare with; it makes nothing safe. --few-entities knows only the names of HTML 4, as the reader module does.
// --repeat renders each document N times and writes one result (benchmarks).
#include <md4c-html.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "markdown/entities.hpp"
#include "markdown/html.hpp"

namespace {

bool read_exactly(char* data, std::size_t size) { return std::fread(data, 1, size, stdin) == size; }

void render_by_md4c(const std::string& markdown, std::string& html) {
  constexpr unsigned kFlags = MD_FLAG_TABLES | MD_FLAG_TASKLISTS | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOHTMLBLOCKS;
  md_html(
      markdown.data(), static_cast<MD_SIZE>(markdown.size()),
      [](const MD_CHAR* piece, MD_SIZE size, void* out) { static_cast<std::string*>(out)->append(piece, size); }, &html,
      kFlags, MD_HTML_FLAG_SKIP_UTF8_BOM);
}

}  // namespace

int main(int argc, char** argv) {
  yoyak::markdown::use_all_entities();
  yoyak::markdown::HtmlOptions options;
  bool plain = false;
  bool md4c = false;
  int repeat = 1;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--hard-breaks") {
      options.hard_breaks = true;
    } else if (argument == "--no-ids") {
      options.heading_ids = false;
    } else if (argument == "--plain") {
      plain = true;
    } else if (argument == "--md4c") {
      md4c = true;
    } else if (argument == "--few-entities") {
      yoyak::markdown::use_entity_table({nullptr, nullptr});
    } else if (argument == "--shift" && i + 1 < argc) {
      options.heading_shift = std::atoi(argv[++i]);
    } else if (argument == "--quotes") {
      options.quotes = true;
    } else if (argument == "--remote-images") {
      options.remote_images = true;
    } else if (argument == "--prefix" && i + 1 < argc) {
      options.id_prefix = argv[++i];
    } else if (argument == "--repeat" && i + 1 < argc) {
      repeat = std::atoi(argv[++i]);
    } else {
      std::fprintf(stderr, "yoyak_render: unknown option %s\n", argv[i]);
      return 2;
    }
  }
  std::uint32_t size = 0;
  std::string markdown;
  std::string html;
  while (read_exactly(reinterpret_cast<char*>(&size), sizeof size)) {
    markdown.resize(size);
    if (!read_exactly(markdown.data(), size)) return 1;
    for (int i = 0; i < repeat; ++i) {
      html.clear();
      if (md4c) {
        render_by_md4c(markdown, html);
      } else if (plain) {
        html = yoyak::markdown::plain_text(markdown);
      } else {
        yoyak::markdown::render_html(markdown, options, html);
      }
    }
    const auto length = static_cast<std::uint32_t>(html.size());
    std::fwrite(&length, sizeof length, 1, stdout);
    std::fwrite(html.data(), 1, html.size(), stdout);
  }
  return 0;
}
