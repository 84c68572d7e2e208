// What a folder must know of a page to decide about all of its pages. With it, a page that did not change since the
// last build need not be read again: its digest is the same if the folder decides the same about it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "digest/diagnostic.hpp"
#include "digest/page/dating.hpp"
#include "digest/page/page.hpp"

namespace yoyak::digest {

struct KnownPage {
  PageDate dated;  // as the page alone says
  // Without texts. Its entries are those that say something about channels, and no others.
  Page page;
  std::vector<Diagnostic> diagnostics;  // of the page alone
  std::string outcome;                  // what the folder decided: its date, shape, topic, id, channels and links
};

// Of a page that was split and about which nothing else was decided yet; without diagnostics and outcome.
KnownPage known_of(const Page& page);

// The entries about whose channels the folder decides.
std::vector<std::size_t> open_channels(const Page& page);

std::string write_known(const KnownPage& known);
// Nothing where the bytes are damaged.
std::optional<KnownPage> read_known(std::string_view path, std::string_view bytes);

}  // namespace yoyak::digest
