// The HTML of a digest's parts, from the model's Markdown. Structure and class names are documented in
// web/engine/types.d.ts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/partition.hpp"
#include "digest/model.hpp"
#include "engine/requests.hpp"
#include "markdown/html.hpp"

namespace yoyak::engine {

// `hits`: what to mark, or null; borrowed for the call.
std::string render_overview(const archive::DigestText& text, const RenderRequest& request,
                            const markdown::HitFinder* hits);
// The sections of the entry of that id. A label that says what `group` does, the heading over the entry, is left out.
std::string render_entry(const archive::DigestText& text, const std::vector<digest::Section>& sections,
                         std::string_view id, std::string_view group, const RenderRequest& request,
                         const markdown::HitFinder* hits);

}  // namespace yoyak::engine
