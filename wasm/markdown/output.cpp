#include "markdown/output.hpp"

#include <algorithm>

namespace yoyak::markdown {

// A string cannot be lengthened without being filled with zeros. Within its capacity that is done in steps small enough to stay
// in the nearest cache, so it costs next to nothing.
void OutputBuffer::grow(std::size_t more) {
  constexpr std::size_t kStep = 4096;  // smaller: more calls; larger than 16 KB: memory is written twice
  const std::size_t used = size();
  const std::size_t wanted = used + std::max(more, std::min(kStep, used));
  if (wanted > target_.capacity()) target_.reserve(std::max(wanted, target_.capacity() * 2));
  target_.resize(wanted);
  begin_ = target_.data();
  end_ = begin_ + used;
  limit_ = begin_ + wanted;
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
