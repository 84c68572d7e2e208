#include "search/query/names.hpp"

#include "search/query/initials.hpp"
#include "text/fold.hpp"
#include "text/hangul.hpp"
#include "text/utf8.hpp"

namespace yoyak::search {
namespace {

// Folded characters without the spaces between them; kBegins marks those that begin a word.
using Letters = std::vector<std::uint32_t>;
constexpr std::uint32_t kBegins = 1u << 31;

// `typed`: consonants stand for the syllables that they begin, as numbers of initials. Keyboards join consonants
// unasked: ㄳ is ㄱ and ㅅ.
Letters letters_of(std::string_view text, bool typed) {
  Letters letters;
  const std::string folded = text::fold(text, text::LineBreaks::kSpace);
  std::uint32_t begins = kBegins;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t from = at;
    const char32_t code = text::next_unchecked(folded, at);
    const std::string initials =
        typed && text::is_jamo(code) ? initial_letters(folded.substr(from, at - from)) : std::string();
    for (const char initial : initials) letters.push_back(static_cast<std::uint32_t>(initial - 'a'));
    if (code != ' ' && initials.empty()) letters.push_back(typed ? code : code | begins);
    begins = code == ' ' ? kBegins : 0;
  }
  return letters;
}

bool begins_with(std::uint32_t code, std::uint32_t initial) {
  return text::is_syllable(code) ? text::split_unchecked(code).initial == initial
                                 : code == text::jamo_of_initial(initial);
}

// Whether typing on may make `code` (and what follows it) of the syllable `typed`.
bool grows_to(char32_t typed, char32_t code, char32_t next) {
  if (!text::is_syllable(typed) || !text::is_syllable(code)) return false;
  const text::Syllable has = text::split_unchecked(typed), wanted = text::split_unchecked(code);
  if (has.final == 0) {
    const text::CodeRange range = text::syllables_with(has.initial, has.vowel);
    return code >= range.first && code <= range.last;
  }
  if (has.initial != wanted.initial || has.vowel != wanted.vowel) return false;
  // 갑 → 값
  if (wanted.final != 0 && text::split_final(wanted.final).final == has.final) return true;
  // 갭 → 개발
  const text::FinalSplit moved = text::split_final(has.final);
  return moved.final == wanted.final && begins_with(next, static_cast<std::uint32_t>(moved.initial));
}

bool fits_at(const Letters& typed, const Letters& name, std::size_t at) {
  if (name.size() - at < typed.size()) return false;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const std::uint32_t code = name[at + i] & ~kBegins;
    if (typed[i] < text::kInitials ? begins_with(code, typed[i]) : typed[i] == code) continue;
    const std::uint32_t next = at + i + 1 < name.size() ? name[at + i + 1] & ~kBegins : 0;
    if (i + 1 < typed.size() || !grows_to(typed[i], code, next)) return false;
  }
  return true;
}

constexpr std::uint32_t kNoRank = 4;

// How well `typed` fits, 0 best.
std::uint32_t rank(const Letters& typed, const Letters& name) {
  std::uint32_t best = kNoRank;
  for (std::size_t at = 0; at <= name.size() && best > 2; ++at) {
    if (!fits_at(typed, name, at)) continue;
    if (at == 0) return typed.size() == name.size() ? 0 : 1;
    best = (name[at] & kBegins) != 0 ? 2 : 3;
  }
  return best;
}

}  // namespace

std::vector<KeyedIndex> names_like(std::string_view typed, const std::vector<std::string_view>& names) {
  const Letters sought = letters_of(typed, true);
  std::vector<KeyedIndex> found;
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    if (const std::uint32_t key = rank(sought, letters_of(names[i], false)); key < kNoRank) found.push_back({key, i});
  }
  sort_keys(found);
  return found;
}

}  // namespace yoyak::search
