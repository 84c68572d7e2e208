#include "engine/sound_names.hpp"

#include <algorithm>
#include <bitset>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_numbers.hpp"
#include "engine/documents.hpp"
#include "engine/sounds.hpp"
#include "text/fold.hpp"
#include "text/hangul.hpp"
#include "text/particles.hpp"

namespace yoyak::engine {
namespace {

constexpr std::size_t kMinLetters = 3, kMaxLetters = 24;
constexpr std::size_t kMinSyllables = 2, kMaxSyllables = 10;
// Documents that have both. Many words share two consonants, so these must stand together more often.
constexpr std::uint32_t kMinTogether = 2, kMinTogetherIfShort = 4;
constexpr std::size_t kShort = 2;
// Of the documents with the word in Latin letters, so many of ten have the word in Hangul.
constexpr std::uint32_t kMinShare = 4;
// And they stand together so many times as often as they would by chance: 기업 stands beside every GPU.
constexpr std::uint64_t kMinLift = 5;
// Of fewer documents nothing can be said of chance.
constexpr std::uint32_t kFewDocuments = 50;

bool is_latin_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
// What stands in addresses and file names beside letters.
bool joins_letters(char c) {
  return (c >= '0' && c <= '9') || c == '_' || c == '/' || c == '=' || c == '%' || c == '.';
}

// No name ends so, only its form in a sentence: 있다는 is not Tuning.
bool is_inflected(std::string_view word) {
  constexpr std::string_view kEnds[] = {"는", "은", "을", "를", "의"};
  return std::any_of(std::begin(kEnds), std::end(kEnds), [&](std::string_view end) { return word.ends_with(end); });
}

// Numbers a sequence of consonants, so that most words are told apart without being kept. Some have the same number.
class SoundKey {
 public:
  void add(char consonant) {
    if (consonant != SyllableSounds::kNone) key_ = (key_ + static_cast<unsigned char>(consonant)) * 0x9E3779B1u;
  }
  void add(std::string_view consonants) {
    for (const char consonant : consonants) add(consonant);
  }
  std::size_t value() const { return key_ >> (32 - kBits); }

  static constexpr unsigned kBits = 14;  // fewer: more words are looked at in vain; more: it takes room in the cache

 private:
  std::uint32_t key_ = 0;
};

// What words may sound like.
class SoundFilter {
 public:
  void add(std::string_view consonants) {
    SoundKey key;
    key.add(consonants);
    keys_.push_back(key);
    bits_.set(key.value());
  }
  bool has(SoundKey key) const { return bits_.test(key.value()); }
  bool empty() const { return keys_.empty(); }
  void clear() {
    for (const SoundKey key : keys_) bits_.reset(key.value());
    keys_.clear();
  }

 private:
  std::vector<SoundKey> keys_;
  std::bitset<std::size_t{1} << SoundKey::kBits> bits_;
};

constexpr std::size_t kSyllable = 3;  // bytes

// Calls take() for the word, unless it is a form in a sentence, and for what is left of it without its particle.
template <typename Take>
void take_forms(std::string_view word, const Take& take) {
  const std::string_view stem = text::without_particle(word);
  if (!is_inflected(word)) take(word);
  take(stem);
}

// The same for each word in Hangul of which the whole or a beginning may sound like one of the filter.
template <typename Take>
void each_similar(std::string_view text, const SoundFilter& filter, const Take& take) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    SyllableSounds sounds;
    SoundKey key;
    std::size_t syllables = 0;
    bool similar = false;
    for (; at + kSyllable <= text.size(); at += kSyllable) {
      const char32_t code = text::syllable_at(text.data() + at);
      if (code == 0) break;
      const auto [initial, final] = sounds.next(code);
      key.add(initial);
      key.add(final);
      similar = similar || (++syllables >= kMinSyllables && filter.has(key));
    }
    if (at == begin) {
      ++at;
    } else if (similar && syllables <= kMaxSyllables) {
      take_forms(text.substr(begin, at - begin), take);
    }
  }
}

// Documents with a word.
class Count {
 public:
  // Whether the word is new in this document, of which the number is given.
  bool add(std::uint32_t document) {
    if (last_ == document + 1) return false;
    last_ = document + 1;
    ++documents_;
    return true;
  }
  std::uint32_t documents() const { return documents_; }

 private:
  std::uint32_t documents_ = 0, last_ = 0;  // last_: counted from 1
};

// A word in Hangul and the one in Latin letters that it may be.
struct Alike {
  std::string_view hangul, latin;
  std::uint32_t together, latin_documents;
};

