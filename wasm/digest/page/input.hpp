// A file before its structure is read: its text, its head and its date. Its topic and its form are decided later, with
// the folder's other pages.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "digest/diagnostic.hpp"
#include "digest/page/dating.hpp"
#include "digest/profile/profile.hpp"
#include "digest/source/front_matter.hpp"
#include "digest/source/lines.hpp"

namespace yoyak::digest {

struct PageInput {
  std::string path;
  std::string source;  // decoded; `lines` are views of it
  Lines lines;
  FrontMatter front;
  PageDate date;
  std::string heading;                             // the first, where it names the page and not a part of it
  std::string title;                               // of the front matter, the heading or the first line; may be empty
  std::set<std::string, std::less<>> title_notes;  // labels of the footnotes that they refer to
  bool is_private = false;
  PageDate dated;       // before the folder decided
  bool known = false;   // the page was not read (digest/folder/known.hpp)
  bool wanted = false;  // but its text is needed

  std::vector<Line> body() const { return read_blocks(lines, front.body); }
};

struct Jekyll;  // digest/page/addresses.hpp

// Never fails. Pages that are not to be published and pages without a date come back too: `is_private`, `date`.
// `jekyll` is null where the pages were no Jekyll site.
std::unique_ptr<PageInput> read_input(std::string_view path, std::string_view bytes, const Profile& profile,
                                      const Jekyll* jekyll, std::vector<Diagnostic>& diagnostics);

}  // namespace yoyak::digest
