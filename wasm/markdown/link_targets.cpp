#include "markdown/link_targets.hpp"

#include <cstddef>

#include "markdown/lines.hpp"

namespace yoyak::markdown {
namespace {

// Farther than this no end of a target and no beginning of a link text is looked for: longer links are left as they
// are.
constexpr std::size_t kFarthest = 2000;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_punctuation(char c) {
  return (c > 0x20 && c < '0') || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') || (c > 'z' && c < 0x7F);
}

class Target {
 public:
  explicit Target(std::string_view text) : text_(text.substr(0, kFarthest)) {}

  // Length of `(destination "title")` at the start, or 0.
  std::size_t length() {
    ++at_;
    skip_space();
    if (!destination()) return 0;
    const std::size_t before = at_;
    skip_space();
    if (at_ > before && !title()) return 0;
    skip_space();
    return at_ < text_.size() && text_[at_] == ')' ? at_ + 1 : 0;
  }

 private:
  void skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }
  // Moves over one character or one backslash escape.
  void step() {
    const bool escape = text_[at_] == '\\' && at_ + 1 < text_.size() && is_punctuation(text_[at_ + 1]);
    at_ += escape ? 2 : 1;
  }
  bool destination() {
    if (at_ < text_.size() && text_[at_] == '<') {
      for (step(); at_ < text_.size() && text_[at_] != '>'; step()) {
        if (text_[at_] == '\n' || text_[at_] == '<') return false;
      }
      if (at_ >= text_.size()) return false;
      ++at_;
      return true;
    }
    std::size_t depth = 0;
    for (; at_ < text_.size() && static_cast<unsigned char>(text_[at_]) > 0x20; step()) {
      if (text_[at_] == '(') ++depth;
      if (text_[at_] == ')') {
        if (depth == 0) break;
        --depth;
      }
    }
    return depth == 0;
  }
  bool title() {
    if (at_ >= text_.size() || text_[at_] == ')') return true;
    const char open = text_[at_];
    if (open != '"' && open != '\'' && open != '(') return false;
    const char close = open == '(' ? ')' : open;
    for (step(); at_ < text_.size() && text_[at_] != close; step()) {
      if (text_[at_] == '\n' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') return false;
    }
    if (at_ >= text_.size()) return false;
    ++at_;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

// True if the `]` at `offset` has its `[` in the same paragraph.
bool closes_bracket(std::string_view text, std::size_t offset) {
  std::size_t depth = 0;
  for (std::size_t i = offset; i-- > 0 && offset - i < kFarthest;) {
    if (text[i] == '\n' && i > 0 && text[i - 1] == '\n') return false;
    if (text[i] == ']') ++depth;
    if (text[i] == '[' && !(i > 0 && text[i - 1] == '\\') && depth-- == 0) return true;
  }
  return false;
}

}  // namespace

void find_link_target_delimiters(std::string_view text, const std::vector<std::uint32_t>& targets,
                                 Insertions& insertions) {
  std::size_t failures = 0;  // each may cost kFarthest; a text full of them is not worth more
  std::size_t done = 0;
  for (const std::size_t at : targets) {
    if (at < done) continue;
    const std::size_t begin = at + 1;
    const std::size_t length = Target(text.substr(begin)).length();
    if (length == 0 && ++failures > 1000) return;
    const std::string_view target = text.substr(begin, length);
    std::size_t delimiter = target.find_first_of("*_");
    if (delimiter == std::string_view::npos) continue;
    if (!closes_bracket(text, begin - 1)) {
      if (++failures > 1000) return;
      continue;
    }
    for (; delimiter != std::string_view::npos; delimiter = target.find_first_of("*_", delimiter + 1)) {
      // An escaped delimiter is no delimiter, and its backslash must go on escaping it.
      if (!is_escaped(target, delimiter)) replace_mark(begin + delimiter, target[delimiter], insertions);
    }
    done = begin + length;
  }
}

}  // namespace yoyak::markdown
