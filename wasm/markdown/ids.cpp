#include "markdown/ids.hpp"

#include <cstring>

#include <cstring>

#include "markdown/output.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace yoyak::markdown {
namespace {

std::uint32_t hash_of(std::string_view text) {  // FNV-1a
  std::uint32_t hash = 2166136261u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

}  // namespace

void make_heading_id(std::string_view visible_text, std::string& id) {
  id.clear();
  {
    OutputBuffer out(id, visible_text.size() + 4);
    std::string other;
    char* to = out.room(visible_text.size() + 4);
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
        text::append(text::to_lower(code), other);  // as long as the original at most
        to += other.copy(to, other.size());
      }
    }
    out.set_end(to);
  }
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
  entries_.push_back({hash_of(id), static_cast<std::uint32_t>(names_.size()), static_cast<std::uint32_t>(id.size()), 0});
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
