// How words sound, roughly: the consonants of a word in Latin letters and of one in Hangul, so that NVIDIA and 엔비디아 can
// be compared. For the packer only. Rules: docs/search.md, "Names".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/hangul.hpp"

namespace yoyak::engine {

// The classes of consonants in order, one capital letter each: P (b f p v), T (d t), K (c g k q), S, J (ch j z),
// L (l r), M, N, H. `vowels`: about how many vowels the word has. `open`: it begins with a vowel.
struct Sounds {
  std::string consonants;
  std::size_t vowels = 0;
  bool open = false;
};

// The consonants of a word of syllables, one syllable after the other.
class SyllableSounds {
 public:
  static constexpr char kNone = '-';
  struct Consonants {
    char initial, final;  // kNone: silent, or the final before, written twice (팔란, 필러)
  };
  Consonants next(char32_t syllable) {
    constexpr std::string_view kInitial = "KKNTTLMPPSS-JJJKTPH";
    constexpr std::string_view kFinal = "-KKKNNNTLKMPLTPLMPPTTNJJKTPT";
    const text::Syllable letters = text::split_unchecked(syllable);
    const char initial = kInitial[letters.initial];
    const bool repeats = initial == final_;
    final_ = kFinal[letters.final];
    return {repeats ? kNone : initial, final_};
  }

 private:
  char final_ = kNone;
};

// Every way in which a word of a-z may be read, at most 32.
std::vector<Sounds> sounds_of_latin(std::string_view word);
// Of a word of syllables.
Sounds sounds_of_hangul(std::string_view word);

// Whether the word in Hangul is how the word in Latin letters sounds.
bool same_sounds(const Sounds& latin, const Sounds& hangul);

}  // namespace yoyak::engine
