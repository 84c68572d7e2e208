#include "markdown/source.hpp"

#include <bit>
#include <cstring>

#include "markdown/cjk_emphasis.hpp"
#include "markdown/comments.hpp"
#include "markdown/lines.hpp"
#include "markdown/link_targets.hpp"
#include "markdown/literals.hpp"
#include "markdown/output.hpp"
#include "markdown/tables.hpp"
#include "text/scan.hpp"
#include "text/survey.hpp"
#include "text/utf8.hpp"

namespace yoyak::markdown {
namespace {

// Characters that may stand for something private if the input does not use them: noncharacters, which Unicode keeps
// for such internal use and md4c takes for letters; and signs of SignWriting, which md4c takes for punctuation. Of
// these, sixteen in a row are taken that differ in the last four bits of their last byte.
constexpr char32_t kLetters = 0xFDD0;
constexpr std::size_t kLetterCount = 32;
constexpr std::size_t kLetterSize = 3;
constexpr std::uint32_t kLetterMask = 0xFFFFFF;
constexpr char32_t kSigns = 0x1D800;
constexpr std::size_t kSignGroups = 32;
constexpr std::size_t kGroup = 16;
constexpr std::size_t kSignSize = 4;
constexpr std::uint32_t kSignMask = 0xF0FFFFFF;
// Which of the sixteen: a punctuation mark, what is replaceable in its order, a line break.
constexpr std::uint32_t kPunctuationSign = 0, kFirstReplacement = 1, kLineBreakSign = 15;
constexpr char kStandsFor[kGroup + 1] = "\0~*_\\&<[]|=\0\0\0\0\0";

// CommonMark: NUL is replaced "for security reasons". md4c leaves it in code.
std::string without_nul(std::string_view text) {
  std::string out;
  for (std::size_t end = text.find('\0'); end != std::string_view::npos; end = text.find('\0')) {
    out += text.substr(0, end);
    out += text::kReplacementUtf8;
    text.remove_prefix(end + 1);
  }
  return out += text;
}

// `~` may be part of the local name in <a~b@example.com>, where md4c must see it.
bool in_email(std::string_view text, std::size_t offset) {
  constexpr std::size_t kLongestAddress = 64;
  const auto part = [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != '<' && c != '>' && c != 0x7F; };
  std::size_t begin = offset;
  while (begin > 0 && offset - begin < kLongestAddress && part(text[begin - 1])) --begin;
  if (begin == 0 || text[begin - 1] != '<') return false;
  std::size_t end = offset;
  bool at = false;
  while (end < text.size() && end - offset < kLongestAddress && part(text[end])) at = text[end++] == '@' || at;
  return at && end < text.size() && text[end] == '>';
}

// Replaces each single `~`; runs of two are strikethrough, longer ones are text or fences.
void find_single_tildes(std::string_view text, Insertions& insertions) {
  for (std::size_t at = text.find('~'); at != std::string_view::npos; at = text.find('~', at)) {
    std::size_t end = at + 1;
    while (end < text.size() && text[end] == '~') ++end;
    const std::size_t begin = is_escaped(text, at) ? at + 1 : at;  // an escaped one is text already
    if (end - begin == 1 && !in_email(text, begin)) replace_mark(begin, '~', insertions);
    at = end;
  }
}

// A letter in front of each `[` that may begin the definition of a reference.
void find_definitions(std::string_view text, Insertions& insertions) {
  for (std::size_t at = text.find("]:"); at != std::string_view::npos; at = text.find("]:", line_end(text, at))) {
    const std::size_t line = line_begin(text, at);
    const std::size_t open = text.substr(line, at - line).find('[');
    if (open != std::string_view::npos && begins_line(text, line + open))
      insert_mark(line + open, Mark::kLetter, insertions);
  }
}

// A note within a block quote or an item is not cut out. md4c would take it for the definition of a link and hide it.
void find_inner_notes(std::string_view text, const std::vector<std::uint32_t>& signs, Insertions& insertions) {
  for (const std::size_t sign : signs) {
    if (text[sign] == '^' && begins_note(text, sign - 1)) replace_mark(sign - 1, '[', insertions);
  }
}

std::uint32_t utf8_word(char32_t code) {
  std::string utf8;
  text::append(code, utf8);
  std::uint32_t word = 0;
  std::memcpy(&word, utf8.data(), utf8.size());
  return word;
}

// Which of 32 groups of `size` characters from `first` on `text` does not use; 0 if it uses all of them, else the first
// one's first character in UTF-8. `some`: whether it may use any.
std::uint32_t free_group(std::string_view text, bool some, char32_t first, std::size_t size) {
  std::uint32_t used = 0;
  const std::uint32_t word = utf8_word(first);
  const char lead[2] = {static_cast<char>(word), static_cast<char>(word >> 8)};  // shared by all
  for (std::size_t at = some ? text::find_pair(text, lead[0], lead[1]) : std::string_view::npos;
       at != std::string_view::npos; at = text::find_pair(text, lead[0], lead[1], at + 1)) {
    const char32_t code = text::decode(text, at).code;
    if (code >= first && code < first + 32 * size) used |= 1u << (code - first) / size;
  }
  if (used == 0xFFFFFFFFu) return 0;
  return utf8_word(first + static_cast<char32_t>(static_cast<std::size_t>(std::countr_one(used)) * size));
}

}  // namespace

Source::Source(std::string_view markdown, References references) : text_(markdown) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text_.substr(0, kByteOrderMark.size()) == kByteOrderMark) text_.remove_prefix(kByteOrderMark.size());
  text::Survey seen = text::survey(text_);
  if (!seen.valid || seen.nul) {
    storage_ = without_nul(text::sanitise(text_));
    text_ = storage_;
    seen = text::survey(text_);
  }
  if (cut_footnotes(text_, seen.signs, footnotes_)) {
    storage_ = std::move(footnotes_.rest);
    text_ = storage_;
    seen = text::survey(text_);
  }
  braces_ = seen.brace;
  right_to_left_ = seen.right_to_left;
  strikethrough_ = seen.tilde && text::find_pair(text_, '~', '~') != std::string_view::npos;

  Insertions insertions;
  find_emphasis_marks(text_, seen, insertions);
  find_link_target_delimiters(text_, seen.targets, insertions);
  if (strikethrough_) find_single_tildes(text_, insertions);
  find_inner_notes(text_, seen.signs, insertions);
  find_addresses(text_, seen, insertions);
  find_mathematics(text_, seen, insertions);
  const std::size_t before = insertions.size();
  find_highlights(text_, seen, insertions);
  if (seen.pipe) find_table_marks(text_, seen.comment, insertions);
  html_blocks_ = seen.comment;
  for (std::size_t i = before; i < insertions.size(); ++i) {
    const auto mark = static_cast<Mark>(insertions[i].index);
    if (mark == Mark::kLineBreak) html_blocks_ = true;
    if (mark > Mark::kReplace) switches_ = true;
  }
  if (html_blocks_) find_block_guards(text_, insertions);
  if (references == References::kNo) find_definitions(text_, insertions);
  signs_ = std::move(seen.signs);
  if (insertions.empty()) return;
  marked_ = true;
  letter_ = free_group(text_, seen.byte_ef, kLetters, 1);
  sign_ = free_group(text_, seen.four_bytes, kSigns, kGroup);
  sort_keys(insertions);
  insert(insertions);
}

