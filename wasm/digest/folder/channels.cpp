#include "digest/folder/channels.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "digest/profile/byline.hpp"
#include "digest/values/links.hpp"
#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

// Channel and title of "A, B, C": the longest ending that is a channel elsewhere, else the last part. Endings that are
// longer than every known channel are skipped, so that the time is linear even for thousands of commas.
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

void decide_channels(std::vector<Page>& pages, std::vector<Diagnostic>& diagnostics) {
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
        diagnostics.push_back(diagnostic_at(
            DiagnosticCode::kAmbiguousChannel, page, item.line,
            "Title and channel are separated by commas, and no other entry names this channel: \"" +
                item.entry.channel +
                "\" was taken. If that is wrong, write [TITLE](URL) in the heading and the channel in the line "
                "under it.",
            item.excerpt));
      }
      take_channel_line(known, item);
      if (item.entry.channel.empty()) {
        item.entry.channel = host_of(item.entry.url);
        item.channel_is_host = true;
      }
    }
  }
}

}  // namespace yoyak::digest
