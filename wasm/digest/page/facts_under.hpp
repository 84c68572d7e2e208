// The facts that stand under a title, one or several in a line: who published it, when, how long it is, where it is.
// For pages of any form; the lines under the headings of the profile are entry_head's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "digest/page/blocks.hpp"
#include "digest/profile/profile.hpp"
#include "digest/source/spans.hpp"

namespace yoyak::digest {

struct FactsUnder {
  std::string title;    // plain text; empty where none is named, as the others
  std::string channel;  // plain text
  std::string url;
  std::optional<std::string> time;
  std::optional<std::uint32_t> duration;  // seconds
  std::size_t count = 0;                  // how many there are
  std::vector<Line> rest;                 // lines among them that say something else
  std::size_t last = 0;                   // behind the last line that holds one

  // Do they make what stands over them an entry? An address, or who and how long.
  bool make_an_entry() const { return !url.empty() || (!channel.empty() && (time || duration)); }
};

// The facts at the start of `range`, blank lines before and between them allowed: "- **채널**: 가람", "URL: https://…",
// a line of links, "가람, 2025-12-01, 12분", a table of names and values. They end with the first line that is none.
FactsUnder facts_under(const std::vector<Line>& lines, LineRange range, const Profile& profile,
                       const Definitions& definitions);

// Does an address lead away from the site, to a source? Relative ones do not.
bool leads_away(std::string_view url);

}  // namespace yoyak::digest
