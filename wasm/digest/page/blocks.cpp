#include "digest/page/blocks.hpp"

#include <utility>

#include "digest/source/spans.hpp"
#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

constexpr std::size_t kMaxListIndent = 3;  // spaces before the items of a list that is in no other

// "[^name]: text". The renderer takes notes out of the text before it looks for headings.
bool is_note(std::string_view text) {
  const std::size_t close = text.starts_with("[^") ? text.find_first_of(" []", 2) : std::string_view::npos;
  return close != std::string_view::npos && close > 2 && text.substr(close).starts_with("]:");
}

// Can a line of "=" or "-" under it make it a heading? Only a paragraph's line.
bool takes_underline(std::string_view line) {
  const std::string_view text = text::trim(line);
  return indent_of(line) < 4 && !try_list_item(line) && !is_thematic_break(line) && !text.starts_with(">") &&
         !is_element(text) && !is_note(text) && try_definition(line).label.empty();
}

// The text behind a sign that stands for an item; empty where none does. `which`, where given, becomes the sign.
std::string_view behind_sign(std::string_view line, std::string_view* which = nullptr) {
  line = text::trim(line);
  for (const std::string_view sign : {"•", "・", "‣", "▪", "◦", "▶", "►", "▷", "●", "○",  "◆", "◇", "■", "□", "★",
                                      "☆", "▲",  "△", "▸", "▹", "◈", "▣", "☞", "·", "ㆍ", "∙", "⁃", "👉", "➤", "➜"}) {
    if (!line.starts_with(sign)) continue;
    if (which) *which = line.substr(0, sign.size());
    line.remove_prefix(sign.size());
    if (line.starts_with("\xEF\xB8\x8F")) line.remove_prefix(3);  // how an emoji is drawn
    return text::trim(line);
  }
  return {};
}

class Finder {
 public:
  explicit Finder(const std::vector<Line>& lines) : lines_(lines) {}

  std::vector<Block> run() {
    for (std::size_t i = 0; i < lines_.size();) {
      if (!lines_[i].code && is_blank(lines_[i].text)) {
        ++i;
        continue;
      }
      Block block = block_at(i);
      i = block.lines.last;
      blocks_.push_back(std::move(block));
    }
    return std::move(blocks_);
  }

 private:
  bool is_text(std::size_t i) const { return i < lines_.size() && !lines_[i].code && !is_blank(lines_[i].text); }
  bool is_item(std::size_t i) const {
    if (!is_text(i) || is_thematic_break(lines_[i].text)) return false;
    const auto item = try_list_item(lines_[i].text);
    return item && item->indent <= kMaxListIndent;
  }
  bool is_table(std::size_t i) const {
    return is_text(i) && is_text(i + 1) && lines_[i].text.find('|') != std::string_view::npos &&
           is_table_rule(lines_[i + 1].text);
  }

  Block block_at(std::size_t i) const {
    const std::string_view line = lines_[i].text;
    if (lines_[i].code) return code(i);
    if (auto heading = try_heading(line))
      return {BlockKind::kHeading, {i, i + 1}, heading->level, heading->text, std::move(heading->id), {}};
    const bool first = i == 0 || lines_[i - 1].code || is_blank(lines_[i - 1].text);
    if (is_text(i + 1) && first && takes_underline(line)) {
      if (const int level = setext_level(lines_[i + 1].text))
        return {BlockKind::kHeading, {i, i + 2}, level, text::trim(line), {}, {}};
    }
    if (is_thematic_break(line)) return {BlockKind::kBreak, {i, i + 1}, 0, {}, {}, {}};
    if (is_item(i)) return list(i);
    if (is_signed_item(i)) return signed_list(i);
    if (is_name_of_signed(i)) return {BlockKind::kParagraph, {i, i + 1}, 0, {}, {}, {}};
    if (is_table(i)) return table(i);
    if (!try_definition(line).label.empty()) return {BlockKind::kDefinition, {i, i + 1}, 0, {}, {}, {}};
    const std::string_view start = text::trim(line);
    if (start.starts_with(">")) return while_text(BlockKind::kQuote, i, false);
    if (is_element(start)) return while_text(BlockKind::kElement, i, false);
    return while_text(BlockKind::kParagraph, i, true);
  }

  Block code(std::size_t i) const {
    std::size_t end = i;
    while (end < lines_.size() && lines_[end].code) ++end;
    return {BlockKind::kCode, {i, end}, 0, {}, {}, {}};
  }

  // Up to a blank line, or what begins another block even inside a paragraph.
  Block while_text(BlockKind kind, std::size_t i, bool interruptible) const {
    std::size_t end = i + 1;
    for (; is_text(end); ++end) {
      const std::string_view line = lines_[end].text;
      if (try_heading(line) || is_thematic_break(line)) break;
      if (!interruptible) continue;
      const auto item = is_item(end) ? try_list_item(line) : std::nullopt;
      if ((item && !item->text.empty() && (!item->ordered || item->number == 1)) || is_table(end)) break;
    }
    return {kind, {i, end}, 0, {}, {}, {}};
  }

