// What shortcodes and tags of templates stand for, where that is a link, a picture or an alert: those that Hugo, Hexo,
// GitBook and themes bring with them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "digest/source/template_tags.hpp"

namespace yoyak::digest {

// "{{< youtube ID >}}": an address. "{{< figure src="a.png" >}}": a picture. Nothing for any other name.
std::optional<std::string> text_of_shortcode(std::string_view name, const TagArguments& arguments);
// The same for tags of Liquid: "{% youtube ID %}", "{% include figure.html src="a.png" %}".
std::optional<std::string> text_of_tag(std::string_view name, std::string_view rest);

// Does a name begin a block that is set apart: "tip", "notice", "callout"?
bool is_alert_name(std::string_view name);
// "[!TIP] Title".
std::string alert_head(std::string_view name, const TagArguments& arguments);

}  // namespace yoyak::digest
