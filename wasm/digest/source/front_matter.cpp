#include "digest/source/front_matter.hpp"

#include <algorithm>
#include <array>

#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

const YamlValue* find_key(const YamlValue& map, std::string_view key) {
  if (const YamlValue* exact = map.find(key)) return exact;
  for (const auto& [name, value] : map.entries) {
    if (text::equals_ignoring_case(name, key)) return &value;
  }
  return nullptr;
}

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

// "name: value" or "name = value" with a name of letters, digits, '_' and '-'; the offset of the separator.
std::optional<std::size_t> key_end(std::string_view line, char separator) {
  std::size_t end = 0;
  while (end < line.size() &&
         (text::is_ascii_alpha(line[end]) || text::is_ascii_digit(line[end]) || line[end] == '_' || line[end] == '-'))
    ++end;
  if (end == 0) return std::nullopt;
  std::size_t at = end;
  while (at < line.size() && line[at] == ' ') ++at;
  if (at >= line.size() || line[at] != separator) return std::nullopt;
  return at;
}

// What can be had from lines whose YAML is broken: simple `key: value` pairs.
void salvage(const std::vector<std::string_view>& lines, std::size_t first, std::size_t last, YamlValue& map) {
  map.kind = YamlValue::Kind::kMap;
  map.entries.clear();
  for (std::size_t i = first; i < last; ++i) {
    const auto separator = key_end(lines[i], ':');
    if (!separator) continue;
    const std::string_view value = unquote(lines[i].substr(*separator + 1));
    if (!value.empty()) map.entries.push_back({std::string(text::trim(lines[i].substr(0, *separator))), scalar(value)});
  }
}

bool is_fence(std::string_view line, std::string_view fence) { return text::trim_right(line) == fence; }

FrontMatter read_yaml(std::string_view path, const std::vector<std::string_view>& lines, std::size_t end,
                      std::vector<Diagnostic>& diagnostics) {
  FrontMatter result;
  result.body = end + 1;
  if (end == 1) return result;
  const char* const begin = lines[1].data();
  const std::string_view text(begin, static_cast<std::size_t>(lines[end].data() - begin));
  YamlResult yaml = parse_yaml(text);
  result.values = std::move(yaml.value);
  if (!yaml.problem.empty()) {
    const std::size_t at = std::min<std::size_t>(yaml.line + 1, end);
    diagnostics.push_back(
        make_diagnostic(DiagnosticCode::kFrontMatterInvalid, path, static_cast<std::uint32_t>(at + 1), yaml.column + 1,
                        "The front matter is not valid YAML: " + yaml.problem +
                            ". Simple `key: value` lines were used; put values with special characters in quotes.",
                        lines[at]));
    salvage(lines, 1, end, result.values);
  } else if (result.values.kind != YamlValue::Kind::kMap && result.values.kind != YamlValue::Kind::kNull) {
    diagnostics.push_back(make_diagnostic(DiagnosticCode::kFrontMatterInvalid, path, 2, 1,
                                          "The front matter holds no `key: value` pairs, so nothing of it was used.",
                                          lines[1]));
    salvage(lines, 1, end, result.values);
  }
  return result;
}

FrontMatter read_toml(std::string_view path, const std::vector<std::string_view>& lines, std::size_t end,
                      std::vector<Diagnostic>& diagnostics) {
  FrontMatter result;
  result.body = end + 1;
  result.values.kind = YamlValue::Kind::kMap;
  bool in_table = false;
  bool reported = false;
  for (std::size_t i = 1; i < end; ++i) {
    const std::string_view line = text::trim(lines[i]);
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '[') {
      in_table = true;  // tables hold settings of themes and taxonomies, nothing of the model
      continue;
    }
    if (in_table) continue;
    const auto separator = key_end(line, '=');
    std::string_view value = separator ? text::trim(line.substr(*separator + 1)) : std::string_view{};
    const bool closed = !value.starts_with("[") || value.ends_with("]");
    if (!separator || value.empty() || !closed || value.starts_with("\"\"\"") || value.starts_with("'''")) {
      if (!reported) {
        diagnostics.push_back(make_diagnostic(
            DiagnosticCode::kFrontMatterInvalid, path, static_cast<std::uint32_t>(i + 1), 1,
            "Of TOML front matter only `key = value` on one line is read. Write this value on one line.", lines[i]));
      }
      reported = true;
      continue;
    }
    YamlValue parsed = scalar(unquote(value));
    if (value.front() == '[') {
      parsed = YamlValue{};
      parsed.kind = YamlValue::Kind::kList;
      value = value.substr(1, value.size() - 2);
      while (!text::trim(value).empty()) {
        value = text::trim(value);
        std::size_t close = value.front() == '"' || value.front() == '\'' ? value.find(value.front(), 1) : 0;
        if (close == std::string_view::npos) close = 0;
        const std::size_t comma = value.find(',', close);
        const std::string_view item = unquote(value.substr(0, comma));
        if (!item.empty()) parsed.items.push_back(scalar(item));
        if (comma == std::string_view::npos) break;
        value.remove_prefix(comma + 1);
      }
    }
    result.values.entries.push_back({std::string(text::trim(line.substr(0, *separator))), std::move(parsed)});
  }
  return result;
}

