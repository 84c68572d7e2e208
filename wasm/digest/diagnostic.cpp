#include "digest/diagnostic.hpp"

#include <array>

#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

constexpr std::array<DiagnosticInfo, static_cast<std::size_t>(DiagnosticCode::kCount)> kInfos = {{
    {"utf-16", Severity::kWarning},
    {"invalid-utf8", Severity::kWarning},
    {"front-matter-invalid", Severity::kWarning},
    {"front-matter-unclosed", Severity::kWarning},
    {"page-in-fence", Severity::kWarning},
    {"liquid", Severity::kInfo},
    {"unpublished", Severity::kInfo},
    {"invalid-date", Severity::kWarning},
    {"date-mismatch", Severity::kWarning},
    {"date-in-future", Severity::kWarning},
    {"date-far-away", Severity::kWarning},
    {"not-a-digest", Severity::kInfo},
    {"no-entries", Severity::kWarning},
    {"empty-digest", Severity::kWarning},
    {"entry-without-link", Severity::kWarning},
    {"entry-without-title", Severity::kWarning},
    {"entry-without-channel", Severity::kWarning},
    {"entry-without-length", Severity::kInfo},
    {"entry-without-text", Severity::kWarning},
    {"ambiguous-channel", Severity::kInfo},
    {"duplicate-entry", Severity::kWarning},
    {"duplicate-digest", Severity::kWarning},
    {"broken-reference", Severity::kWarning},
    {"broken-link", Severity::kWarning},
    {"too-many-entries", Severity::kWarning},
    {"too-many-links", Severity::kWarning},
    {"more-problems", Severity::kWarning},
}};

}  // namespace

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::kInfo:
      return "info";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      return "error";
  }
  return "error";
}

std::span<const DiagnosticInfo> all_diagnostics() { return kInfos; }

std::string excerpt_at(std::string_view source_line, std::size_t offset, std::uint32_t column) {
  std::string excerpt;
  if (column > kMaxExcerpt - kExcerptTail) {
    for (std::size_t letters = 0; letters < kExcerptLead && offset > 0;) {
      --offset;
      letters += (static_cast<unsigned char>(source_line[offset]) & 0xC0U) != 0x80U;
    }
    source_line.remove_prefix(offset);
    excerpt = "…";
  }
  const std::string_view cut = text::first_code_points(source_line, kMaxExcerpt);
  excerpt += cut;
  if (cut.size() < source_line.size()) excerpt += "…";
  return excerpt;
}

Diagnostic more_problems(std::string_view file, std::size_t count) {
  return make_diagnostic(
      DiagnosticCode::kMoreProblems, file, 0, 0,
      std::to_string(count) + " more problems of this page are not listed. Correct the others first.");
}

Diagnostic make_diagnostic(DiagnosticCode code, std::string_view file, std::uint32_t line, std::uint32_t column,
                           std::string message, std::string_view source_line) {
  const DiagnosticInfo& info = kInfos[static_cast<std::size_t>(code)];
  const std::size_t offset = column == 0 ? 0 : text::first_code_points(source_line, column - 1).size();
  return {std::string(file),
          line,
          column,
          info.severity,
          std::string(info.code),
          std::move(message),
          excerpt_at(source_line, offset, column)};
}

}  // namespace yoyak::digest
