// Links from page to page and to the files beside them. What they lead to decides the whole folder: a page becomes the
// address of its digest, a file one that the host gives later.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "digest/local/files.hpp"
#include "digest/page/page.hpp"
#include "digest/page/references.hpp"

namespace yoyak::digest {

// Notes every link of a page to a path. `body` starts at line `first_line` of the file.
void collect_local_links(std::string_view body, std::uint32_t first_line, Page& page);

class LocalLinks {
 public:
  // `pages` have their ids and stay where they are. `others`: the paths of pages that are no digests, and why.
  LocalLinks(const std::vector<Page>& pages, const std::map<std::string, std::string, std::less<>>& others);

  ~LocalLinks();

  // Reports the links of a page that lead nowhere, and notes those that lead to files.
  void check(const Page& page, std::vector<Diagnostic>& diagnostics, std::vector<FileLink>& files);

  // Writes the addresses of digests (to_digest) and placeholders of files into a text of the page.
  std::string link(std::string text, Page& page);
  // The same for an address that stands alone.
  std::string address(std::string_view url, Page& page);

  // For a page whose texts are not there: the files to which they lead are among those of take_files(), too.
  void follow_known(const Page& page);
  // What each link that was followed for a page leads to.
  std::string targets_of(const Page& page) const;
  // The paths of the files among them.
  std::vector<std::string> files_of(const Page& page) const;

  // The files of the placeholders, by number.
  std::vector<FilePlace> take_files() { return std::move(files_); }

 private:
  enum class Kind : std::uint8_t { kNowhere, kPage, kFile, kNotOurs };
  class Parts;
  struct Target {
    Kind kind;
    std::string address;   // of a digest, or the path of a file
    std::string problem;   // why it leads nowhere; of a page: why the part of it does
    std::string fragment;  // of a file, as written
  };
  Target find(const Page& from, std::string_view url, bool image) const;
  // Of a wiki link, which names a page or a file wherever it stands in the folder.
  Target find_wiki(const Page& from, std::string_view url) const;
  const Page* find_named(const Page& from, std::string_view name) const;
  // On a part of a page, whatever its fragment is called.
  Target on_page(const Page& page, std::string_view fragment) const;
  const Page* find_page(std::string_view path) const;
  // By its address on its own site, or by the last part of that: its name without the date.
  const Page* find_address(std::string_view path) const;
  // The fragment on the page of the digest; empty where the page has no such part.
  std::string part_of(const Page& page, std::string_view fragment) const;
  Target find(const Page& from, const FollowedLink& link) const;
  // Notes that the page depends on where the link leads.
  void note(Page& page, FollowedLink link);
  // As it stands in the text of the digest.
  std::string address_of(const Target& target, std::string_view written);

  std::map<std::string, const Page*, std::less<>> pages_;      // by path
  std::map<std::string, const Page*, std::less<>> by_name_;    // by file name without ending; null: several
  std::map<std::string, const Page*, std::less<>> by_former_;  // by an address that it had before
  // By file name without ending, in lower case; the shortest path first.
  std::map<std::string, std::vector<const Page*>, std::less<>> by_wiki_name_;
  std::map<std::string, const Page*, std::less<>> by_address_;  // in lower case; null: several
  const std::map<std::string, std::string, std::less<>>& others_;
  std::set<std::string, std::less<>> reported_;  // wiki links to nowhere: vaults have one of them on many pages
  mutable std::map<const Page*, std::unique_ptr<Parts>> parts_;
  std::vector<FilePlace> files_;
  std::map<const Page*, std::size_t> written_;  // links, of kMaxLocalLinks
  std::map<const Page*, std::set<FollowedLink>> noted_;
};

}  // namespace yoyak::digest
