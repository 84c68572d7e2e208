#include "digest/source/lines.hpp"

#include <algorithm>
#include <cstdint>

#include "digest/source/spans.hpp"
#include "digest/values/words.hpp"
#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

struct Fence {
  char mark;
  std::size_t length;
};

std::optional<Fence> opening_fence(std::string_view line) {
  const std::size_t start = std::min(line.find_first_not_of(' '), line.size());
  if (start >= line.size() || (line[start] != '`' && line[start] != '~')) return std::nullopt;
  std::size_t length = 0;
  while (start + length < line.size() && line[start + length] == line[start]) ++length;
  if (length < 3) return std::nullopt;
  if (line[start] == '`' && line.find('`', start + length) != std::string_view::npos) return std::nullopt;
  return Fence{line[start], length};
}

bool closes(std::string_view line, const Fence& fence) {
  line = text::trim(line);
  return line.size() >= fence.length && line.find_first_not_of(fence.mark) == std::string_view::npos;
}

// "{:.no_toc}", "{: #id}", "{:toc}", "{:name: .class}" alone on a line.
bool is_attribute_list(std::string_view line) {
  const std::size_t start = line.find_first_not_of(' ');
  if (start > 3) return false;
  line = text::trim_right(line.substr(start));
  return line.size() > 3 && line.starts_with("{:") && line.ends_with("}") && !line.starts_with("{::") && line[2] != '/';
}

// "**목차**" alone on a line.
bool is_bold_contents(std::string_view line) {
  line = text::trim(line);
  return line.size() > 4 && (line.starts_with("**") || line.starts_with("__")) && line.ends_with(line.substr(0, 2)) &&
         is_contents_heading(line.substr(2, line.size() - 4));
}

// The bold line over a table of contents that was left out.
void drop_bold_contents(std::vector<Line>& lines) {
  std::size_t size = lines.size();
  while (size > 0 && is_blank(lines[size - 1].text)) --size;
  if (size > 0 && !lines[size - 1].code && is_bold_contents(lines[size - 1].text)) lines.resize(size - 1);
}

std::string_view strip_tags(std::string_view line, std::string& pool) {
  pool.clear();
  bool tag = false;
  for (const char c : line) {
    if (c == '<') tag = true;
    if (!tag) pool += c;
    if (c == '>') tag = false;
  }
  return text::trim(pool);
}

}  // namespace

bool is_place_of_contents(std::string_view line) {
  constexpr std::size_t kMaxPlace = 12;  // bytes
  line = text::trim(line);
  if (line.size() > kMaxPlace || !line.starts_with("[") || !line.ends_with("]")) return false;
  const std::size_t first = line.find_first_not_of("[_");
  const std::size_t last = line.find_last_not_of("]_");
  return first != std::string_view::npos && text::equals_ignoring_case(line.substr(first, last + 1 - first), "toc");
}

std::vector<Line> read_blocks(const std::vector<std::string_view>& lines, std::size_t first) {
  std::vector<Line> result;
  result.reserve(lines.size() - std::min(first, lines.size()));
  std::optional<Fence> fence;
  // Shortest fences of '`' and '~' known to have no closing line in the rest of the page: nobody looks for one twice.
  std::size_t unclosed[2] = {SIZE_MAX, SIZE_MAX};
  for (std::size_t i = first; i < lines.size(); ++i) {
    Line line{lines[i], static_cast<std::uint32_t>(i + 1), false};
    if (fence) {
      line.code = true;
      if (closes(line.text, *fence)) fence.reset();
      result.push_back(line);
      continue;
    }
    if ((fence = opening_fence(line.text))) {
      // An unclosed fence would swallow the rest of the page, headings and all: then it is text.
      bool closed = false;
      std::size_t& known = unclosed[fence->mark == '~' ? 1 : 0];
      for (std::size_t k = i + 1; k < lines.size() && !closed && fence->length < known; ++k)
        closed = closes(lines[k], *fence);
      if (!closed) {
        known = std::min(known, fence->length);
        fence.reset();
      }
      line.code = closed;
    } else if (is_attribute_list(line.text)) {
      if (line.text.find("toc}") != std::string_view::npos || line.text.find("toc ") != std::string_view::npos) {
        if (line.text.find("no_toc") == std::string_view::npos) {
          std::size_t start = result.size();
          while (start > 0 && !is_blank(result[start - 1].text) && !try_heading(result[start - 1].text)) --start;
          if (start < result.size() && try_list_item(result[start].text)) {
            result.resize(start);  // kramdown puts the contents in its place
            drop_bold_contents(result);
          }
        }
      }
      continue;
    } else if (is_place_of_contents(line.text)) {
      drop_bold_contents(result);
      continue;
    }
    if (!line.code) {
      line.breaks = line.text.ends_with("  ");
      line.text = text::trim_right(line.text);
    }
    result.push_back(line);
  }
  return result;
}

