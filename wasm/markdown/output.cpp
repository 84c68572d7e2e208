#include "markdown/output.hpp"

#include <algorithm>

#include "base/lengthen.hpp"
#include "text/bytes16.hpp"

namespace yoyak::markdown {

// In steps small enough for what is filled to stay in the nearest cache.
void OutputBuffer::grow(std::size_t more) {
  constexpr std::size_t kStep = 4096;  // smaller: more calls; larger than 16 KB: memory is written twice
  const std::size_t used = size();
  const std::size_t wanted = used + std::max(more, std::min(kStep, used));
  at_least(wanted);
  lengthen(target_, wanted);
  begin_ = target_.data();
  end_ = begin_ + used;
  limit_ = begin_ + wanted;
}

void OutputBuffer::at_least(std::size_t capacity) {
  if (capacity > target_.capacity()) target_.reserve(std::max(capacity, target_.capacity() * 2));
}

OutputBuffer& OutputBuffer::operator+=(std::string_view text) {
  text::copy_bytes(room(text.size()), text.data(), text.size());
  end_ += text.size();
  return *this;
}

void OutputBuffer::move_back(std::size_t from, std::size_t at) {
  const std::size_t moved = size() - from;
  char* const copy = room(moved);
  std::memcpy(copy, begin_ + from, moved);
  std::memmove(begin_ + at + moved, begin_ + at, from - at);
  std::memcpy(begin_ + at, copy, moved);
}

void append_number(unsigned number, std::string& out) {
  char digits[10];
  std::size_t first = sizeof digits;
  do {
    digits[--first] = static_cast<char>('0' + number % 10);
    number /= 10;
  } while (number != 0);
  out.append(digits + first, sizeof digits - first);
}

}  // namespace yoyak::markdown
