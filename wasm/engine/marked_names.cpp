#include "engine/marked_names.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>

#include "engine/sentences.hpp"
#include "markdown/html.hpp"
#include "text/characters.hpp"
#include "text/fillers.hpp"
#include "text/fold.hpp"
#include "text/hangul.hpp"
#include "text/particles.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace yoyak::engine {
namespace {

constexpr std::size_t kLeastEntries = 4, kLeastChannels = 2;
constexpr std::size_t kMostWords = 4, kShortest = 2, kLongest = 30;  // code points of a name
// What more than half of many entries mark is no name but a label of their layout.
constexpr std::size_t kManyEntries = 12;
// A name stands in titles, or is marked nearly wherever it stands. A word that is only stressed here and there is none.
constexpr std::size_t kLeastTitles = 2;
constexpr double kMarkedShare = 0.5;
// The ends of nouns made of others: 불확실성, 양극화, 경쟁력. They name no thing.
constexpr std::string_view kAbstractEnds[] = {"성", "화", "력", "적", "감", "률", "율", "현상"};
constexpr std::size_t kAbstractSyllables = 3;  // at least: 삼성, 문화 are names and things

using Words = std::vector<std::string>;

struct Phrase {
  std::map<std::string, std::uint32_t> spelled;
  std::set<std::pair<std::uint32_t, std::uint32_t>> entries;
  std::set<std::string_view> channels;
};

Words tokens_of(std::string_view folded) {
  std::vector<text::Token> tokens;
  text::tokenise(folded, 0, tokens);
  Words words;
  for (const text::Token& token : tokens) {
    if (token.kind == text::TokenKind::kGap) return {};
    words.emplace_back(token.text);
  }
  return words;
}

std::string folded_name(std::string_view name) { return text::fold(name, text::LineBreaks::kSpace); }

// Without spaces: 금리 인하 and 금리인하 are one name.
std::string key_of(std::string_view name) {
  std::string key = folded_name(name);
  std::erase(key, ' ');
  return key;
}

bool is_abstract(const Words& words) {
  const std::string& last = words.back();
  return text::count(last) >= kAbstractSyllables &&
         std::any_of(std::begin(kAbstractEnds), std::end(kAbstractEnds),
                     [&](std::string_view end) { return last.ends_with(end); });
}

// By its form alone.
bool may_be_name(std::string_view spelled) {
  const std::size_t length = text::count(spelled);
  if (length < kShortest || length > kLongest) return false;
  const Words words = tokens_of(folded_name(spelled));
  if (words.empty() || words.size() > kMostWords || is_abstract(words)) return false;
  bool hangul = false, capital = false;
  for (std::size_t at = 0; at < spelled.size();) {
    const text::Decoded decoded = text::decode(spelled, at);
    at += decoded.size;
    hangul |= text::is_syllable(decoded.code);
    capital |= decoded.code >= 'A' && decoded.code <= 'Z';
  }
  if (!hangul && !capital) return false;
  // A part of a sentence ends in a particle or a verb; a name of several words has no word with one.
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (text::without_particle(words[i]).size() != words[i].size() && text::count(words[i]) > 2) return false;
  }
  return std::none_of(words.begin(), words.end(), text::is_number_word) &&
         !std::all_of(words.begin(), words.end(), text::is_filler);
}

// The marked phrases of Markdown. Labels are left out: what a colon follows, and what has its line for itself, as
// headings have.
template <typename Take>
void each_marked(std::string_view markdown, Take&& take) {
  for (std::size_t at = markdown.find("**"); at != std::string_view::npos;) {
    const std::size_t end = markdown.find("**", at + 2);
    if (end == std::string_view::npos) return;
    const std::string_view phrase = markdown.substr(at + 2, end - at - 2);
    if (phrase.empty() || phrase.find('\n') != std::string_view::npos) {
      at = end;
      continue;
    }
    const std::string_view rest = markdown.substr(end + 2);
    const bool first = at == 0 || markdown[at - 1] == '\n';
    const bool last = rest.empty() || rest.front() == '\n';
    const auto is_colon = [](std::string_view text) { return text.starts_with(":") || text.starts_with("："); };
    if (!(first && last) && !is_colon(rest) && !phrase.ends_with(":") && !phrase.ends_with("：")) take(phrase);
    at = markdown.find("**", end + 2);
  }
}

