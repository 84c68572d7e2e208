#include "digest/source/dialects.hpp"

#include <algorithm>
#include <set>

#include "digest/source/containers.hpp"
#include "digest/source/lines.hpp"
#include "digest/source/source_text.hpp"
#include "text/characters.hpp"
#include "text/scan.hpp"

namespace yoyak::digest {
namespace {

// Where the name of a block begins with its space, at the end of a line: "text ^name" (Obsidian). It is for links and
// no text. npos where there is none: "x ^2" and "x ^n" are mathematics.
std::size_t name_of_block(std::string_view line) {
  while (line.ends_with(' ')) line.remove_suffix(1);
  const std::size_t sign = line.rfind('^');
  if (sign == std::string_view::npos || (sign > 0 && line[sign - 1] != ' ')) return std::string_view::npos;
  const std::string_view name = line.substr(sign + 1);
  const auto letter = [](char c) { return text::is_ascii_alpha(c); };
  const auto fits = [&](char c) { return letter(c) || text::is_ascii_digit(c) || c == '-'; };
  if (name.size() < 2 || !std::all_of(name.begin(), name.end(), fits) || std::none_of(name.begin(), name.end(), letter))
    return std::string_view::npos;
  return sign == 0 ? 0 : sign - 1;
}

bool may_name_blocks(std::string_view body) {
  for (std::size_t at = text::find_byte(body, '^'); at != std::string_view::npos;
       at = text::find_byte(body, '^', at + 1)) {
    const std::size_t end = std::min(body.find('\n', at), body.size());
    if ((at == 0 || body[at - 1] == ' ' || body[at - 1] == '\n') &&
        name_of_block(body.substr(at, end - at)) != std::string_view::npos)
      return true;
  }
  return false;
}

class Dialects {
 public:
  Dialects(std::string_view path, std::string_view body, std::uint32_t first_line, std::vector<Diagnostic>& diagnostics)
      : path_(path), first_line_(first_line), diagnostics_(diagnostics) {
    for (const std::string_view line : split_lines(body)) lines_.emplace_back(line);
    code_.resize(lines_.size());
  }

  std::string run(bool ends_with_line) {
    take_comments();
    pair();
    write();
    std::string out;
    for (const std::string& line : lines_) out += line + "\n";
    if (!ends_with_line && !out.empty()) out.pop_back();
    return out;
  }

 private:
  // Marks code; takes comments, and imports of MDX, away.
  void take_comments() {
    std::string fence;
    std::string_view comment;  // what ends the comment that is open
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      std::string& line = lines_[i];
      const std::string_view start = text::trim(line);
      if (comment.empty() && (start.starts_with("```") || start.starts_with("~~~"))) {
        const std::size_t run = std::min(start.find_first_not_of(start.front()), start.size());
        code_[i] = true;
        if (fence.empty()) fence = start.substr(0, run);
        else if (start.front() == fence.front() && run >= fence.size() && run == start.size()) fence.clear();
        continue;
      }
      code_[i] = !fence.empty();
      if (code_[i]) continue;
      if (comment.empty() && is_import(i)) continue;
      if (comment.empty() && ends_block(i)) {
        if (const std::size_t name = name_of_block(line); name != std::string::npos) line.resize(name);
      }
      constexpr std::size_t kLong = 10'000;  // bytes; its signs are looked for from each of them
      if (comment.empty() && line.size() > kLong) continue;
      if (!comment.empty() || line.find("%%") != std::string::npos || line.find("{/*") != std::string::npos)
        line = without_comments(line, i, comment);
    }
  }

  // Does a block, or an item of a list, end with this line?
  bool ends_block(std::size_t line) const {
    if (line + 1 == lines_.size() || is_blank(lines_[line + 1]) || lines_[line + 1].starts_with("#")) return true;
    return try_list_item(lines_[line]).has_value() || try_list_item(lines_[line + 1]).has_value();
  }

  // Is the comment closed in a later line?
  bool is_closed_below(std::size_t line, std::string_view end) const {
    constexpr std::size_t kMostLines = 200;
    for (std::size_t i = line + 1; i < std::min(lines_.size(), line + kMostLines); ++i) {
      if (lines_[i].find(end) != std::string::npos) return true;
    }
    return false;
  }

  std::string without_comments(const std::string& line, std::size_t number, std::string_view& comment) const {
    std::string out;
    std::size_t at = 0;
    while (at < line.size()) {
      if (!comment.empty()) {
        const std::size_t end = line.find(comment, at);
        if (end == std::string::npos) return out;
        at = end + comment.size();
        comment = {};
        continue;
      }
      const std::size_t sign = line.find_first_of("%{`", at);
      if (sign == std::string::npos) break;
      out += line.substr(at, sign - at);
      at = sign;
      if (line[at] == '`') {
        const std::size_t run = std::min(line.find_first_not_of('`', at), line.size()) - at;
        const std::size_t close = line.find(std::string(run, '`'), at + run);
        const std::size_t size = (close == std::string::npos ? at : close) + run - at;
        out += line.substr(at, size);
        at += size;
        continue;
      }
      const std::string_view here = std::string_view(line).substr(at);
      const std::string_view end = here.starts_with("{/*") ? "*/}" : "%%";
      const bool begins = here.starts_with("{/*") || (here.starts_with("%%") && (at == 0 || line[at - 1] == ' '));
      const std::size_t inside = at + (end == "%%" ? 2 : 3);
      const bool below = text::trim(std::string_view(line).substr(0, at)).empty() && is_closed_below(number, end);
      if (begins && (line.find(end, inside) != std::string::npos || below)) {
        comment = end;
        at = inside;
        if (at == line.size()) break;
      } else {
        out += line[at++];
      }
    }
    if (comment.empty()) out += line.substr(std::min(at, line.size()));
    return out;
  }

