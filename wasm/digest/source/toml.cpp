#include "digest/source/toml.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "text/characters.hpp"
#include "text/utf8.hpp"

namespace yoyak::digest {
namespace {

constexpr std::size_t kMaxTomlDepth = 32;       // of tables and arrays; deeper than any real front matter
constexpr std::size_t kMaxTomlTables = 1000;    // with dotted keys: each is looked for among the others
constexpr std::size_t kMaxTomlText = 1U << 20;  // front matter is a few hundred bytes

using Keys = std::vector<std::string>;

YamlValue plain_value(std::string text) {
  YamlValue value;
  value.kind = YamlValue::Kind::kScalar;
  value.scalar = std::move(text);
  return value;
}

// The value of a key, made where there is none. A list of tables gives its last.
YamlValue& member(YamlValue& map, const std::string& key) {
  YamlValue& table = map.kind == YamlValue::Kind::kList && !map.items.empty() ? map.items.back() : map;
  if (table.kind != YamlValue::Kind::kMap) {
    table = YamlValue{};
    table.kind = YamlValue::Kind::kMap;
  }
  for (YamlEntry& entry : table.entries) {
    if (entry.name == key) return entry.value;
  }
  table.entries.push_back({key, {}});
  return table.entries.back().value;
}

YamlValue& at_path(YamlValue& root, const Keys& keys) {
  YamlValue* value = &root;
  for (const std::string& key : keys) value = &member(*value, key);
  return *value;
}

class TomlReader {
 public:
  explicit TomlReader(std::string_view text) : text_(text) {}

  TomlResult run() {
    TomlResult result;
    result.value.kind = YamlValue::Kind::kMap;
    table_ = &result.value;
    while (at_ < text_.size()) {
      skip(" \t\r\n");
      if (at_ >= text_.size()) break;
      const std::size_t start = at_;
      const bool read = here() == '#' || (here() == '[' ? read_table(result.value) : read_pair(*table_));
      if (!read) {
        result.problem = std::min(result.problem, start);
        at_ = start;
        read_roughly(*table_);
      }
      skip_line();
    }
    return result;
  }

 private:
  char here() const { return at_ < text_.size() ? text_[at_] : '\n'; }
  bool starts(std::string_view with) const { return text_.substr(at_).starts_with(with); }
  bool take(char c) {
    if (here() != c || at_ >= text_.size()) return false;
    ++at_;
    return true;
  }
  void skip(std::string_view these) { at_ = std::min(text_.find_first_not_of(these, at_), text_.size()); }
  void skip_line() { at_ = std::min(text_.find('\n', at_), text_.size()); }
  // White space, line breaks and comments, as they may stand between the items of a list.
  void skip_between() {
    for (skip(" \t\r\n"); here() == '#'; skip(" \t\r\n")) skip_line();
  }
  bool at_end_of_line() {
    skip(" \t\r");
    return at_ >= text_.size() || here() == '\n' || here() == '#';
  }

  // "a.b.'c d'"
  std::optional<Keys> keys() {
    Keys keys;
    do {
      skip(" \t");
      if (here() == '"' || here() == '\'') {
        auto quoted = string();
        if (!quoted) return std::nullopt;
        keys.push_back(std::move(*quoted));
      } else {
        const std::size_t start = at_;
        while (at_ < text_.size() &&
               (text::is_ascii_alpha(text_[at_]) || text::is_ascii_digit(text_[at_]) || text_[at_] == '_' ||
                text_[at_] == '-' || static_cast<unsigned char>(text_[at_]) >= 0x80))
          ++at_;
        if (at_ == start) return std::nullopt;
        keys.emplace_back(text_.substr(start, at_ - start));
      }
      skip(" \t");
    } while (keys.size() < kMaxTomlDepth && take('.'));
    return keys;
  }

  bool read_table(YamlValue& root) {
    const bool list = starts("[[");
    at_ += list ? 2 : 1;
    const auto name = keys();
    if (!name || !take(']') || (list && !take(']')) || !at_end_of_line() || ++tables_ > kMaxTomlTables) return false;
    YamlValue& table = at_path(root, *name);
    if (list) {
      if (table.kind != YamlValue::Kind::kList) table = YamlValue{};
      table.kind = YamlValue::Kind::kList;
      table.items.emplace_back();
    }
    table_ = list ? &table.items.back() : &table;
    if (table_->kind == YamlValue::Kind::kList && !table_->items.empty()) table_ = &table_->items.back();
    if (table_->kind != YamlValue::Kind::kMap) *table_ = YamlValue{};
    table_->kind = YamlValue::Kind::kMap;
    return true;
  }

  bool read_pair(YamlValue& table) {
    const auto name = keys();
    if (!name || !take('=')) return false;
    skip(" \t");
    auto read = value(0);
    return read && at_end_of_line() && put(table, *name, std::move(*read));
  }