// Finds words that stand together and sound alike. Words in Hangul are many: only those are kept that sound like a word
// of their document.
class SoundMiner {
 public:
  void read(std::string_view text) { texts_.push_back(text); }

  // Ends a document. The texts that were read may go now.
  void next_document() {
    if (document_count_ < kSoundDocuments) {
      for (const std::string_view text : texts_) read_latin(text);
      if (!present_latin_.empty()) read_hangul();
      ++document_count_;
    }
    texts_.clear();
  }

  std::uint32_t document_count() const { return document_count_; }

  // Valid as long as this object.
  std::vector<Alike> candidates() {
    std::vector<Alike> candidates;
    for (const auto& [folded, words] : together_) {
      // Of equals the longest: a particle may be the end of a name (제미나이).
      const auto best = std::max_element(words.begin(), words.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second < b.second : a.first.size() < b.first.size();
      });
      const LatinWord& word = latin_[folded_.number(folded)];
      const bool few = sounds_of_hangul(best->first).consonants.size() <= kShort;
      const std::uint32_t documents = word.count.documents();
      if (best->second < (few ? kMinTogetherIfShort : kMinTogether) || best->second * 10 < documents * kMinShare)
        continue;
      const std::string_view spelling = most_frequent(word.spellings);
      // Small letters alone are a common word.
      if (std::none_of(spelling.begin(), spelling.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) continue;
      candidates.push_back({best->first, spelling, best->second, documents});
    }
    return candidates;
  }

 private:
  static constexpr std::uint32_t kUnknown = UINT32_MAX;

  struct Reading {
    std::uint32_t consonants;  // their number
    Sounds sounds;
  };
  // Words that differ by capitals are one.
  struct LatinWord {
    Count count;
    std::vector<Reading> readings;
    std::vector<std::uint32_t> spellings;
  };
  struct Spelling {
    Count count;
    std::uint32_t word;
  };
  struct HangulWord {
    Count count;
    std::uint32_t consonants;
    Sounds sounds;
  };
  // A reading of a word of this document, and the one before with the same consonants.
  struct Found {
    std::uint32_t word;
    const Reading* reading;
    std::uint32_t next;
  };

  void read_latin(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (!is_latin_letter(text[at])) continue;
      const std::size_t begin = at;
      while (at < text.size() && is_latin_letter(text[at])) ++at;
      const bool alone = (begin == 0 || !joins_letters(text[begin - 1])) &&
                         (at == text.size() || !joins_letters(text[at]) || (text[at] == '.' && at + 1 == text.size()));
      if (alone && at - begin >= kMinLetters && at - begin <= kMaxLetters) note_latin(text.substr(begin, at - begin));
    }
  }

  void note_latin(std::string_view word) {
    const std::uint32_t number = spellings_.number(word);
    if (number == spelled_.size()) add_spelling(word, number);
    if (!spelled_[number].count.add(document_count_)) return;
    const std::uint32_t folded = spelled_[number].word;
    if (latin_[folded].count.add(document_count_)) present_latin_.push_back(folded);
  }

  void add_spelling(std::string_view word, std::uint32_t number) {
    const std::string small = text::fold(word, text::LineBreaks::kSpace);
    const std::uint32_t folded = folded_.number(small);
    if (folded == latin_.size()) {
      LatinWord& added = latin_.emplace_back();
      for (Sounds& sounds : sounds_of_latin(small)) {
        if (sounds.consonants.size() < kShort) continue;
        const std::uint32_t consonants = consonants_.number(sounds.consonants);
        added.readings.push_back({consonants, std::move(sounds)});
      }
    }
    latin_[folded].spellings.push_back(number);
    spelled_.push_back({{}, folded});
  }

  // In most documents; of equals the first of the alphabet.
  std::string_view most_frequent(const std::vector<std::uint32_t>& spellings) const {
    return spellings_.text(*std::max_element(spellings.begin(), spellings.end(), [&](auto a, auto b) {
      const std::uint32_t in_a = spelled_[a].count.documents(), in_b = spelled_[b].count.documents();
      return in_a != in_b ? in_a < in_b : spellings_.text(a) > spellings_.text(b);
    }));
  }

  // Compares the words in Hangul of this document with those in Latin letters.
  void read_hangul() {
    first_reading_.resize(consonants_.size(), kUnknown);
    for (const std::uint32_t word : present_latin_) {
      for (const Reading& reading : latin_[word].readings) {
        std::uint32_t& first = first_reading_[reading.consonants];
        if (first == kUnknown) similar_.add(reading.sounds.consonants);
        readings_.push_back({word, &reading, first});
        first = static_cast<std::uint32_t>(readings_.size() - 1);
      }
    }
    if (!similar_.empty()) {
      for (const std::string_view text : texts_)
        each_similar(text, similar_, [&](std::string_view word) { note_hangul(word); });
    }
    for (const Found& found : readings_) first_reading_[found.reading->consonants] = kUnknown;
    readings_.clear();
    similar_.clear();
    present_latin_.clear();
  }

  void note_hangul(std::string_view word) {
    const std::uint32_t number = words_.number(word);
    if (number == hangul_.size()) {
      Sounds sounds = sounds_of_hangul(word);
      const std::uint32_t consonants = consonants_.number(sounds.consonants);
      hangul_.push_back({{}, consonants, std::move(sounds)});
    }
    HangulWord& hangul = hangul_[number];
    if (!hangul.count.add(document_count_) || hangul.consonants >= first_reading_.size()) return;
    for (std::uint32_t at = first_reading_[hangul.consonants]; at != kUnknown; at = readings_[at].next) {
      if (same_sounds(readings_[at].reading->sounds, hangul.sounds))
        ++together_[folded_.text(readings_[at].word)][words_.text(number)];
    }
  }

  std::uint32_t document_count_ = 0;
  TextNumbers spellings_, folded_, words_, consonants_;
  std::vector<Spelling> spelled_;
  std::vector<LatinWord> latin_;    // by number of the folded word
  std::vector<HangulWord> hangul_;  // by number of the word
  std::map<std::string_view, std::map<std::string_view, std::uint32_t>> together_;
  // Of this document.
  std::vector<std::string_view> texts_;
  std::vector<std::uint32_t> present_latin_;
  std::vector<Found> readings_;
  std::vector<std::uint32_t> first_reading_;  // of them, by consonants
  SoundFilter similar_;
};

