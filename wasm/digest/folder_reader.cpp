#include "digest/folder_reader.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "digest/page/facts.hpp"
#include "digest/page/page.hpp"
#include "digest/page/references.hpp"
#include "digest/profile/byline.hpp"
#include "digest/source/front_matter.hpp"
#include "digest/source/source_text.hpp"
#include "digest/values/links.hpp"
#include "text/characters.hpp"
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

// Channel and title of "A, B, C": the longest ending that is a channel elsewhere, else the last part. Endings longer
// than every known channel are not looked at, so that a heading of thousands of commas costs no more than its length.
bool decide_channel(const std::string& text, const std::set<std::string>& known, std::size_t longest, Entry& entry) {
  std::size_t found = 0;
  std::size_t name = 0;
  std::string key;
  std::size_t end = text.size();
  for (std::size_t at = text.size(); at-- > 1 && key.size() <= longest;) {
    const std::size_t size = byline_separator_at(text, at);
    if (size == 0) continue;
    key = text::match_key(std::string_view(text).substr(at + size, end - at - size)) + key;
    end = at;
    if (!known.contains(key)) continue;
    found = at;
    name = at + size;
  }
  if (found == 0) return false;
  entry.title = text::trim(std::string_view(text).substr(0, found));
  entry.channel = text::trim(std::string_view(text).substr(name));
  return true;
}

// A line under the heading that is nothing but the name of a channel known elsewhere.
void take_channel_line(const std::set<std::string>& known, PageEntry& item) {
  if (!item.entry.channel.empty() || item.line_under.empty() || !known.contains(text::match_key(item.line_under)))
    return;
  for (Section& section : item.entry.sections) {
    const std::size_t end = std::min(section.markdown.find('\n'), section.markdown.size());
    if (!section.label.empty() || text::trim(section.markdown.substr(0, end)) != item.line_under) continue;
    item.entry.channel = inline_text(item.line_under);
    section.markdown.erase(0, section.markdown.find_first_not_of('\n', end));
    if (section.markdown.empty()) std::erase(item.entry.sections, section);
    return;
  }
}

}  // namespace

struct FolderReader::Impl {
  explicit Impl(Profile used) : profile(std::move(used)), patterns(compile(profile.entries)) {}

  Profile profile;
  std::vector<HeadPattern> patterns;
  std::vector<Page> pages;
  std::vector<Diagnostic> diagnostics;
  std::uint32_t unpublished = 0;

  // At the first letter of `line`, whose text is `excerpt`; line 0 is the whole page.
  void report(DiagnosticCode code, const Page& page, std::uint32_t line, std::string message,
              std::string_view excerpt = {}) {
    const auto column =
        line == 0 ? 0 : static_cast<std::uint32_t>(std::min(excerpt.find_first_not_of(" \t"), excerpt.size()) + 1);
    diagnostics.push_back(make_diagnostic(code, page.digest.source_path, line, column, std::move(message), excerpt));
  }

  void decide_channels();
  void give_ids();
  void give_entry_ids(Page& page);
  void check(Page& page);
  void link(Page& page);
};

FolderReader::FolderReader(Profile profile) : impl_(std::make_unique<Impl>(std::move(profile))) {}
FolderReader::FolderReader(FolderReader&&) noexcept = default;
FolderReader::~FolderReader() = default;

