// Hangul: syllables and their letters, initial consonants (초성), and what the keys of the standard keyboard (두벌식) type.
// Pure arithmetic on code points; syllables are U+AC00..U+D7A3, letters the compatibility jamo U+3131..U+3163.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace yoyak::text {

inline constexpr char32_t kFirstSyllable = 0xAC00;
inline constexpr char32_t kLastSyllable = 0xD7A3;
inline constexpr std::uint32_t kInitials = 19;
inline constexpr std::uint32_t kVowels = 21;
inline constexpr std::uint32_t kFinals = 28;  // 0 is "none"

inline bool is_syllable(char32_t code) { return code >= kFirstSyllable && code <= kLastSyllable; }
inline bool is_jamo(char32_t code) { return code >= 0x3131 && code <= 0x3163; }

// The syllable whose three bytes of UTF-8 begin at `bytes`, or 0 if another character does.
inline char32_t syllable_at(const char* bytes) {
  const auto byte = [&](int i) { return char32_t{static_cast<unsigned char>(bytes[i])}; };
  if (byte(0) < 0xEA || byte(0) > 0xED) return 0;
  const char32_t code = (byte(0) & 0xF) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
  return is_syllable(code) ? code : 0;
}

// The parts of a syllable as indexes into the alphabetical lists of initials, vowels and finals.
struct Syllable {
  std::uint32_t initial;
  std::uint32_t vowel;
  std::uint32_t final;
};

inline Syllable split_unchecked(char32_t syllable) {
  const std::uint32_t index = syllable - kFirstSyllable;
  return {index / (kVowels * kFinals), index / kFinals % kVowels, index % kFinals};
}

inline char32_t join(Syllable s) { return kFirstSyllable + (s.initial * kVowels + s.vowel) * kFinals + s.final; }

// The index of a consonant letter as an initial (ㄱ 0 … ㅎ 18), or -1 where the letter cannot begin a syllable.
int initial_of_jamo(char32_t jamo);
// The letter of an initial.
char32_t jamo_of_initial(std::uint32_t initial);

// The final that is left, and the initial that moves on, when a syllable with this final turns out to be followed by a
// vowel: 켕 → 케 + ㅇ, 닭 → 달 + ㄱ. For final 0, {0, -1}.
struct FinalSplit {
  std::uint32_t final;
  int initial;
};
FinalSplit split_final(std::uint32_t final);

// Syllables that begin with `initial` (and `vowel`): contiguous in Unicode, both ends included.
struct CodeRange {
  char32_t first;
  char32_t last;
};
CodeRange syllables_with(std::uint32_t initial);
// With `vowel` or with a compound that typing on would make of it (ㅗ also gives ㅘ ㅙ ㅚ).
CodeRange syllables_with(std::uint32_t initial, std::uint32_t vowel);

// What the keys of `latin` type on a Korean keyboard, composed ("zmffhem" → 클로드); other characters stay. Case matters
// for the shifted keys only (R → ㄲ, r → ㄱ; A → ㅁ as there is no shifted form).
std::string hangul_of_keys(std::string_view latin);
// The keys that type `hangul` (클로드 → "zmffhem"); other characters stay.
std::string keys_of_hangul(std::string_view hangul);

// The letters of a text in typing order, syllables taken apart ("켕" → ㅋㅔㅇ); other characters stay. For comparing slips.
std::u32string letters(std::string_view text);

}  // namespace yoyak::text
