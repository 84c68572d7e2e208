#include "digest/page/sections.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "digest/source/spans.hpp"
#include "text/characters.hpp"
#include "text/scan.hpp"
#include "text/utf8.hpp"

namespace yoyak::digest {
namespace {

constexpr std::size_t kMaxLabel =
    70;  // code points; "제목 및 설명에 대응되는 핵심 문장 (스크립트 원문 그대로 3개, …)" has 45
constexpr std::size_t kMaxPlainLabel = 24;  // of a label that only its colon marks

struct Label {
  std::size_t line = 0;
  std::optional<SectionKind> kind;
  std::uint32_t number = 0;
  std::string text;       // as worded
  std::string_view rest;  // text of the section on the label's own line
  int heading = 0;        // level, where it is a heading
  bool bullet = false;    // of a list item: what is nested in the item belongs to the section
};

std::string_view without_colon(std::string_view text) {
  text = text::trim(text);
  if (text.ends_with(":")) return text::trim(text.substr(0, text.size() - 1));
  if (text.ends_with("：")) return text::trim(text.substr(0, text.size() - 3));
  return text;
}

bool ends_with_colon(std::string_view text) { return without_colon(text).size() != text::trim(text).size(); }

// "주요 내용 (200자 이내)" without what the parentheses add.
std::string_view core(std::string_view label) {
  label = without_colon(label);
  while (label.ends_with(")")) {
    const std::size_t open = label.rfind('(');
    if (open == std::string_view::npos || open == 0) break;
    label = text::trim(label.substr(0, open));
  }
  return label;
}

// A label in plain text: without the marks of a quotation or of emphasis around it as a whole.
std::string label_text(std::string_view text) {
  text = text::trim(text);
  if (text.starts_with(">")) text = text::trim(text.substr(1));
  text = without_colon(text);
  for (const std::string_view mark : {"**", "__", "*", "_"}) {
    if (text.size() > 2 * mark.size() && text.starts_with(mark) && text.ends_with(mark))
      text = without_colon(text.substr(mark.size(), text.size() - 2 * mark.size()));
  }
  return inline_text(text);
}

bool is_sentence(std::string_view text) {
  text = text::trim(text);
  for (const char* end : {".", "!", "?", "다", "요", "\"", "”", "…"}) {
    if (text.ends_with(end)) return true;
  }
  return false;
}

// Labels are plain text: one with a link, an image or an address stays in the section's Markdown.
bool has_link(std::string_view text) {
  using text::find_pair;
  constexpr std::size_t kNone = std::string_view::npos;
  return find_pair(text, ']', '(') != kNone || find_pair(text, ']', '[') != kNone ||
         (find_pair(text, '<', 'a') != kNone && text.find("<a ") != kNone) ||
         (find_pair(text, ':', '/') != kNone && text.find("://") != kNone);
}

// "1. text" or "1." with the number taken off.
std::uint32_t take_number(std::string_view& text) {
  const auto item = try_list_item(text);
  if (!item || !item->ordered || item->indent > 0 || item->number > 20) return 0;
  text = item->text;
  return item->number;
}

class Labels {
 public:
  Labels(const std::vector<Line>& lines, bool keep_line_breaks, const Profile& profile)
      : lines_(lines), breaks_(keep_line_breaks), profile_(profile) {}