  // What a broken line may mean, so that no `draft` is missed.
  void read_roughly(YamlValue& table) {
    const std::string_view line = text_.substr(at_, text_.find('\n', at_) - at_);
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos || equals == 0) return;
    const std::string_view name = text::trim(line.substr(0, equals));
    std::string_view rest = text::trim(line.substr(equals + 1));
    if (!rest.empty() && (rest.front() == '"' || rest.front() == '\'')) {
      const char quote = rest.front();
      rest.remove_prefix(1);
      if (rest.ends_with(quote)) rest.remove_suffix(1);
    }
    if (!rest.empty()) table.entries.push_back({std::string(name), plain_value(std::string(rest))});
  }

  bool put(YamlValue& table, const Keys& name, YamlValue value) {
    if (name.size() > 1) {
      if (++tables_ > kMaxTomlTables) return false;
      at_path(table, name) = std::move(value);
    } else {
      table.entries.push_back({name.front(), std::move(value)});
    }
    return true;
  }

  std::optional<YamlValue> value(std::size_t depth) {
    if (depth > kMaxTomlDepth) return std::nullopt;
    if (here() == '"' || here() == '\'') {
      auto text = string();
      return text ? std::optional(plain_value(std::move(*text))) : std::nullopt;
    }
    if (take('[')) return list(depth);
    if (take('{')) return inline_table(depth);
    const std::size_t end = std::min(text_.find_first_of(",]}#\r\n", at_), text_.size());
    const std::string_view plain = text::trim(text_.substr(at_, end - at_));
    if (plain.empty()) return std::nullopt;
    at_ = end;
    return plain_value(std::string(plain));
  }

  std::optional<YamlValue> list(std::size_t depth) {
    YamlValue list;
    list.kind = YamlValue::Kind::kList;
    for (skip_between(); !take(']'); skip_between()) {
      auto item = value(depth + 1);
      if (!item) return std::nullopt;
      list.items.push_back(std::move(*item));
      skip_between();
      if (!take(',') && here() != ']') return std::nullopt;
    }
    return list;
  }

  std::optional<YamlValue> inline_table(std::size_t depth) {
    YamlValue table;
    table.kind = YamlValue::Kind::kMap;
    for (skip_between(); !take('}'); skip_between()) {
      const auto name = keys();
      if (!name || !take('=')) return std::nullopt;
      skip(" \t");
      auto item = value(depth + 1);
      if (!item || !put(table, *name, std::move(*item))) return std::nullopt;
      skip_between();
      if (!take(',') && here() != '}') return std::nullopt;
    }
    return table;
  }

  // In any of the four kinds of quotes.
  std::optional<std::string> string() {
    const char quote = here();
    const std::string_view mark = quote == '"' ? (starts("\"\"\"") ? "\"\"\"" : "\"") : starts("'''") ? "'''" : "'";
    const bool lines = mark.size() == 3;
    at_ += mark.size();
    if (lines && here() == '\r') ++at_;
    if (lines) take('\n');
    std::string out;
    while (at_ < text_.size()) {
      if (starts(mark)) {
        at_ += mark.size();
        while (lines && take(quote)) out += quote;  // """"quoted""""
        return out;
      }
      const char c = text_[at_++];
      if (c == '\n' && !lines) return std::nullopt;
      if (c == '\\' && quote == '"') escape(out);
      else out += c;
    }
    return std::nullopt;
  }

  void escape(std::string& out) {
    const char c = here();
    if (at_ < text_.size()) ++at_;
    switch (c) {
      case 'n':
      case 't':
      case 'r':
      case 'b':
      case 'f':
        out += c == 'n' ? '\n' : ' ';
        break;
      case 'u':
      case 'U': {
        const std::size_t size = c == 'u' ? 4 : 8;
        char32_t code = 0;
        std::size_t digits = 0;
        for (; digits < size && at_ + digits < text_.size(); ++digits) {
          const char digit = text::to_ascii_lower(text_[at_ + digits]);
          if (text::is_ascii_digit(digit)) code = code * 16 + static_cast<char32_t>(digit - '0');
          else if (digit >= 'a' && digit <= 'f') code = code * 16 + static_cast<char32_t>(digit - 'a' + 10);
          else break;
        }
        at_ += digits;
        if (digits == size && code < 0x110000 && (code < 0xD800 || code > 0xDFFF)) text::append(code, out);
        break;
      }
      case '\n':
      case '\r':
        skip(" \t\r\n");  // a line that goes on
        break;
      default:
        out += c;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t tables_ = 0;
  YamlValue* table_ = nullptr;  // that pairs go to; no other grows while they do
};

}  // namespace

TomlResult parse_toml(std::string_view text) { return TomlReader(text.substr(0, kMaxTomlText)).run(); }

}  // namespace yoyak::digest