std::optional<Heading> try_heading(std::string_view line) {
  const std::size_t start = line.find_first_not_of(' ');
  if (start > 3 || line[start] != '#') return std::nullopt;
  line.remove_prefix(start);
  std::size_t level = 0;
  while (level < line.size() && line[level] == '#') ++level;
  if (level > 6 || (level < line.size() && line[level] != ' ' && line[level] != '\t')) return std::nullopt;
  Heading heading{static_cast<int>(level), text::trim(line.substr(level)), {}};
  std::string_view& text = heading.text;
  if (text.ends_with("}")) {
    const std::size_t open = text.rfind('{');
    if (open != std::string_view::npos && text.size() > open + 2 && (text[open + 1] == '#' || text[open + 1] == ':')) {
      const std::string_view inside = text.substr(open + 1, text.size() - open - 2);
      const std::size_t hash = inside.find('#');
      if (hash != std::string_view::npos) {
        const std::string_view id = inside.substr(hash + 1);
        heading.id = std::string(id.substr(0, id.find_first_of(" .")));
      }
      text = text::trim_right(text.substr(0, open));
    }
  }
  if (text.ends_with("#")) {
    const std::size_t last = text.find_last_not_of('#');
    if (last == std::string_view::npos) {
      text = {};
    } else if (text[last] == ' ') {
      text = text::trim_right(text.substr(0, last));
    }
  }
  return heading;
}

bool is_table_rule(std::string_view line) {
  return line.find('-') != std::string_view::npos && line.find('|') != std::string_view::npos &&
         line.find_first_not_of("|-: \t") == std::string_view::npos;
}

int setext_level(std::string_view line) {
  const std::size_t start = line.find_first_not_of(' ');
  if (start > 3) return 0;
  line = text::trim_right(line.substr(start));
  if (line.find_first_not_of('=') == std::string_view::npos) return 1;
  if (line.find_first_not_of('-') == std::string_view::npos) return 2;
  return 0;
}

std::optional<ListItem> try_list_item(std::string_view line) {
  const std::size_t indent = indent_of(line);
  std::string_view rest = line.substr(std::min(line.size(), line.find_first_not_of(" \t")));
  if (rest.empty()) return std::nullopt;
  ListItem item{indent, false, 0, {}};
  std::size_t end = 1;
  if (text::is_ascii_digit(rest[0])) {
    end = 0;
    while (end < rest.size() && end < 9 && text::is_ascii_digit(rest[end]))
      item.number = item.number * 10 + static_cast<std::uint32_t>(rest[end++] - '0');
    if (end >= rest.size() || (rest[end] != '.' && rest[end] != ')')) return std::nullopt;
    item.ordered = true;
    ++end;
  } else if (rest[0] != '*' && rest[0] != '-' && rest[0] != '+') {
    return std::nullopt;
  }
  if (end < rest.size() && rest[end] != ' ' && rest[end] != '\t') return std::nullopt;
  item.text = text::trim(rest.substr(end));
  return item;
}