  static bool is_export(std::string_view line) {
    const auto behind_name = [](std::string_view rest) {
      std::size_t end = 0;
      while (end < rest.size() &&
             (text::is_ascii_alpha(rest[end]) || text::is_ascii_digit(rest[end]) || rest[end] == '_'))
        ++end;
      return end == 0 ? std::string_view{} : text::trim(rest.substr(end));
    };
    for (const std::string_view start : {"export const ", "export let "}) {
      if (line.starts_with(start)) return behind_name(line.substr(start.size())).starts_with('=');
    }
    constexpr std::string_view kFunction = "export function ", kDefault = "export default ";
    if (line.starts_with(kFunction)) return behind_name(line.substr(kFunction.size())).starts_with('(');
    if (!line.starts_with(kDefault)) return false;
    const std::string_view rest = line.substr(kDefault.size());
    return rest.starts_with('{') || rest.starts_with("function ") || rest.starts_with("class ") ||
           rest.find("=>") != std::string_view::npos;
  }

  // "import {", whose names end in a later line with "} from 'x'".
  template <typename EndsWithModule>
  bool opens_import(std::size_t first, EndsWithModule ends_with_module) const {
    constexpr std::size_t kMostLines = 60;
    if (lines_[first].find('{') == std::string::npos || lines_[first].find('}') != std::string::npos) return false;
    for (std::size_t i = first + 1; i < std::min(lines_.size(), first + kMostLines); ++i) {
      const std::size_t close = lines_[i].find('}');
      if (close == std::string::npos) continue;
      const std::string_view rest = text::trim(std::string_view(lines_[i]).substr(close + 1));
      return rest.starts_with("from ") && ends_with_module(rest);
    }
    return false;
  }

  // Takes "import X from 'x'" and "export const x = …" of MDX away, over several lines where brackets are open.
  bool is_import(std::size_t first) {
    const std::string_view line = lines_[first];
    const std::string_view trimmed = text::trim(line);
    const auto ends_with_module = [](std::string_view text) {
      while (text.ends_with(';') || text.ends_with(' ')) text.remove_suffix(1);
      return text.size() > 2 && (text.back() == '"' || text.back() == '\'');
    };
    bool code = false;
    if (line.starts_with("import ")) {
      const std::string_view rest = text::trim(line.substr(7));
      const std::size_t from = rest.find(" from ");
      const std::string_view names = rest.substr(0, std::min(from, rest.size()));
      const bool plain = names.find_first_not_of(
                             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$*{},"
                             " ") == std::string_view::npos;
      const bool one_name = names.find('{') != std::string_view::npos || names.starts_with("* as ") ||
                            names.find(' ') == std::string_view::npos || names.find(',') != std::string_view::npos;
      const bool module_only = !rest.empty() && (rest.front() == '"' || rest.front() == '\'');
      code = (module_only && ends_with_module(trimmed)) ||
             (plain && one_name &&
              (from != std::string_view::npos ? ends_with_module(trimmed) : opens_import(first, ends_with_module)));
    } else {
      code = is_export(line);
    }
    if (!code) return false;
    constexpr std::size_t kMostLines = 60;
    int depth = 0;
    for (std::size_t i = first; i < std::min(lines_.size(), first + kMostLines); ++i) {
      for (const char c : lines_[i])
        depth += c == '{' || c == '[' || c == '(' ? 1 : c == '}' || c == ']' || c == ')' ? -1 : 0;
      if (depth > 0) continue;
      for (std::size_t k = first; k <= i; ++k) lines_[k].clear();
      return true;
    }
    return false;
  }

  void close(std::size_t at, std::size_t last) {
    open_[at].last = last;
    containers_.push_back(std::move(open_[at]));
    open_.resize(at);
  }

