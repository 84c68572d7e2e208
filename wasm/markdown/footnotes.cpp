#include "markdown/footnotes.hpp"

#include "markdown/lines.hpp"

namespace yoyak::markdown {
namespace {

std::size_t indent_of(std::string_view line) {
  const std::size_t indent = line.find_first_not_of(" \t");
  return indent == kNowhere ? line.size() : indent;
}

bool has_only_space(std::string_view line) { return line.find_first_not_of(" \t\r") == kNowhere; }

bool begins_list_item(std::string_view line) {
  const std::size_t indent = indent_of(line);
  return indent < 4 && item_prefix(line.substr(indent)) > 0;
}

// What ends a paragraph: such a line is no part of the note above it.
bool begins_block(std::string_view line) {
  return std::string_view("#>|<[").find(line[0]) != kNowhere || line.substr(0, 3) == "```" ||
         line.substr(0, 3) == "~~~" || begins_list_item(line);
}

// Without the indentation that makes a line part of a note.
std::string_view dedent(std::string_view line) {
  if (line[0] == '\t') return line.substr(1);
  std::size_t spaces = 0;
  while (spaces < 4 && spaces < line.size() && line[spaces] == ' ') ++spaces;
  return line.substr(spaces);
}

class NoteCutter {
 public:
  // Puts the places of notes into `places`, where it is given.
  NoteCutter(std::string_view text, Footnotes& found, std::vector<FootnotePlace>* places = nullptr)
      : text_(text), found_(found), places_(places) {}

  void run() {
    while (begin_ < text_.size()) {
      const std::string_view line = this->line();
      const std::size_t label_end = is_code_or_comment(line) ? kNowhere : note(line);
      if (label_end == kNowhere) {
        if (!in_code() && is_definition(line)) found_.definitions.append(line).push_back('\n');
        found_.rest.append(text_.substr(begin_, next_ - begin_));
        begin_ = next_;
      } else {
        cut(line, label_end);
      }
    }
  }

 private:
  std::string_view line() {
    const std::size_t end = line_end(text_, begin_);
    next_ = end < text_.size() ? end + 1 : end;
    return text_.substr(begin_, end - begin_);
  }

  bool in_code() const { return fence_size_ > 0 || comment_; }

  // Follows fences and comments from line to line.
  bool is_code_or_comment(std::string_view line) {
    const std::size_t indent = indent_of(line);
    if (comment_) {
      comment_ = line.find("-->") == kNowhere;
      return true;
    }
    if (fence_size_ > 0 && !(fence_in_list_ && indent == 0 && !has_only_space(line))) {
      std::size_t size = 0;
      while (indent + size < line.size() && line[indent + size] == fence_) ++size;
      if (size >= fence_size_ && has_only_space(line.substr(indent + size))) fence_size_ = 0;
      return true;
    }
    fence_size_ = 0;
    if (begins_list_item(line)) in_list_ = true;
    else if (indent == 0 && !has_only_space(line)) in_list_ = false;
    const char c = indent < line.size() ? line[indent] : ' ';
    if ((c == '`' || c == '~') && (indent < 4 || in_list_)) {
      std::size_t size = 0;
      while (indent + size < line.size() && line[indent + size] == c) ++size;
      if (size >= 3 && (c == '~' || line.find('`', indent + size) == kNowhere)) {
        fence_ = c;
        fence_size_ = size;
        fence_in_list_ = in_list_ && indent > 0;
        return true;
      }
    }
    const std::size_t comment = line.rfind("<!--");
    comment_ = comment != kNowhere && line.find("-->", comment) == kNowhere;
    return false;
  }

  // Where the label of the note ends that `line` begins; kNowhere if it begins none.
  static std::size_t note(std::string_view line) {
    const std::size_t size = footnote_label(line).size();
    return size > 0 && line.substr(size + 3, 1) == ":" ? size + 3 : kNowhere;
  }

