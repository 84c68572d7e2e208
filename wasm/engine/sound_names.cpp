#include "engine/sound_names.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>

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
        if (alone && at - begin >= kMinLetters && at - begin <= kMaxLetters)
          latin_.emplace(text.substr(begin, at - begin));
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
        KnownWord& word = known(text.substr(begin, at - begin));
        if (word.second.stem == nullptr) word.second.stem = &known(text::without_particle(word.first));
        if (!is_inflected(word.first)) note(word);
        note(*word.second.stem);
      }
      if (syllables == 0) at += text::decode(text, at).size;
    }
  }

  // Ends a document. The texts that were read may go now.
  void next_document() {
    if (document_count_ == kMaxDocuments) return;
    // How words sound in Latin letters → the words.
    std::unordered_map<std::string, std::vector<Candidate>> sounding;
    std::set<std::string> counted;
    for (const std::string_view word : latin_) {
      const std::string folded = text::fold(word, text::LineBreaks::kSpace);
      ++spelled_[folded][std::string(word)];
      if (!counted.insert(folded).second) continue;
      ++documents_[folded];
      for (Sounds& sounds : sounds_of_latin(folded)) {
        if (sounds.consonants.size() < kShort) continue;
        std::string consonants = sounds.consonants;
        sounding[std::move(consonants)].push_back({folded, std::move(sounds)});
      }
    }
    for (const KnownWord* word : present_) {
      const Sounds& sounds = word->second.sounds;
      const auto found = sounding.find(sounds.consonants);
      if (found == sounding.end()) continue;
      for (const Candidate& candidate : found->second) {
        if (same_sounds(candidate.sounds, sounds)) ++together_[candidate.folded][word->first];
      }
    }
    ++document_count_;
    latin_.clear();
    present_.clear();
  }

  std::vector<NamePair> pairs() const {
    std::vector<NamePair> pairs;
    for (const auto& [folded, words] : together_) {
      // Of equals the longest: a particle may be the end of a name (제미나이).
      const auto best = std::max_element(words.begin(), words.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second < b.second : a.first.size() < b.first.size();
      });
      const bool few = sounds_of_hangul(best->first).consonants.size() <= kShort;
      if (best->second < (few ? kMinTogetherIfShort : kMinTogether) ||
          best->second * 10 < documents_.at(folded) * kMinShare)
        continue;
      const std::uint64_t by_chance = std::uint64_t{documents_.at(folded)} * hangul_.at(best->first).documents;
      if (document_count_ > kFewDocuments && std::uint64_t{best->second} * document_count_ < by_chance * kMinLift)
        continue;
      const auto& spellings = spelled_.at(folded);
      const std::string& latin = std::max_element(spellings.begin(), spellings.end(), [](const auto& a, const auto& b) {
                                   return a.second < b.second;
                                 })->first;
      // Small letters alone are a common word.
      if (std::none_of(latin.begin(), latin.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) continue;
      pairs.push_back({best->first, latin, best->second});
    }
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const NamePair& a, const NamePair& b) { return a.documents > b.documents; });
    return pairs;
  }

 private:
  struct Candidate {
    std::string folded;
    Sounds sounds;
  };

  // What is known of a word in Hangul. Pages repeat their words, so it is found out once.
  struct WordFacts {
    Sounds sounds = {};
    std::pair<const std::string, WordFacts>* stem = nullptr;  // the word without its particle, if it was asked for
    std::uint32_t documents = 0, last_document = 0;           // last_document: counted from 1
  };
  using KnownWord = std::pair<const std::string, WordFacts>;

  struct Hash {  // so that a part of a text can be looked up without a copy
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
  };

  KnownWord& known(std::string_view word) {
    if (const auto at = hangul_.find(word); at != hangul_.end()) return *at;
    return *hangul_.emplace(std::string(word), WordFacts{sounds_of_hangul(word)}).first;
  }

  // Counts a word of this document once.
  void note(KnownWord& word) {
    if (word.second.last_document == document_count_ + 1) return;
    word.second.last_document = document_count_ + 1;
    ++word.second.documents;
    present_.push_back(&word);
  }

  std::set<std::string_view> latin_;       // of this document
  std::vector<const KnownWord*> present_;  // of this document
  std::uint32_t document_count_ = 0;
  std::unordered_map<std::string, WordFacts, Hash, std::equal_to<>> hangul_;  // its elements stay where they are
  std::map<std::string, std::uint32_t> documents_;
  std::map<std::string, std::map<std::string, std::uint32_t>> spelled_, together_;
};

}  // namespace

std::vector<NamePair> names_that_sound_alike(const std::vector<digest::Digest>& digests) {
  SoundMiner miner;
  read_documents(digests, miner);
  return miner.pairs();
}

}  // namespace yoyak::engine
