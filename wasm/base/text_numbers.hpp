// Numbers texts: equal texts have the same number, and new ones are numbered 0, 1, 2 … as they come. It keeps one copy
// of each, one after the other, which takes less time and memory than a map of strings. It is never walked in the order
// of its slots, so that no order of hashes can leak into an archive. For the packer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace yoyak {

class TextNumbers {
 public:
  // The number of `text`; size() before the call if it is new.
  std::uint32_t number(std::string_view text);
  bool contains(std::string_view text) const;

  std::uint32_t size() const { return static_cast<std::uint32_t>(texts_.size()); }
  // Valid as long as this object, also when it is moved.
  std::string_view text(std::uint32_t number) const { return texts_[number]; }

  // Slots that were looked at, for tests.
  std::uint64_t steps() const { return steps_; }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t next = 0;  // the number of the text, from 1; 0: the slot is empty
  };

  // The slot of the text, or the empty one where it belongs. There are slots.
  std::size_t find(std::string_view text, std::uint32_t hash) const;
  void grow();
  std::string_view keep(std::string_view text);

  std::vector<std::string_view> texts_;
  std::vector<Slot> slots_;  // a power of two
  std::vector<std::unique_ptr<char[]>> chunks_;
  std::size_t used_ = 0, room_ = 0;  // of the last chunk
  mutable std::uint64_t steps_ = 0;
};

}  // namespace yoyak