  std::vector<Label> find() {
    std::vector<Label> labels;
    bool numbered_only = true;
    bool later_parts = false;  // a label without a number names the second or third part
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].code || is_blank(lines_[i].text)) continue;
      if (auto label = at(i)) {
        if (label->number == 0) {
          numbered_only = false;
          later_parts =
              later_parts || label->kind == SectionKind::kKeySentences || label->kind == SectionKind::kMessages;
        }
        if (label->heading > 0 && (top_ == 0 || label->heading < top_)) top_ = label->heading;
        labels.push_back(std::move(*label));
      }
    }
    if (!later_parts) add_numbers(labels, numbered_only);
    for (Label& label : labels) {
      if (!label.kind && label.number > 0 && label.number <= profile_.positions.size())
        label.kind = profile_.positions[label.number - 1];
    }
    return labels;
  }

 private:
  bool starts_block(std::size_t i) const { return i == 0 || is_blank(lines_[i - 1].text); }

  std::optional<SectionKind> kind_of(std::string_view label, bool exact) const {
    const std::string text = inline_text(core(label));
    const LabelRule* rule = profile_.find_label(text, exact);
    if (!rule) return std::nullopt;
    return rule->kind;
  }

  std::optional<Label> at(std::size_t i) const {
    std::string_view text = lines_[i].text;
    Label label;
    label.line = i;
    if (const auto heading = try_heading(text)) {
      if (has_link(heading->text)) return std::nullopt;
      text = heading->text;
      label.number = take_number(text);
      label.text = inline_text(text);
      std::string_view inner = label.text;
      if (label.number == 0) label.number = take_number(inner);
      label.text = std::string(without_colon(inner));
      label.kind = kind_of(label.text, false);
      label.heading = heading->level;
      const bool top = top_ == 0 || heading->level <= top_;
      if (label.text.empty() || (!label.kind && !top)) return std::nullopt;
      return label;
    }
    if (indent_of(text) > 1) return std::nullopt;
    text = text::trim(text);
    if (const auto item = try_list_item(text)) {
      if (item->ordered) {
        label.number = item->number;
        if (item->number == 0 || item->number > 20) return std::nullopt;
      } else {
        label.bullet = true;
      }
      text = item->text;
    }
    if (text.starts_with("**")) return bold(text, std::move(label));
    return plain(i, text, std::move(label));
  }

  std::optional<Label> bold(std::string_view text, Label label) const {
    const std::size_t close = text.find("**", 2);
    if (close == std::string_view::npos || close == 2) return std::nullopt;
    std::string_view inside = text.substr(2, close - 2);
    std::string_view after = text::trim(text.substr(close + 2));
    if (label.number == 0 && !label.bullet) label.number = take_number(inside);
    bool colon = ends_with_colon(inside);
    if (after.starts_with(":") || after.starts_with("：")) {
      after = text::trim(after.substr(after.starts_with(":") ? 1 : 3));
      colon = true;
    }
    if (text::count(inside) > kMaxLabel || has_link(inside)) return std::nullopt;
    const bool whole = after.empty();
    if (!whole && !colon) return std::nullopt;
    // Bullets and labels with their text behind them look like any bold lead-in: only words known as a label count.
    label.kind = kind_of(inside, label.bullet || !whole);
    const bool named_by_number = whole && label.number > 0 && label.number <= profile_.positions.size();
    if (!label.kind && !named_by_number) return std::nullopt;
    label.text = inline_text(without_colon(inside));
    label.rest = after;
    return label;
  }

  // "- 주요 내용" over nested items, "- 주요 내용: text": only words known as a label count.
  std::optional<Label> bullet(std::size_t i, std::string_view text, Label label) const {
    const bool nested = i + 1 < lines_.size() && !is_blank(lines_[i + 1].text) && indent_of(lines_[i + 1].text) > 1;
    const std::string_view words = without_colon(text);
    if (nested || words.size() != text.size()) {
      if (text::count(text::first_code_points(words, kMaxLabel + 1)) > kMaxLabel) return std::nullopt;
      label.kind = kind_of(words, true);
      label.text = label_text(words);
    } else {
      const std::size_t at = text.find(": ");
      if (at == std::string_view::npos || at == 0 || at > 3 * kMaxPlainLabel) return std::nullopt;
      label.kind = kind_of(text.substr(0, at), true);
      label.text = label_text(text.substr(0, at));
      label.rest = text::trim(text.substr(at + 1));
    }
    return label.kind ? std::optional(std::move(label)) : std::nullopt;
  }

  std::optional<Label> plain(std::size_t i, std::string_view text, Label label) const {
    if (text.empty()) return std::nullopt;
    if (label.bullet) return bullet(i, text, std::move(label));
    if (label.number > 0 && !starts_block(i)) return std::nullopt;  // an item of a list of sentences
    const bool colon = ends_with_colon(text);
    const std::size_t size = text::count(text::first_code_points(text, kMaxLabel + 1));
    if (size <= kMaxLabel && (colon || !is_sentence(text)) && !has_link(text)) {
      label.kind = kind_of(text, !colon && label.number == 0);
      if (label.kind && (colon || starts_block(i))) {
        label.text = label_text(text);
        return label;
      }
      // "핵심 키워드:" over lines of its own, where the page's line breaks mean something.
      const bool glued = i + 1 < lines_.size() && !is_blank(lines_[i + 1].text);
      if (colon && breaks_ && label.number == 0 && starts_block(i) && glued && size <= kMaxPlainLabel &&
          text.find('"') == std::string_view::npos) {
        label.kind = SectionKind::kOther;
        label.text = inline_text(without_colon(text));
        return label;
      }
    }
    const std::size_t at = text.find(':');
    if (at == std::string_view::npos || at == 0 || at > 3 * kMaxPlainLabel || at + 1 >= text.size() ||
        text[at + 1] != ' ')
      return std::nullopt;
    label.kind = kind_of(text.substr(0, at), true);
    if (!label.kind) return std::nullopt;
    label.text = inline_text(text.substr(0, at));
    label.rest = text::trim(text.substr(at + 1));
    return label;
  }

  // "1." alone or with its text behind it, at the start of a block: parts 1, 2, 3. They must count up from one and no
  // further than a few, else they are a list. Beside labels without numbers ("1." over "의도: …") only numbers alone on a
  // line count.
  void add_numbers(std::vector<Label>& labels, bool with_text) const {
    std::vector<Label> numbers;
    const bool labelled = std::any_of(labels.begin(), labels.end(), [](const Label& l) { return !l.text.empty(); });
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].code || !starts_block(i)) continue;
      std::string_view text = lines_[i].text;
      const std::uint32_t number = take_number(text);
      if (number == 0) continue;
      if (numbers.size() > profile_.positions.size()) return;
      const auto known = std::find_if(labels.begin(), labels.end(), [&](const Label& l) { return l.line == i; });
      if (known != labels.end()) {
        numbers.push_back(*known);
      } else {
        Label label;
        label.line = i;
        label.number = number;
        label.rest = text;
        const bool alone = i + 1 < lines_.size() && is_blank(lines_[i + 1].text) && labelled &&
                           text::count(text::first_code_points(text, kMaxPlainLabel + 1)) <= kMaxPlainLabel;
        if (alone && !text.empty() && !is_sentence(text) && text.find("](") == std::string_view::npos &&
            text.find("://") == std::string_view::npos) {  // "3. 기타" after "1. 요약" and "2. 핵심 문장"
          label.text = inline_text(without_colon(text));
          label.rest = {};
        }
        if (!with_text && !text.empty()) return;
        numbers.push_back(std::move(label));
      }
    }
    if (numbers.size() < 2) return;
    for (std::size_t k = 0; k < numbers.size(); ++k) {
      if (numbers[k].number != k + 1) return;
    }
    for (Label& label : labels) {
      if (std::none_of(numbers.begin(), numbers.end(), [&](const Label& n) { return n.line == label.line; }))
        numbers.push_back(std::move(label));
    }
    std::sort(numbers.begin(), numbers.end(), [](const Label& a, const Label& b) { return a.line < b.line; });
    labels = std::move(numbers);
  }

  const std::vector<Line>& lines_;
  bool breaks_;
  const Profile& profile_;
  int top_ = 0;
};

