// Prepares Markdown for md4c, which is used as it is released. Two things that md4c does not do are achieved by characters
// that the input does not contain, put into the text here and taken out again by the renderer:
//   - CJK-friendly emphasis: md4c sees another neighbour of `**` where the amendments ask for it;
//   - a single `~` is never strikethrough.
// Private to wasm/markdown.
#pragma once

#include <string>
#include <string_view>

namespace yoyak::markdown {

class Source {
 public:
  // Borrows `markdown` unless it must be changed.
  explicit Source(std::string_view markdown);
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  // What md4c is to parse: valid UTF-8.
  std::string_view text() const { return text_; }
  // True if text() holds characters that the input does not, and clean() has something to do.
  bool marked() const { return marked_; }
  // True if the text holds `~~`.
  bool has_strikethrough() const { return strikethrough_; }

  // `piece` of text() as the author wrote it. The result is `piece` itself or lives in `buffer`.
  std::string_view clean(std::string_view piece, std::string& buffer) const;

 private:
  std::string_view text_;
  std::string storage_;
  bool marked_ = false;
  bool strikethrough_ = false;
  // Private characters in UTF-8: a letter, a punctuation mark, and one that stands for `~`. Empty if not used.
  std::string letter_;
  std::string punctuation_;
  std::string tilde_;
};

}  // namespace yoyak::markdown
