// Digests as the files of an EPUB 3 book: a chapter for each, with links to its videos and its page. The host puts them
// into a ZIP file, in this order and the first one without compression. Packer only.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive_writer.hpp"
#include "base/result.hpp"
#include "digest/model.hpp"

namespace yoyak::engine {

struct BookRequest {
  std::string title;     // empty: that of the only digest, or author and days
  std::string language;  // BCP 47
  std::string author;    // the site's name; may be empty
  std::string url;       // of the site, with a slash at its end; empty: there are no links to its pages
  // By name: "contents", "overview", "video" and "page" (what such links are called), "image", and kinds of sections.
  std::map<std::string, std::string> labels;
  std::set<std::string, std::less<>> missing;  // files of the site ("f/NAME") whose bytes the host does not have
};

Result<BookRequest> read_book_request(std::string_view request);

// The same bytes for the same digests. Chapters are in the order of their days. Pictures ("book/f/NAME") are last and
// empty: the host has their bytes.
std::vector<archive::File> book_files(std::vector<digest::Digest> digests, const BookRequest& request);

}  // namespace yoyak::engine
