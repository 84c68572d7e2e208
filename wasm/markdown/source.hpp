// Prepares Markdown for md4c, which is used as it is released. Three things that md4c does not do are achieved by
// characters that the input does not contain, put into the text here and taken out again by the renderer:
//   - CJK-friendly emphasis: md4c sees another neighbour of `**` where the amendments ask for it;
//   - a single `~` is never strikethrough.
//   - `*` and `_` in the destination of a link are never emphasis (a bug of md4c 0.5.2, markdown/link_targets.hpp).
// Private to wasm/markdown.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/cjk_emphasis.hpp"

namespace yoyak::markdown {

// A private character found in a text: how many bytes it takes (0: there is none) and what it stands for (NUL:
// nothing).
struct SourceMark {
  std::size_t size;
  char stands_for;
};

class Source {
 public:
  // Borrows `markdown` unless it must be changed.
  explicit Source(std::string_view markdown);
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  // What md4c is to parse: valid UTF-8.
  std::string_view text() const { return text_; }
  // Whether `piece` is part of text(); md4c also gives pieces that it made itself.
  bool contains(std::string_view piece) const {
    return piece.data() >= text_.data() && piece.data() + piece.size() <= text_.data() + text_.size();
  }
  // True if text() holds characters that the input does not, and clean() has something to do.
  bool marked() const { return marked_; }
  // True if the text holds `~~`.
  bool has_strikethrough() const { return strikethrough_; }
  // True if the text holds a `{`.
  bool has_braces() const { return braces_; }

  // `piece` of text() as the author wrote it. The result is `piece` itself or lives in `buffer`.
  std::string_view clean(std::string_view piece, std::string& buffer) const;
  // The mark at the beginning of [begin, end), whose first byte is EF or F0.
  SourceMark mark_at(const char* begin, const char* end) const;

 private:
  // A private character in UTF-8; empty if the text uses so many of them itself that none is left.
  struct Private {
    char bytes[4] = {};
    std::uint32_t word = 0;  // the bytes as a number, to be compared at once
    std::uint32_t mask = 0;
    std::size_t size = 0;
    char stands_for = '\0';
  };

  template <std::size_t kCount>
  void choose(bool some_used, char32_t first, Private* chosen, std::size_t wanted);
  void insert(const std::vector<Insertion>& insertions);

  std::string_view text_;
  std::string storage_;
  bool marked_ = false;
  bool strikethrough_ = false;
  bool braces_ = false;
  // A letter, a punctuation mark, and those that stand for `~`, `*` and `_`.
  std::array<Private, 5> private_{};
};

}  // namespace yoyak::markdown
