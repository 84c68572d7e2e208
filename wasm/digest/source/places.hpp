// Lines and columns of places in a text, for diagnostics.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace yoyak::digest {

struct Place {
  std::uint32_t line;    // from 1
  std::uint32_t column;  // from 1, in code points
  std::string excerpt;   // of the line, cut around the place (diagnostic.hpp)
};

// Places are asked for from front to back. Then all of them together take linear time, however long the lines are.
class Places {
 public:
  // `body` starts at line `first_line` of the file.
  Places(std::string_view body, std::uint32_t first_line);
  Place at(std::size_t offset);

 private:
  std::string_view body_;
  std::size_t line_start_ = 0, line_end_;
  std::size_t counted_ = 0;  // columns up to here are counted
  std::uint32_t line_, column_ = 1;
};

}  // namespace yoyak::digest