std::string_view bare(std::string_view phrase) {
  constexpr std::string_view kQuotes[] = {"'", "\"", "‘",  "’",  "“",  "”", "`", "*",
                                          "_", "「", "」", "《", "》", "<", ">"};
  for (bool again = true; again;) {
    again = false;
    phrase = text::trim(phrase);
    for (const std::string_view quote : kQuotes) {
      if (phrase.starts_with(quote)) phrase.remove_prefix(quote.size()), again = true;
      if (phrase.ends_with(quote)) phrase.remove_suffix(quote.size()), again = true;
    }
  }
  return phrase;
}

// Finds names in text.
class NameFinder {
 public:
  void add(const Words& words, std::uint32_t name) {
    if (words.empty()) return;
    auto& list = by_first_[words.front()];
    if (std::none_of(list.begin(), list.end(), [&](const Known& each) { return each.words == words; }))
      list.push_back({words, name});
  }

  template <typename Found>
  void find(std::string_view plain, Found&& found) const {
    const std::string folded = text::fold(plain);
    std::vector<text::Token> tokens;
    text::tokenise(folded, 0, tokens);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].kind != text::TokenKind::kWord) continue;
      const std::string_view whole = tokens[i].text, part = text::without_particle(whole),
                             stem = text::word_stem(whole);
      look(tokens, i, whole, found);
      if (part != whole) look(tokens, i, part, found);
      if (stem != whole && stem != part) look(tokens, i, stem, found);
    }
  }

 private:
  struct Known {
    Words words;
    std::uint32_t name;
  };

  template <typename Found>
  void look(const std::vector<text::Token>& tokens, std::size_t at, std::string_view word, Found&& found) const {
    const auto list = by_first_.find(std::string(word));
    if (list == by_first_.end()) return;
    for (const Known& known : list->second) {
      if (stands(tokens, at, known.words)) found(known.name);
    }
  }

  static bool stands(const std::vector<text::Token>& tokens, std::size_t at, const Words& words) {
    if (at + words.size() > tokens.size()) return false;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const text::Token& token = tokens[at + i];
      if (token.kind != text::TokenKind::kWord || token.position != tokens[at].position + i) return false;
      const bool last = i + 1 == words.size();
      if (token.text == words[i]) continue;
      if (!last || (text::without_particle(token.text) != words[i] && text::word_stem(token.text) != words[i]))
        return false;
    }
    return true;
  }

  std::unordered_map<std::string, std::vector<Known>> by_first_;
};

class NameTeller {
 public:
  NameTeller(const std::vector<digest::Digest>& digests, const std::vector<NamePair>& pairs)
      : digests_(digests), pairs_(pairs) {}

  std::vector<MarkedName> take() {
    for (const NamePair& pair : pairs_) other_.try_emplace(key_of(pair.latin), key_of(pair.hangul));
    collect();
    merge();
    choose();
    mention();
    return told();
  }

 private:
  struct Chosen {
    const Phrase* phrase;
    MarkedName name;
    std::size_t titles = 0;
  };

  void mark(std::string_view spelled, std::uint32_t d, std::uint32_t e) {
    if (!may_be_name(spelled)) return;
    Phrase& phrase = phrases_[canonical(key_of(spelled))];
    ++phrase.spelled[std::string(spelled)];
    phrase.entries.emplace(d, e);
    phrase.channels.insert(digests_[d].entries[e].channel);
  }

  std::string canonical(const std::string& key) const {
    const auto other = other_.find(key);
    return other == other_.end() ? key : other->second;
  }

  void collect() {
    std::vector<std::pair<std::string, std::string>> explained;  // as the pages write it, and the name
    for (const NamePair& pair : pairs_) {
      explained.emplace_back(pair.hangul + "(" + pair.latin + ")", pair.hangul);
      explained.emplace_back(pair.latin + "(" + pair.hangul + ")", pair.hangul);
    }
    for (std::uint32_t d = 0; d < digests_.size(); ++d) {
      for (std::uint32_t e = 0; e < digests_[d].entries.size(); ++e) {
        ++all_;
        for (const digest::Section& section : digests_[d].entries[e].sections) {
          each_marked(section.markdown, [&](std::string_view phrase) {
            phrase = bare(phrase);
            // 한글(Latin): the name is what stands before the parentheses.
            if (const std::size_t open = phrase.find('('); open != std::string_view::npos && phrase.ends_with(')'))
              phrase = bare(phrase.substr(0, open));
            mark(phrase, d, e);
          });
          if (section.markdown.find('(') == std::string::npos) continue;
          for (const auto& [written, name] : explained) {
            if (section.markdown.find(written) != std::string::npos) mark(name, d, e);
          }
        }
      }
    }
  }

