#include "digest/source/front_matter.hpp"

#include <algorithm>

#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

// A page is asked for more than a hundred keys that it has not, so their first letters are compared before.
bool may_be_same_key(std::string_view a, std::string_view b) {
  const auto separates = [](char c) { return c == '_' || c == '-' || c == ' '; };
  if (a.empty() || b.empty()) return true;
  return separates(a.front()) || separates(b.front()) ||
         text::to_ascii_lower(a.front()) == text::to_ascii_lower(b.front());
}

// "date.created" is the key `created` of the map `date`.
const YamlValue* find_own_key(const YamlValue& map, std::string_view key) {
  const YamlValue* other = nullptr;  // the same in another style
  bool merged = false;
  for (const auto& [name, value] : map.entries) {
    merged = merged || name == "<<";
    if (!may_be_same_key(name, key)) continue;
    if (name == key) return &value;
    if (!other && same_key(name, key)) other = &value;
  }
  if (merged) {
    if (const YamlValue* exact = map.find(key)) return exact;
  }
  if (other) return other;
  const std::size_t dot = key.find('.');
  const YamlValue* outer = dot == std::string_view::npos ? nullptr : find_own_key(map, key.substr(0, dot));
  return outer ? find_own_key(*outer, key.substr(dot + 1)) : nullptr;
}

// The same in the tables that generators keep for the keys of themes and writers.
const YamlValue* find_key(const YamlValue& map, std::string_view key) {
  if (const YamlValue* own = find_own_key(map, key)) return own;
  // Most heads hold neither a table nor what "<<" merges.
  if (std::none_of(map.entries.begin(), map.entries.end(), [](const YamlEntry& entry) {
        return entry.value.kind == YamlValue::Kind::kMap || entry.name == "<<";
      }))
    return nullptr;
  for (const std::string_view table : {"params", "extra", "taxonomies", "meta", "metadata"}) {
    const YamlValue* const inner = map.find(table);
    if (!inner || inner->kind != YamlValue::Kind::kMap) continue;
    if (const YamlValue* value = find_own_key(*inner, key)) return value;
  }
  return nullptr;
}

bool is_fence(std::string_view line, std::string_view fence) { return text::trim_invisible(line) == fence; }

bool is_blank_line(std::string_view line) { return text::trim_invisible(line).empty(); }

// The first line that is neither blank nor part of a comment. Both may stand before a head, though other tools then
// miss it.
std::size_t first_line_with_text(const Lines& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = text::trim_invisible(lines[i]);
    if (line.empty()) continue;
    if (!line.starts_with("<!--")) return i;
    std::size_t last = i;
    while (last < lines.size() && lines[last].find("-->") == std::string_view::npos) ++last;
    if (last == lines.size() || !text::trim_invisible(lines[last]).ends_with("-->")) return i;
    i = last;
  }
  return lines.size();
}

// A line that may stand in YAML: a key, an item, a comment, or what goes on from the line before.
bool may_be_yaml(std::string_view line) {
  return line.empty() || line.front() == ' ' || line.front() == '\t' || line.front() == '#' || line.starts_with("- ") ||
         line == "-" || key_end(line, ':') || line.front() == ']' || line.front() == '}';
}

// Two breaks at the very start of a page may have text between them: then no line of it is a key.
bool has_keys(const Lines& lines, std::size_t first, std::size_t last) {
  return first == last || std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(first),
                                      lines.begin() + static_cast<std::ptrdiff_t>(last),
                                      [](std::string_view line) { return key_end(line, ':').has_value(); });
}

bool starts_with_key(const Lines& lines, std::size_t first, char separator) {
  while (first < lines.size() && (is_blank_line(lines[first]) || lines[first].front() == '#')) ++first;
  return first < lines.size() &&
         (key_end(text::trim_invisible(lines[first]), separator) || lines[first].starts_with("["));
}

