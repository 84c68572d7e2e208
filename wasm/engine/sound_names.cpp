#include "engine/sound_names.hpp"

#include <algorithm>
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
#include "text/utf8.hpp"

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
// Names that are in use stand in so many documents; more would take time and memory.
constexpr std::uint32_t kMaxDocuments = 8000;

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

class SoundMiner {
 public:
  void read(std::string_view text) {
    if (document_count_ == kMaxDocuments) return;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      if (is_latin_letter(text[at])) {
        while (at < text.size() && is_latin_letter(text[at])) ++at;
        const bool alone =
            (begin == 0 || !joins_letters(text[begin - 1])) &&
            (at == text.size() || !joins_letters(text[at]) || (text[at] == '.' && at + 1 == text.size()));
        if (alone && at - begin >= kMinLetters && at - begin <= kMaxLetters) note_latin(text.substr(begin, at - begin));
        continue;
      }
      std::size_t syllables = 0;
      while (at < text.size()) {
        const text::Decoded decoded = text::decode(text, at);
        if (!text::is_syllable(decoded.code)) break;
        at += decoded.size;
        ++syllables;
      }
      if (syllables >= kMinSyllables && syllables <= kMaxSyllables) {
        const std::uint32_t word = known(text.substr(begin, at - begin));
        if (facts_[word].stem == kUnknown) {
          const std::uint32_t stem = known(text::without_particle(words_.text(word)));
          facts_[word].stem = stem;
        }
        if (!is_inflected(words_.text(word))) note(word);
        note(facts_[word].stem);
      }
      if (syllables == 0) at += text::decode(text, at).size;
    }
  }

  // Ends a document. The texts that were read may go now.
  void next_document() {
    if (document_count_ == kMaxDocuments) return;
    // The words in Latin letters by how they sound.
    readings_.clear();
    first_reading_.resize(consonants_.size(), kUnknown);
    for (const std::uint32_t word : present_latin_) {
      for (const Reading& reading : latin_[word].readings) {
        readings_.push_back({word, &reading, first_reading_[reading.consonants]});
        first_reading_[reading.consonants] = static_cast<std::uint32_t>(readings_.size() - 1);
      }
    }
    for (const std::uint32_t word : present_) {
      const WordFacts& facts = facts_[word];
      for (std::uint32_t at = first_reading_[facts.consonants]; at != kUnknown; at = readings_[at].next) {
        if (!same_sounds(readings_[at].reading->sounds, facts.sounds)) continue;
        ++together_[folded_.text(readings_[at].word)][words_.text(word)];
      }
    }
    for (const Found& found : readings_) first_reading_[found.reading->consonants] = kUnknown;
    ++document_count_;
    present_latin_.clear();
    present_.clear();
  }

  std::vector<NamePair> pairs() {
    std::vector<NamePair> pairs;
    for (const auto& [folded, words] : together_) {
      // Of equals the longest: a particle may be the end of a name (제미나이).
      const auto best = std::max_element(words.begin(), words.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second < b.second : a.first.size() < b.first.size();
      });
      const WordFacts& hangul = facts_[words_.number(best->first)];
      const LatinWord& word = latin_[folded_.number(folded)];
      const bool few = hangul.sounds.consonants.size() <= kShort;
      if (best->second < (few ? kMinTogetherIfShort : kMinTogether) || best->second * 10 < word.documents * kMinShare)
        continue;
      const std::uint64_t by_chance = std::uint64_t{word.documents} * hangul.documents;
      if (document_count_ > kFewDocuments && std::uint64_t{best->second} * document_count_ < by_chance * kMinLift)
        continue;
      const std::string_view latin = most_frequent(word.spellings);
      // Small letters alone are a common word.
      if (std::none_of(latin.begin(), latin.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) continue;
      pairs.push_back({std::string(best->first), std::string(latin), best->second});
    }
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const NamePair& a, const NamePair& b) { return a.documents > b.documents; });
    return pairs;
  }

 private:
  static constexpr std::uint32_t kUnknown = UINT32_MAX;

  // Documents with a word.
  struct Count {
    std::uint32_t documents = 0, last_document = 0;  // last_document: counted from 1
  };
  struct Reading {
    std::uint32_t consonants;  // their number
    Sounds sounds;
  };
  // Words that differ by capitals are one.
  struct LatinWord : Count {
    std::vector<Reading> readings;
    std::vector<std::uint32_t> spellings;
  };
  struct Spelling : Count {
    std::uint32_t word = 0;
  };
  // What is known of a word in Hangul. Pages repeat their words, so it is found out once.
  struct WordFacts : Count {
    Sounds sounds = {};
    std::uint32_t consonants = 0;
    std::uint32_t stem = kUnknown;  // the word without its particle, if it was asked for
  };
  // A reading of a word of this document, and the one before with the same consonants.
  struct Found {
    std::uint32_t word;
    const Reading* reading;
    std::uint32_t next;
  };

  // Whether the word is new in this document.
  bool count(Count& word) const {
    if (word.last_document == document_count_ + 1) return false;
    word.last_document = document_count_ + 1;
    ++word.documents;
    return true;
  }

  void note_latin(std::string_view word) {
    const std::uint32_t number = spellings_.number(word);
    if (number == spelled_.size()) add_spelling(word, number);
    if (!count(spelled_[number])) return;
    const std::uint32_t folded = spelled_[number].word;
    if (count(latin_[folded])) present_latin_.push_back(folded);
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
    spelled_.emplace_back().word = folded;
  }

  // In most documents; of equals the first of the alphabet.
  std::string_view most_frequent(const std::vector<std::uint32_t>& spellings) const {
    return spellings_.text(*std::max_element(spellings.begin(), spellings.end(), [&](auto a, auto b) {
      const std::uint32_t in_a = spelled_[a].documents, in_b = spelled_[b].documents;
      return in_a != in_b ? in_a < in_b : spellings_.text(a) > spellings_.text(b);
    }));
  }

  std::uint32_t known(std::string_view word) {
    const std::uint32_t number = words_.number(word);
    if (number < facts_.size()) return number;
    WordFacts& facts = facts_.emplace_back();
    facts.sounds = sounds_of_hangul(word);
    facts.consonants = consonants_.number(facts.sounds.consonants);
    return number;
  }

  // Counts a word of this document once.
  void note(std::uint32_t word) {
    if (count(facts_[word])) present_.push_back(word);
  }

  std::uint32_t document_count_ = 0;
  std::vector<std::uint32_t> present_latin_, present_;  // of this document
  TextNumbers spellings_, folded_, words_, consonants_;
  std::vector<Spelling> spelled_;
  std::vector<LatinWord> latin_;              // by number of the folded word
  std::vector<WordFacts> facts_;              // of words in Hangul
  std::vector<Found> readings_;               // of this document
  std::vector<std::uint32_t> first_reading_;  // of them, by consonants
  std::map<std::string_view, std::map<std::string_view, std::uint32_t>> together_;
};

}  // namespace

std::vector<NamePair> names_that_sound_alike(const std::vector<digest::Digest>& digests) {
  SoundMiner miner;
  read_documents(digests, miner);
  return miner.pairs();
}

}  // namespace yoyak::engine
