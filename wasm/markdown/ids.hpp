// The ids a rendered document defines. Private to wasm/markdown.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace yoyak::markdown {

// A heading's id as kramdown's GitHub flavour makes it: lower case, without anything but letters, marks, digits, `_`, `-` and
// spaces, which become hyphens. "section" if nothing is left.
std::string heading_id(std::string_view visible_text);

class Ids {
 public:
  // `id` if it is new, else with the first free of -1, -2, …
  std::string make_unique(const std::string& id);
  // Takes `id`; false if it is taken already.
  bool take(const std::string& id) { return used_.emplace(id, 0).second; }
  bool has(const std::string& id) const { return used_.find(id) != used_.end(); }

 private:
  std::unordered_map<std::string, unsigned> used_;  // the last number given to repetitions
};

}  // namespace yoyak::markdown
