// What one pass over a text shows, before anything else reads it: whether it is UTF-8, and where the few characters
// stand that Markdown needs special care for. For wasm/markdown; knows nothing of Markdown itself.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace yoyak::text {

struct Survey {
  bool valid = true;  // well-formed UTF-8
  bool nul = false;   // these bytes occur
  bool tilde = false;
  bool brace = false;                  // {
  bool pipe = false;                   // |
  bool comment = false;                // <!--
  bool right_to_left = false;          // Hebrew, Arabic and their neighbours may occur
  bool byte_ef = false;                // the first byte of U+F000…U+FFFF
  bool four_bytes = false;             // characters beyond U+FFFF (may be true without them in ill-formed text)
  std::vector<std::uint32_t> stars;    // where runs of `*` begin
  std::vector<std::uint32_t> targets;  // where `](` stands
  // The last character of `://`, `[[` and `[^`, the last w of `www.`, and each `@`.
  std::vector<std::uint32_t> signs;
  std::vector<std::uint32_t> equals;  // where `==` ends that no `=` comes before
  std::vector<std::uint32_t> maths;   // where runs of `$`, `\(`, `\[` and `\b…` begin
};

// Linear, one look at each byte. Offsets hold for the first 4 GB.
Survey survey(std::string_view text);

}  // namespace yoyak::text