// Is what stands between two lines of "---" behind other lines a head, and not text between two breaks?
bool is_head(const Lines& lines, std::size_t first, std::size_t last) {
  if (!starts_with_key(lines, first, ':')) return false;
  bool yaml = true;
  for (std::size_t i = first; i < last; ++i) {
    const std::string_view line = text::trim_invisible(lines[i]);
    yaml = yaml && may_be_yaml(lines[i]);
    const auto separator = key_end(line, ':');
    if (!separator) continue;
    for (const std::string_view name : {"title", "date", "layout", "published", "publish", "draft", "status", "private",
                                        "tags", "categories", "description"}) {
      if (text::equals_ignoring_case(text::trim(line.substr(0, *separator)), name)) return true;
    }
  }
  return yaml;
}

// The line on which the object ends that begins `start`, with nothing behind it; the number of lines where none does.
std::size_t end_of_object(const Lines& lines, std::size_t start) {
  std::size_t depth = 0;
  bool quoted = false;
  for (std::size_t i = start; i < lines.size(); ++i) {
    const std::string_view line = lines[i];
    for (std::size_t at = 0; at < line.size(); ++at) {
      if (quoted && line[at] == '\\') ++at;
      else if (line[at] == '"') quoted = !quoted;
      else if (quoted) continue;
      else if (line[at] == '{') ++depth;
      else if (line[at] == '}' && --depth == 0) return is_blank_line(line.substr(at + 1)) ? i : lines.size();
    }
  }
  return lines.size();
}

std::size_t next_fence(const Lines& lines, std::size_t start, std::string_view fence) {
  std::size_t end = start + 1;
  while (end < lines.size() && !is_fence(lines[end], fence)) ++end;
  return end;
}

// The language that a head's first line names: "---toml", as some generators write it.
std::string_view language_of_head(std::string_view line) {
  line = text::trim_invisible(line);
  if (!line.starts_with("---")) return {};
  const std::string_view name = text::trim(line.substr(3));
  for (const std::string_view known : {"yaml", "yml", "toml", "json"}) {
    if (text::equals_ignoring_case(name, known)) return known;
  }
  return {};
}

// Lines of text around a fenced page: "Here is the digest:", "Let me know what to change." Structure is a page's own.
bool is_remark(std::string_view line) {
  constexpr std::size_t kLong = 300;  // bytes
  line = text::trim_invisible(line);
  return line.size() <= kLong && std::string_view("#|>`~<[{-*+").find(line.front()) == std::string_view::npos &&
         !key_end(line, ':').has_value() && line.find("](") == std::string_view::npos;
}

// The first or last line of a page that is no remark, where the fence should stand.
struct Remarks {
  std::size_t fence;
  std::size_t count = 0;
};

Remarks behind_remarks(const Lines& lines, std::size_t first) {
  Remarks found{first};
  for (; found.fence < lines.size(); ++found.fence) {
    if (is_blank_line(lines[found.fence])) continue;
    const std::string_view line = text::trim_invisible(lines[found.fence]);
    const bool remark = is_remark(line) || (line.ends_with(":") && key_end(line, ':') == line.size() - 1);
    if (!remark) break;
    ++found.count;
  }
  return found;
}

