#include "engine/names.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engine/documents.hpp"
#include "engine/known_names.hpp"
#include "engine/sound_names.hpp"
#include "text/fold.hpp"
#include "text/hangul.hpp"
#include "text/scan.hpp"
#include "text/utf8.hpp"

namespace yoyak::engine {
namespace {

// Words of a name at most, on either side.
constexpr std::size_t kMaxWords = 4;
// Bytes of what stands in the parentheses.
constexpr std::size_t kMaxInner = 48;
constexpr std::uint32_t kMinDocuments = 2;

// What is written in parentheses behind many names and is none itself.
constexpr std::string_view kNoNames[] = {
    "ceo", "cfo", "cto",  "coo", "cmo", "vp",  "dr",  "mr", "ms",  "yoy",  "qoq", "mom", "feat", "vs",  "ex",  "e.g.",
    "eg",  "etc", "i.e.", "usd", "krw", "eur", "jpy", "tm", "ver", "live", "ft",  "new", "top",  "day", "part"};
// Hangul in parentheses that says something about the word before it.
constexpr std::string_view kRemarks[] = {"이하", "약칭", "기준", "예정", "추정", "잠정", "현지",
                                         "가칭", "종합", "하락", "상승", "증가", "감소", "포함",
                                         "제외", "대비", "전망", "예상", "무료", "유료"};

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_latin_part(char c) { return is_letter(c) || is_digit(c) || c == '.' || c == '-' || c == '&' || c == '\''; }

struct Word {
  std::string_view text;
  std::size_t hangul = 0, latin = 0;  // letters
};

// Words of letters, digits and a few signs, one plain space apart; empty where anything else stands in `text`.
std::vector<Word> name_words(std::string_view text) {
  std::vector<Word> words(1);
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded decoded = text::decode(text, at);
    if (decoded.code == ' ' && at > begin) {
      words.emplace_back();
      begin = at + 1;
    } else if (text::is_syllable(decoded.code)) {
      ++words.back().hangul;
    } else if (decoded.code < 0x80 && is_latin_part(static_cast<char>(decoded.code))) {
      words.back().latin += is_letter(static_cast<char>(decoded.code)) ? 1 : 0;
    } else {
      return {};
    }
    at += decoded.size;
    words.back().text = text.substr(begin, at - begin);
  }
  if (words.back().hangul + words.back().latin == 0) return {};
  return words;
}

// Where the text before a name's last word ends: marks of emphasis belong to no word.
std::size_t end_of_words(std::string_view text, std::size_t end) {
  while (end > 0 && (text[end - 1] == '*' || text[end - 1] == '_' || text[end - 1] == '`')) --end;
  return end;
}

// Where up to kMaxWords words before `end` begin, perhaps with marks of emphasis.
std::size_t begin_of_words(std::string_view text, std::size_t end) {
  std::size_t begin = end_of_words(text, end), spaces = 0;
  while (begin > 0) {
    const text::Decoded before = text::decode_before(text, begin);
    const bool space = before.code == ' ';
    if (space && ++spaces == kMaxWords) break;
    if (!space && !text::is_syllable(before.code) &&
        !(before.code < 0x80 && is_latin_part(static_cast<char>(before.code))))
      break;
    begin -= before.size;
  }
  return begin;
}

// Up to kMaxWords words that end at `end`, the last one last. Marks of emphasis around them are left out.
std::vector<Word> words_before(std::string_view text, std::size_t end) {
  std::size_t begin = begin_of_words(text, end);
  end = end_of_words(text, end);
  while (begin < end && text[begin] != '&' && static_cast<unsigned char>(text[begin]) < 0x80 &&
         !is_letter(text[begin]) && !is_digit(text[begin]))
    ++begin;
  return name_words(text.substr(begin, end - begin));
}

std::string joined(const std::vector<Word>& words, std::size_t count) {
  const Word& first = words[words.size() - count];
  const Word& last = words.back();
  return {first.text.data(), static_cast<std::size_t>(last.text.data() + last.text.size() - first.text.data())};
}

// Whether a word before the last one belongs to a sentence, not to a name.
bool ends_like_sentence(std::string_view word) {
  constexpr std::string_view kEnds[] = {"는", "은", "을", "를", "의", "에", "에서", "로", "와", "과", "된", "한", "인"};
  return text::count(word) > 1 &&
         std::any_of(std::begin(kEnds), std::end(kEnds), [&](std::string_view end) { return word.ends_with(end); });
}

// Words of a spelling in Latin letters, with those that a hyphen or a capital letter begins: Self-Healing, OpenAI.
std::size_t count_parts(std::string_view latin) {
  std::size_t parts = 1;
  for (std::size_t i = 1; i < latin.size(); ++i) {
    const bool capital = latin[i] >= 'A' && latin[i] <= 'Z' && latin[i - 1] >= 'a' && latin[i - 1] <= 'z';
    parts += latin[i] == ' ' || latin[i] == '-' || capital ? 1 : 0;
  }
  return parts;
}

// ETF, S&P, SaaS: a letter for each word that it stands for.
bool is_acronym(std::string_view latin) {
  const auto capitals = std::count_if(latin.begin(), latin.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  const auto letters = std::count_if(latin.begin(), latin.end(), is_letter);
  return capitals == letters || (capitals > 1 && letters <= 5 && latin.find_first_of(" -") == std::string_view::npos);
}

// Whether the consonants that syllables begin with stand in the Latin letters, in order: 코스피, KOSPI. `folded`: small.
bool sounds_like(std::string_view hangul, std::string_view folded) {
  // By initial consonant, in the order of Unicode.
  constexpr std::string_view kLetters[] = {"gkcqx",  "gkcqx", "n",    "dt",   "dt", "lr",     "m",
                                           "bpfv",   "bpfv",  "scxz", "scxz", "",   "jzcsgt", "jzcsgt",
                                           "jzcsgt", "gkcqx", "dt",   "bpfv", "h"};
  std::size_t at = 0;
  for (std::size_t i = 0; i < hangul.size();) {
    const text::Decoded decoded = text::decode(hangul, i);
    i += decoded.size;
    if (!text::is_syllable(decoded.code)) continue;
    const std::string_view letters = kLetters[text::split_unchecked(decoded.code).initial];
    if (letters.empty()) continue;
    at = folded.find_first_of(letters, at);
    if (at == std::string_view::npos) return false;
    ++at;
  }
  return at > 0;
}

class Miner {
 public:
  void read(std::string_view text) {
    for (std::size_t open = text::find_byte(text, '('); open != std::string_view::npos;
         open = text::find_byte(text, '(', open + 1)) {
      const std::size_t close = text::find_byte(text, ')', open);
      if (close == std::string_view::npos) return;
      if (close - open - 1 > kMaxInner || !take(text, open, text.substr(open + 1, close - open - 1)) || !places_)
        continue;
      const std::size_t begin = begin_of_words(text, open);
      places_->push_back(std::string(text.substr(begin, close + 1 - begin)));
    }
  }
  void next_document() { ++document_; }
  // From now on, the places that are read are added there.
  void keep_places(std::vector<std::string>& places) { places_ = &places; }

  std::vector<NamePair> pairs() const;

 private:
  struct Count {
    std::uint32_t documents = 0, last = UINT32_MAX;
    void add(std::uint32_t document) {
      if (last != document) ++documents;
      last = document;
    }
  };
  // What stands before a spelling in Latin letters: the last words, by how many they are.
  struct Explained {
    Count all;
    std::map<std::string, std::uint32_t> spelled;  // as it was written
    std::map<std::string, Count> by_words[kMaxWords];
  };

  // False where it is no place of a name.
  bool take(std::string_view text, std::size_t open, std::string_view inner) {
    const std::vector<Word> within = name_words(inner);
    if (within.empty() || within.size() > kMaxWords) return false;
    const bool latin = std::all_of(within.begin(), within.end(), [](const Word& word) { return word.hangul == 0; });
    const bool hangul = std::all_of(within.begin(), within.end(), [](const Word& word) { return word.latin == 0; });
    if (latin == hangul) return false;
    const std::vector<Word> before = words_before(text, open);
    if (before.empty()) return false;
    if (latin) {
      if (!is_letter(inner.front()) || before.back().hangul == 0) return false;
      Explained& explained = note(std::string(inner));
      for (std::size_t n = 1; n <= before.size() && before[before.size() - n].hangul > 0; ++n) {
        if (n > 1 && ends_like_sentence(before[before.size() - n].text)) break;
        explained.by_words[n - 1][joined(before, n)].add(document_);
      }
      return true;
    }
    std::size_t count = 0;
    while (count < before.size() && before[before.size() - 1 - count].hangul == 0) ++count;
    if (count == 0) return false;
    const std::string outer = joined(before, count);
    if (!is_letter(outer.front()) || joined(within, within.size()).size() != inner.size()) return false;
    note(outer).by_words[within.size() - 1][std::string(inner)].add(document_);
    return true;
  }

  Explained& note(const std::string& latin) {
    Explained& explained = by_latin_[text::fold(latin, text::LineBreaks::kSpace)];
    explained.all.add(document_);
    ++explained.spelled[latin];
    return explained;
  }

  std::uint32_t document_ = 0;
  std::vector<std::string>* places_ = nullptr;
  std::map<std::string, Explained> by_latin_;
};

std::vector<NamePair> Miner::pairs() const {
  std::vector<NamePair> pairs;
  for (const auto& [folded, explained] : by_latin_) {
    if (explained.all.documents < kMinDocuments || folded.size() < 2 ||
        std::find(std::begin(kNoNames), std::end(kNoNames), folded) != std::end(kNoNames))
      continue;
    const auto most = [](const auto& counts) {
      return std::max_element(counts.begin(), counts.end(),
                              [](const auto& a, const auto& b) { return a.second.documents < b.second.documents; });
    };
    const std::string& latin =
        std::max_element(explained.spelled.begin(), explained.spelled.end(), [](const auto& a, const auto& b) {
          return a.second < b.second;
        })->first;
    // Small letters alone are a common word and its translation, no name.
    if (std::none_of(latin.begin(), latin.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) continue;
    const auto letters = static_cast<std::size_t>(std::count_if(latin.begin(), latin.end(), is_letter));
    const bool acronym = is_acronym(latin);
    const bool all_capitals = std::none_of(latin.begin(), latin.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    const std::size_t parts = count_parts(latin);
    const std::size_t most_words = std::min(kMaxWords, acronym ? letters : parts);
    // The longest sequence of words that stands there nearly always.
    std::string hangul;
    std::uint32_t documents = 0;
    std::size_t words = 0;
    for (std::size_t n = 1; n <= most_words; ++n) {
      const auto& counts = explained.by_words[n - 1];
      if (counts.empty()) continue;
      const auto found = most(counts);
      const bool enough = words == 0 ? found->second.documents * 10 >= explained.all.documents * 6
                                     : found->second.documents * 10 >= documents * 9;
      if (!enough || found->second.documents < kMinDocuments) continue;
      hangul = found->first;
      documents = found->second.documents;
      words = n;
    }
    const std::size_t syllables = text::count(hangul);
    if (words == 0 || syllables < 2 || is_digit(hangul.front())) continue;
    // "모델(LLM)", "코드(Claude Code)": one short word does not say what several stand for, unless it is how they sound.
    if (words == 1 && !(sounds_like(hangul, folded) && (parts == 1 || syllables > parts)) &&
        (acronym ? syllables <= letters || !all_capitals : syllables < parts * 2))
      continue;
    pairs.push_back({std::move(hangul), latin, documents});
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const NamePair& a, const NamePair& b) { return a.documents > b.documents; });
  return pairs;
}

}  // namespace

std::vector<NameEvidence> evidence_of_names(const std::vector<const digest::Digest*>& digests) {
  std::vector<NameEvidence> all;
  std::vector<std::vector<std::uint32_t>> numbers = numbers_of_names(digests);
  for (std::size_t i = 0; i < digests.size(); ++i) {
    NameEvidence& evidence = all.emplace_back();
    evidence.known = std::move(numbers[i]);
    Miner miner;
    std::vector<std::string> places;
    miner.keep_places(places);
    const auto end = [&] {
      if (!places.empty()) evidence.explained.push_back(std::move(places));
      places.clear();
    };
    miner.read(digests[i]->overview);
    end();
    for (const digest::Entry& entry : digests[i]->entries) {
      miner.read(entry.title);
      for (const digest::Section& section : entry.sections) miner.read(section.markdown);
      end();
    }
  }
  return all;
}

std::vector<NamePair> mine_names(const std::vector<digest::Digest>& digests, const std::vector<std::string>& refused,
                                 const std::vector<const NameEvidence*>& known) {
  Miner miner;
  read_documents(digests, miner);
  std::vector<std::uint32_t> numbers;
  for (const NameEvidence* evidence : known) {
    for (const auto& document : evidence->explained) {
      for (const std::string& place : document) miner.read(place);
      miner.next_document();
    }
    numbers.insert(numbers.end(), evidence->known.begin(), evidence->known.end());
  }
  const auto folded = [](std::string_view word) { return text::fold(word, text::LineBreaks::kSpace); };
  std::vector<NamePair> pairs = miner.pairs();
  for (NamePair& pair : names_that_sound_alike(digests)) pairs.push_back(std::move(pair));
  std::set<std::string> none;
  for (const std::string& word : refused) none.insert(folded(word));
  std::set<std::pair<std::string, std::string>> listed;
  std::size_t bytes = 0, limit = kMaxGlossaryBytes;
  const auto leave_out = [&](const NamePair& pair) {
    std::string hangul = folded(pair.hangul), latin = folded(pair.latin);
    if (none.contains(hangul) || none.contains(latin) || !listed.emplace(std::move(hangul), std::move(latin)).second)
      return true;
    bytes += pair.hangul.size() + pair.latin.size() + 8;  // ["",""],
    return bytes > limit;
  };
  std::erase_if(pairs, leave_out);
  bytes = std::min(bytes, limit);
  limit = bytes + kMaxKnownBytes;
  for (const KnownName& name : known_names(digests, numbers)) {
    NamePair pair{std::string(name.hangul), std::string(name.other), 0};
    if (!leave_out(pair)) pairs.push_back(std::move(pair));
  }
  return pairs;
}

}  // namespace yoyak::engine
