// The model as Markdown in the form that FolderReader reads: its inverse. For `yoyak export --format md`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "digest/model.hpp"

namespace yoyak::digest {

// One digest becomes a page with front matter, which reads as the same digest if it was read from the documented form
// (docs/digests.md) itself, but line breaks in entries become hard ones, as this form means them. It keeps no record
// of weeks and months, and joins the inner ones of more than two groups. Several digests become one text, each under a
// heading of its own.
std::string to_markdown(const std::vector<Digest>& digests);

// Digests from a JSON array of what digest/json.hpp writes. Error kBadRequest.
Result<std::vector<Digest>> digests_from_json(std::string_view json);

}  // namespace yoyak::digest