// Pelican (and MultiMarkdown): the page starts with `Title:` or `Date:`, and every line up to the first blank one is
// such a pair.
std::optional<FrontMatter> read_headers(const std::vector<std::string_view>& lines) {
  constexpr std::array<std::string_view, 15> kKnown = {"title",  "date",     "category", "categories",  "tags",
                                                       "tag",    "slug",     "author",   "authors",     "summary",
                                                       "status", "modified", "lang",     "description", "topic"};
  FrontMatter result;
  result.values.kind = YamlValue::Kind::kMap;
  bool has_anchor = false;
  std::size_t i = 0;
  for (; i < lines.size() && !text::trim(lines[i]).empty(); ++i) {
    const std::string_view line = lines[i];
    if (i > 0 && (line.starts_with("    ") || line.starts_with("\t"))) {  // a value that goes on
      result.values.entries.back().value.scalar += " " + std::string(text::trim(line));
      continue;
    }
    const auto separator = key_end(line, ':');
    if (!separator) return std::nullopt;
    const std::string_view key = text::trim(line.substr(0, *separator));
    bool known = false;
    for (const std::string_view name : kKnown) known = known || text::equals_ignoring_case(name, key);
    if (!known && i == 0) return std::nullopt;
    has_anchor = has_anchor || text::equals_ignoring_case(key, "title") || text::equals_ignoring_case(key, "date");
    std::string name(key);
    for (char& c : name) c = text::to_ascii_lower(c);
    result.values.entries.push_back({std::move(name), scalar(text::trim(line.substr(*separator + 1)))});
  }
  if (!has_anchor) return std::nullopt;
  for (auto& [key, value] : result.values.entries) {
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
  if (const YamlValue* status = result.values.find("status");
      status && text::equals_ignoring_case(status->scalar, "draft")) {
    result.values.entries.push_back({"draft", scalar("true")});
  }
  result.body = i;
  return result;
}

}  // namespace

FrontMatter read_front_matter(std::string_view path, const std::vector<std::string_view>& lines,
                              std::vector<Diagnostic>& diagnostics) {
  if (lines.empty()) return {};
  if (is_fence(lines[0], "---")) {
    for (std::size_t i = 1; i < lines.size(); ++i) {
      if (is_fence(lines[i], "---") || is_fence(lines[i], "...")) return read_yaml(path, lines, i, diagnostics);
    }
    if (lines.size() > 1 && key_end(lines[1], ':')) {
      diagnostics.push_back(make_diagnostic(
          DiagnosticCode::kFrontMatterUnclosed, path, 1, 1,
          "The front matter has no closing `---` line, so it was read as text. Add the line.", lines[0]));
      FrontMatter result;
      std::size_t end = 1;
      while (end < lines.size() && !text::trim(lines[end]).empty()) ++end;
      salvage(lines, 1, end, result.values);
      result.body = 1;  // the lines themselves stay in the text: nobody knows where the head should have ended
      return result;
    }
    return {};
  }
  if (is_fence(lines[0], "+++")) {
    for (std::size_t i = 1; i < lines.size(); ++i) {
      if (is_fence(lines[i], "+++")) return read_toml(path, lines, i, diagnostics);
    }
    return {};
  }
  if (is_fence(lines[0], "{")) {  // Hugo's third kind; JSON is YAML too
    for (std::size_t i = 1; i < lines.size(); ++i) {
      if (!is_fence(lines[i], "}")) continue;
      const char* const begin = lines[0].data();
      YamlResult yaml = parse_yaml({begin, static_cast<std::size_t>(lines[i].data() + lines[i].size() - begin)});
      if (!yaml.problem.empty() || !yaml.value.find("date")) break;  // some other JSON
      FrontMatter result;
      result.values = std::move(yaml.value);
      result.body = i + 1;
      return result;
    }
  }
  if (auto headers = read_headers(lines)) return *headers;
  return {};
}

std::string FrontMatter::text(std::initializer_list<std::string_view> keys) const {
  for (const std::string_view key : keys) {
    const YamlValue* value = find_key(values, key);
    if (!value) continue;
    if (value->kind == YamlValue::Kind::kList && !value->items.empty()) value = &value->items.front();
    if (value->kind == YamlValue::Kind::kScalar && !text::trim(value->scalar).empty())
      return text::collapse_spaces(value->scalar);
  }
  return {};
}

std::vector<std::string> FrontMatter::list(std::string_view key, bool split) const {
  std::vector<std::string> result;
  const YamlValue* value = find_key(values, key);
  if (!value) return result;
  for (const YamlValue& item : value->items) {
    if (!text::trim(item.scalar).empty()) result.push_back(text::collapse_spaces(item.scalar));
  }
  if (value->kind != YamlValue::Kind::kScalar) return result;
  const std::string words = text::collapse_spaces(value->scalar);
  std::string_view rest = words;
  // Jekyll separates by spaces, which leaves "AI," of "AI, 경제"; whoever writes commas means them.
  const char separator = rest.find(',') == std::string_view::npos ? ' ' : ',';
  while (!rest.empty()) {
    const std::size_t end = split ? rest.find(separator) : std::string_view::npos;
    if (!text::trim(rest.substr(0, end)).empty()) result.emplace_back(text::trim(rest.substr(0, end)));
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  return result;
}

std::optional<bool> FrontMatter::flag(std::string_view key) const {
  const std::string word = text({key});
  for (const std::string_view yes : {"true", "yes", "on", "1"}) {
    if (text::equals_ignoring_case(word, yes)) return true;
  }
  for (const std::string_view no : {"false", "no", "off", "0"}) {
    if (text::equals_ignoring_case(word, no)) return false;
  }
  return std::nullopt;
}

}  // namespace yoyak::digest