// The whole page in a code fence, as language models like to hand it over: "```markdown" … "```", with a remark before
// or behind it. Both lines become empty.
std::optional<Fenced> unwrap(Lines& lines, std::size_t first) {
  constexpr std::size_t kMostRemarks = 2;
  while (first < lines.size() && is_blank_line(lines[first])) ++first;
  std::size_t last = lines.size();
  while (last > first && is_blank_line(lines[last - 1])) --last;
  if (last < first + 3) return std::nullopt;
  --last;
  const Remarks before = behind_remarks(lines, first);
  Remarks behind{last};
  while (behind.fence > first && behind.count <= kMostRemarks && !lines[behind.fence].starts_with("```") &&
         !lines[behind.fence].starts_with("~~~")) {
    if (!is_blank_line(lines[behind.fence])) {
      if (!is_remark(lines[behind.fence])) return std::nullopt;
      ++behind.count;
    }
    --behind.fence;
  }
  const bool remarks = before.count + behind.count > 0;
  if (remarks && (first != first_line_with_text(lines) || before.count > kMostRemarks || behind.count > kMostRemarks ||
                  behind.fence < before.fence + 3))
    return std::nullopt;
  const std::size_t start = first;
  first = before.fence;
  last = behind.fence;
  const std::string_view open = text::trim_invisible(lines[first]);
  const std::string_view close = text::trim_invisible(lines[last]);
  const std::size_t length = std::min(open.find_first_not_of(open.empty() ? ' ' : open.front()), open.size());
  if (length < 3 || (open.front() != '`' && open.front() != '~') || close.size() < length ||
      close.find_first_not_of(open.front()) != std::string_view::npos)
    return std::nullopt;
  const std::string_view language = text::trim(open.substr(length));
  bool page = false;
  for (const std::string_view name : {"markdown", "md", "mdx", "gfm"})
    page = page || text::equals_ignoring_case(language, name);
  if (!page || remarks) {  // else only what starts as pages do, and no code that happens to stand at both ends
    if (!page && !language.empty()) return std::nullopt;
    std::size_t inner = first + 1;
    while (inner < last && is_blank_line(lines[inner])) ++inner;
    const bool head = is_fence(lines[inner], "---") && starts_with_key(lines, inner + 1, ':');
    const bool heading =
        lines[inner].starts_with("# ") &&
        (page || std::none_of(lines.begin() + static_cast<std::ptrdiff_t>(inner),
                              lines.begin() + static_cast<std::ptrdiff_t>(last),
                              [&](std::string_view line) { return line.starts_with(open.substr(0, 3)); }));
    if (!head && !heading) return std::nullopt;
  }
  const Fenced fence{start, first, last, lines[first], lines[last]};
  lines[first] = lines[first].substr(0, 0);
  lines[last] = lines[last].substr(0, 0);
  return fence;
}

}  // namespace

bool same_key(std::string_view a, std::string_view b) {
  const auto separates = [](char c) { return c == '_' || c == '-' || c == ' '; };
  std::size_t i = 0;
  std::size_t k = 0;
  for (;;) {
    while (i < a.size() && separates(a[i])) ++i;
    while (k < b.size() && separates(b[k])) ++k;
    if (i == a.size() || k == b.size()) return i == a.size() && k == b.size();
    if (text::to_ascii_lower(a[i++]) != text::to_ascii_lower(b[k++])) return false;
  }
}

