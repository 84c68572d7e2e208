// The ids a rendered document defines. Private to wasm/markdown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yoyak::markdown {

// A heading's id as kramdown's GitHub flavour makes it: lower case, without anything but letters, marks, digits, `_`,
// `-` and spaces, which become hyphens. "section" if nothing is left. Replaces `id`.
void make_heading_id(std::string_view visible_text, std::string& id);

// A set of strings that knows no bad order and no bad strings: a binary tree over the bits in which they differ (a
// crit-bit tree). What is looked up costs no more than its length. A hash table would be a little faster, but whoever
// knows the hash writes a page whose ids all have the same.
class Ids {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  // Leaves `id` as it is if it is new, else appends the first free of -1, -2, …
  void make_unique(std::string& id);
  // Takes `id`; false if it is taken already. The ids taken have the numbers 0, 1, 2, …
  bool take(std::string_view id);
  // The number of `id`; kNone if it is not taken.
  std::uint32_t number_of(std::string_view id) const;
  bool has(std::string_view id) const { return number_of(id) != kNone; }
  template <typename Set>
  void copy_to(Set& set) const {
    for (std::uint32_t i = 0; i < names_.size(); ++i) set.emplace(name(i));
  }

 private:
  struct Name {
    std::uint32_t begin;  // into names_
    std::uint32_t size;
    std::uint32_t repetition;  // the last one given to repetitions
  };
  // Names whose bit `bit` is 0 are below child[0]. A child is twice a node's index, or twice a name's number plus one.
  struct Node {
    std::uint32_t bit;
    std::uint32_t child[2];
  };

  std::string_view name(std::uint32_t number) const {
    return std::string_view(bytes_).substr(names_[number].begin, names_[number].size);
  }
  std::uint32_t closest(std::string_view id) const;

  std::string bytes_;
  std::vector<Name> names_;
  std::vector<Node> nodes_;
  std::uint32_t root_ = 0;
};

}  // namespace yoyak::markdown
