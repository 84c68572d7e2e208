#include "digest/folder/shapes.hpp"

#include <map>
#include <string_view>

namespace yoyak::digest {
namespace {

constexpr std::size_t kFewPages = 4;   // so few pages make no series
constexpr std::size_t kFewListed = 2;  // a list of one link is no list of entries

struct Votes {
  std::size_t lists = 0;
  std::size_t headings = 0;
  std::size_t all = 0;

  bool nearly_all(std::size_t count) const { return all >= kFewPages && 4 * count >= 3 * all; }
};

std::string_view parent_of(const Page& page) {
  const std::string_view path = page.digest.source_path;
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

// Pages of prose do not vote, and are not asked to change.
bool votes(const Page& page) {
  if (page.profile_matched) return false;
  const PageShape shape = page.shape.shape;
  return shape == PageShape::kLists || shape == PageShape::kHeadings || page.shape.listed >= kFewListed;
}

}  // namespace

std::vector<std::optional<PageShape>> asked_shapes(const std::vector<Page>& pages) {
  std::map<std::string_view, Votes> folders;
  for (const Page& page : pages) {
    if (!votes(page)) continue;
    Votes& folder = folders[parent_of(page)];
    ++folder.all;
    folder.lists += page.shape.shape == PageShape::kLists;
    folder.headings += page.shape.shape == PageShape::kHeadings;
  }
  std::vector<std::optional<PageShape>> asked(pages.size());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const Page& page = pages[i];
    if (!votes(page) || page.shape.shape == PageShape::kOneEntry) continue;
    const Votes& folder = folders[parent_of(page)];
    const bool lists = folder.nearly_all(folder.lists) && page.shape.listed >= kFewListed;
    const bool headings = folder.nearly_all(folder.headings);
    if (lists && page.shape.shape != PageShape::kLists) asked[i] = PageShape::kLists;
    else if (headings && page.shape.shape == PageShape::kLists) asked[i] = PageShape::kHeadings;
  }
  return asked;
}

}  // namespace yoyak::digest
