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

// A set of strings, open addressing over one string that holds them all.
class Ids {
 public:
  // Leaves `id` as it is if it is new, else appends the first free of -1, -2, …
  void make_unique(std::string& id);
  // Takes `id`; false if it is taken already.
  bool take(std::string_view id);
  bool has(std::string_view id) const { return !slots_.empty() && slots_[find(id)] != 0; }

 private:
  struct Entry {
    std::uint32_t hash;
    std::uint32_t begin;  // into names_
    std::uint32_t size;
    std::uint32_t number;  // the last one given to repetitions
  };

  std::size_t find(std::string_view id) const;  // the slot where it is or would be
  void grow();

  std::string names_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  // 0: free, else the index of an entry plus one; a power of two of them
};

}  // namespace yoyak::markdown
