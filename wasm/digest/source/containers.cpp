#include "digest/source/containers.hpp"

#include <algorithm>

#include "digest/source/shortcodes.hpp"
#include "digest/source/template_tags.hpp"
#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view known) { return text::equals_ignoring_case(name, known); });
}

// Names that lay text out and say nothing.
bool is_layout_name(std::string_view name) {
  return is_one_of(name, {"tabs", "tabpane", "code-group", "codegroup", "steps", "accordion", "cards", "card-grid",
                          "cardgrid", "columns", "column"});
}

void choose_form(Container& container, const TagArguments& arguments) {
  const std::string_view name = container.name;
  const std::string title = argument(arguments, {"title", "summary", "label", "name", "tab", "header", "0"});
  if (is_one_of(name, {"details", "expand", "spoiler", "collapse", "accordion-item", "accordionitem", "fold"})) {
    container.form = Container::Form::kDisclosure;
    container.head = title.empty() ? "…" : title;
  } else if (is_one_of(name, {"tab", "tabitem", "tab-item", "step"})) {
    container.form = Container::Form::kLabel;
    container.head = title;
  } else if (is_layout_name(name) ||
             (container.closing == ":::" && is_one_of(name, {"left", "right", "center", "raw", "v-pre", "content"}))) {
    container.form = Container::Form::kNothing;
  } else if (is_alert_name(name)) {
    container.form = Container::Form::kAlert;
    container.head = alert_head(name, arguments);
  }
}

// ":::tip Title", "::: tip", ":::note[Title]", ":::note{title="x"}", "::: {.note}".
std::optional<Container> colon_container(std::string_view line) {
  Container container;
  container.colons = std::min(line.find_first_not_of(':'), line.size());
  std::string_view rest = text::trim(line.substr(container.colons));
  container.closing = ":::";
  if (rest.starts_with("{.")) rest = rest.substr(2);
  std::size_t end = 0;
  while (end < rest.size() && (text::is_ascii_alpha(rest[end]) || rest[end] == '-')) ++end;
  if (end == 0) return std::nullopt;
  container.name = rest.substr(0, end);
  rest = rest.substr(end);
  TagArguments arguments;
  if (rest.starts_with("[") && rest.find(']') != std::string_view::npos) {
    arguments.emplace_back("title", std::string(rest.substr(1, rest.rfind(']') - 1)));
    rest = rest.substr(rest.rfind(']') + 1);
  }
  if (const std::size_t brace = rest.find('{'); brace != std::string_view::npos) {
    for (auto& each : arguments_of(rest.substr(brace + 1, rest.rfind('}') - brace - 1))) arguments.push_back(each);
    rest = rest.substr(0, brace);
  }
  rest = text::trim(rest);
  if (rest.ends_with('}')) rest.remove_suffix(1);
  if (!rest.empty()) arguments.emplace_back("title", std::string(rest));
  choose_form(container, arguments);
  return container;
}

// '!!! note "Title"', "??? tip", "???+ tip": what belongs to it is indented by four.
std::optional<Container> indented_container(std::string_view line) {
  Container container;
  const bool folded = line.starts_with("???");
  std::string_view rest = text::trim(line.substr(line.starts_with("???+") ? 4 : 3));
  std::size_t end = 0;
  while (end < rest.size() && (text::is_ascii_alpha(rest[end]) || rest[end] == '-')) ++end;
  container.name = rest.substr(0, end);
  rest = text::trim(rest.substr(end));
  const std::size_t quote = rest.find('"');
  const std::string title(quote == std::string_view::npos ? "" : rest.substr(quote + 1, rest.rfind('"') - quote - 1));
  if (end == 0 ||
      (!rest.empty() && rest.back() != '"' && quote == std::string_view::npos && !is_alert_name(container.name)))
    return std::nullopt;
  container.form = folded ? Container::Form::kDisclosure : Container::Form::kAlert;
  container.head = alert_head(container.name, {{"title", title}});
  if (folded) container.head = title.empty() ? container.name : title;
  container.inside = 4;
  return container;
}

// "<TabItem value="a" label="A">" and "</TabItem>" alone on a line.
ContainerMark component_mark(std::string_view line) {
  ContainerMark mark;
  if (!line.ends_with('>') || line.find('>') + 1 != line.size() || line.ends_with("/>")) return mark;
  const bool closes = line.starts_with("</");
  std::string_view inside = line.substr(closes ? 2 : 1, line.size() - (closes ? 3 : 2));
  const std::size_t end = std::min(inside.find_first_of(" \t"), inside.size());
  const std::string name(inside.substr(0, end));
  if (!is_one_of(name, {"Tabs", "TabItem", "Tab", "CodeGroup", "Steps", "Step", "Admonition", "Callout", "Aside",
                        "CardGrid", "Cards", "Columns", "Accordion", "AccordionItem"}) ||
      name.front() < 'A' || name.front() > 'Z')
    return mark;
  if (closes) {
    mark.closing = "</" + name;
    return mark;
  }
  Container container;
  container.name = name;
  container.closing = "</" + name;
  std::string attributes(inside.substr(end));
  std::replace_if(
      attributes.begin(), attributes.end(), [](char c) { return c == '{' || c == '}'; }, ' ');
  choose_form(container, arguments_of(attributes));
  mark.opening = std::move(container);
  return mark;
}

// A tag of a template alone on a line.
ContainerMark template_mark(std::string_view line) {
  ContainerMark mark;
  const auto tag = template_tag_at(line, 0);
  if (!tag || tag->end != line.size() || tag->escaped || tag->kind == TemplateTag::Kind::kOutput) return mark;
  const bool shortcode = tag->kind == TemplateTag::Kind::kShortcode;
  const std::string name(tag->name);
  if (shortcode && tag->rest == "/") mark.closing = "/" + name;
  else if (!shortcode && name.starts_with("end")) mark.closing = name;
  if (!mark.closing.empty()) return mark;
  Container container;
  container.name = name;
  container.closing = shortcode ? "/" + name : "end" + name;
  choose_form(container, arguments_of(tag->rest));
  // "{% note info %}" names a kind, not a title.
  if (!shortcode && name == "note") container.head = alert_head("notice", arguments_of(tag->rest));
  if (container.form != Container::Form::kUnknown) mark.opening = std::move(container);
  return mark;
}

}  // namespace

ContainerMark container_mark_of(std::string_view line) {
  ContainerMark mark;
  if (line.starts_with(":::")) {
    mark.opening = colon_container(line);
    if (!mark.opening && line.find_first_not_of(": ") == std::string_view::npos) {
      mark.closing = ":::";
      mark.colons = std::min(line.find_first_not_of(':'), line.size());
    }
  } else if (line.starts_with("!!! ") || line.starts_with("??? ") || line.starts_with("???+ ")) {
    mark.opening = indented_container(line);
  } else if (line.starts_with("{{<") || line.starts_with("{{%") || line.starts_with("{%")) {
    mark = template_mark(line);
  } else if (line.starts_with('<')) {
    mark = component_mark(line);
  }
  return mark;
}

}  // namespace yoyak::digest
