#include "markdown/source.hpp"

#include <bitset>
#include <cstring>
#include <vector>

#include "markdown/cjk_emphasis.hpp"
#include "markdown/link_targets.hpp"
#include "markdown/output.hpp"
#include "text/scan.hpp"
#include "text/survey.hpp"
#include "text/utf8.hpp"

namespace yoyak::markdown {
namespace {

// Characters that may stand for something private if the input does not use them: noncharacters, which Unicode keeps
// for such internal use and md4c takes for letters; and signs of SignWriting, which md4c takes for punctuation.
constexpr char32_t kLetters = 0xFDD0;
constexpr std::size_t kLetterCount = 32;
constexpr char32_t kSigns = 0x1D800;
constexpr std::size_t kSignCount = 512;

enum PrivateIndex : std::size_t { kLetter, kPunctuation, kTilde, kStar, kUnderscore };

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

// Adds `others` where they belong. Both are in order; at the same offset what was there comes first.
void merge(std::vector<Insertion>& insertions, const std::vector<Insertion>& others) {
  std::size_t left = insertions.size();
  std::size_t right = others.size();
  insertions.resize(left + right);
  while (right > 0) {
    const bool later = left > 0 && insertions[left - 1].offset > others[right - 1].offset;
    insertions[left + right - 1] = later ? insertions[left - 1] : others[right - 1];
    later ? --left : --right;
  }
}

}  // namespace

// Characters of a block that do not occur in the text. `some_used`: whether any may.
template <std::size_t kCount>
void Source::choose(bool some_used, char32_t first, Private* chosen, std::size_t wanted) {
  std::bitset<kCount> used;
  std::string lead;
  text::append(first, lead);
  // Both blocks share their first two bytes.
  for (std::size_t at = some_used ? text::find_pair(text_, lead[0], lead[1]) : std::string_view::npos;
       at != std::string_view::npos; at = text::find_pair(text_, lead[0], lead[1], at + 1)) {
    const char32_t code = text::decode(text_, at).code;
    if (code >= first && code < first + kCount) used.set(code - first);
  }
  std::string utf8;
  for (std::size_t i = 0; i < kCount && wanted > 0; ++i) {
    if (used.test(i)) continue;
    utf8.clear();
    text::append(first + static_cast<char32_t>(i), utf8);
    chosen->size = utf8.copy(chosen->bytes, sizeof chosen->bytes);
    std::memcpy(&chosen->word, chosen->bytes, sizeof chosen->word);
    chosen->mask = chosen->size == 4 ? 0xFFFFFFFFu : 0xFFFFFFu;
    ++chosen;
    --wanted;
  }
}

Source::Source(std::string_view markdown) : text_(markdown) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text_.substr(0, kByteOrderMark.size()) == kByteOrderMark) text_.remove_prefix(kByteOrderMark.size());
  text::Survey seen = text::survey(text_);
  if (!seen.valid || seen.nul) {
    storage_ = without_nul(text::sanitise(text_));
    text_ = storage_;
    seen = text::survey(text_);
  }
  braces_ = seen.brace;
  strikethrough_ = seen.tilde && text::find_pair(text_, '~', '~') != std::string_view::npos;

  std::vector<Insertion> insertions;
  find_emphasis_marks(text_, seen, insertions);
  std::vector<Insertion> others;
  find_link_target_delimiters(text_, seen.targets, others);
  merge(insertions, others);
  if (strikethrough_) {
    others.clear();
    find_single_tildes(text_, others);
    merge(insertions, others);
  }
  if (insertions.empty()) return;
  marked_ = true;
  choose<kLetterCount>(seen.byte_ef, kLetters, &private_[kLetter], 1);
  choose<kSignCount>(seen.four_bytes, kSigns, &private_[kPunctuation], 4);
  private_[kTilde].stands_for = '~';
  private_[kStar].stands_for = '*';
  private_[kUnderscore].stands_for = '_';
  insert(insertions);
}

void Source::insert(const std::vector<Insertion>& insertions) {
  std::string text;
  {
    OutputBuffer out(text, text_.size() + insertions.size() * 2 * sizeof Private::bytes);
    const char* from = text_.data();
    const auto put = [&](PrivateIndex which) {
      out += std::string_view(private_[which].bytes, private_[which].size);
      return private_[which].size > 0;
    };
    for (const auto& [offset, mark] : insertions) {
      const char* const at = text_.data() + offset;
      out += std::string_view(from, static_cast<std::size_t>(at - from));
      from = at;
      switch (mark) {
        case Mark::kLetter:
          put(kLetter);
          break;
        case Mark::kPunctuation:
          put(kPunctuation);
          break;
        case Mark::kLetterPunctuation:
          put(kLetter), put(kPunctuation);
          break;
        case Mark::kPunctuationLetter:
          put(kPunctuation), put(kLetter);
          break;
        case Mark::kTilde:
          from += put(kTilde);
          break;
        case Mark::kStar:
          from += put(kStar);
          break;
        case Mark::kUnderscore:
          from += put(kUnderscore);
          break;
      }
    }
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
  for (const Private& one : private_) {
    if (one.size > 0 && (word & one.mask) == one.word) return {one.size, one.stands_for};
  }
  return {0, '\0'};
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
