#include "text/hangul.hpp"

#include "text/utf8.hpp"

namespace yoyak::text {
namespace {

using namespace std::string_view_literals;

constexpr std::u32string_view kInitialJamo = U"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
constexpr std::u32string_view kVowelJamo = U"ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
constexpr std::u32string_view kFinalJamo = U"\0ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"sv;

// Keys in the order of U+3131..U+3163; compounds take two.
constexpr std::string_view kKeys[] = {"r",  "R",  "rt", "s", "sw", "sg", "e",  "E",  "f", "fr", "fa", "fq", "ft",
                                      "fx", "fv", "fg", "a", "q",  "Q",  "qt", "t",  "T", "d",  "w",  "W",  "c",
                                      "z",  "x",  "v",  "g", "k",  "o",  "i",  "O",  "j", "p",  "u",  "P",  "h",
                                      "hk", "ho", "hl", "y", "n",  "nj", "np", "nl", "b", "m",  "ml", "l"};

int index_in(std::u32string_view list, char32_t code) {
  const std::size_t at = list.find(code);
  return at == std::u32string_view::npos || code == 0 ? -1 : static_cast<int>(at);
}

char32_t jamo_of_keys(std::string_view keys) {
  for (std::size_t i = 0; i < std::size(kKeys); ++i) {
    if (kKeys[i] == keys) return static_cast<char32_t>(0x3131 + i);
  }
  return 0;
}

char32_t jamo_of_key(char key) {
  if (const char32_t jamo = jamo_of_keys({&key, 1})) return jamo;
  if (key < 'A' || key > 'Z') return 0;
  const char lower = static_cast<char>(key + 32);
  return jamo_of_keys({&lower, 1});
}

char32_t combine(char32_t first, char32_t second) {
  if (!is_jamo(first) || !is_jamo(second)) return 0;
  std::string keys(kKeys[first - 0x3131]);
  keys += kKeys[second - 0x3131];
  return keys.size() == 2 ? jamo_of_keys(keys) : 0;
}

// Composes letters as they are typed. State is the syllable being made: initial, vowel, final (each a letter or 0).
class Composer {
 public:
  explicit Composer(std::string& out) : out_(out) {}

  void type(char32_t jamo) {
    if (index_in(kVowelJamo, jamo) >= 0) {
      vowel(jamo);
    } else {
      consonant(jamo);
    }
  }

  void flush() {
    if (initial_ != 0 && vowel_ != 0) {
      append(join({static_cast<std::uint32_t>(index_in(kInitialJamo, initial_)),
                   static_cast<std::uint32_t>(index_in(kVowelJamo, vowel_)),
                   final_ == 0 ? 0 : static_cast<std::uint32_t>(index_in(kFinalJamo, final_))}),
             out_);
    } else if (initial_ != 0 || vowel_ != 0) {
      append(initial_ != 0 ? initial_ : vowel_, out_);
    }
    initial_ = vowel_ = final_ = 0;
  }

 private:
  void vowel(char32_t jamo) {
    if (final_ != 0) {  // the final, or its second half, begins the next syllable
      const FinalSplit split = split_final(static_cast<std::uint32_t>(index_in(kFinalJamo, final_)));
      final_ = split.final == 0 ? 0 : kFinalJamo[split.final];
      const char32_t next = jamo_of_initial(static_cast<std::uint32_t>(split.initial));
      flush();
      initial_ = next;
      vowel_ = jamo;
      return;
    }
    if (vowel_ != 0) {
      if (const char32_t both = combine(vowel_, jamo)) {
        vowel_ = both;
        return;
      }
      flush();
    }
    vowel_ = jamo;
  }

  void consonant(char32_t jamo) {
    if (initial_ != 0 && vowel_ != 0) {
      if (final_ == 0 && index_in(kFinalJamo, jamo) > 0) {
        final_ = jamo;
        return;
      }
      if (const char32_t both = final_ == 0 ? 0 : combine(final_, jamo)) {
        final_ = both;
        return;
      }
    }
    flush();
    initial_ = jamo;
  }

  std::string& out_;
  char32_t initial_ = 0;
  char32_t vowel_ = 0;
  char32_t final_ = 0;
};

void append_keys(char32_t jamo, std::string& out) { out += kKeys[jamo - 0x3131]; }

}  // namespace

int initial_of_jamo(char32_t jamo) { return index_in(kInitialJamo, jamo); }

char32_t jamo_of_initial(std::uint32_t initial) { return kInitialJamo[initial]; }

FinalSplit split_final(std::uint32_t final) {
  if (final == 0) return {0, -1};
  const char32_t jamo = kFinalJamo[final];
  const std::string_view keys = kKeys[jamo - 0x3131];
  if (keys.size() == 1) return {0, index_in(kInitialJamo, jamo)};
  return {static_cast<std::uint32_t>(index_in(kFinalJamo, jamo_of_keys(keys.substr(0, 1)))),
          index_in(kInitialJamo, jamo_of_keys(keys.substr(1)))};
}

CodeRange syllables_with(std::uint32_t initial) {
  return {join({initial, 0, 0}), join({initial, kVowels - 1, kFinals - 1})};
}

CodeRange syllables_with(std::uint32_t initial, std::uint32_t vowel) {
  std::uint32_t last = vowel;
  if (vowel == 8 || vowel == 13) last = vowel + 3;  // ㅗ → ㅚ, ㅜ → ㅟ
  if (vowel == 18) last = 19;                       // ㅡ → ㅢ
  return {join({initial, vowel, 0}), join({initial, last, kFinals - 1})};
}

std::string hangul_of_keys(std::string_view latin) {
  std::string out;
  Composer composer(out);
  for (const char key : latin) {
    if (const char32_t jamo = jamo_of_key(key)) {
      composer.type(jamo);
    } else {
      composer.flush();
      out += key;
    }
  }
  composer.flush();
  return out;
}

std::string keys_of_hangul(std::string_view hangul) {
  std::string out;
  for (const char32_t code : letters(hangul)) {
    if (is_jamo(code)) {
      append_keys(code, out);
    } else {
      append(code, out);
    }
  }
  return out;
}

std::u32string letters(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    at += decoded.size;
    if (!is_syllable(decoded.code)) {
      out += decoded.code;
      continue;
    }
    const Syllable syllable = split_unchecked(decoded.code);
    out += kInitialJamo[syllable.initial];
    out += kVowelJamo[syllable.vowel];
    if (syllable.final != 0) out += kFinalJamo[syllable.final];
  }
  return out;
}

}  // namespace yoyak::text