  static bool is_definition(std::string_view line) {
    const std::size_t indent = indent_of(line);
    return indent < 4 && indent < line.size() && line[indent] == '[' && line.find("]:", indent) != kNowhere;
  }

  void cut(std::string_view first, std::size_t label_end) {
    const std::size_t note = begin_;
    std::string label = footnote_label(first);
    found_.labels.make_unique(label);  // of two with one label the first is meant
    const std::string_view rest = first.substr(label_end + 1);
    found_.texts.append(rest.substr(indent_of(rest)));
    begin_ = next_;
    while (begin_ < text_.size()) {
      const std::string_view line = this->line();
      if (has_only_space(line)) {
        // The note goes on if the next line that is not empty is indented.
        const std::size_t more = text_.find_first_not_of(" \t\r\n", begin_);
        const std::size_t below = line_begin(text_, more == kNowhere ? text_.size() : more);
        if (more == kNowhere || (text_.substr(below, 4) != "    " && text_[below] != '\t')) break;
        found_.texts.push_back('\n');
        begin_ = below;
        continue;
      }
      if (!is_blank(line[0]) && begins_block(line)) break;
      found_.texts.push_back('\n');
      found_.texts.append(dedent(line));
      begin_ = next_;
    }
    if (places_) places_->push_back({note, begin_, found_.texts.substr(found_.ends.empty() ? 0 : found_.ends.back())});
    found_.ends.push_back(static_cast<std::uint32_t>(found_.texts.size()));
    // What stands around it is not joined.
    if (!found_.rest.empty() && found_.rest.back() == '\n') found_.rest.push_back('\n');
  }

  std::string_view text_;
  Footnotes& found_;
  std::vector<FootnotePlace>* places_;
  std::size_t begin_ = 0;  // of the current line
  std::size_t next_ = 0;
  bool in_list_ = false;
  bool comment_ = false;
  char fence_ = ' ';
  std::size_t fence_size_ = 0;  // 0: not in fenced code
  bool fence_in_list_ = false;
};

}  // namespace

std::string footnote_label(std::string_view text) {
  constexpr std::size_t kLongest = 200;
  std::string label;
  if (text.substr(0, 2) != "[^") return label;
  for (std::size_t i = 2; i < text.size() && i < kLongest; ++i) {
    const char c = text[i];
    if (c == ']') return label;
    if (static_cast<unsigned char>(c) <= ' ' || c == '[' || c == '`') break;
    label.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  }
  return {};
}

bool cut_footnotes(std::string_view text, const std::vector<std::uint32_t>& signs, Footnotes& found) {
  for (const std::size_t sign : signs) {
    if (text[sign] != '^' || (sign > 1 && text[sign - 2] != '\n') || !begins_note(text, sign - 1)) continue;
    NoteCutter(text, found).run();
    return !found.ends.empty();
  }
  return false;
}

std::vector<FootnotePlace> find_footnotes(std::string_view text) {
  std::vector<FootnotePlace> places;
  Footnotes found;
  if (text.find("[^") != kNowhere && text.find("]:") != kNowhere) NoteCutter(text, found, &places).run();
  return places;
}

bool begins_note(std::string_view text, std::size_t bracket) {
  if (!begins_line(text, bracket)) return false;
  const std::size_t size = footnote_label(text.substr(bracket)).size();
  return size > 0 && text.substr(bracket + size + 2, 2) == "]:";
}

std::string footnote_list(const Footnotes& notes, const std::vector<std::uint32_t>& order) {
  std::string list = notes.definitions;
  list.push_back('\n');
  for (const std::uint32_t index : order) {
    const std::uint32_t begin = index > 0 ? notes.ends[index - 1] : 0;
    list += "1. ";
    for (std::uint32_t i = begin; i < notes.ends[index]; ++i) {
      const char c = notes.texts[i];
      list.push_back(c);
      if (c == '\n' && i + 1 < notes.ends[index] && notes.texts[i + 1] != '\n') list += "   ";
    }
    list.push_back('\n');
  }
  return list;
}

}  // namespace yoyak::markdown