FrontMatter read_front_matter(std::string_view path, Lines& lines, std::vector<Diagnostic>& diagnostics) {
  FrontMatter result;
  const auto read = [&](std::size_t start) {
    if (start == lines.size()) return;
    const bool hidden = start > 0;
    const std::string_view language = language_of_head(lines[start]);
    if (language == "toml") {
      const std::size_t end = next_fence(lines, start, "---");
      if (end == lines.size()) return;
      result.values = read_toml_head(path, lines, start + 1, end, diagnostics);
      result.body = end + 1;
    } else if (is_fence(lines[start], "---") || !language.empty()) {
      for (std::size_t i = start + 1; i < lines.size(); ++i) {
        if (!is_fence(lines[i], "---") && !is_fence(lines[i], "...")) continue;
        if (hidden ? !is_head(lines, start + 1, i) : !has_keys(lines, start + 1, i)) return;
        result.values = read_yaml_head(path, lines, start + 1, i, diagnostics);
        result.body = i + 1;
        return;
      }
      if (!starts_with_key(lines, start + 1, ':')) return;
      diagnostics.push_back(make_diagnostic(
          DiagnosticCode::kFrontMatterUnclosed, path, static_cast<std::uint32_t>(start + 1), 1,
          "The front matter has no closing `---` line. Its lines up to the first blank one were used; add the line.",
          lines[start]));
      std::size_t end = start + 1;
      while (end < lines.size() && is_blank_line(lines[end])) ++end;
      while (end < lines.size() && !is_blank_line(lines[end]) && may_be_yaml(lines[end])) ++end;
      result.values = read_plain_head(lines, start + 1, end);
      result.body = end;
    } else if (is_fence(lines[start], "+++") && (!hidden || starts_with_key(lines, start + 1, '='))) {
      for (std::size_t i = start + 1; i < lines.size(); ++i) {
        if (!is_fence(lines[i], "+++")) continue;
        result.values = read_toml_head(path, lines, start + 1, i, diagnostics);
        result.body = i + 1;
        return;
      }
    } else if (lines[start].starts_with("{")) {  // Hugo's third kind; JSON is YAML too
      const std::size_t last = end_of_object(lines, start);
      if (last == lines.size()) return;
      const char* const begin = lines[start].data();
      YamlResult yaml = parse_yaml({begin, static_cast<std::size_t>(lines[last].data() + lines[last].size() - begin)});
      const bool alone = std::all_of(lines.begin() + static_cast<std::ptrdiff_t>(last + 1), lines.end(), is_blank_line);
      const bool head = yaml.value.find("date") || (yaml.value.find("title") && !alone);
      if (!yaml.problem.empty() || !head) return;  // some other JSON
      result.values = std::move(yaml.value);
      result.body = last + 1;
      return;
    } else if (auto headers = read_headers(lines, start, result.body)) {
      result.values = std::move(*headers);
    }
  };
  read(first_line_with_text(lines));
  result.fence = unwrap(lines, result.body);
  if (!result.fence) return result;
  const bool remarks = result.fence->start < result.fence->first;
  diagnostics.push_back(make_diagnostic(DiagnosticCode::kPageInFence, path,
                                        static_cast<std::uint32_t>(result.fence->first + 1), 1,
                                        "The whole page stands in a code fence. It was read as if the fence were not "
                                        "there; delete its first and its last line" +
                                            std::string(remarks ? ", and what stands before it." : "."),
                                        result.fence->opening));
  if (remarks) {
    std::size_t head = result.fence->first + 1;
    while (head < lines.size() && is_blank_line(lines[head])) ++head;
    if (head < lines.size() && is_fence(lines[head], "---")) read(head);
  } else if (result.body == 0) {
    read(first_line_with_text(lines));
  }
  return result;
}

std::string FrontMatter::text(std::initializer_list<std::string_view> keys) const {
  for (const std::string_view key : keys) {
    const YamlValue* value = find_key(values, key);
    if (!value) continue;
    while (value->kind == YamlValue::Kind::kList && !value->items.empty()) value = &value->items.front();  // "[[x]]"
    if (value->kind == YamlValue::Kind::kScalar && !text::trim(value->scalar).empty())
      return text::collapse_spaces(value->scalar);
  }
  return {};
}

std::string FrontMatter::words(std::initializer_list<std::string_view> keys) const {
  if (std::string found = text(keys); !found.empty()) return found;
  std::string language = text({"lang", "language", "locale"});
  if (const std::size_t country = language.find_first_of("-_"); country != std::string::npos) language.resize(country);
  for (const std::string_view key : keys) {
    const YamlValue* value = find_key(values, key);
    if (!value || value->kind != YamlValue::Kind::kMap) continue;
    const auto is_text = [](const YamlValue& each) {
      return each.kind == YamlValue::Kind::kScalar && !text::trim(each.scalar).empty();
    };
    const auto first =
        std::find_if(value->entries.begin(), value->entries.end(), [&](const auto& e) { return is_text(e.value); });
    const auto own = std::find_if(value->entries.begin(), value->entries.end(), [&](const auto& e) {
      return is_text(e.value) && same_key(std::string_view(e.name).substr(0, e.name.find_first_of("-_")), language);
    });
    const auto chosen = own != value->entries.end() && !language.empty() ? own : first;
    if (chosen != value->entries.end()) return text::collapse_spaces(chosen->value.scalar);
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
  for (const std::string_view yes : {"true", "yes", "on", "1", "y", "예", "네", "はい", "是"}) {
    if (text::equals_ignoring_case(word, yes)) return true;
  }
  for (const std::string_view no : {"false", "no", "off", "0", "n", "아니오", "아니요", "いいえ", "否", "不"}) {
    if (text::equals_ignoring_case(word, no)) return false;
  }
  return std::nullopt;
}

}  // namespace yoyak::digest
