// The tags of templates in a page: "{% … %}" and "{{ … }}" of Liquid, "{{< … >}}" and "{{% … %}}" of Hugo. Only where
// they are and what is written in them; what they stand for is decided in templates.cpp and shortcodes.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yoyak::digest {

struct TemplateTag {
  enum class Kind : std::uint8_t { kTag, kOutput, kShortcode };
  Kind kind = Kind::kTag;
  std::size_t begin = 0;
  std::size_t end = 0;    // behind it
  std::string_view name;  // empty for an output; with its slash where it closes a shortcode
  std::string_view rest;  // what stands behind the name; all of an output
  bool escaped = false;   // "{{</* name */>}}", which shows a shortcode
};

// The tag that begins at `at`, where "{{" or "{%" stands.
std::optional<TemplateTag> template_tag_at(std::string_view text, std::size_t at);
// Where the next may begin; npos where none does.
std::size_t next_template(std::string_view text, std::size_t from);

// What is written behind a name: 'a "b c" key=value' gives {"", "a"}, {"", "b c"}, {"key", "value"}.
using TagArguments = std::vector<std::pair<std::string, std::string>>;
TagArguments arguments_of(std::string_view rest);
// The value of the first of these keys; empty where none is there. A number counts the values without a key, from "0".
std::string argument(const TagArguments& arguments, std::initializer_list<std::string_view> keys);

// "text" without the quotation marks around it.
std::string_view unquoted(std::string_view text);

// Which bytes are code: fenced blocks, and spans within a line.
class CodeOfText {
 public:
  explicit CodeOfText(std::string_view text) : text_(text) {}
  // Positions must not decrease from call to call.
  bool contains(std::size_t at);

 private:
  void next_line();

  std::string_view text_;
  std::size_t line_begin_ = 0, line_end_ = 0;
  std::size_t span_begin_ = 0, span_end_ = 0;  // the last span found, within the line
  std::size_t next_run_ = 0;                   // the back ticks behind it; looked for once, or long lines take ages
  bool fenced_ = false, closing_ = false;
  std::string_view fence_;
};

}  // namespace yoyak::digest
