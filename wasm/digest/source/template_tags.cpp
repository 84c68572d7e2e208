#include "digest/source/template_tags.hpp"

#include <algorithm>

#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

// A longer tag is no tag: nobody would find its end.
constexpr std::size_t kMaxTemplateTag = 1000;

// The name and what follows it.
void split_tag(std::string_view inside, TemplateTag& tag) {
  const std::size_t space = std::min(inside.find_first_of(" \t\n"), inside.size());
  tag.name = inside.substr(0, space);
  tag.rest = text::trim(inside.substr(space));
}

std::optional<TemplateTag> shortcode_at(std::string_view text, std::size_t at) {
  const std::string_view area = text.substr(0, std::min(text.size(), at + kMaxTemplateTag));
  const std::string_view closing = text[at + 2] == '<' ? ">}}" : "%}}";
  const std::size_t close = area.find(closing, at + 3);
  if (close == std::string_view::npos) return std::nullopt;
  TemplateTag tag;
  tag.kind = TemplateTag::Kind::kShortcode;
  tag.begin = at;
  tag.end = close + closing.size();
  std::string_view inside = text::trim(text.substr(at + 3, close - at - 3));
  tag.escaped = inside.starts_with("/*") && inside.ends_with("*/") && inside.size() >= 4;
  if (tag.escaped) {
    tag.rest = text::trim(inside.substr(2, inside.size() - 4));
    return tag;
  }
  if (inside.ends_with("/")) inside = text::trim(inside.substr(0, inside.size() - 1));
  const bool closes = inside.starts_with("/");  // "{{< / name >}}"
  if (closes) inside = inside.substr(std::min(inside.find_first_not_of(' ', 1), inside.size()));
  split_tag(inside, tag);
  if (closes) tag.rest = "/";
  return tag;
}

}  // namespace

std::optional<TemplateTag> template_tag_at(std::string_view text, std::size_t at) {
  if (at + 2 < text.size() && text[at + 1] == '{' && (text[at + 2] == '<' || text[at + 2] == '%')) {
    if (auto shortcode = shortcode_at(text, at)) return shortcode;
  }
  TemplateTag tag;
  tag.begin = at;
  const bool output = text[at + 1] == '{';
  tag.kind = output ? TemplateTag::Kind::kOutput : TemplateTag::Kind::kTag;
  const std::string_view area = text.substr(0, std::min(text.size(), at + kMaxTemplateTag));
  const std::size_t close = area.find(output ? "}}" : "%}", at + 2);
  if (close == std::string_view::npos) return std::nullopt;
  std::string_view inside = text.substr(at + 2, close - at - 2);
  if (inside.starts_with('-')) inside.remove_prefix(1);
  if (inside.ends_with('-')) inside.remove_suffix(1);
  inside = text::trim(inside);
  tag.end = close + 2;
  if (output) tag.rest = inside;
  else split_tag(inside, tag);
  return tag;
}

std::size_t next_template(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find('{', from); at != std::string_view::npos; at = text.find('{', at + 1)) {
    if (at + 1 < text.size() && (text[at + 1] == '{' || text[at + 1] == '%')) return at;
  }
  return std::string_view::npos;
}

TagArguments arguments_of(std::string_view rest) {
  TagArguments arguments;
  const auto skip = [&] { rest = text::trim(rest); };
  const auto value = [&] {
    std::string out;
    const char mark = rest.empty() ? '\0' : rest.front();
    const bool quoted = mark == '"' || mark == '\'' || mark == '`';
    const std::size_t close = quoted ? rest.find(mark, 1) : rest.find_first_of(" \t\n");
    if (quoted && close != std::string_view::npos) {
      out = rest.substr(1, close - 1);
      rest.remove_prefix(close + 1);
    } else {
      const std::size_t end = std::min(quoted ? rest.find_first_of(" \t\n") : close, rest.size());
      out = rest.substr(0, end);
      rest.remove_prefix(end);
    }
    return out;
  };
  for (skip(); !rest.empty(); skip()) {
    std::string key;
    std::size_t name = 0;
    while (name < rest.size() && (text::is_ascii_alpha(rest[name]) || rest[name] == '_' || rest[name] == '-')) ++name;
    std::size_t sign = name;
    while (sign < rest.size() && rest[sign] == ' ') ++sign;
    const bool named =
        name > 0 && sign < rest.size() &&
        (rest[sign] == '=' || (rest[sign] == ':' && sign == name && rest.substr(sign + 1).starts_with(" ")));
    if (named) {
      key = rest.substr(0, name);
      rest = text::trim(rest.substr(sign + 1));
    }
    arguments.emplace_back(std::move(key), value());
  }
  return arguments;
}

std::string argument(const TagArguments& arguments, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    std::size_t number = 0;
    for (const auto& [name, value] : arguments) {
      const bool counted = name.empty() && key.size() == 1 && static_cast<std::size_t>(key[0] - '0') == number;
      if (counted || (!name.empty() && text::equals_ignoring_case(name, key))) return value;
      number += name.empty();
    }
  }
  return {};
}

std::string_view unquoted(std::string_view text) {
  const bool quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front();
  return quoted ? text.substr(1, text.size() - 2) : text;
}

bool CodeOfText::contains(std::size_t at) {
  while (line_end_ <= at && line_end_ < text_.size()) next_line();
  if (fenced_) return true;
  const std::string_view line = text_.substr(line_begin_, line_end_ - line_begin_);
  const std::size_t wanted = at - line_begin_;
  if (wanted < span_end_) return wanted >= span_begin_;
  while (next_run_ < wanted) {  // npos is no less
    const std::size_t i = next_run_;
    const std::size_t run = std::min(line.find_first_not_of('`', i), line.size()) - i;
    std::size_t close = i + run;
    while (close < line.size()) {
      close = std::min(line.find('`', close), line.size());
      const std::size_t other = std::min(line.find_first_not_of('`', close), line.size()) - close;
      if (other == run) break;
      close += other;
    }
    const bool closed = close < line.size();
    if (closed) {
      span_begin_ = i;
      span_end_ = close + run;
    }
    next_run_ = line.find('`', closed ? span_end_ : i + run);
    if (wanted < span_end_) return true;
  }
  return false;
}

void CodeOfText::next_line() {
  line_begin_ = line_end_;
  span_begin_ = span_end_ = 0;
  line_end_ = std::min(text_.find('\n', line_begin_), text_.size() - 1) + 1;
  next_run_ = text_.substr(line_begin_, line_end_ - line_begin_).find('`');
  if (closing_) {
    fenced_ = closing_ = false;
    fence_ = {};
  }
  const std::string_view line = text::trim(text_.substr(line_begin_, line_end_ - line_begin_));
  if (!line.starts_with("```") && !line.starts_with("~~~")) return;
  const std::size_t run = std::min(line.find_first_not_of(line.front()), line.size());
  if (!fenced_) {
    fenced_ = line.front() == '~' || line.find('`', run) == std::string_view::npos;
    if (fenced_) fence_ = line.substr(0, run);
  } else if (line.front() == fence_.front() && run >= fence_.size() && run == line.size()) {
    closing_ = true;
  }
}

}  // namespace yoyak::digest
