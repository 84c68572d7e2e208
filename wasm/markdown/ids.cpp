#include "markdown/ids.hpp"

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace yoyak::markdown {

std::string heading_id(std::string_view visible_text) {
  std::string id;
  for (std::size_t at = 0; at < visible_text.size();) {
    const text::Decoded decoded = text::decode(visible_text, at);
    at += decoded.size;
    if (decoded.code == ' ' || decoded.code == '\t' || decoded.code == '-') {
      id.push_back('-');
    } else if (text::is_word(decoded.code)) {
      text::append(text::to_lower(decoded.code), id);
    }
  }
  return id.empty() ? "section" : id;
}

std::string Ids::make_unique(const std::string& id) {
  const auto [entry, is_new] = used_.emplace(id, 0);
  if (is_new) return id;
  // References into an unordered_map survive insertion.
  unsigned& number = entry->second;
  for (;;) {
    std::string candidate = id + "-" + std::to_string(++number);
    if (take(candidate)) return candidate;
  }
}

}  // namespace yoyak::markdown