void FolderReader::add(std::string_view given_path, std::string_view bytes) {
  Impl& impl = *impl_;
  const std::string path = text::sanitise(given_path);
  const std::string source = decode_source(path, bytes, impl.diagnostics);
  const std::vector<std::string_view> lines = split_lines(source);
  const FrontMatter front = read_front_matter(path, lines, impl.diagnostics);
  const bool draft =
      front.flag("draft") == true || path.starts_with("_drafts/") || path.find("/_drafts/") != std::string::npos;
  if (front.flag("published") == false || draft) {
    ++impl.unpublished;
    return;
  }
  std::vector<Line> blocks = read_blocks(lines, front.body);
  std::string heading = first_heading(blocks);
  for (const auto* words :
       {&impl.profile.overview_headings, &impl.profile.entries_headings, &impl.profile.contents_headings}) {
    if (is_one_of(heading, *words)) heading.clear();  // of a part of the page
  }
  const PageFacts facts = read_facts(path, front, heading, lines, impl.diagnostics);
  if (facts.date.empty()) {
    impl.diagnostics.push_back(make_diagnostic(DiagnosticCode::kNotADigest, path, 0, 0,
                                               "Not a digest: no date in front matter, file name or path. If it is "
                                               "one, add `date: YYYY-MM-DD` or name the file YYYY-MM-DD-TOPIC.md."));
    return;
  }

  Page page;
  page.digest.source_path = path;
  page.digest.date = facts.date;
  page.digest.title = facts.title;
  page.digest.description = front.text({"description", "summary", "excerpt"});
  page.digest.collection = front.text({"parent"});
  collect_definitions(blocks, page);
  if (front.body < lines.size()) {
    const auto start = static_cast<std::size_t>(lines[front.body].data() - source.data());
    collect_fragments(std::string_view(source).substr(start), static_cast<std::uint32_t>(front.body + 1), blocks, page);
  }
  SplitContext context{path, page.digest.title, page.digest.date, impl.profile, impl.patterns, impl.diagnostics};
  if (!split_profile_page(blocks, context, page)) split_generic_page(blocks, context, page);
  page.digest.topic = choose_topic(path, front, facts, page.profile_matched, impl.profile);
  if (page.digest.title.empty()) {
    // Jekyll makes a title of the file name; so do we where it says more than date and topic.
    std::string words = facts.slug_of_name;
    std::replace_if(
        words.begin(), words.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
    words = text::collapse_spaces(words);
    const std::string key = text::match_key(words);
    const bool says_more =
        !words.empty() && key != text::match_key(page.digest.topic) && key != "index" && key != "readme";
    page.digest.title = says_more ? words : page.digest.date + " " + page.digest.topic;
  }
  impl.pages.push_back(std::move(page));
}

void FolderReader::Impl::decide_channels() {
  std::set<std::string> known;
  for (const Page& page : pages) {
    for (const PageEntry& item : page.entries) {
      if (item.undecided.empty() && !item.entry.channel.empty()) known.insert(text::match_key(item.entry.channel));
    }
  }
  std::size_t longest = 0;
  for (const std::string& key : known) longest = std::max(longest, key.size());
  for (Page& page : pages) {
    for (PageEntry& item : page.entries) {
      if (!item.undecided.empty() && !decide_channel(item.undecided, known, longest, item.entry) &&
          !item.entry.channel.empty()) {
        report(DiagnosticCode::kAmbiguousChannel, page, item.line,
               "Title and channel are separated by commas, and no other entry names this channel: \"" +
                   item.entry.channel +
                   "\" was taken. If that is wrong, write [TITLE](URL) in the heading and the channel in the line "
                   "under it.",
               item.excerpt);
      }
      take_channel_line(known, item);
      if (item.entry.channel.empty()) {
        item.entry.channel = host_of(item.entry.url);
        item.channel_is_host = true;
      }
    }
  }
}

void FolderReader::Impl::give_ids() {
  std::vector<std::string> wanted;
  for (const Page& page : pages) wanted.push_back(page.digest.date + "-" + text::slug(page.digest.topic, "digest"));
  Names names(wanted);
  std::map<std::string, std::string> first_path;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    Page& page = pages[i];
    page.digest.id = names.take(wanted[i]);
    if (page.digest.id == wanted[i]) {
      first_path.emplace(wanted[i], page.digest.source_path);
    } else {
      report(DiagnosticCode::kDuplicateDigest, page, 0,
             "There is a digest of the same date and topic in " + first_path[wanted[i]] + "; this one got the id " +
                 page.digest.id + ". Give one of them another topic, or remove it.");
    }
    give_entry_ids(page);
  }
}

void FolderReader::Impl::give_entry_ids(Page& page) {
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
    if (item.entry.video_id && item.entry.id != wanted[i]) {
      report(DiagnosticCode::kDuplicateEntry, page, item.line,
             "This video is already in the digest. Remove one of the two entries.", item.excerpt);
    }
  }
}

