// Any dated Markdown that has not the profile's shapes: entries from headings with links, or from lists of links.
#include <algorithm>
#include <array>

#include "digest/page/entry_head.hpp"
#include "digest/page/page.hpp"
#include "digest/profile/byline.hpp"
#include "digest/values/links.hpp"
#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

struct Part {  // a heading and what stands under it up to the next heading of any level
  std::size_t line;
  std::size_t lines;  // 2 for underlined headings
  int level;
  std::string_view text;
  std::string id;
};

// Can a line of "=" or "-" under it make it a heading? Only a paragraph's line.
bool may_be_underlined(std::string_view line) {
  return indent_of(line) < 4 && !try_list_item(line) && !is_thematic_break(line) &&
         !text::trim(line).starts_with(">") && try_definition(line).label.empty();
}

std::vector<Part> find_parts(const std::vector<Line>& lines) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].code || is_blank(lines[i].text)) continue;
    if (auto heading = try_heading(lines[i].text)) {
      parts.push_back({i, 1, heading->level, heading->text, std::move(heading->id)});
    } else if (i + 1 < lines.size() && !lines[i + 1].code && (i == 0 || is_blank(lines[i - 1].text)) &&
               may_be_underlined(lines[i].text) && !is_blank(lines[i + 1].text)) {
      if (const int level = setext_level(lines[i + 1].text)) {
        parts.push_back({i, 2, level, text::trim(lines[i].text), {}});
        ++i;
      }
    }
  }
  return parts;
}

class ShapeSplitter {
 public:
  ShapeSplitter(const std::vector<Line>& lines, SplitContext& context, Page& page)
      : lines_(lines), context_(context), page_(page), parts_(find_parts(lines)) {}

  void run() {
    if (const int level = level_of_linked_headings()) {
      split_by_headings(level);
    } else if (is_link_list()) {
      split_by_items();
    } else if (const int body_level = level_of_headings_over_links()) {
      split_by_headings(body_level);
    } else {
      add_overview(0, lines_.size());
    }
    set_overview(std::move(overview_), false, page_);
  }

 private:
  std::optional<TitleAndLink> link_in(std::string_view text) const {
    for (const std::string_view box : {"[ ] ", "[x] ", "[X] "}) {  // of a task
      if (text.starts_with(box)) text.remove_prefix(box.size());
    }
    return title_and_link(text, context_.profile, page_.definitions);
  }

  static int most(const std::array<std::size_t, 7>& counts) {
    const auto best = std::max_element(counts.begin(), counts.end());
    return *best == 0 ? 0 : static_cast<int>(best - counts.begin());
  }

  int level_of_linked_headings() const {
    std::array<std::size_t, 7> counts{};
    for (const Part& part : parts_) {
      if (link_in(part.text)) ++counts[static_cast<std::size_t>(part.level)];
    }
    return most(counts);
  }

  std::size_t end_of(std::size_t part, int level) const {
    for (std::size_t k = part + 1; k < parts_.size(); ++k) {
      if (parts_[k].level <= level) return parts_[k].line;
    }
    return lines_.size();
  }

