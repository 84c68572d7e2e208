// Requests of web/engine/types.d.ts from JSON into values. Names are resolved against the open archive.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "base/result.hpp"
#include "query/catalog.hpp"
#include "query/select.hpp"

namespace yoyak::engine {

struct RenderRequest {
  std::string digest;
  std::optional<std::string> entry;
  std::optional<std::uint32_t> heading_level;
  std::string id_prefix;
  std::map<std::string, std::string> labels;  // by section kind
};

Result<query::Selection> read_selection(std::string_view request, const query::Catalog& catalog);
Result<query::DigestSelection> read_digest_selection(std::string_view request, const query::Catalog& catalog);
Result<RenderRequest> read_render_request(std::string_view request);
// {"id":…}
Result<std::string> read_id(std::string_view request);

}  // namespace yoyak::engine
