// The HTML of a digest's parts, from the model's Markdown. Structure and class names are documented in
// web/engine/types.d.ts.
#pragma once

#include <string>
#include <vector>

#include "archive/partition.hpp"
#include "digest/model.hpp"
#include "engine/requests.hpp"

namespace yoyak::engine {

std::string render_overview(const archive::DigestText& text, const RenderRequest& request);
std::string render_entry(const std::vector<digest::Section>& sections, const RenderRequest& request);

}  // namespace yoyak::engine
