#include "markdown/lines.hpp"

namespace yoyak::markdown {

std::size_t item_prefix(std::string_view line) {
  constexpr std::size_t kDigits = 9;
  std::size_t size = 0;
  if (line.empty()) return 0;
  if (line[0] == '-' || line[0] == '+' || line[0] == '*') {
    size = 1;
  } else {
    while (size < line.size() && size < kDigits && line[size] >= '0' && line[size] <= '9') ++size;
    if (size == 0 || size == line.size() || (line[size] != '.' && line[size] != ')')) return 0;
    ++size;
  }
  const std::size_t mark = size;
  while (size < line.size() && is_blank(line[size])) ++size;
  return size > mark ? size : 0;
}

bool is_line_prefix(std::string_view prefix) {
  for (;;) {
    prefix.remove_prefix(quote_prefix(prefix));
    if (prefix.empty()) return true;
    const std::size_t item = item_prefix(prefix);
    if (item == 0) return false;
    prefix.remove_prefix(item);
  }
}

bool begins_line(std::string_view text, std::size_t offset) {
  constexpr std::size_t kDeepest = 256;  // block quotes deeper than this many bytes are not looked through
  std::size_t line = offset;
  while (line > 0 && text[line - 1] != '\n') {
    if (offset - line > kDeepest) return false;
    --line;
  }
  return is_line_prefix(text.substr(line, offset - line));
}

}  // namespace yoyak::markdown
