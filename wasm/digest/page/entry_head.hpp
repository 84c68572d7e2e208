// Recognises the heading of an entry, with the line under it, by the profile's patterns or by its shape.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "digest/page/link_text.hpp"
#include "digest/page/page.hpp"

namespace yoyak::digest {

struct EntryHead {
  PageEntry page_entry;
  std::size_t lines = 1;    // how many lines it takes, blank ones before the line under the heading included
  bool by_pattern = false;  // by a pattern of the profile, with time or length: only digests of the profile have these
  bool line_breaks = false;
  std::vector<Section> rest;  // what the heading says besides: further links, a note
};

// The heading at lines[index]; nothing where it is no entry's. An entry has a link, or a time or a length.
std::optional<EntryHead> try_entry_head(const std::vector<Line>& lines, std::size_t index, const Heading& heading,
                                        const SplitContext& context, const Definitions& definitions);

// The same for the item of a list at lines[index]: "- [title](url), 22분". Nothing where it has no link or stands in
// another item.
std::optional<EntryHead> try_entry_item(const std::vector<Line>& lines, std::size_t index, const SplitContext& context,
                                        const Definitions& definitions);

}  // namespace yoyak::digest
