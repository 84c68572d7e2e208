// What the reader of digests noticed. Reading never fails: it returns the model plus these.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace yoyak::digest {

enum class Severity : std::uint8_t { kInfo, kWarning, kError };

// "info", "warning", "error".
std::string_view severity_name(Severity severity);

struct Diagnostic {
  std::string file;         // source path as given
  std::uint32_t line = 0;   // 1-based; 0 where the whole file is meant
  std::uint32_t column = 0; // 1-based, in Unicode code points; 0 where the whole line is meant
  Severity severity = Severity::kWarning;
  std::string code;         // stable kebab-case name, documented in docs/diagnostics.md
  std::string message;      // what is wrong and what to do, one or two English sentences
  std::string excerpt;      // the source line concerned, cut to a readable length; may be empty
};

}  // namespace yoyak::digest