std::size_t indent_of(std::string_view line) {
  std::size_t columns = 0;
  for (const char c : line) {
    if (c == ' ') {
      ++columns;
    } else if (c == '\t') {
      columns += 4 - columns % 4;
    } else {
      break;
    }
  }
  return columns;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t") == std::string_view::npos; }

bool is_thematic_break(std::string_view line) {
  const std::size_t start = line.find_first_not_of(' ');
  if (start > 3) return false;
  const char mark = line[start];
  if (mark != '-' && mark != '*' && mark != '_') return false;
  std::size_t count = 0;
  for (const char c : line.substr(start)) {
    if (c == mark) {
      ++count;
    } else if (c != ' ' && c != '\t') {
      return false;
    }
  }
  return count >= 3;
}

bool is_top_link(std::string_view line) {
  constexpr std::size_t kMaxText = 40;  // "↑ Back to top of the page"
  line = text::trim(line);
  if (line.size() > 300) return false;
  if (line.starts_with("[") && line.ends_with(")")) {
    const std::vector<Span> spans = scan_inline(line, {});
    const bool whole =
        spans.size() == 1 && spans[0].kind == SpanKind::kLink && spans[0].begin == 0 && spans[0].end == line.size();
    return whole && (spans[0].url == "#" || spans[0].url == "#top");
  }
  if (!line.starts_with("<") || !line.ends_with(">")) return false;
  const std::size_t href = line.find("href=");
  if (href == std::string_view::npos || line.find("href=", href + 1) != std::string_view::npos) return false;
  const std::string_view value = line.substr(href + 5);
  if (!value.starts_with("\"#\"") && !value.starts_with("'#'") && !value.starts_with("\"#top\"") &&
      !value.starts_with("'#top'"))
    return false;
  std::string pool;
  return strip_tags(line, pool).size() <= kMaxText;
}

bool is_empty_element(std::string_view line) {
  line = text::trim(line);
  if (!line.starts_with("<div") && !line.starts_with("<p") && !line.starts_with("<span")) return false;
  const std::size_t close = line.find('>');
  if (close == std::string_view::npos) return false;
  std::string pool;
  return line.ends_with(">") && line.find("src=") == std::string_view::npos &&
         line.find("href=") == std::string_view::npos && line.find("</", close) == close + 1 &&
         strip_tags(line, pool).empty();
}

std::optional<std::string> anchor_id(std::string_view line, std::string_view* rest) {
  line = text::trim(line);
  if (!line.starts_with("<a ")) return std::nullopt;
  const std::size_t close = line.substr(0, 400).find('>');
  if (close == std::string_view::npos) return std::nullopt;
  const std::string_view tag = line.substr(0, close);
  if (tag.find("href=") != std::string_view::npos) return std::nullopt;
  std::size_t at = tag.find(" id=");
  at = at == std::string_view::npos ? tag.find(" name=") : at;
  if (at == std::string_view::npos) return std::nullopt;
  std::string_view value = tag.substr(tag.find('=', at) + 1);
  if (!value.empty() && (value.front() == '"' || value.front() == '\'')) {
    value = value.substr(1, value.find(value.front(), 1) - 1);
  } else {
    value = value.substr(0, value.find_first_of(" /"));
  }
  std::string_view after = line.substr(close + 1);
  if (after.starts_with("</a>")) {
    after.remove_prefix(4);
  } else if (!tag.ends_with("/")) {
    return std::nullopt;
  }
  after = text::trim(after);
  if (rest) {
    *rest = after;
  } else if (!after.empty()) {
    return std::nullopt;
  }
  return std::string(value);
}

void unescape_structure(std::vector<Line>& lines, TextPool& pool) {
  bool in_list = false;
  bool after_blank = true;
  for (Line& line : lines) {
    if (line.code) continue;
    const std::string_view text = line.text;
    if (is_blank(text)) {
      after_blank = true;
      continue;
    }
    const std::size_t at = text.find_first_not_of(" \t");
    const bool indented = indent_of(text) >= 4;
    if (!indented && after_blank && !try_list_item(text) && text[at] != '\\' && at < 2) in_list = false;
    after_blank = false;
    if (text[at] == '\\' && (!indented || in_list)) {
      const std::string_view rest = text.substr(at + 1);
      // A heading only at the margin: in a list it would be an odd thing to mean.
      const bool structure = try_list_item(rest) || (at < 4 && rest.starts_with("#") && try_heading(rest));
      if (structure) {
        if (at == 0) {
          line.text = rest;
        } else {
          pool.push_back(std::string(text.substr(0, at)) + std::string(rest));
          line.text = pool.back();
        }
      }
    }
    if (try_list_item(line.text)) in_list = true;
  }
}

namespace {

// Could this line be one of a running paragraph (or of a list item's paragraph)?
bool is_paragraph(const Line& line) {
  if (line.code || is_blank(line.text) || is_thematic_break(line.text) || try_heading(line.text)) return false;
  const std::size_t at = line.text.find_first_not_of(" \t");
  return line.text[at] != '<' && line.text[at] != '|' && line.text[at] != '>' &&
         try_definition(line.text).label.empty();
}

// Does the line end in a break of its own: "<br>", or a backslash that is not escaped?
bool breaks_itself(std::string_view line) {
  for (const std::string_view tag : {"<br>", "<br/>", "<br />"}) {
    if (line.ends_with(tag)) return true;
  }
  const std::size_t last = line.find_last_not_of('\\');
  return (line.size() - (last == std::string_view::npos ? 0 : last + 1)) % 2 != 0;
}

}  // namespace

std::string join_lines(const std::vector<Line>& lines, bool keep_line_breaks) {
  std::string out;
  std::size_t size = 0;
  for (const Line& line : lines) size += line.text.size() + 3;
  out.reserve(size);
  bool table = false;
  bool list = false;
  bool running = false;  // the line before is part of a paragraph
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    out += line.text;
    const bool blank = !line.code && is_blank(line.text);
    if (blank) table = false;
    if (i + 1 == lines.size()) break;
    const Line& next = lines[i + 1];
    if (!line.code && is_table_rule(next.text)) table = true;
    const auto item = line.code ? std::nullopt : try_list_item(line.text);
    if (item) list = true;
    if (!blank && !item && indent_of(line.text) == 0) list = running && list;
    const bool indented_code = indent_of(line.text) >= 4 && !list && !running;
    running = is_paragraph(line) && !indented_code;
    const bool breaks = keep_line_breaks || line.breaks;
    if (breaks && !table && running && !(item && item->text.empty()) && is_paragraph(next) &&
        !try_list_item(next.text) && setext_level(next.text) == 0 && !breaks_itself(line.text)) {
      out += "  ";
    }
    out += '\n';
  }
  return out;
}

}  // namespace yoyak::digest