std::vector<Line> trimmed(std::vector<Line> lines) {
  const auto goes = [](const Line& line) {
    return !line.code && (is_blank(line.text) || is_thematic_break(line.text));
  };
  while (!lines.empty() && goes(lines.back())) lines.pop_back();
  std::size_t first = 0;
  while (first < lines.size() && goes(lines[first])) ++first;
  lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(first));
  return lines;
}

// Takes `columns` of indentation off the lines that have them.
void dedent(std::vector<Line>& lines) {
  std::size_t columns = SIZE_MAX;
  for (const Line& line : lines) {
    if (is_blank(line.text)) continue;
    const std::size_t indent = line.text.find_first_not_of(' ');
    if (indent == 0) break;
    columns = std::min(columns, indent);
  }
  if (columns == SIZE_MAX || columns == 0) return;
  for (Line& line : lines)
    line.text.remove_prefix(std::min({columns, line.text.size(), line.text.find_first_not_of(' ')}));
}

Section make_section(SectionKind kind, std::string label, std::vector<Line> lines, bool keep_line_breaks) {
  lines = trimmed(std::move(lines));
  return {kind, std::move(label), join_lines(lines, keep_line_breaks)};
}

// Without labels and numbers: blocks between blank lines, the first the summary, then sentences, then messages.
std::vector<Section> by_position(const std::vector<Line>& lines, bool keep_line_breaks, const Profile& profile) {
  std::vector<std::vector<Line>> blocks;
  bool blank = true;
  for (const Line& line : lines) {
    const bool is_empty = !line.code && (is_blank(line.text) || is_thematic_break(line.text));
    if (!is_empty) {
      if (blank) blocks.emplace_back();
      blocks.back().push_back(line);
    }
    blank = is_empty;
  }
  std::vector<Section> sections;
  if (blocks.empty()) return sections;
  if (blocks.size() > 1 && blocks.size() == profile.positions.size()) {
    for (std::size_t i = 0; i < blocks.size(); ++i)
      sections.push_back(make_section(profile.positions[i], {}, blocks[i], keep_line_breaks));
    return sections;
  }
  const SectionKind kind = profile.positions.empty() ? SectionKind::kOther : profile.positions.front();
  sections.push_back(make_section(kind, {}, lines, keep_line_breaks));
  return sections;
}

