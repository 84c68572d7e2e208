// Helpers of the digest tests: read pages from strings, from the shared corpus where it is, and take texts apart into
// words without any code of the reader.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "digest/folder_reader.hpp"

namespace yoyak::test {

struct PageFile {
  std::string path;
  std::string bytes;
};

// `files`: those of the folder besides its pages, and their addresses.
digest::ReadResult read_pages(const std::vector<PageFile>& pages, digest::ReadOptions options = {},
                              const digest::FileAnswers& files = {});
digest::ReadResult read_page(std::string path, std::string bytes);
// The only digest of a page; fails the test where there is not exactly one.
digest::Digest read_digest(std::string path, std::string bytes);

bool has_code(const digest::ReadResult& result, std::string_view code);

// The files of a folder of the shared corpus in sorted order, or a visible skip of the test where it is absent.
std::vector<PageFile> corpus_pages(const std::string& folder);
// The same of any folder.
std::vector<PageFile> folder_pages(const std::string& folder);
std::string read_file(const std::string& path);

// Words (letters, digits) of Markdown: link destinations and HTML tags are no words.
std::vector<std::string> words(std::string_view markdown);
// Words of plain text.
std::vector<std::string> plain_words(std::string_view text);
// Its letters and digits alone, for comparing texts whatever their markup is.
std::string letters(std::string_view text);
std::vector<std::string> lines_of(std::string_view text);

}  // namespace yoyak::test
