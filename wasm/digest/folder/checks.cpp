#include "digest/folder/checks.hpp"

#include <algorithm>

#include "text/characters.hpp"

namespace yoyak::digest {

void check_page(const Page& page, std::vector<Diagnostic>& diagnostics) {
  const auto report = [&](DiagnosticCode code, std::uint32_t line, std::string message, std::string_view excerpt = {}) {
    diagnostics.push_back(diagnostic_at(code, page, line, std::move(message), excerpt));
  };
  if (page.entries.empty() && text::trim(page.digest.overview).empty()) {
    report(DiagnosticCode::kEmptyDigest, 0, "The page has a date but no text. Write it or remove the file.");
  }
  for (const PageEntry& item : page.entries) {
    if (item.entry.title.empty())
      report(DiagnosticCode::kEntryWithoutTitle, item.line, "The entry has no title. Write it in its heading.",
             item.excerpt);
  }
  if (page.too_many_entries)
    report(DiagnosticCode::kTooManyEntries, 0, "The page has more than 3,000 entries, so it is one text. Divide it.");
  if (!page.profile_matched) return;
  if (page.entries.empty()) {
    report(DiagnosticCode::kNoEntries, page.announced,
           "This heading announces entries, but none was found; all text is in the overview. Entries start with a "
           "heading or an item of a list that holds a link.",
           page.announcement);
  }
  for (const PageEntry& item : page.entries) {
    const Entry& entry = item.entry;
    if (entry.url.empty()) {
      report(DiagnosticCode::kEntryWithoutLink, item.line,
             "The entry has no link. Write its heading as ### [TITLE](URL).", item.excerpt);
    }
    if (entry.channel.empty() || item.channel_is_host) {
      report(DiagnosticCode::kEntryWithoutChannel, item.line,
             "The entry names no channel. Write CHANNEL, TIME, LENGTH in the line under its heading.", item.excerpt);
    }
    if (!entry.duration_s) {
      report(DiagnosticCode::kEntryWithoutLength, item.line, "The entry has no length, so totals leave it out.",
             item.excerpt);
    }
    const bool has_text = std::any_of(entry.sections.begin(), entry.sections.end(),
                                      [](const Section& s) { return !s.markdown.empty() || !s.label.empty(); });
    if (!has_text)
      report(DiagnosticCode::kEntryWithoutText, item.line, "Nothing is written under this heading.", item.excerpt);
  }
}

}  // namespace yoyak::digest