  void pair() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::size_t indent = indent_of(lines_[i]);
      if (is_blank(lines_[i])) continue;
      // What is indented less ends what goes by its indent.
      for (std::size_t k = 0; k < open_.size(); ++k) {
        if (!open_[k].closing.empty() || indent >= open_[k].indent + open_[k].inside) continue;
        std::size_t last = i - 1;
        while (last > open_[k].first && is_blank(lines_[last])) --last;
        if (last > open_[k].first) close(k, last);
        else open_.resize(k);
        break;
      }
      if (code_[i]) continue;
      const std::size_t expected = open_.empty() ? 0 : open_.back().indent + open_.back().inside;
      if (indent > expected + 3) continue;
      ContainerMark mark = container_mark_of(text::trim(lines_[i]));
      if (mark.opening) {
        mark.opening->indent = indent;
        mark.opening->first = i;
        open_.push_back(std::move(*mark.opening));
        continue;
      }
      if (mark.closing.empty()) continue;
      for (std::size_t k = open_.size(); k-- > 0;) {
        if (open_[k].closing != mark.closing || open_[k].colons > mark.colons) continue;
        close(k, i);
        break;
      }
    }
    for (std::size_t k = 0; k < open_.size(); ++k) {
      if (!open_[k].closing.empty()) continue;
      std::size_t last = lines_.size() - 1;
      while (last > open_[k].first && is_blank(lines_[last])) --last;
      if (last > open_[k].first) close(k, last);
      break;
    }
    std::sort(containers_.begin(), containers_.end(),
              [](const Container& a, const Container& b) { return a.first < b.first; });
  }

  // `line` without up to `count` spaces before it.
  static std::string dedent(const std::string& line, std::size_t count) {
    return line.substr(std::min({count, line.find_first_not_of(' '), line.size()}));
  }

  void write() {
    std::vector<const Container*> active;
    std::size_t next = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      while (!active.empty() && active.back()->last < i) active.pop_back();
      const Container* opening =
          next < containers_.size() && containers_[next].first == i ? &containers_[next] : nullptr;
      if (opening) ++next;
      if (opening && opening->form == Container::Form::kUnknown) {
        report(*opening);
        opening = nullptr;
      }
      if (active.empty() && !opening) continue;
      std::string line = lines_[i];
      const Container* closing = nullptr;
      std::string prefix;
      for (const Container* each : active) {
        if (each->last == i && !each->closing.empty()) {
          closing = each;
          break;
        }
        line = dedent(line, prefix.empty() ? each->indent + each->inside : each->inside);
        if (each->form == Container::Form::kAlert)
          prefix += (prefix.empty() ? std::string(each->indent, ' ') : "") + "> ";
      }
      if (closing) line = closing->form == Container::Form::kDisclosure ? "</details>" : "";
      if (opening) {
        line = (prefix.empty() ? std::string(opening->indent, ' ') : "") + head_of(*opening);
        active.push_back(opening);
      }
      // A disclosure that goes by its indent has no line of its own for its end.
      if (!closing && !active.empty()) {
        for (const Container* each : active) {
          if (each->closing.empty() && each->form == Container::Form::kDisclosure && each->last == i && each != opening)
            line += "</details>";
        }
      }
      line = prefix + line;
      while (line.ends_with(' ') && (line.size() < 3 || prefix.size() >= line.size())) line.pop_back();
      lines_[i] = std::move(line);
    }
  }

  static std::string head_of(const Container& container) {
    switch (container.form) {
      case Container::Form::kAlert:
        return "> " + container.head;
      case Container::Form::kDisclosure:
        return "<details><summary>" + container.head + "</summary>";
      case Container::Form::kLabel:
        return container.head.empty() ? "" : "**" + container.head + "**";
      default:
        return {};
    }
  }

  void report(const Container& container) {
    if (!reported_.insert(container.name).second) return;
    const auto line = static_cast<std::uint32_t>(container.first) + first_line_;
    diagnostics_.push_back(make_diagnostic(
        DiagnosticCode::kLiquid, path_, line, 1,
        "The container \"" + container.name + "\" is not understood. Its lines stay as text; write what it stands for.",
        lines_[container.first]));
  }

  std::string_view path_;
  std::uint32_t first_line_;
  std::vector<Diagnostic>& diagnostics_;
  std::vector<std::string> lines_;
  std::vector<bool> code_;
  std::vector<Container> open_, containers_;
  std::set<std::string> reported_;
};

// May a text have any of this? Looks at the starts of lines, and for the signs of comments.
bool may_have_dialects(std::string_view body) {
  if (text::find_pair(body, '%', '%') != std::string_view::npos ||
      text::find_pair(body, '{', '/') != std::string_view::npos || may_name_blocks(body))
    return true;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t start = std::min(body.find_first_not_of(" \t", at), body.size());
    const std::string_view line = body.substr(start, 12);
    for (const std::string_view sign : {":::", "!!! ", "???", "{%", "{{", "import ", "export "}) {
      if (line.starts_with(sign)) return true;
    }
    if (line.size() > 1 && line[0] == '<' && line[1] >= 'A' && line[1] <= 'Z') return true;
    const std::size_t end = text::find_byte(body.substr(at), '\n');
    if (end == std::string_view::npos) break;
    at += end + 1;
  }
  return false;
}

}  // namespace

std::string plain_dialects(std::string_view path, std::string body, std::uint32_t first_line,
                           std::vector<Diagnostic>& diagnostics) {
  if (!may_have_dialects(body)) return body;
  return Dialects(path, body, first_line, diagnostics).run(body.ends_with('\n'));
}

}  // namespace yoyak::digest