  // 트럼프의 is 트럼프, where that is marked, too.
  void merge() {
    for (auto at = phrases_.begin(); at != phrases_.end();) {
      const std::string_view stem = text::without_particle(at->first);
      const auto whole = stem.size() == at->first.size() ? phrases_.end() : phrases_.find(std::string(stem));
      if (whole == phrases_.end()) {
        ++at;
        continue;
      }
      whole->second.entries.insert(at->second.entries.begin(), at->second.entries.end());
      whole->second.channels.insert(at->second.channels.begin(), at->second.channels.end());
      at = phrases_.erase(at);
    }
  }

  void choose() {
    for (const auto& [key, phrase] : phrases_) {
      if (phrase.entries.size() < kLeastEntries || phrase.channels.size() < kLeastChannels) continue;
      if (all_ >= kManyEntries && phrase.entries.size() * 2 > all_) continue;
      const auto most = std::max_element(phrase.spelled.begin(), phrase.spelled.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
      const auto number = static_cast<std::uint32_t>(chosen_.size());
      chosen_.push_back({&phrase, {most->first, {}, {}}});
      const auto add = [&](std::string_view spelled) {
        Words words = tokens_of(folded_name(spelled));
        std::string joined;
        for (const std::string& word : words) joined += word;
        finder_.add({joined}, number);
        finder_.add(words, number);
      };
      for (const auto& [spelled, count] : phrase.spelled) {
        // One with a particle leads to the name without it.
        if (canonical(key_of(spelled)) == key) add(spelled);
      }
      number_of_[key] = number;
    }
    for (const NamePair& pair : pairs_) {
      const auto known = number_of_.find(key_of(pair.hangul));
      if (known == number_of_.end()) continue;
      MarkedName& name = chosen_[known->second].name;
      for (const std::string& spelling : {pair.hangul, pair.latin}) {
        finder_.add(tokens_of(folded_name(spelling)), known->second);
        if (key_of(spelling) != key_of(name.name)) name.spellings.push_back(spelling);
      }
    }
  }

  void mention() {
    for (std::uint32_t d = 0; d < digests_.size(); ++d) {
      for (std::uint32_t e = 0; e < digests_[d].entries.size(); ++e) read(d, e, digests_[d].entries[e]);
    }
  }

  void read(std::uint32_t d, std::uint32_t e, const digest::Entry& entry) {
    std::map<std::uint32_t, std::string> named;  // with the sentence
    std::set<std::uint32_t> in_title;
    finder_.find(entry.title, [&](std::uint32_t name) { in_title.insert(name); });
    for (const std::uint32_t name : in_title) {
      ++chosen_[name].titles;
      named.try_emplace(name);
    }
    const auto read_section = [&](const digest::Section& section) {
      const std::string plain = markdown::plain_text(section.markdown);
      bool any = false;
      finder_.find(plain, [&](std::uint32_t name) { any |= named[name].empty(); });
      if (!any) return;
      for (const std::string& sentence : sentences_of(plain)) {
        finder_.find(sentence, [&](std::uint32_t name) {
          if (std::string& said = named[name]; said.empty()) said = sentence;
        });
      }
    };
    // What somebody said is worth more than what is said about it.
    for (const bool key : {true, false}) {
      for (const digest::Section& section : entry.sections) {
        if ((section.kind == digest::SectionKind::kKeySentences) == key) read_section(section);
      }
    }
    for (auto& [name, sentence] : named) chosen_[name].name.mentions.push_back({d, e, std::move(sentence)});
  }

  std::vector<MarkedName> told() {
    std::vector<MarkedName> names;
    for (Chosen& each : chosen_) {
      // A page of it would be empty.
      if (each.name.mentions.empty()) continue;
      const double share =
          static_cast<double>(each.phrase->entries.size()) / static_cast<double>(each.name.mentions.size());
      if (each.titles >= kLeastTitles || share >= kMarkedShare) names.push_back(std::move(each.name));
    }
    std::stable_sort(names.begin(), names.end(),
                     [](const MarkedName& a, const MarkedName& b) { return a.mentions.size() > b.mentions.size(); });
    return names;
  }

  const std::vector<digest::Digest>& digests_;
  const std::vector<NamePair>& pairs_;
  std::size_t all_ = 0;  // entries
  std::map<std::string, Phrase> phrases_;
  std::map<std::string, std::string> other_;  // the key of a spelling in Latin letters → that in Hangul
  std::vector<Chosen> chosen_;
  std::map<std::string, std::uint32_t> number_of_;
  NameFinder finder_;
};

}  // namespace

std::vector<MarkedName> marked_names(const std::vector<digest::Digest>& digests, const std::vector<NamePair>& pairs) {
  return NameTeller(digests, pairs).take();
}

}  // namespace yoyak::engine