void Source::insert(const Insertions& insertions) {
  std::string text;
  std::size_t sign = 0;  // of signs_: those in front have moved
  {
    OutputBuffer out(text, text_.size() + insertions.size() * 2 * kSignSize);
    const char* from = text_.data();
    const auto put_letter = [&] {
      if (letter_ != 0) out += std::string_view(reinterpret_cast<const char*>(&letter_), kLetterSize);
    };
    const auto put_sign = [&](std::uint32_t which) {
      const std::uint32_t word = sign_ | which << 24;
      if (sign_ != 0) out += std::string_view(reinterpret_cast<const char*>(&word), kSignSize);
    };
    const auto move_signs = [&](std::size_t before) {
      const std::size_t distance = out.size() - static_cast<std::size_t>(from - text_.data());
      for (; sign < signs_.size() && signs_[sign] < before; ++sign)
        signs_[sign] += static_cast<std::uint32_t>(distance);
    };
    for (const KeyedIndex& insertion : insertions) {
      const auto offset = static_cast<std::size_t>(insertion.key);
      const auto mark = static_cast<Mark>(insertion.index);
      const char* const at = text_.data() + offset;
      if (at < from) continue;  // two passes wanted the same character replaced
      move_signs(offset);
      out += std::string_view(from, static_cast<std::size_t>(at - from));
      from = at;
      switch (mark) {
        case Mark::kLetter:
          put_letter();
          break;
        case Mark::kPunctuation:
          put_sign(kPunctuationSign);
          break;
        case Mark::kLetterPunctuation:
          put_letter(), put_sign(kPunctuationSign);
          break;
        case Mark::kPunctuationLetter:
          put_sign(kPunctuationSign), put_letter();
          break;
        case Mark::kLineBreak:
          if (sign_ == 0) break;
          out += text_.substr(offset, quote_prefix(text_.substr(offset)));
          out += "<!--";
          put_sign(kLineBreakSign);
          out += "-->\n";
          break;
        default:
          put_sign(insertion.index - static_cast<std::uint32_t>(Mark::kReplace) + kFirstReplacement);
          if (sign_ != 0) ++from;
          break;
      }
    }
    move_signs(text_.size());
    out += text_.substr(static_cast<std::size_t>(from - text_.data()));
  }
  storage_ = std::move(text);
  text_ = storage_;
}