  std::optional<TitleAndLink> link_under(std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i) {
      if (lines_[i].code || !try_definition(lines_[i].text).label.empty()) continue;
      if (auto link = link_in(lines_[i].text)) return link;
    }
    return std::nullopt;
  }

  // Headings without links of their own, over text with links. The page's own title is none of them.
  int level_of_headings_over_links() const {
    std::array<std::size_t, 7> counts{};
    for (std::size_t k = 0; k < parts_.size(); ++k) {
      const std::size_t next = k + 1 < parts_.size() ? parts_[k + 1].line : lines_.size();
      if (k == 0 && parts_[k].level == 1) continue;
      if (repeats_title(parts_[k].text, context_)) continue;
      if (link_under(parts_[k].line + parts_[k].lines, next)) ++counts[static_cast<std::size_t>(parts_[k].level)];
    }
    return most(counts);
  }

  bool is_entry_item(std::size_t i) const {
    if (lines_[i].code) return false;
    const auto item = try_list_item(lines_[i].text);
    return item && item->indent <= 1 && link_in(item->text).has_value();
  }

  // Most of the page's lines are list items with links.
  bool is_link_list() const {
    std::size_t items = 0;
    std::size_t texts = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (is_blank(lines_[i].text) || try_heading(lines_[i].text) || !try_definition(lines_[i].text).label.empty())
        continue;
      if (is_entry_item(i)) {
        ++items;
      } else if (indent_of(lines_[i].text) < 2 && !is_thematic_break(lines_[i].text)) {
        ++texts;
      }
    }
    return items > 0 && items >= texts;
  }

  void add_overview(std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      const auto part = std::lower_bound(parts_.begin(), parts_.end(), i,
                                         [](const Part& p, std::size_t line) { return p.line + p.lines <= line; });
      const bool heading = part != parts_.end() && i >= part->line;
      if (!heading || !repeats_title(inline_text(part->text), context_)) overview_.push_back(lines_[i]);
    }
  }

  PageEntry& start_entry(TitleAndLink link, std::size_t line, std::string_view label) {
    PageEntry entry;
    entry.entry.title = std::move(link.title);
    entry.entry.url = std::move(link.url);
    entry.number = link.number;
    // "[title](url), channel, 22분". Behind other links an ending such as "(5 min)" follows a description, not a name.
    if (context_.profile.bylines && video_id(entry.entry.url)) {
      if (auto facts = try_byline(link.rest, context_.profile)) {
        entry.entry.channel = inline_text(facts->channel);
        entry.entry.published_at = std::move(facts->time);
        entry.entry.duration_s = facts->duration;
        link.rest = std::string(facts->note);
      }
    }
    entry.line = lines_[line].number;
    entry.excerpt = std::string(lines_[line].text);
    if (!text::trim(link.rest).empty() || !label.empty())
      entry.entry.sections.push_back({SectionKind::kOther, std::string(label), std::move(link.rest)});
    page_.entries.push_back(std::move(entry));
    return page_.entries.back();
  }

  static void add_text(PageEntry& entry, std::vector<Line> lines) {
    const auto blank = [](const Line& line) {
      return is_blank(line.text) || (!line.code && (is_thematic_break(line.text) || is_top_link(line.text)));
    };
    while (!lines.empty() && blank(lines.back())) lines.pop_back();
    lines.erase(lines.begin(), std::find_if_not(lines.begin(), lines.end(), blank));
    if (lines.empty()) return;
    std::string text = join_lines(lines, false);
    auto& sections = entry.entry.sections;
    if (sections.empty()) {
      sections.push_back({SectionKind::kOther, {}, std::move(text)});
    } else if (sections.back().markdown.empty()) {
      sections.back().markdown = std::move(text);
    } else {
      sections.back().markdown += "\n\n" + text;
    }
  }

  void split_by_headings(int level) {
    std::size_t at = 0;
    for (std::size_t k = 0; k < parts_.size(); ++k) {
      const Part& part = parts_[k];
      if (part.level != level || part.line < at) continue;
      const std::size_t end = end_of(k, level);
      const std::size_t body = part.line + part.lines;
      auto link = link_in(part.text);
      if (!link) {
        if (repeats_title(inline_text(part.text), context_)) continue;
        if (auto below = link_under(body, end))
          link = TitleAndLink{inline_text(part.text), std::move(below->url), {}, {}, false, {}};
      }
      if (!link) continue;
      add_overview(at, part.line);
      PageEntry& entry = start_entry(std::move(*link), part.line, {});
      if (!part.id.empty()) entry.anchors.push_back(part.id);
      add_text(entry,
               {lines_.begin() + static_cast<std::ptrdiff_t>(body), lines_.begin() + static_cast<std::ptrdiff_t>(end)});
      at = end;
    }
    add_overview(at, lines_.size());
  }

  // Behind the last line of the item at `i`: its own lines, and indented ones after blank ones.
  std::size_t end_of_item(std::size_t i) const {
    std::size_t end = i + 1;
    for (std::size_t k = end; k < lines_.size(); ++k) {
      const Line& line = lines_[k];
      if (!line.code && is_blank(line.text)) continue;
      const bool indented = indent_of(line.text) >= 2;
      const bool glued = k == end && (line.code || (!try_heading(line.text) && !try_list_item(line.text)));
      if (!indented && !glued) break;
      end = k + 1;
    }
    return end;
  }

  void split_by_items() {
    std::size_t next_part = 0;
    std::size_t heading_from = 0;  // the heading above, while no item has used it
    std::size_t heading_to = 0;
    std::string label;
    for (std::size_t i = 0; i < lines_.size();) {
      if (next_part < parts_.size() && parts_[next_part].line == i) {
        const Part& part = parts_[next_part++];
        add_overview(heading_from, heading_to);
        heading_from = i;
        heading_to = i += part.lines;
        label = repeats_title(inline_text(part.text), context_) ? std::string() : inline_text(part.text);
        continue;
      }
      if (!is_entry_item(i)) {
        if (!is_blank(lines_[i].text)) {
          add_overview(heading_from, heading_to);
          heading_from = heading_to = 0;
        }
        add_overview(i, i + 1);
        ++i;
        continue;
      }
      heading_from = heading_to = 0;  // the label of each entry says it
      const auto item = try_list_item(lines_[i].text);
      PageEntry& entry = start_entry(*link_in(item->text), i, label);
      const std::size_t end = end_of_item(i);
      std::vector<Line> text(lines_.begin() + static_cast<std::ptrdiff_t>(i + 1),
                             lines_.begin() + static_cast<std::ptrdiff_t>(end));
      std::size_t indent = 8;
      for (const Line& line : text) indent = std::min(indent, line.text.find_first_not_of(' '));
      for (Line& line : text) line.text.remove_prefix(std::min(indent, line.text.size()));
      add_text(entry, std::move(text));
      i = end;
    }
    add_overview(heading_from, heading_to);
  }

  const std::vector<Line>& lines_;
  SplitContext& context_;
  Page& page_;
  std::vector<Part> parts_;
  std::vector<Line> overview_;
};

}  // namespace

void split_generic_page(const std::vector<Line>& lines, SplitContext& context, Page& page) {
  ShapeSplitter(lines, context, page).run();
}

}  // namespace yoyak::digest
