#include "markdown/ial.hpp"

namespace yoyak::markdown {
namespace {

bool is_blank_or_return(char c) { return c == ' ' || c == '\t' || c == '\r'; }

bool is_id_char(char c) {
  const char lower = static_cast<char>(c | 0x20);
  return static_cast<unsigned char>(c) >= 0x80 || (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') ||
         c == '-' || c == '_' || c == ':' || c == '.';
}

}  // namespace

std::size_t ial_length(std::string_view text) {
  if (text.size() < 3 || text[0] != '{' || text[1] != ':') return 0;
  for (std::size_t i = 2; i < text.size() && text[i] != '\n'; ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '}') {
      return i + 1;
    }
  }
  return 0;
}

std::size_t ial_line_length(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size() && is_blank_or_return(text[i])) ++i;
  const std::size_t length = ial_length(text.substr(i));
  if (length == 0) return 0;
  i += length;
  while (i < text.size() && is_blank_or_return(text[i])) ++i;
  return i == text.size() || text[i] == '\n' ? i : 0;
}

std::string_view ial_id(std::string_view list) {
  for (std::size_t i = 1; i < list.size(); ++i) {
    if (list[i] == '"' || list[i] == '\'') {  // a quoted value: key="#not-an-id"
      const std::size_t end = list.find(list[i], i + 1);
      if (end == std::string_view::npos) return {};
      i = end;
      continue;
    }
    const char before = list[i - 1];
    if (list[i] != '#' || !(before == ' ' || before == ':' || before == '{' || before == '\t')) continue;
    std::size_t end = i + 1;
    while (end < list.size() && is_id_char(list[end])) ++end;
    if (end > i + 1) return list.substr(i + 1, end - i - 1);
  }
  return {};
}

}  // namespace yoyak::markdown
