// Requests of web/engine/types.d.ts from JSON into values. Names are resolved against the open archive.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "base/result.hpp"
#include "filter/catalog.hpp"
#include "filter/select.hpp"

namespace yoyak::engine {

// How a digest's parts are rendered, and which.
struct RenderRequest {
  std::string digest;
  std::optional<std::string> entry;
  std::uint32_t overview_level = 3, entry_level = 4;  // of the first heading that the rendered text may use
  std::string id_prefix;
  std::map<std::string, std::string> labels;  // by section kind
  std::string query;                          // its hits are marked
};

struct SearchRequest {
  std::string query, today;
  std::uint32_t snippet = 140;  // code points; 0: no snippets
  bool tiers = true;
  std::uint32_t tier_limit = 20;  // rows of each tier
  std::string tier;               // the kind of the one tier that is to be listed; empty: what the query itself finds
};

struct TallyRequest {
  std::string query, today;
  std::uint32_t rising = 0;  // words at most; 0: none, and no title is asked for
};

struct CompleteRequest {
  std::string query;
  std::uint32_t cursor = UINT32_MAX;  // UTF-16 units; default: the end
  std::uint32_t limit = 8;
  std::string names;  // "channels" or "topics": the query is the beginning of such a name, not a query
};

// `usual`: the order where the request names none.
Result<filter::Selection> read_selection(std::string_view request, const filter::Catalog& catalog,
                                         filter::Sort usual = filter::Sort::kNewest);
// The members of a search that a selection does not have; read_selection() reads the others, with "relevance" as an
// order.
Result<SearchRequest> read_search_request(std::string_view request);
// Likewise, of a tally.
Result<TallyRequest> read_tally_request(std::string_view request);
Result<CompleteRequest> read_complete_request(std::string_view request);
Result<bool> read_marks(std::string_view request, filter::Marks& marks);
Result<filter::DigestSelection> read_digest_selection(std::string_view request, const filter::Catalog& catalog);
Result<RenderRequest> read_render_request(std::string_view request);
// {"id":…}
Result<std::string> read_id(std::string_view request);

}  // namespace yoyak::engine