SourceMark Source::mark_at(const char* begin, const char* end) const {
  std::uint32_t word = 0;
  const auto left = static_cast<std::size_t>(end - begin);
  if (left >= sizeof word) {
    std::memcpy(&word, begin, sizeof word);
  } else {
    for (std::size_t i = 0; i < left; ++i) word |= std::uint32_t{static_cast<unsigned char>(begin[i])} << 8 * i;
  }
  if ((word & kLetterMask) == letter_ && letter_ != 0) return {kLetterSize, '\0'};
  if ((word & kSignMask) == sign_ && sign_ != 0) return {kSignSize, kStandsFor[word >> 24 & 0xF]};
  return {0, '\0'};
}

bool Source::is_line_break(std::string_view line) const {
  constexpr std::string_view kOpen = "<!--", kClose = "-->";
  if (!html_blocks_ || line.size() != kOpen.size() + kSignSize + kClose.size()) return false;
  const char* const sign = line.data() + kOpen.size();
  return line.substr(0, kOpen.size()) == kOpen && mark_at(sign, line.end()).size == kSignSize &&
         (sign[kSignSize - 1] & 0xF) == kLineBreakSign;
}

std::string_view Source::clean(std::string_view piece, std::string& buffer) const {
  if (!marked_ || !text::has_byte_from_ef(piece)) return piece;  // marks begin with EF or F0
  buffer.clear();
  const char* const end = piece.data() + piece.size();
  const char* begin = piece.data();
  for (const char* at = begin; at < end;) {
    const SourceMark mark = *at == '\xEF' || *at == '\xF0' ? mark_at(at, end) : SourceMark{0, '\0'};
    if (mark.size == 0) {
      ++at;
      continue;
    }
    buffer.append(begin, at);
    if (mark.stands_for != '\0') buffer.push_back(mark.stands_for);
    at += mark.size;
    begin = at;
  }
  buffer.append(begin, end);
  return buffer;
}

}  // namespace yoyak::markdown
