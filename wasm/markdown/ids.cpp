#include "markdown/ids.hpp"

#include <cstring>

#include "markdown/output.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace yoyak::markdown {
namespace {

// Bit `bit` of `id`, the highest of each byte first; behind its end all are 0, and no id holds a NUL.
unsigned bit_of(std::string_view id, std::uint32_t bit) {
  return bit / 8 < id.size() ? static_cast<unsigned char>(id[bit / 8]) >> (7 - bit % 8) & 1u : 0;
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

// The number of the name that agrees with `id` in all bits that tell the names apart. There must be one.
std::uint32_t Ids::closest(std::string_view id) const {
  std::uint32_t at = root_;
  while (at % 2 == 0) at = nodes_[at / 2].child[bit_of(id, nodes_[at / 2].bit)];
  return at / 2;
}

std::uint32_t Ids::number_of(std::string_view id) const {
  if (names_.empty()) return kNone;
  const std::uint32_t found = closest(id);
  return name(found) == id ? found : kNone;
}

bool Ids::take(std::string_view id) {
  const auto number = static_cast<std::uint32_t>(names_.size());
  const std::uint32_t leaf = number * 2 + 1;
  if (number == 0) {
    root_ = leaf;
  } else {
    const std::string_view other = name(closest(id));
    std::size_t same = 0;
    while (same < id.size() && same < other.size() && id[same] == other[same]) ++same;
    if (same == id.size() && same == other.size()) return false;
    auto bit = static_cast<std::uint32_t>(same * 8);
    while (bit_of(id, bit) == bit_of(other, bit)) ++bit;
    // The new node stands above the first one that looks at a later bit.
    std::uint32_t* link = &root_;
    while (*link % 2 == 0 && nodes_[*link / 2].bit < bit) {
      Node& node = nodes_[*link / 2];
      link = &node.child[bit_of(id, node.bit)];
    }
    const unsigned side = bit_of(id, bit);
    Node node{bit, {leaf, leaf}};
    node.child[1 - side] = *link;
    *link = static_cast<std::uint32_t>(nodes_.size() * 2);
    nodes_.push_back(node);
  }
  names_.push_back({static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(id.size()), 0});
  bytes_ += id;
  return true;
}

void Ids::make_unique(std::string& id) {
  if (take(id)) return;
  const std::size_t size = id.size();
  const std::uint32_t number = closest(id);
  do {
    id.resize(size);
    id.push_back('-');
    append_number(++names_[number].repetition, id);
  } while (!take(id));
}

}  // namespace yoyak::markdown