void FolderReader::Impl::check(Page& page) {
  if (page.entries.empty() && text::trim(page.digest.overview).empty()) {
    report(DiagnosticCode::kEmptyDigest, page, 0, "The page has a date but no text. Write it or remove the file.");
  }
  for (const PageEntry& item : page.entries) {
    if (item.entry.title.empty())
      report(DiagnosticCode::kEntryWithoutTitle, page, item.line, "The entry has no title. Write it in its heading.",
             item.excerpt);
  }
  if (!page.profile_matched) return;
  if (page.entries.empty()) {
    report(DiagnosticCode::kNoEntries, page, page.announced,
           "This heading announces entries, but none was found; all text is in the overview. Entries start with a "
           "heading or an item of a list that holds a link.",
           page.announcement);
  }
  for (const PageEntry& item : page.entries) {
    const Entry& entry = item.entry;
    if (entry.url.empty()) {
      report(DiagnosticCode::kEntryWithoutLink, page, item.line,
             "The entry has no link. Write its heading as ### [TITLE](URL).", item.excerpt);
    }
    if (entry.channel.empty() || item.channel_is_host) {
      report(DiagnosticCode::kEntryWithoutChannel, page, item.line,
             "The entry names no channel. Write CHANNEL, TIME, LENGTH in the line under its heading.", item.excerpt);
    }
    if (!entry.duration_s) {
      report(DiagnosticCode::kEntryWithoutLength, page, item.line, "The entry has no length, so totals leave it out.",
             item.excerpt);
    }
    const bool has_text = std::any_of(entry.sections.begin(), entry.sections.end(),
                                      [](const Section& s) { return !s.markdown.empty() || !s.label.empty(); });
    if (!has_text)
      report(DiagnosticCode::kEntryWithoutText, page, item.line, "Nothing is written under this heading.",
             item.excerpt);
  }
}

void FolderReader::Impl::link(Page& page) {
  const References references(page);
  restore_contents(references, page);
  for (const FragmentLink& link : page.fragments) {
    const Entry* entry = references.find(link.fragment);
    const bool several = !entry && references.could_be_several(link.fragment);
    if (entry || (!several && page.own_ids.contains(text::match_key(link.fragment)))) continue;
    diagnostics.push_back(make_diagnostic(
        DiagnosticCode::kBrokenReference, page.digest.source_path, link.line, link.column,
        "#" + link.fragment +
            (several
                 ? " could be several entries of this page. Write the link in the entry's capital and small letters."
                 : " leads to no entry of this page. Correct the link or add the entry's anchor.")));
    diagnostics.back().excerpt = link.excerpt;
  }
  page.digest.overview = references.link(page.digest.overview, page.profile_matched);
  add_definitions(page, page.digest.overview);
  for (PageEntry& item : page.entries) {
    for (Section& section : item.entry.sections) {
      section.markdown = references.link(section.markdown, false);
      add_definitions(page, section.markdown);
    }
  }
}

ReadResult FolderReader::finish() {
  Impl& impl = *impl_;
  std::stable_sort(impl.pages.begin(), impl.pages.end(),
                   [](const Page& a, const Page& b) { return a.digest.source_path < b.digest.source_path; });
  impl.decide_channels();
  impl.give_ids();
  ReadResult result;
  for (Page& page : impl.pages) {
    impl.check(page);
    impl.link(page);
    for (PageEntry& item : page.entries) page.digest.entries.push_back(std::move(item.entry));
    result.digests.push_back(std::move(page.digest));
  }
  std::stable_sort(result.digests.begin(), result.digests.end(), [](const Digest& a, const Digest& b) {
    if (a.date != b.date) return a.date > b.date;
    if (a.topic != b.topic) return a.topic < b.topic;
    return a.source_path < b.source_path;
  });
  std::stable_sort(impl.diagnostics.begin(), impl.diagnostics.end(), [](const Diagnostic& a, const Diagnostic& b) {
    if (a.file != b.file) return a.file < b.file;
    if (a.line != b.line) return a.line < b.line;
    return a.column < b.column;
  });
  result.diagnostics = std::move(impl.diagnostics);
  result.unpublished = impl.unpublished;
  impl.pages.clear();
  impl.diagnostics.clear();
  impl.unpublished = 0;
  return result;
}

}  // namespace yoyak::digest
