// What the reader of digests noticed. Reading never fails: it returns the model plus these.
// Every code is in one table (all_diagnostics) with its severity; docs/diagnostics.md documents each, and a test
// compares the two.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yoyak::digest {

enum class Severity : std::uint8_t { kInfo, kWarning, kError };

// "info", "warning", "error".
std::string_view severity_name(Severity severity);

struct Diagnostic {
  std::string file;          // source path as given
  std::uint32_t line = 0;    // 1-based; 0 where the whole file is meant
  std::uint32_t column = 0;  // 1-based, in Unicode code points; 0 where the whole line is meant
  Severity severity = Severity::kWarning;
  std::string code;     // stable kebab-case name, documented in docs/diagnostics.md
  std::string message;  // what is wrong and what to do, one or two English sentences
  std::string excerpt;  // the source line concerned, cut to a readable length; may be empty
};

enum class DiagnosticCode : std::uint8_t {
  kUtf16,
  kInvalidUtf8,
  kFrontMatterInvalid,
  kFrontMatterUnclosed,
  kPageInFence,
  kLiquid,
  kUnpublished,
  kInvalidDate,
  kDateMismatch,
  kDateInFuture,
  kDateFarAway,
  kNotADigest,
  kNoEntries,
  kEmptyDigest,
  kEntryWithoutLink,
  kEntryWithoutTitle,
  kEntryWithoutChannel,
  kEntryWithoutLength,
  kEntryWithoutText,
  kAmbiguousChannel,
  kDuplicateEntry,
  kDuplicateDigest,
  kBrokenReference,
  kBrokenLink,
  kTooManyEntries,
  kTooManyLinks,
  kMoreProblems,
  kCount  // sentinel
};

struct DiagnosticInfo {
  std::string_view code;
  Severity severity;
};

// In the order of DiagnosticCode.
std::span<const DiagnosticInfo> all_diagnostics();

// With the code's severity. The excerpt is cut to kMaxExcerpt code points; where `column` stands so far right that it
// would be cut off, it starts with "…" and then kExcerptLead code points before the column.
Diagnostic make_diagnostic(DiagnosticCode code, std::string_view file, std::uint32_t line, std::uint32_t column,
                           std::string message, std::string_view source_line = {});

// The excerpt of a line for a place `offset` bytes into it, which is its column `column`. Looks at no more of the line
// than it shows.
std::string excerpt_at(std::string_view source_line, std::size_t offset, std::uint32_t column);

inline constexpr std::size_t kMaxExcerpt = 120;  // fits one line of a wide terminal after the position
inline constexpr std::size_t kExcerptTail = 20;  // what must be seen behind the place
inline constexpr std::size_t kExcerptLead = 60;  // and before it; scripts/cli/report.mjs puts its caret by these three

// Diagnostics of one file that are listed. A page of 1 MB may have a hundred thousand, which nobody reads and which
// take the host more memory than the page.
inline constexpr std::size_t kMaxListed = 1000;

// Says that a file has `count` more.
Diagnostic more_problems(std::string_view file, std::size_t count);

// Calls use(diagnostic) for those to be listed; the ones of a file follow each other.
template <typename Use>
void each_listed(const std::vector<Diagnostic>& diagnostics, Use use) {
  for (std::size_t begin = 0; begin < diagnostics.size();) {
    std::size_t end = begin;
    while (end < diagnostics.size() && diagnostics[end].file == diagnostics[begin].file) ++end;
    const std::size_t listed = std::min(end - begin, kMaxListed);
    for (std::size_t i = begin; i < begin + listed; ++i) use(diagnostics[i]);
    if (begin + listed < end) use(more_problems(diagnostics[begin].file, end - begin - listed));
    begin = end;
  }
}

}  // namespace yoyak::digest
