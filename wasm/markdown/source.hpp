// Prepares Markdown for md4c, which is used as it is released. Three things that md4c does not do are achieved by characters
// that the input does not contain, put into the text here and taken out again by the renderer:
//   - CJK-friendly emphasis: md4c sees another neighbour of `**` where the amendments ask for it;
//   - a single `~` is never strikethrough.
//   - `*` and `_` in the destination of a link are never emphasis (a bug of md4c 0.5.2, markdown/link_targets.hpp).
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
  // True if the text holds a `{`.
  bool has_braces() const { return braces_; }

  // `piece` of text() as the author wrote it. The result is `piece` itself or lives in `buffer`.
  std::string_view clean(std::string_view piece, std::string& buffer) const;

 private:
  std::string_view text_;
  std::string storage_;
  bool marked_ = false;
  bool strikethrough_ = false;
  bool braces_ = false;
  // Private characters in UTF-8: a letter, a punctuation mark, and those that stand for `~`, `*` and `_`. Empty if the text
  // uses so many of the private characters itself that none is left.
  std::string letter_;
  std::string punctuation_;
  std::string tilde_;
  std::string star_;
  std::string underscore_;
};

}  // namespace yoyak::markdown
