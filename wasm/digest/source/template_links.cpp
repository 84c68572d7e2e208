#include "digest/source/template_links.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

constexpr std::size_t kMaxTemplateTag = 300;  // bytes; a longer one holds more than a name

// The text in quotes at the start; empty where there is none.
std::string_view quoted(std::string_view text) {
  if (text.empty() || (text.front() != '"' && text.front() != '\'')) return {};
  const std::size_t end = text.find(text.front(), 1);
  return end == std::string_view::npos ? std::string_view{} : text.substr(1, end - 1);
}

// "name" as a path from the top of the folder, unless it says where it starts.
std::string from_top(std::string_view name) {
  const bool path = name.starts_with('/') || name.starts_with('.') || name.starts_with('#');
  return path ? std::string(name) : "/" + std::string(name);
}

// What a tag stands for in a path; nothing where it is another tag.
std::optional<std::string> value_of(std::string_view tag) {
  const auto behind = [&](std::string_view word) {
    return tag.starts_with(word) ? text::trim(tag.substr(word.size())) : std::string_view{};
  };
  for (const std::string_view word : {"post_url ", "link "}) {
    if (const std::string_view name = behind(word);
        !name.empty() && name.find_first_of(" |{") == std::string_view::npos)
      return from_top(name);
  }
  for (const std::string_view word : {"ref ", "relref "}) {
    if (const std::string_view name = quoted(behind(word)); !name.empty()) return from_top(name);
  }
  if (const std::string_view path = quoted(tag); !path.empty() && tag.find("url") != std::string_view::npos)
    return from_top(path);  // "/a" | relative_url, "/a" | prepend: site.baseurl
  for (const std::string_view site :
       {"site.baseurl", "site.url", "site.github.url", "site.base_url", ".Site.BaseURL"}) {
    if (tag == site) return std::string();
  }
  return std::nullopt;
}

struct Tag {
  std::string value;
  std::size_t end = 0;
};

// The tag that begins at `at`, where a destination starts.
std::optional<Tag> tag_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, kMaxTemplateTag);
  if (rest.starts_with("@/")) return Tag{"/", at + 2};
  for (const auto& [open, close] : {std::pair(std::string_view("{{<"), std::string_view(">}}")),
                                    std::pair(std::string_view("{{%"), std::string_view("%}}")),
                                    std::pair(std::string_view("{{"), std::string_view("}}")),
                                    std::pair(std::string_view("{%"), std::string_view("%}"))}) {
    if (!rest.starts_with(open)) continue;
    const std::size_t end = rest.substr(0, rest.find('\n')).find(close, open.size());
    if (end == std::string_view::npos) return std::nullopt;
    std::string_view inner = rest.substr(open.size(), end - open.size());
    if (inner.starts_with('-')) inner.remove_prefix(1);
    if (inner.ends_with('-')) inner.remove_suffix(1);
    const auto value = value_of(text::trim(inner));
    if (!value) return std::nullopt;
    return Tag{*value, at + end + close.size()};
  }
  return std::nullopt;
}

bool toggles_code(std::string_view line) {
  line = text::trim(line);
  return line.starts_with("```") || line.starts_with("~~~");
}

}  // namespace

std::string resolve_template_links(std::string source) {
  const std::string_view text = source;
  const auto has = [&](std::string_view sign) { return text.find(sign) != std::string_view::npos; };
  if (!has("{%") && !has("{{") && !has("](@/")) return source;
  std::string out;
  std::size_t done = 0;
  bool code = false;
  for (std::size_t line = 0; line < text.size();) {
    const std::size_t end = std::min(text.find('\n', line), text.size());
    if (toggles_code(text.substr(line, end - line))) code = !code;
    bool span = false;  // of code
    for (std::size_t at = line; at + 2 < end && !code; ++at) {
      if (text[at] == '`') span = !span;
      const std::string_view here = text.substr(at, 2);
      if (span || (here != "](" && here != "=\"" && here != "='")) continue;
      const std::size_t begin = at + 2 + (text[at + 2] == '<' ? 1 : 0);
      const auto tag = tag_at(text, begin);
      if (!tag || tag->end > end) continue;
      out += text.substr(done, begin - done);
      out += tag->value;
      done = tag->end;
      if (tag->value.empty() && (done == text.size() || text[done] != '/')) out += '/';
      at = done - 1;
    }
    line = end + 1;
  }
  if (done == 0) return source;
  return out.append(text.substr(done));
}

}  // namespace yoyak::digest
