#include "archive/version.hpp"

#include <string>

#include "archive/format.hpp"

namespace yoyak::archive {

std::optional<Error> refuse_version(std::uint32_t version) {
  if (version == kFormatMajor) return std::nullopt;
  const bool newer = version > kFormatMajor;
  return Error{newer ? ErrorCode::kNewerFormat : ErrorCode::kOlderFormat,
               std::string("The archive was written by ") + (newer ? "a newer" : "an older") +
                   " version of Yoyak (format " + std::to_string(version) + ", this reader knows " +
                   std::to_string(kFormatMajor) + "). " +
                   (newer ? "Reload the page to get the newer reader." : "Publish the site again.")};
}

}  // namespace yoyak::archive
