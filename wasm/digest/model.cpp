#include "digest/model.hpp"

#include <array>
#include <cstddef>

namespace yoyak::digest {
namespace {
constexpr std::array<std::string_view, static_cast<std::size_t>(SectionKind::kCount)> kKindNames = {
    "intent", "main", "key_sentences", "messages", "other"};
}  // namespace

std::string_view section_kind_name(SectionKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

std::optional<SectionKind> section_kind_from_name(std::string_view name) {
  for (std::size_t i = 0; i < kKindNames.size(); ++i) {
    if (kKindNames[i] == name) return static_cast<SectionKind>(i);
  }
  return std::nullopt;
}

}  // namespace yoyak::digest
