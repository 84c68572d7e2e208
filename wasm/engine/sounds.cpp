#include "engine/sounds.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace yoyak::engine {
namespace {

constexpr std::size_t kMaxReadings = 32;
// The vowel that Hangul adds where a consonant stands alone: 드 of 클로드.
constexpr std::uint32_t kAddedVowel = 18;

bool is_latin_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }
bool is_soft(char next) { return next == 'e' || next == 'i' || next == 'y'; }

// The readings of a word in Latin letters, letter by letter.
class LatinReader {
 public:
  explicit LatinReader(std::string_view word) : word_(word) {}

  std::vector<std::string> read() {
    for (std::size_t at = 0; at < word_.size();) {
      const char c = word_[at];
      const bool repeats = at > 0 && c == word_[at - 1];
      at += repeats || is_latin_vowel(c) ? 1 : consonant(c, at);
    }
    return std::move(readings_);
  }

 private:
  char letter(std::size_t at) const { return at < word_.size() ? word_[at] : '\0'; }

  // Adds each of the possible sounds to each reading.
  std::size_t add(std::initializer_list<std::string_view> sounds, std::size_t letters = 1) {
    std::vector<std::string> all;
    for (const std::string& reading : readings_) {
      for (const std::string_view sound : sounds) {
        if (all.size() < kMaxReadings) all.push_back(reading + std::string(sound));
      }
    }
    readings_ = std::move(all);
    return letters;
  }

  // Returns how many letters it took.
  std::size_t consonant(char c, std::size_t at) {
    const char next = letter(at + 1);
    switch (c) {
      case 'b':
      case 'f':
      case 'v':
        return add({"P"});
      case 'p':
        return add({"P"}, next == 'h' ? 2 : 1);
      case 't':
        if (next == 'h') return add({"T", "S"}, 2);
        return add({word_.substr(at).starts_with("tion") ? "S" : "T"});
      case 'd':
        return word_.substr(at).starts_with("dge") ? 1 : add({"T"});
      case 'k':
      case 'q':
        return add({"K"});
      case 'g':
        if (next == 'h') return add({"K", ""}, 2);
        return is_soft(next) ? add({"J", "K"}) : add({"K"});
      case 'c':
        if (next == 'h') return add({"J", "K"}, 2);
        return add({is_soft(next) ? "S" : "K"}, next == 'k' ? 2 : 1);
      case 's':
        if (next == 'h' || (next == 'c' && is_soft(letter(at + 2)))) return add({"S"}, 2);
        return at + 1 == word_.size() ? add({"S", "J"}) : add({"S"});
      case 'z':
        return add({"J", "S"});
      case 'j':
        return add({"J"});
      case 'x':
        return add({at == 0 ? "S" : "KS"});
      case 'l':
        return add({"L"});
      case 'r':
        return is_latin_vowel(next) || next == 'y' ? add({"L"}) : add({"", "L"});
      case 'm':
        return add({"M"});
      case 'n':
        if (next == 'g' && !is_latin_vowel(letter(at + 2))) return add({"N", "NK"}, 2);
        return add({"N"});
      case 'h':
        return !is_latin_vowel(next) && next != 'y' ? 1 : at == 0 ? add({"H"}) : add({"H", ""});
      default:
        return 1;  // w and y are vowels in Hangul
    }
  }

  std::string_view word_;
  std::vector<std::string> readings_{1};
};

}  // namespace

std::vector<Sounds> sounds_of_latin(std::string_view word) {
  std::vector<Sounds> all;
  if (word.empty()) return all;
  std::size_t vowels = 0;
  for (std::size_t i = 0; i < word.size(); ++i) vowels += is_latin_vowel(word[i]) && (i == 0 || word[i] != word[i - 1]);
  if (word.ends_with('e') && vowels > 0) --vowels;
  const bool open = is_latin_vowel(word[0]) || word[0] == 'w' || word[0] == 'y';
  for (std::string& consonants : LatinReader(word).read()) all.push_back({std::move(consonants), vowels, open});
  return all;
}

Sounds sounds_of_hangul(std::string_view word) {
  SyllableSounds syllables;
  Sounds sounds;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t syllable = text::next_unchecked(word, at);
    const auto [initial, final] = syllables.next(syllable);
    if (sounds.consonants.empty() && sounds.vowels == 0) sounds.open = initial == SyllableSounds::kNone;
    if (initial != SyllableSounds::kNone) sounds.consonants += initial;
    sounds.vowels += text::split_unchecked(syllable).vowel == kAddedVowel ? 0 : 1;
    if (final != SyllableSounds::kNone) sounds.consonants += final;
  }
  return sounds;
}

bool same_sounds(const Sounds& latin, const Sounds& hangul) {
  if (latin.consonants != hangul.consonants || latin.consonants.size() < 2) return false;
  // N of NVIDIA is 엔, but no word that begins with a vowel is written with a consonant.
  if (latin.open && !hangul.open) return false;
  const std::size_t more = std::max(latin.vowels, hangul.vowels), fewer = std::min(latin.vowels, hangul.vowels);
  return more - fewer <= (latin.consonants.size() > 4 ? 2u : 1u);
}

}  // namespace yoyak::engine
