// One page between reading and finishing: split into overview and entries, with what needs the whole folder still open.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "digest/diagnostic.hpp"
#include "digest/model.hpp"
#include "digest/page/dating.hpp"
#include "digest/page/facts.hpp"
#include "digest/page/shape.hpp"
#include "digest/profile/profile.hpp"
#include "digest/profile/template.hpp"
#include "digest/source/lines.hpp"
#include "digest/source/spans.hpp"

namespace yoyak::digest {

struct PageEntry {
  Entry entry;             // without id
  std::uint32_t line = 0;  // of the heading
  std::optional<std::uint32_t> number;
  std::vector<std::string> anchors;  // ids that fragments may name
  // Title and channel are one text with several commas ("A, B, C"); the reader decides where the channel starts.
  std::string undecided;
  std::string line_under;        // a short line glued to the heading that no pattern knows; perhaps the channel
  bool channel_is_host = false;  // no channel was given; the link's host stands in
  std::string excerpt;           // the heading's line, for diagnostics
};

// A line of a list of contents in front of the entries: kept only where it says more than the entry it leads to.
struct ContentsItem {
  std::string placeholder;  // stands for it in the overview until references are resolved
  std::string markdown;
  std::string fragment;
};

// A link to a place within the page, as written.
struct FragmentLink {
  std::string fragment;  // without '#'
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string excerpt;
};

// A link or an image whose address is a path of the folder, as written.
struct LocalLink {
  std::string url;
  bool image = false;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string excerpt;
  bool wiki = false;  // "[[url]]"
};
// A link that was followed to see what it leads to: all that the address of a page or a file in its text depends on.
struct FollowedLink {
  std::string url;
  bool image = false;
  bool wiki = false;

  friend bool operator<(const FollowedLink& a, const FollowedLink& b) {
    return std::tie(a.url, a.image, a.wiki) < std::tie(b.url, b.image, b.wiki);
  }
};
// Links of a page to paths. Those behind them stay as they are written and are not followed: each takes some hundred
// bytes until the folder is read. A page of real digests has some hundred.
inline constexpr std::size_t kMaxLocalLinks = 10'000;
// Entries of a page. One with more is read as a whole, without entries: each is a row, a card and a part of every feed,
// so that a page of 1 MB with 12,000 takes 400 MB to build. A day has a hundred, a list of links some hundred.
inline constexpr std::size_t kMaxEntries = 3'000;

struct Page {
  Digest digest;  // without id and topic; entries stay empty
  TopicSources topics;
  std::string name;                                // of the file, without its date; empty where it says nothing
  std::vector<std::string> addresses;              // on its own site, as its front matter says: `permalink`, `aliases`
  std::set<std::string, std::less<>> title_notes;  // labels of the footnotes that its title refers to
  std::vector<std::string> former;                 // addresses that it had before (digest/page/addresses.hpp)
  std::vector<PageEntry> entries;
  std::vector<ContentsItem> contents;
  Definitions definitions;
  std::map<std::string, std::string, std::less<>> definition_lines;  // the whole line by label
  std::vector<FragmentLink> fragments;
  std::set<std::string, std::less<>> own_ids;  // match keys of its headings and anchors; only where there are fragments
  std::vector<LocalLink> local_links;          // in order
  bool too_many_links = false;                 // there are more
  bool too_many_entries = false;               // for kMaxEntries: all is overview
  std::uint32_t announced = 0;                 // the line of the heading that says that entries follow
  std::string announcement;                    // and its text, for diagnostics
  bool profile_matched = false;
  std::string link;          // that the front matter names: what a link post is about
  std::string link_channel;  // who published that, and how long it is in seconds, where it says so
  std::optional<std::uint32_t> link_duration;
  ShapeOfPage shape;  // of a page without the profile's

  // For the next build (digest/folder/known.hpp).
  PageDate dated;                        // before the folder decided
  ShapeOfPage own_shape;                 // before the folder asked for another
  std::optional<PageShape> asked_shape;  // for which it asked
  std::vector<FollowedLink> followed;    // in the order in which they were first followed
  bool known = false;                    // the page was not read: there are no texts
  mutable bool wanted = false;           // but its texts are needed
};

// At the first letter of a line of the page, whose text is `excerpt`; line 0 is the whole page.
Diagnostic diagnostic_at(DiagnosticCode code, const Page& page, std::uint32_t line, std::string message,
                         std::string_view excerpt = {});

struct SplitContext {
  std::string_view path;
  std::string_view title;  // of the front matter; may be empty
  std::string_view date;   // "YYYY-MM-DD"
  const Profile& profile;
  const std::vector<HeadPattern>& patterns;  // of the profile
  std::vector<Diagnostic>& diagnostics;
  const std::set<std::string, std::less<>>& title_notes;  // labels of footnotes that were taken out of the title
};

// Splits a page whose entries have the shapes of the profile. False, leaving `page` alone, where none has and no
// heading announces entries. These two are not inlined: an engine optimises what is hot function by function, and large
// functions take long.
[[gnu::noinline]] bool split_profile_page(std::vector<Line>& lines, SplitContext& context, Page& page);
// Splits any other page; as `asked` where it can be read so.
[[gnu::noinline]] void split_generic_page(const std::vector<Line>& lines, const SplitContext& context, Page& page,
                                          std::optional<PageShape> asked);

// Finds "[label]: address" lines, which may stand far from the text that uses them.
void collect_definitions(const std::vector<Line>& lines, Page& page);

// Notes every link to a place within the page, and the places there are. `body` starts at line `first_line` of the
// file.
[[gnu::noinline]] void collect_fragments(std::string_view body, std::uint32_t first_line,
                                         const std::vector<Line>& lines, Page& page);

// The lines without blank ones and breaks at both ends.
std::vector<Line> trim_lines(std::vector<Line> lines);

// Sets the overview from its lines, blank ones and breaks at both ends left out.
void set_overview(std::vector<Line> lines, bool keep_line_breaks, Page& page);

// The heading that names the page: the first, where it comes before any other text and is none of several of its level,
// else the only one of the first level. Empty where there is none.
std::string first_heading(const std::vector<Line>& lines);

// True where a heading says no more than title and date do.
bool repeats_title(std::string_view heading, const SplitContext& context);

}  // namespace yoyak::digest
