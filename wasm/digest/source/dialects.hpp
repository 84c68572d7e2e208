// What generators and editors add to Markdown, as plain Markdown. Containers (":::tip", "!!! note", "{{% notice %}}",
// "{% hint %}", "<TabItem>") become alerts, disclosures and labels; comments ("%% … %%", "{/* … */}") and imports of
// MDX vanish. Code stays.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "digest/diagnostic.hpp"

namespace yoyak::digest {

// Lines keep their numbers; `first_line` is that of the first within the file. Containers of unknown names stay, and
// are reported, each name once.
std::string plain_dialects(std::string_view path, std::string body, std::uint32_t first_line,
                           std::vector<Diagnostic>& diagnostics);

}  // namespace yoyak::digest
