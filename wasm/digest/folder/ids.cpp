#include "digest/folder/ids.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "digest/values/links.hpp"
#include "text/characters.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace yoyak::digest {
namespace {

// Names that differ. Whoever wants a name first keeps it, even where another got it as "x-2" before: adding a second
// "x" changes no id but its own. The others get "x-2", "x-3", …; `next` remembers how far each name got, so that many
// equal ones stay cheap.
class Names {
 public:
  explicit Names(const std::vector<std::string>& wanted) : used_(wanted.begin(), wanted.end()) {}

  // To be called once for each of the wanted names, in order.
  std::string take(const std::string& wanted) {
    if (taken_.insert(wanted).second) return wanted;
    for (std::size_t n = std::max<std::size_t>(2, next_[wanted]);; ++n) {
      std::string candidate = wanted + "-" + std::to_string(n);
      if (!used_.insert(candidate).second) continue;
      next_[wanted] = n + 1;
      return candidate;
    }
  }

 private:
  std::set<std::string> used_;
  std::set<std::string> taken_;
  std::map<std::string, std::size_t> next_;
};

// Eight hexadecimal digits of FNV-1a.
std::string short_hash(std::string_view text) {
  std::uint32_t hash = 2166136261U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  std::string out;
  for (int shift = 28; shift >= 0; shift -= 4) out += "0123456789abcdef"[hash >> shift & 0xF];
  return out;
}

std::string wanted_id(const Page& page) {
  const std::string name = text::slug(page.name, "");
  return page.digest.date + "-" + (name.empty() ? text::slug(page.digest.topic, "digest") : name);
}

// Do two pages say the same? Those that have a name of their own need only share it and the title.
bool is_copy(const Page& page, const Page& of) {
  const Digest& a = page.digest;
  const Digest& b = of.digest;
  if (a.days != b.days || a.title != b.title || a.topic != b.topic) return false;
  if (!text::match_key(page.name).empty()) return true;
  if (page.known || of.known) {
    page.wanted = of.wanted = true;
    return false;
  }
  return a.overview == b.overview &&
         std::equal(page.entries.begin(), page.entries.end(), of.entries.begin(), of.entries.end(),
                    [](const PageEntry& x, const PageEntry& y) { return x.entry == y.entry; });
}

// One diagnostic for all copies of a page, at the first of them.
void report_copies(const std::vector<Page*>& group, std::vector<Diagnostic>& diagnostics) {
  const Page* first = nullptr;
  std::size_t count = 0;
  for (std::size_t i = 1; i < group.size(); ++i) {
    if (!is_copy(*group[i], *group[0])) continue;
    if (first == nullptr) first = group[i];
    ++count;
  }
  if (first == nullptr) return;
  const std::string more = count > 1 ? " (and " + std::to_string(count - 1) + " more)" : std::string();
  diagnostics.push_back(make_diagnostic(DiagnosticCode::kDuplicateDigest, first->digest.source_path, 0, 0,
                                        "There is a digest of the same date, name and title in " +
                                            group[0]->digest.source_path + "; this one" + more + " got the id " +
                                            first->digest.id + ". Remove one of them, or give it another name."));
}

}  // namespace

void give_ids(std::vector<Page>& pages, std::vector<Diagnostic>& diagnostics) {
  std::map<std::string, std::vector<Page*>> by_id;  // as no file system could confuse them
  for (Page& page : pages) by_id[text::lower_case(wanted_id(page))].push_back(&page);
  for (auto& [id, group] : by_id) {
    std::sort(group.begin(), group.end(),
              [](const Page* a, const Page* b) { return a->digest.source_path < b->digest.source_path; });
    for (std::size_t i = 0; i < group.size(); ++i) {
      Digest& digest = group[i]->digest;
      digest.id = wanted_id(*group[i]);
      if (i == 0) continue;
      digest.id += "-" + short_hash(digest.source_path).substr(0, 4);
      while (by_id.contains(text::lower_case(digest.id))) digest.id += short_hash(digest.id).substr(0, 4);
    }
    report_copies(group, diagnostics);
  }
}

void give_entry_ids(Page& page, std::vector<Diagnostic>& diagnostics) {
  std::vector<std::string> wanted;
  for (PageEntry& item : page.entries) {
    item.entry.video_id = video_id(item.entry.url);
    if (item.entry.video_id && item.entry.url.find("//") == std::string::npos) item.entry.url.insert(0, "https://");
    wanted.push_back(item.entry.video_id ? *item.entry.video_id : text::slug(item.entry.title, "entry"));
  }
  Names names(wanted);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    PageEntry& item = page.entries[i];
    item.entry.id = names.take(wanted[i]);
    if (!item.entry.video_id || item.entry.id == wanted[i]) continue;
    diagnostics.push_back(diagnostic_at(DiagnosticCode::kDuplicateEntry, page, item.line,
                                        "This video is already in the digest. Remove one of the two entries.",
                                        item.excerpt));
  }
}

}  // namespace yoyak::digest
