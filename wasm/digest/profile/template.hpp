// Declarative patterns for headings and lines: "{title}, {channel} [{link}]({url}){?, {duration}}".
// {name} stands for a field, {?…} for an optional part, everything else for itself. Matched by hand, from the right:
// each field but the first is as short as it can be, so that titles may hold commas and brackets.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "digest/profile/profile.hpp"

namespace yoyak::digest {

struct Fields {
  std::string_view title, channel, url, link, number, time, duration, note;
};

// A template, taken apart once.
class Template {
 public:
  // A pattern that is not well-formed (template_problem) matches nothing.
  explicit Template(std::string_view pattern);

  // `text` is trimmed. Fields must look like what they are: numbers, times and lengths parse, addresses hold no spaces.
  // Adds to what `fields` already holds.
  bool match(std::string_view text, const Profile& profile, Fields& fields) const;

  struct Token {
    std::string literal;
    std::string_view Fields::*field = nullptr;
  };
  using Tokens = std::vector<Token>;

 private:
  std::vector<Tokens> forms_;  // with and without each optional part, the longer first
};

// The patterns of a profile, taken apart.
struct HeadPattern {
  explicit HeadPattern(const EntryPattern& pattern);

  Template heading;
  std::optional<Template> line;
  bool line_breaks;
  bool numbered;     // names the heading's number itself
  bool title_first;  // "{title}, {channel}…": commas of the title may be taken for that of the channel
};
std::vector<HeadPattern> compile(const std::vector<EntryPattern>& patterns);

// What is wrong with a template, for messages about the configuration; nothing when it is well-formed.
std::optional<std::string> template_problem(std::string_view pattern);

}  // namespace yoyak::digest
