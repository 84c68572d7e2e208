#include "digest/support.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace yoyak::test {

digest::ReadResult read_pages(const std::vector<PageFile>& pages, digest::ReadOptions options,
                              const digest::FileAnswers& files) {
  digest::FolderReader reader(std::move(options));
  for (const PageFile& page : pages) reader.add(page.path, page.bytes);
  digest::ReadResult result = reader.finish();
  digest::place_files(result.files, files, result.digests);
  for (digest::Diagnostic& missing : digest::missing_files(result.file_links, files))
    result.diagnostics.push_back(std::move(missing));
  digest::sort_diagnostics(result.diagnostics);
  return result;
}

digest::ReadResult read_page(std::string path, std::string bytes) {
  return read_pages({{std::move(path), std::move(bytes)}});
}

digest::Digest read_digest(std::string path, std::string bytes) {
  digest::ReadResult result = read_page(std::move(path), std::move(bytes));
  REQUIRE(result.digests.size() == 1);
  return std::move(result.digests.front());
}

bool has_code(const digest::ReadResult& result, std::string_view code) {
  return std::any_of(result.diagnostics.begin(), result.diagnostics.end(),
                     [&](const digest::Diagnostic& d) { return d.code == code; });
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<PageFile> corpus_pages(const std::string& folder) {
  namespace fs = std::filesystem;
  const fs::path root = fs::path(YOYAK_SHARED_DIR) / folder;
  std::error_code error;
  if (!fs::is_directory(root, error)) SKIP("the shared corpus is not beside the checkout: " << folder);
  return folder_pages(root.string());
}

std::vector<PageFile> folder_pages(const std::string& folder) {
  namespace fs = std::filesystem;
  const fs::path root = folder;
  std::vector<PageFile> pages;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    const std::u8string name = fs::relative(entry.path(), root).generic_u8string();
    pages.push_back({std::string(name.begin(), name.end()), read_file(entry.path().string())});
  }
  std::sort(pages.begin(), pages.end(), [](const PageFile& a, const PageFile& b) { return a.path < b.path; });
  REQUIRE_FALSE(pages.empty());
  return pages;
}

std::vector<std::string> words(std::string_view markdown) {
  std::vector<std::string> result;
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) result.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t pos = 0; pos < markdown.size();) {
    if (markdown.substr(pos).starts_with("](")) {  // a destination ends at its parenthesis
      const std::size_t end = markdown.find_first_of(") \n", pos + 2);
      if (end != std::string_view::npos && markdown[end] == ')') {
        flush();
        pos = end + 1;
        continue;
      }
    }
    if (markdown[pos] == '<' && pos + 1 < markdown.size() &&
        (std::isalpha(static_cast<unsigned char>(markdown[pos + 1])) || markdown[pos + 1] == '/')) {
      const std::size_t end = markdown.find_first_of(">\n", pos);
      if (end != std::string_view::npos && markdown[end] == '>') {
        flush();
        pos = end + 1;
        continue;
      }
    }
    const std::size_t before = pos;
    const char32_t c = text::next_unchecked(markdown, pos);
    if (text::is_word(c) && c != '_') {
      word += markdown.substr(before, pos - before);
    } else {
      flush();
    }
  }
  flush();
  return result;
}

std::vector<std::string> plain_words(std::string_view text) {
  std::vector<std::string> result(1);
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t before = pos;
    const char32_t c = text::next_unchecked(text, pos);
    if (text::is_word(c) && c != '_') {
      result.back() += text.substr(before, pos - before);
    } else if (!result.back().empty()) {
      result.emplace_back();
    }
  }
  if (result.back().empty()) result.pop_back();
  return result;
}

std::string letters(std::string_view text) {
  std::string out;
  for (const std::string& word : plain_words(text)) out += word;
  return out;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    if (c == '\n') {
      lines.emplace_back();
    } else if (c != '\r') {
      lines.back() += c;
    }
  }
  return lines;
}

}  // namespace yoyak::test