// Counts the documents of words in Hangul. They are few, so most words are passed over for how they begin.
class HangulCounter {
 public:
  void look_for(std::string_view word) {
    if (words_.number(word) < counts_.size()) return;
    counts_.emplace_back();
    beginnings_.set(beginning(word.data()));
  }
  void read(std::string_view text) {
    if (document_ >= kSoundDocuments || counts_.empty()) return;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      while (at + kSyllable <= text.size() && text::syllable_at(text.data() + at) != 0) at += kSyllable;
      const std::size_t size = at - begin;
      if (size == 0) {
        ++at;
      } else if (size >= kMinSyllables * kSyllable && size <= kMaxSyllables * kSyllable &&
                 beginnings_.test(beginning(text.data() + begin))) {
        take_forms(text.substr(begin, size), [&](std::string_view word) {
          if (words_.contains(word)) counts_[words_.number(word)].add(document_);
        });
      }
    }
  }
  void next_document() { ++document_; }
  // Of a word that was looked for.
  std::uint32_t documents(std::string_view word) { return counts_[words_.number(word)].documents(); }

 private:
  static constexpr unsigned kBits = 14;

  // Of the first two syllables.
  static std::size_t beginning(const char* word) {
    std::uint32_t first, second;
    std::memcpy(&first, word, sizeof first);
    std::memcpy(&second, word + 2, sizeof second);
    return ((first * 0x85EBCA6Bu) ^ second) * 0x9E3779B1u >> (32 - kBits);
  }

  std::uint32_t document_ = 0;
  TextNumbers words_;
  std::vector<Count> counts_;
  std::bitset<std::size_t{1} << kBits> beginnings_;
};

}  // namespace

std::vector<NamePair> names_that_sound_alike(const std::vector<digest::Digest>& digests) {
  SoundMiner miner;
  read_documents(digests, miner);
  const std::uint32_t documents = miner.document_count();
  std::vector<Alike> candidates = miner.candidates();
  if (documents > kFewDocuments) {
    HangulCounter counter;
    for (const Alike& each : candidates) counter.look_for(each.hangul);
    read_documents(digests, counter);
    std::erase_if(candidates, [&](const Alike& each) {
      const std::uint64_t by_chance = std::uint64_t{each.latin_documents} * counter.documents(each.hangul);
      return std::uint64_t{each.together} * documents < by_chance * kMinLift;
    });
  }
  std::vector<NamePair> pairs;
  for (const Alike& each : candidates)
    pairs.push_back({std::string(each.hangul), std::string(each.latin), each.together});
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const NamePair& a, const NamePair& b) { return a.documents > b.documents; });
  return pairs;
}

}  // namespace yoyak::engine
