#include "markdown/ids.hpp"

#include <cstring>

#include "markdown/output.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace yoyak::markdown {
namespace {

std::uint32_t hash_of(std::string_view text) {  // eight bytes a step
  std::uint64_t hash = text.size();
  const auto add = [&](std::uint64_t word) {
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    hash ^= hash >> 29;
  };
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + i, 8);
    add(word);
  }
  std::uint64_t rest = 0;
  for (; i < text.size(); ++i) rest = rest << 8 | static_cast<unsigned char>(text[i]);
  add(rest);
  return static_cast<std::uint32_t>(hash ^ hash >> 32);
}

}  // namespace

void make_heading_id(std::string_view visible_text, std::string& id) {
  id.resize(visible_text.size());  // a lower-case form is as long as the original at most
  char* to = id.data();
  std::string other;
  for (std::size_t at = 0; at < visible_text.size();) {
    const char* const from = visible_text.data() + at;
    const char32_t code = text::next_unchecked(visible_text, at);
    if (text::is_hangul_syllable(code)) {
      std::memcpy(to, from, 3);
      to += 3;
    } else if (code == ' ' || code == '\t' || code == '-') {
      *to++ = '-';
    } else if (code < 0x80) {
      if (text::is_word(code)) *to++ = static_cast<char>(text::to_lower(code));
    } else if (text::is_word(code)) {
      other.clear();
      text::append(text::to_lower(code), other);
      to += other.copy(to, other.size());
    }
  }
  id.resize(static_cast<std::size_t>(to - id.data()));
  if (id.empty()) id = "section";
}

std::size_t Ids::find(std::string_view id) const {
  const std::uint32_t hash = hash_of(id);
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const Entry& entry = entries_[slots_[slot] - 1];
    if (entry.hash == hash && std::string_view(names_).substr(entry.begin, entry.size) == id) break;
  }
  return slot;
}

void Ids::grow() {
  slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    std::size_t slot = entries_[i].hash & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::uint32_t>(i + 1);
  }
}

bool Ids::take(std::string_view id) {
  if (entries_.size() * 2 >= slots_.size()) grow();
  const std::size_t slot = find(id);
  if (slots_[slot] != 0) return false;
  entries_.push_back(
      {hash_of(id), static_cast<std::uint32_t>(names_.size()), static_cast<std::uint32_t>(id.size()), 0});
  names_ += id;
  slots_[slot] = static_cast<std::uint32_t>(entries_.size());
  return true;
}

void Ids::make_unique(std::string& id) {
  if (take(id)) return;
  const std::size_t size = id.size();
  const std::size_t index = slots_[find(id)] - 1;
  do {
    id.resize(size);
    id.push_back('-');
    append_number(++entries_[index].number, id);
  } while (!take(id));
}

}  // namespace yoyak::markdown
