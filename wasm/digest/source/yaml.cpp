#include "digest/source/yaml.hpp"

#include <yaml.h>

#include <algorithm>
#include <optional>

namespace yoyak::digest {
namespace {

constexpr std::size_t kMaxText =
    1U << 20;                          // front matter is a few hundred bytes; more is a file without its closing line
constexpr std::size_t kMaxDepth = 32;  // deeper than any real front matter; bounds the recursion below
constexpr std::size_t kMaxValues = 20000;  // all values, counting what aliases repeat: stops "billion laughs"
// Bytes that aliases repeat. The values above do not bound them: 19,000 aliases of one text of 900 KB are 17 GB.
constexpr std::size_t kMaxRepeated = kMaxText;

class Loader {
 public:
  explicit Loader(std::string_view text) {
    yaml_parser_initialize(&parser_);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
  }
  Loader(const Loader&) = delete;
  Loader& operator=(const Loader&) = delete;
  ~Loader() { yaml_parser_delete(&parser_); }

  YamlResult run() {
    YamlResult result;
    yaml_event_t event;
    while (next(event)) {
      const yaml_event_type_t type = event.type;
      if (type == YAML_STREAM_END_EVENT || type == YAML_DOCUMENT_END_EVENT) {
        yaml_event_delete(&event);
        break;
      }
      if (type == YAML_STREAM_START_EVENT || type == YAML_DOCUMENT_START_EVENT) {
        yaml_event_delete(&event);
        continue;
      }
      read(event, 0, result.value);
      if (!problem_.empty()) break;
    }
    result.problem = problem_;
    result.line = line_;
    result.column = column_;
    return result;
  }

 private:
  // False at the end and at a problem.
  bool next(yaml_event_t& event) {
    if (!problem_.empty()) return false;
    if (yaml_parser_parse(&parser_, &event)) return true;
    fail(parser_.problem ? parser_.problem : "not readable", parser_.problem_mark);
    return false;
  }

  void fail(std::string_view why, const yaml_mark_t& mark) {
    problem_ = why;
    line_ = static_cast<std::uint32_t>(mark.line);
    column_ = static_cast<std::uint32_t>(mark.column);
  }

  // Counts a value that an alias repeats.
  void repeat(const YamlValue& value) {
    ++values_;
    repeated_ += value.scalar.size();
    for (const YamlValue& item : value.items) repeat(item);
    for (const auto& [key, item] : value.entries) {
      ++values_;
      repeated_ += key.size();
      repeat(item);
    }
  }

  void remember(const unsigned char* anchor, const YamlValue& value) {
    if (anchor) anchors_.emplace_back(reinterpret_cast<const char*>(anchor), value);
  }

  // Takes ownership of `event`.
  void read(yaml_event_t& event, std::size_t depth, YamlValue& value) {
    const yaml_mark_t mark = event.start_mark;
    std::optional<std::string> anchor;
    if (++values_ > kMaxValues || depth > kMaxDepth) {
      yaml_event_delete(&event);
      return fail("too many or too deeply nested values", mark);
    }
    switch (event.type) {
      case YAML_SCALAR_EVENT: {
        value.kind = YamlValue::Kind::kScalar;
        value.scalar.assign(reinterpret_cast<const char*>(event.data.scalar.value), event.data.scalar.length);
        if (event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
            (value.scalar.empty() || value.scalar == "~" || value.scalar == "null")) {
          value = YamlValue{};
        }
        remember(event.data.scalar.anchor, value);
        yaml_event_delete(&event);
        return;
      }
      case YAML_ALIAS_EVENT: {
        const std::string name(reinterpret_cast<const char*>(event.data.alias.anchor));
        yaml_event_delete(&event);
        const auto found =
            std::find_if(anchors_.rbegin(), anchors_.rend(), [&](const auto& a) { return a.first == name; });
        if (found == anchors_.rend()) return fail("an alias without an anchor before it", mark);
        repeat(found->second);
        if (values_ > kMaxValues) return fail("too many values repeated by aliases", mark);
        if (repeated_ > kMaxRepeated) return fail("more than a megabyte repeated by aliases", mark);
        value = found->second;
        return;
      }
      case YAML_SEQUENCE_START_EVENT:
      case YAML_MAPPING_START_EVENT: {
        const bool list = event.type == YAML_SEQUENCE_START_EVENT;
        const unsigned char* name = list ? event.data.sequence_start.anchor : event.data.mapping_start.anchor;
        if (name) anchor = reinterpret_cast<const char*>(name);
        yaml_event_delete(&event);
        value.kind = list ? YamlValue::Kind::kList : YamlValue::Kind::kMap;
        read_children(list, depth, value);
        if (anchor) anchors_.emplace_back(*anchor, value);
        return;
      }
      default:
        yaml_event_delete(&event);
    }
  }

  void read_children(bool list, std::size_t depth, YamlValue& value) {
    yaml_event_t event;
    while (next(event)) {
      if (event.type == YAML_SEQUENCE_END_EVENT || event.type == YAML_MAPPING_END_EVENT) {
        yaml_event_delete(&event);
        return;
      }
      if (list) {
        value.items.emplace_back();
        read(event, depth + 1, value.items.back());
        continue;
      }
      YamlValue key;
      read(event, depth + 1, key);
      if (!next(event)) return;
      YamlValue item;
      read(event, depth + 1, item);
      value.entries.push_back({std::move(key.scalar), std::move(item)});
    }
  }

  yaml_parser_t parser_;
  std::size_t values_ = 0;
  std::size_t repeated_ = 0;  // bytes
  std::vector<std::pair<std::string, YamlValue>> anchors_;
  std::string problem_;
  std::uint32_t line_ = 0;
  std::uint32_t column_ = 0;
};

}  // namespace

const YamlValue* YamlValue::find(std::string_view key) const {
  const auto found =
      std::find_if(entries.rbegin(), entries.rend(), [&](const auto& entry) { return entry.name == key; });
  if (found != entries.rend()) return &found->value;
  // "<<" merges the keys of another map, or of the first of several that has them.
  const auto merged =
      std::find_if(entries.begin(), entries.end(), [](const auto& entry) { return entry.name == "<<"; });
  if (merged == entries.end() || key == "<<") return nullptr;
  if (merged->value.kind == Kind::kMap) return merged->value.find(key);
  for (const YamlValue& item : merged->value.items) {
    if (const YamlValue* value = item.find(key)) return value;
  }
  return nullptr;
}

YamlResult parse_yaml(std::string_view text) {
  if (text.size() > kMaxText) return {{}, "longer than a megabyte", 0, 0};
  return Loader(text).run();
}

}  // namespace yoyak::digest