// Does `label` name a part of what `above` names?
bool is_part_of(const Label& label, const Label& above) {
  const bool later = above.kind == SectionKind::kKeySentences || above.kind == SectionKind::kMessages;
  if (later && label.kind && label.kind != above.kind) return false;  // the next part, written without a heading
  if (above.heading > 0) return label.heading == 0 || label.heading > above.heading;
  return label.bullet && !above.bullet;
}

}  // namespace

std::vector<Section> split_sections(const std::vector<Line>& lines, bool keep_line_breaks, const Profile& profile) {
  const std::vector<Label> labels = Labels(lines, keep_line_breaks, profile).find();
  if (labels.empty()) return by_position(lines, keep_line_breaks, profile);
  std::vector<Section> sections;
  const auto slice = [&](std::size_t from, std::size_t to) {
    return std::vector<Line>(lines.begin() + static_cast<std::ptrdiff_t>(from),
                             lines.begin() + static_cast<std::ptrdiff_t>(to));
  };
  Section preamble = make_section(SectionKind::kOther, {}, slice(0, labels.front().line), keep_line_breaks);
  if (!preamble.markdown.empty()) sections.push_back(std::move(preamble));
  std::string group;  // the label over the next one, which has no text of its own
  for (std::size_t k = 0; k < labels.size(); ++k) {
    const Label& label = labels[k];
    const std::size_t end = k + 1 < labels.size() ? labels[k + 1].line : lines.size();
    std::vector<Line> body = slice(label.line + 1, end);
    if (label.bullet) dedent(body);
    if (!label.rest.empty())
      body.insert(body.begin(), Line{label.rest, lines[label.line].number, false, lines[label.line].breaks});
    Section section =
        make_section(label.kind.value_or(SectionKind::kOther), group + label.text, std::move(body), keep_line_breaks);
    group.clear();
    if (section.markdown.empty()) {
      if (section.label.empty()) continue;
      if (k + 1 < labels.size() && is_part_of(labels[k + 1], label) && text::count(section.label) <= kMaxLabel) {
        group = section.label + (labels[k + 1].text.empty() ? "" : std::string(kLabelJoint));
        continue;
      }
      std::swap(section.label, section.markdown);  // a label over nothing is all the text there is
    }
    sections.push_back(std::move(section));
  }
  return sections;
}

}  // namespace yoyak::digest
