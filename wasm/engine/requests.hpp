// Reads requests (web/engine/types.d.ts) from JSON into values. Names are looked up in the open archive.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "base/result.hpp"
#include "filter/catalog.hpp"
#include "filter/select.hpp"

namespace yoyak::engine {

// Which parts of a digest are rendered, and how.
struct RenderRequest {
  std::string digest;
  std::optional<std::string> entry;
  std::uint32_t overview_level = 3, entry_level = 4;  // of the first heading that the rendered text may use
  std::string id_prefix;
  std::string base;           // address of the site, for links to other digests and files (markdown/local_address.hpp)
  bool inline_files = false;  // the host has the bytes of files
  bool show_images = false;   // of other hosts, unasked
  bool top = false;           // of a page: which entries count most
  std::map<std::string, std::string> labels;  // by section kind
  std::string query;                          // hits to mark
};

struct SearchRequest {
  std::string query, today;
  std::uint32_t snippet = 140;          // code points; 0: no snippets
  std::uint32_t snippets = UINT32_MAX;  // rows that have them at most, those of overviews and tiers included
  bool tiers = true;
  std::uint32_t tier_limit = 20;  // rows of each tier
  std::string tier;               // list only this kind of tier; empty: the results of the query itself
};

struct TallyRequest {
  std::string query, today;
  std::uint32_t rising = 0;  // maximum number of words; 0: none, and titles are not needed
};

// What the user does not want to see.
struct MuteRequest {
  std::vector<std::string> channels;
  std::vector<std::string> words;  // of titles
};

struct CompleteRequest {
  std::string query;
  std::uint32_t cursor = UINT32_MAX;  // UTF-16 units; default: the end
  std::uint32_t limit = 8;
  std::string names;  // "channels" or "topics": the query is the beginning of such a name, not a query
};

// `usual`: the order if the request has none.
Result<filter::Selection> read_selection(std::string_view request, const filter::Catalog& catalog,
                                         filter::Sort usual = filter::Sort::kNewest);
// The members of a search that a selection does not have; read_selection() reads the others, with "relevance" as an
// order.
Result<SearchRequest> read_search_request(std::string_view request);
// The same for a tally.
Result<TallyRequest> read_tally_request(std::string_view request);
// The member `mute` of a request that selects entries, or of a page.
Result<MuteRequest> read_mute(std::string_view request);
Result<CompleteRequest> read_complete_request(std::string_view request);
Result<bool> read_marks(std::string_view request, filter::Marks& marks);
Result<filter::DigestSelection> read_digest_selection(std::string_view request, const filter::Catalog& catalog);
Result<RenderRequest> read_render_request(std::string_view request);
// {"id":…}
Result<std::string> read_id(std::string_view request);

}  // namespace yoyak::engine
