#include "digest/source/head_formats.hpp"

#include <algorithm>
#include <array>

#include "digest/source/toml.hpp"
#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

YamlValue scalar(std::string_view text) {
  YamlValue value;
  value.kind = YamlValue::Kind::kScalar;
  value.scalar = std::string(text);
  return value;
}

std::string_view unquote(std::string_view text) {
  text = text::trim(text);
  if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front()) {
    text = text.substr(1, text.size() - 2);
  }
  return text;
}

}  // namespace

std::optional<std::size_t> key_end(std::string_view line, char separator) {
  constexpr std::size_t kMaxName = 48;  // bytes; what is longer is a sentence with a colon
  std::size_t end = 0;
  while (end < line.size() && end <= kMaxName && line[end] != separator) {
    const char c = line[end];
    const bool letter =
        text::is_ascii_alpha(c) || text::is_ascii_digit(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    if (!letter && (end == 0 || (c != ' ' && c != '-' && c != '.'))) return std::nullopt;
    ++end;
  }
  if (end == 0 || end >= line.size() || end > kMaxName || line.substr(end).starts_with("://")) return std::nullopt;
  return end;
}

YamlValue read_plain_head(const Lines& lines, std::size_t first, std::size_t last) {
  YamlValue map;
  map.kind = YamlValue::Kind::kMap;
  for (std::size_t i = first; i < last; ++i) {
    const auto separator = key_end(lines[i], ':');
    if (!separator) continue;
    const std::string_view value = unquote(lines[i].substr(*separator + 1));
    if (!value.empty()) map.entries.push_back({std::string(text::trim(lines[i].substr(0, *separator))), scalar(value)});
  }
  return map;
}

YamlValue read_yaml_head(std::string_view path, const Lines& lines, std::size_t first, std::size_t last,
                         std::vector<Diagnostic>& diagnostics) {
  if (first >= last) return {};
  const char* const begin = lines[first].data();
  const std::string_view text(begin, static_cast<std::size_t>(lines[last].data() - begin));
  YamlResult yaml = parse_yaml(text);
  if (!yaml.problem.empty()) {
    const std::size_t at = std::min<std::size_t>(yaml.line + first, last);
    diagnostics.push_back(
        make_diagnostic(DiagnosticCode::kFrontMatterInvalid, path, static_cast<std::uint32_t>(at + 1), yaml.column + 1,
                        "The front matter is not valid YAML: " + yaml.problem +
                            ". Simple `key: value` lines were used; put values with special characters in quotes.",
                        lines[at]));
    return read_plain_head(lines, first, last);
  }
  if (yaml.value.kind != YamlValue::Kind::kMap && yaml.value.kind != YamlValue::Kind::kNull) {
    diagnostics.push_back(
        make_diagnostic(DiagnosticCode::kFrontMatterInvalid, path, static_cast<std::uint32_t>(first + 1), 1,
                        "The front matter holds no `key: value` pairs, so nothing of it was used.", lines[first]));
    return read_plain_head(lines, first, last);
  }
  return std::move(yaml.value);
}

YamlValue read_toml_head(std::string_view path, const Lines& lines, std::size_t first, std::size_t last,
                         std::vector<Diagnostic>& diagnostics) {
  if (first >= last) return {};
  const char* const begin = lines[first].data();
  TomlResult toml = parse_toml({begin, static_cast<std::size_t>(lines[last].data() - begin)});
  if (toml.problem != std::string_view::npos) {
    std::size_t at = first;
    while (at + 1 < last && lines[at + 1].data() <= begin + toml.problem) ++at;
    diagnostics.push_back(make_diagnostic(DiagnosticCode::kFrontMatterInvalid, path, static_cast<std::uint32_t>(at + 1),
                                          1,
                                          "This line is not valid TOML. Its text was used as it is; put texts in "
                                          "quotes, and close each quote and bracket.",
                                          lines[at]));
  }
  return std::move(toml.value);
}

std::optional<YamlValue> read_headers(const Lines& lines, std::size_t first, std::size_t& end) {
  constexpr std::array<std::string_view, 15> kKnown = {"title",  "date",     "category", "categories",  "tags",
                                                       "tag",    "slug",     "author",   "authors",     "summary",
                                                       "status", "modified", "lang",     "description", "topic"};
  YamlValue result;
  result.kind = YamlValue::Kind::kMap;
  bool has_anchor = false;
  std::size_t i = first;
  for (; i < lines.size() && !text::trim(lines[i]).empty(); ++i) {
    const std::string_view line = lines[i];
    if (i > first && (line.starts_with("    ") || line.starts_with("\t"))) {  // a value that goes on
      result.entries.back().value.scalar += " " + std::string(text::trim(line));
      continue;
    }
    const auto separator = key_end(line, ':');
    if (!separator) return std::nullopt;
    const std::string_view key = text::trim(line.substr(0, *separator));
    bool known = false;
    for (const std::string_view name : kKnown) known = known || text::equals_ignoring_case(name, key);
    if (!known && i == first) return std::nullopt;
    has_anchor = has_anchor || text::equals_ignoring_case(key, "title") || text::equals_ignoring_case(key, "date");
    std::string name(key);
    for (char& c : name) c = text::to_ascii_lower(c);
    result.entries.push_back({std::move(name), scalar(text::trim(line.substr(*separator + 1)))});
  }
  if (!has_anchor) return std::nullopt;
  for (auto& [key, value] : result.entries) {
    if (key != "tags" && key != "categories") continue;  // a comma separates tags here
    std::string_view rest = value.scalar;
    std::vector<YamlValue> items;
    for (;;) {
      const std::size_t comma = rest.find(',');
      if (!text::trim(rest.substr(0, comma)).empty()) items.push_back(scalar(text::trim(rest.substr(0, comma))));
      if (comma == std::string_view::npos) break;
      rest.remove_prefix(comma + 1);
    }
    value.kind = YamlValue::Kind::kList;
    value.items = std::move(items);
  }
  end = i;
  return result;
}

}  // namespace yoyak::digest
