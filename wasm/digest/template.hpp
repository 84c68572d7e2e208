// Declarative patterns for headings and lines: "{title}, {channel} [{link}]({url}){?, {duration}}".
// {name} stands for a field, {?…} for an optional part, everything else for itself. Matched by hand, from the right: each field
// but the first is as short as it can be, so that titles may hold commas and brackets.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "digest/profile.hpp"

namespace yoyak::digest {

struct Fields {
  std::string_view title, channel, url, link, number, time, duration, note;
};

// `text` is trimmed. Fields must look like what they are: numbers, times and lengths parse, addresses hold no spaces, brackets
// in titles pair up. Adds to what `fields` already holds.
bool match_template(std::string_view pattern, std::string_view text, const Profile& profile, Fields& fields);

// What is wrong with a template, for messages about the configuration; nothing when it is well-formed.
std::optional<std::string> template_problem(std::string_view pattern);

}  // namespace yoyak::digest
