#include "base/text_numbers.hpp"

#include <algorithm>
#include <cstring>

namespace yoyak {
namespace {

constexpr std::size_t kFirstSlots = 256;
// Larger chunks: fewer allocations, more that stays unused. A longer text has a chunk of its own.
constexpr std::size_t kChunk = 32u << 10;

std::uint64_t mix(std::uint64_t value) {
  value ^= value >> 32;
  value *= 0x9E3779B97F4A7C15u;
  return value ^ value >> 29;
}

std::uint32_t hash_of(std::string_view text) {
  std::uint64_t hash = 0x243F6A8885A308D3u ^ text.size();
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t part;
    std::memcpy(&part, text.data() + at, 8);
    hash = mix(hash ^ part);
  }
  std::uint64_t rest = 0;
  for (unsigned shift = 0; at < text.size(); ++at, shift += 8)
    rest |= std::uint64_t{static_cast<unsigned char>(text[at])} << shift;
  return static_cast<std::uint32_t>(mix(mix(hash ^ rest)) >> 16);
}

}  // namespace

std::size_t TextNumbers::find(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    ++steps_;
    const Slot& slot = slots_[at];
    if (slot.next == 0 || (slot.hash == hash && texts_[slot.next - 1] == text)) return at;
  }
}

bool TextNumbers::contains(std::string_view text) const {
  return !slots_.empty() && slots_[find(text, hash_of(text))].next != 0;
}

std::uint32_t TextNumbers::number(std::string_view text) {
  if (texts_.size() * 2 >= slots_.size()) grow();
  const std::uint32_t hash = hash_of(text);
  Slot& slot = slots_[find(text, hash)];
  if (slot.next == 0) {
    texts_.push_back(keep(text));
    slot = {hash, size()};
  }
  return slot.next - 1;
}

void TextNumbers::grow() {
  std::vector<Slot> old(std::max(kFirstSlots, slots_.size() * 2));
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.next == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].next != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

std::string_view TextNumbers::keep(std::string_view text) {
  if (text.empty()) return {};
  if (text.size() > room_ - used_) {
    room_ = std::max(kChunk, text.size());
    used_ = 0;
    chunks_.push_back(std::unique_ptr<char[]>(new char[room_]));
  }
  char* place = chunks_.back().get() + used_;
  std::memcpy(place, text.data(), text.size());
  used_ += text.size();
  return {place, text.size()};
}

}  // namespace yoyak
