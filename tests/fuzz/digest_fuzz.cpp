// With any pages in a folder, reading gives a model: valid UTF-8, ids that are there and differ, real dates,
// diagnostics that point into the page; and the same again for the same bytes. The first byte chooses the path; a NUL
// byte divides pages.
#include <algorithm>
#include <set>
#include <string>

#include "digest/folder_reader.hpp"
#include "fuzz/support.hpp"

using namespace yoyak;
using fuzz::expect;
using fuzz::expect_utf8;

namespace {

constexpr const char* kPaths[] = {"2025-12-01-기술-AI.md", "2026/01/02/page.md", "notes/3월 4일.md",
                                  "_posts/2026-02-30-x.md"};

digest::ReadResult read(std::string_view path, std::string_view pages) {
  digest::FolderReader reader;
  std::size_t number = 0;
  for (std::size_t at = 0; at <= pages.size();) {
    const std::size_t end = std::min(pages.find('\0', at), pages.size());
    reader.add(number == 0 ? std::string(path) : std::to_string(number) + "/" + std::string(path),
               pages.substr(at, end - at));
    at = end + 1;
    ++number;
  }
  return reader.finish();
}

bool is_date(std::string_view text) {
  return text.size() == 10 && text[4] == '-' && text[7] == '-' &&
         text.find_first_not_of("0123456789-") == std::string_view::npos;
}

void check(const digest::Digest& digest) {
  expect(!digest.id.empty(), "a digest without an id");
  expect(is_date(digest.date), "date", digest.date);
  for (const std::string* field :
       {&digest.id, &digest.topic, &digest.collection, &digest.title, &digest.description, &digest.overview})
    expect_utf8(*field, "a digest's text is not UTF-8");
  std::set<std::string> ids;
  for (const digest::Entry& entry : digest.entries) {
    expect(!entry.id.empty() && ids.insert(entry.id).second, "an entry's id", entry.id);
    for (const std::string* field : {&entry.id, &entry.title, &entry.channel, &entry.url})
      expect_utf8(*field, "an entry's text is not UTF-8");
    for (const digest::Section& section : entry.sections) {
      expect_utf8(section.label, "a label is not UTF-8");
      expect_utf8(section.markdown, "a section is not UTF-8");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view path = kPaths[data[0] % std::size(kPaths)];
  const std::string pages(reinterpret_cast<const char*>(data + 1), size - 1);
  const digest::ReadResult result = read(path, pages);
  std::set<std::string> ids;
  for (const digest::Digest& digest : result.digests) {
    check(digest);
    expect(ids.insert(digest.id).second, "two digests have one id", digest.id);
  }
  for (const digest::Diagnostic& diagnostic : result.diagnostics) {
    expect_utf8(diagnostic.message, "a message is not UTF-8");
    expect_utf8(diagnostic.excerpt, "an excerpt is not UTF-8");
    expect(diagnostic.line <= static_cast<std::size_t>(std::count(pages.begin(), pages.end(), '\n')) +
                                  std::count(pages.begin(), pages.end(), '\r') + 1,
           "a line beyond the page", diagnostic.message);
  }
  expect(read(path, pages).digests == result.digests, "not the same again");
  return 0;
}
