#include "markdown/source.hpp"

#include <algorithm>
#include <bitset>
#include <vector>

#include "markdown/cjk_emphasis.hpp"
#include "markdown/link_targets.hpp"
#include "text/scan.hpp"
#include "text/utf8.hpp"

namespace yoyak::markdown {
namespace {

// Characters that may stand for something private if the input does not use them: noncharacters, which Unicode keeps for
// such internal use and md4c takes for letters; and signs of SignWriting, which md4c takes for punctuation.
constexpr char32_t kLetters = 0xFDD0;
constexpr std::size_t kLetterCount = 32;
constexpr char32_t kSigns = 0x1D800;
constexpr std::size_t kSignCount = 512;

// Up to `wanted` characters of a block that do not occur in `text`, in UTF-8.
template <std::size_t kCount>
std::vector<std::string> unused(std::string_view text, char32_t first, std::size_t wanted) {
  std::bitset<kCount> used;
  std::string lead;
  text::append(first, lead);
  lead.resize(2);  // both blocks share their first two bytes
  for (std::size_t at = text.find(lead); at != std::string_view::npos; at = text.find(lead, at + 1)) {
    const char32_t code = text::decode(text, at).code;
    if (code >= first && code < first + kCount) used.set(code - first);
  }
  std::vector<std::string> found;
  for (std::size_t i = 0; i < kCount && found.size() < wanted; ++i) {
    if (used.test(i)) continue;
    found.emplace_back();
    text::append(first + static_cast<char32_t>(i), found.back());
  }
  found.resize(wanted);
  return found;
}

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
  constexpr std::size_t kFarthest = 64;
  const auto part = [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != '<' && c != '>' && c != 0x7F; };
  std::size_t begin = offset;
  while (begin > 0 && offset - begin < kFarthest && part(text[begin - 1])) --begin;
  if (begin == 0 || text[begin - 1] != '<') return false;
  std::size_t end = offset;
  bool at = false;
  while (end < text.size() && end - offset < kFarthest && part(text[end])) at = text[end++] == '@' || at;
  return at && end < text.size() && text[end] == '>';
}

// Replaces each single `~`; runs of two are strikethrough, longer ones are text or fences.
void find_single_tildes(std::string_view text, std::vector<Insertion>& insertions) {
  for (std::size_t at = text.find('~'); at != std::string_view::npos; at = text.find('~', at)) {
    std::size_t end = at + 1;
    while (end < text.size() && text[end] == '~') ++end;
    std::size_t slashes = at;
    while (slashes > 0 && text[slashes - 1] == '\\') --slashes;
    const std::size_t begin = (at - slashes) % 2 != 0 ? at + 1 : at;  // an escaped one is text already
    if (end - begin == 1 && !in_email(text, begin)) insertions.push_back({begin, Mark::kTilde});
    at = end;
  }
}

}  // namespace

Source::Source(std::string_view markdown) : text_(markdown) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text_.substr(0, kByteOrderMark.size()) == kByteOrderMark) text_.remove_prefix(kByteOrderMark.size());
  const text::Survey seen = text::survey(text_);
  if (!seen.valid || seen.nul) {
    storage_ = without_nul(text::sanitise(text_));
    text_ = storage_;
  }
  std::vector<Insertion> insertions;
  if (seen.star || seen.byte_ef) find_emphasis_marks(text_, seen.byte_ef, insertions);
  const auto merge_from = [&](std::size_t size) {
    std::inplace_merge(insertions.begin(), insertions.begin() + static_cast<std::ptrdiff_t>(size), insertions.end(),
                       [](const Insertion& a, const Insertion& b) { return a.offset < b.offset; });
  };
  std::size_t found = insertions.size();
  if (seen.bracket) {
    find_link_target_delimiters(text_, insertions);
    merge_from(found);
  }
  braces_ = seen.brace;
  strikethrough_ = seen.tilde && text::find_pair(text_, '~', '~') != std::string_view::npos;
  if (strikethrough_) {
    found = insertions.size();
    find_single_tildes(text_, insertions);
    merge_from(found);
  }
  if (insertions.empty()) return;
  marked_ = true;
  letter_ = unused<kLetterCount>(text_, kLetters, 1)[0];
  const std::vector<std::string> signs = unused<kSignCount>(text_, kSigns, 4);
  punctuation_ = signs[0];
  tilde_ = signs[1];
  star_ = signs[2];
  underscore_ = signs[3];

  std::string text;
  text.reserve(text_.size() + insertions.size() * 4);
  std::size_t copied = 0;
  for (const auto& [offset, mark] : insertions) {
    text.append(text_, copied, offset - copied);
    copied = offset;
    const auto replace = [&](const std::string& by) {
      if (!by.empty()) text += by, ++copied;
    };
    switch (mark) {
      case Mark::kLetter:
        text += letter_;
        break;
      case Mark::kPunctuation:
        text += punctuation_;
        break;
      case Mark::kLetterPunctuation:
        text += letter_, text += punctuation_;
        break;
      case Mark::kPunctuationLetter:
        text += punctuation_, text += letter_;
        break;
      case Mark::kTilde:
        replace(tilde_);
        break;
      case Mark::kStar:
        replace(star_);
        break;
      case Mark::kUnderscore:
        replace(underscore_);
        break;
    }
  }
  text.append(text_, copied);
  storage_ = std::move(text);
  text_ = storage_;
}

std::string_view Source::clean(std::string_view piece, std::string& buffer) const {
  if (!marked_) return piece;
  if (!text::has_byte_from_ef(piece)) return piece;  // marks begin with EF or F0
  buffer.clear();
  std::size_t begin = 0;
  for (std::size_t i = 0; i < piece.size();) {
    const auto byte = static_cast<unsigned char>(piece[i]);
    const auto starts = [&](const std::string& mark) {
      return !mark.empty() && piece.compare(i, mark.size(), mark) == 0;
    };
    const std::string* mark = nullptr;
    if (byte == 0xEF || byte == 0xF0) {
      for (const std::string* one : {&letter_, &punctuation_, &tilde_, &star_, &underscore_}) {
        if (starts(*one)) mark = one;
      }
    }
    if (mark == nullptr) {
      ++i;
      continue;
    }
    buffer.append(piece, begin, i - begin);
    if (mark == &tilde_) buffer.push_back('~');
    if (mark == &star_) buffer.push_back('*');
    if (mark == &underscore_) buffer.push_back('_');
    i += mark->size();
    begin = i;
  }
  buffer.append(piece, begin);
  return buffer;
}

}  // namespace yoyak::markdown
