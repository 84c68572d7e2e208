#include "base/result.hpp"

#include <array>
#include <cstddef>

namespace yoyak {

std::string_view error_name(ErrorCode code) {
  constexpr std::array<std::string_view, static_cast<std::size_t>(ErrorCode::kCount)> kNames = {
      "bad-request",  "not-open", "not-found", "bad-manifest", "newer-format",
      "older-format", "damaged",  "truncated", "too-large",    "bad-config"};
  const auto index = static_cast<std::size_t>(code);
  return index < kNames.size() ? kNames[index] : "unknown";
}

}  // namespace yoyak
