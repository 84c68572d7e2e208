#include "digest/source/shortcodes.hpp"

#include <algorithm>
#include <array>

#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

bool is_one_of_names(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view known) { return text::equals_ignoring_case(name, known); });
}

bool is_web_address(std::string_view text) { return text.starts_with("https://") || text.starts_with("http://"); }

// An id or a name of an account: nothing that could change the address around it.
bool is_plain_id(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return text::is_ascii_alpha(c) || text::is_ascii_digit(c) || c == '-' || c == '_' || c == '/' || c == '.';
  });
}

// Text within brackets of Markdown.
std::string in_brackets(std::string_view text) {
  std::string out;
  for (const char c : text::collapse_spaces(text)) {
    if (c == '[' || c == ']') out += '\\';
    out += c;
  }
  return out;
}

// An address within parentheses of Markdown.
std::string as_destination(std::string_view url) {
  return url.find_first_of(" ()") == std::string_view::npos ? std::string(url) : "<" + std::string(url) + ">";
}

std::string link_to(const std::string& address, std::string_view title) {
  return title.empty() ? address : "[" + in_brackets(title) + "](" + as_destination(address) + ")";
}

std::optional<std::string> picture(const TagArguments& arguments) {
  const std::string source =
      argument(arguments, {"src", "url", "path", "image_path", "image", "file", "link_src", "0"});
  if (source.empty()) return std::nullopt;
  const std::string caption = argument(arguments, {"caption", "title"});
  const std::string alt = argument(arguments, {"alt", "1"});
  std::string out = "![" + in_brackets(alt.empty() ? caption : alt) + "](" + as_destination(source) + ")";
  if (const std::string link = argument(arguments, {"link", "href"}); !link.empty())
    out = "[" + out + "](" + as_destination(link) + ")";
  if (!caption.empty() && !alt.empty() && caption != alt) out += " " + caption;
  return out;
}

}  // namespace

std::optional<std::string> text_of_shortcode(std::string_view name, const TagArguments& arguments) {
  struct Service {
    std::string_view name;
    std::string_view before;  // of the id
  };
  constexpr std::array kServices = {Service{"youtube", "https://www.youtube.com/watch?v="},
                                    Service{"youtubeplayer", "https://www.youtube.com/watch?v="},
                                    Service{"yt", "https://www.youtube.com/watch?v="},
                                    Service{"vimeo", "https://vimeo.com/"},
                                    Service{"bilibili", "https://www.bilibili.com/video/"},
                                    Service{"instagram", "https://www.instagram.com/p/"},
                                    Service{"spotify", "https://open.spotify.com/"},
                                    Service{"codepen", "https://codepen.io/"}};
  const std::string title = argument(arguments, {"title"});
  const std::string id = argument(arguments, {"id", "videoId", "video_id", "url", "src", "link", "0"});
  for (const Service& service : kServices) {
    if (!text::equals_ignoring_case(name, service.name)) continue;
    if (is_web_address(id)) return link_to(id, title);
    return is_plain_id(id) ? std::optional(link_to(std::string(service.before) + id, title)) : std::nullopt;
  }
  if (is_one_of_names(name, {"tweet", "x", "twitter"})) {
    if (is_web_address(id)) return link_to(id, title);
    const std::string user = argument(arguments, {"user"});
    const bool post = is_plain_id(id) && std::all_of(id.begin(), id.end(), text::is_ascii_digit);
    if (!post || (!user.empty() && !is_plain_id(user))) return std::nullopt;
    return "https://x.com/" + (user.empty() ? "i" : user) + "/status/" + id;
  }
  if (text::equals_ignoring_case(name, "gist")) {
    const std::string second = argument(arguments, {"1"});
    if (!is_plain_id(id) || (!second.empty() && !is_plain_id(second))) return std::nullopt;
    return "https://gist.github.com/" + id + (second.empty() ? "" : "/" + second);
  }
  if (is_one_of_names(name, {"figure", "img", "image", "imgcap", "asset_img", "imgproc", "lightbox"}))
    return picture(arguments);
  if (is_one_of_names(name,
                      {"video", "audio", "embed", "bookmark", "linkcard", "blogcard", "pdf", "iframe", "asset_link"})) {
    const std::string address = argument(arguments, {"src", "url", "href", "link", "file", "mp4", "0"});
    if (address.empty() || (!is_web_address(address) && address.find_first_of("./") == std::string::npos))
      return std::nullopt;
    return is_web_address(address) ? link_to(address, title) : link_to(address, title.empty() ? address : title);
  }
  return std::nullopt;
}

std::optional<std::string> text_of_tag(std::string_view name, std::string_view rest) {
  if (name.starts_with("include")) {
    const std::size_t space = std::min(rest.find_first_of(" \t\n"), rest.size());
    std::string file;
    for (const char c : rest.substr(0, space)) file += text::to_ascii_lower(c);
    const TagArguments arguments = arguments_of(rest.substr(space));
    for (const std::string_view service : {"youtube", "vimeo"}) {
      if (file.find(service) != std::string::npos) return text_of_shortcode(service, arguments);
    }
    const bool image = file.find("figure") != std::string::npos || file.find("image") != std::string::npos ||
                       file.find("img") != std::string::npos;
    return image ? picture(arguments) : std::nullopt;
  }
  if (name == "img") {  // Octopress: classes before the address
    TagArguments arguments = arguments_of(rest);
    const auto address = std::find_if(arguments.begin(), arguments.end(), [](const auto& each) {
      return each.first.empty() && each.second.find_first_of("./") != std::string::npos;
    });
    if (address == arguments.end()) return std::nullopt;
    return picture(
        {{"src", address->second}, {"alt", arguments.back().second == address->second ? "" : arguments.back().second}});
  }
  return text_of_shortcode(name, arguments_of(rest));
}

namespace {

// Blocks that are told apart by an argument.
bool is_general_alert(std::string_view name) {
  return is_one_of_names(name, {"notice", "alert", "callout", "admonition", "hint", "message", "aside", "box"});
}

}  // namespace

bool is_alert_name(std::string_view name) {
  return is_general_alert(name) ||
         is_one_of_names(name,
                         {"note",    "tip",       "info",      "warning", "danger",   "caution", "important", "success",
                          "error",   "question",  "quote",     "example", "abstract", "summary", "tldr",      "bug",
                          "failure", "todo",      "attention", "seealso", "help",     "faq",     "check",     "done",
                          "primary", "secondary", "cite",      "fail",    "missing",  "remark",  "advice"});
}

std::string alert_head(std::string_view name, const TagArguments& arguments) {
  std::string kind(name);
  std::string title = argument(arguments, {"title", "header", "label"});
  if (is_general_alert(name)) {
    kind = argument(arguments, {"type", "style", "kind", "color", "class", "0"});
    if (title.empty()) title = argument(arguments, {"1"});
    const bool word = !kind.empty() && std::all_of(kind.begin(), kind.end(), text::is_ascii_alpha);
    if (!word) kind = "note";
  } else if (title.empty()) {
    for (const auto& [key, value] : arguments) {
      if (key.empty()) title += (title.empty() ? "" : " ") + value;
    }
  }
  std::string out = "[!";
  for (const char c : kind) out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  out += ']';
  return title.empty() ? out : out + " " + title;
}

}  // namespace yoyak::digest