  // Behind the last line of the item at `i`: its own lines, and indented ones after blank ones.
  std::size_t end_of_item(std::size_t i) const {
    std::size_t end = i + 1;
    for (std::size_t k = end; k < lines_.size(); ++k) {
      const Line& line = lines_[k];
      if (!line.code && is_blank(line.text)) continue;
      const bool indented = indent_of(line.text) >= 2 && !is_sibling(i, k);
      const bool glued =
          k == end &&
          (line.code || (!try_heading(line.text) && !try_list_item(line.text) && !is_thematic_break(line.text)));
      if (!indented && !glued) break;
      end = k + 1;
    }
    return end;
  }

  // Items that are indented alike are items of one list, however far that is.
  bool is_sibling(std::size_t first, std::size_t i) const {
    return is_item(i) && indent_of(lines_[i].text) <= indent_of(lines_[first].text);
  }

  Block list(std::size_t i) const {
    Block block{BlockKind::kList, {i, i}, 0, {}, {}, {}};
    const bool ordered = try_list_item(lines_[i].text)->ordered;
    for (std::size_t k = i; k < lines_.size();) {
      if (!lines_[k].code && is_blank(lines_[k].text)) {
        ++k;
        continue;
      }
      if (!is_item(k) || try_list_item(lines_[k].text)->ordered != ordered) break;
      const std::size_t end = end_of_item(k);
      block.items.push_back({k, end});
      block.lines.last = k = end;
    }
    return block;
  }

  bool is_signed_item(std::size_t i) const {
    if (!is_text(i)) return false;
    const std::string_view text = behind_sign(lines_[i].text);
    return text.find("](") != std::string_view::npos || text.find("://") != std::string_view::npos;
  }

  // "■ 国内" or "【国内】" over lines of another sign, in one paragraph with them.
  bool is_name_of_signed(std::size_t i) const {
    constexpr std::size_t kMaxName = 60;  // bytes
    if (!is_text(i) || !is_text(i + 1) || !is_signed_item(i + 1) || is_signed_item(i)) return false;
    const std::string_view line = text::trim(lines_[i].text);
    if (line.size() > kMaxName || line.find("](") != std::string_view::npos) return false;
    std::string_view own, other;
    const bool is_signed = !behind_sign(line, &own).empty();
    behind_sign(lines_[i + 1].text, &other);
    return is_signed ? own != other : is_name_in_brackets(line);
  }

  Block signed_list(std::size_t i) const {
    Block block = while_text(BlockKind::kList, i, true);
    for (std::size_t k = i; k < block.lines.last; ++k) {
      if (k > i && is_name_of_signed(k)) {
        block.lines.last = k;
        break;
      }
      if (behind_sign(lines_[k].text).empty()) ++block.items.back().last;
      else block.items.push_back({k, k + 1});
    }
    return block;
  }

  Block table(std::size_t i) const {
    Block block{BlockKind::kTable, {i, i + 2}, 0, {}, {}, {}};
    while (is_text(block.lines.last) && lines_[block.lines.last].text.find('|') != std::string_view::npos) {
      block.items.push_back({block.lines.last, block.lines.last + 1});
      ++block.lines.last;
    }
    return block;
  }

  const std::vector<Line>& lines_;
  std::vector<Block> blocks_;
};

}  // namespace

bool is_element(std::string_view text) {
  return text.size() > 1 && text.front() == '<' && text.find("://") == std::string_view::npos &&
         (text::is_ascii_alpha(text[1]) || text[1] == '/' || text[1] == '!');
}

bool is_name_in_brackets(std::string_view line) {
  line = text::trim(line);
  for (const auto& [open, close] : {std::pair("【", "】"), std::pair("《", "》"), std::pair("〔", "〕"),
                                    std::pair("＜", "＞"), std::pair("〈", "〉"), std::pair("［", "］")}) {
    const std::string_view end = close;
    if (line.starts_with(open) && line.find(end) == line.size() - end.size()) return true;
  }
  return false;
}

std::optional<ListItem> try_item(std::string_view line) {
  if (auto item = try_list_item(line)) return item;
  const std::string_view text = behind_sign(line);
  if (text.empty()) return std::nullopt;
  return ListItem{indent_of(line), false, 0, text};
}

std::vector<Block> find_blocks(const std::vector<Line>& lines) { return Finder(lines).run(); }

std::vector<std::string_view> table_cells(std::string_view line) {
  line = text::trim(line);
  if (line.starts_with("|")) line.remove_prefix(1);
  if (line.ends_with("|") && !line.ends_with("\\|")) line.remove_suffix(1);
  std::vector<std::string_view> cells;
  bool code = false;
  std::size_t start = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\') ++i;
    else if (line[i] == '`') code = !code;
    else if (line[i] == '|' && !code) {
      cells.push_back(text::trim(line.substr(start, i - start)));
      start = i + 1;
    }
  }
  cells.push_back(text::trim(line.substr(start)));
  return cells;
}

}  // namespace yoyak::digest
