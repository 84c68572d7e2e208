#include "digest/source/places.hpp"

#include <algorithm>

#include "digest/diagnostic.hpp"
#include "text/utf8.hpp"

namespace yoyak::digest {

Places::Places(std::string_view body, std::uint32_t first_line)
    : body_(body), line_end_(std::min(body.find('\n'), body.size())), line_(first_line) {}

Place Places::at(std::size_t offset) {
  while (line_end_ < offset) {
    counted_ = line_start_ = line_end_ + 1;
    line_end_ = std::min(body_.find('\n', line_start_), body_.size());
    column_ = 1;
    ++line_;
  }
  column_ += static_cast<std::uint32_t>(text::count(body_.substr(counted_, offset - counted_)));
  counted_ = offset;
  constexpr std::size_t kMaxBytes = 4 * (kMaxExcerpt + 1);
  const std::size_t from = column_ > kMaxExcerpt ? std::max(line_start_ + kMaxBytes, offset) - kMaxBytes : line_start_;
  const std::size_t end = std::min(line_end_, offset + kMaxBytes);
  return {line_, column_, excerpt_at(body_.substr(from, end - from), offset - from, column_)};
}

}  // namespace yoyak::digest
