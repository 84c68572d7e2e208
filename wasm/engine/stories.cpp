#include "engine/stories.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "engine/programme.hpp"
#include "engine/sentences.hpp"
#include "engine/story_words.hpp"
#include "markdown/html.hpp"
#include "text/calendar.hpp"
#include "text/fold.hpp"

namespace yoyak::engine {
namespace {

// A story is told on so many days.
constexpr std::size_t kLeastDays = 3;
// After so many days of silence it is over: what comes then is another one about the same subject.
constexpr std::uint32_t kSilence = 7;
// A story begins with a word of its own that no title had for so many days. Without one it is a subject that is
// always told of.
constexpr std::uint32_t kNewsDays = 14;
// A word is a story's own if at least this share of its relations has it. Lower: stories drift from one to the next.
constexpr double kOwnWordShare = 0.5;
constexpr std::size_t kStoryWords = 3;

struct Place {
  std::uint32_t digest, entry;
  bool operator==(const Place&) const = default;
  auto operator<=>(const Place&) const = default;
};

struct Chain {
  std::vector<Place> entries;
  std::vector<std::string> words;  // in the order in which they came
  std::map<std::string, std::uint32_t, std::less<>> count_of;
  std::uint32_t relations = 0, last_day = 0;
  bool found = false;
  std::set<std::uint32_t> days;
  std::map<std::string_view, std::vector<Place>> of_channel;
  std::size_t most_of_channel = 0;
};

class Storyteller {
 public:
  Storyteller(const std::vector<digest::Digest>& digests,
              const std::vector<std::vector<std::vector<EarlierEntry>>>& earlier)
      : digests_(digests), earlier_(earlier) {}

  std::vector<Story> take() {
    for (std::uint32_t d = 0; d < digests_.size() && d < earlier_.size(); ++d) {
      for (std::uint32_t e = 0; e < digests_[d].entries.size() && e < earlier_[d].size(); ++e) place({d, e});
    }
    std::vector<const Chain*> found;
    for (const Chain& chain : chains_) {
      if (chain.found) found.push_back(&chain);
    }
    std::sort(found.begin(), found.end(),
              [](const Chain* a, const Chain* b) { return a->entries.front() < b->entries.front(); });
    std::vector<Story> told;
    for (const Chain* chain : found) told.push_back(tell(*chain));
    return told;
  }

 private:
  const digest::Entry& entry(Place at) const { return digests_[at.digest].entries[at.entry]; }
  std::uint32_t day(Place at) const { return text::try_day_number(digests_[at.digest].date).value_or(0); }

  static bool is_own(const Chain& chain, std::string_view word) {
    const auto count = chain.count_of.find(word);
    return count != chain.count_of.end() && count->second >= kOwnWordShare * chain.relations;
  }

  static void add(Chain& chain, const EarlierEntry& relation) {
    ++chain.relations;
    for (const std::string& word : relation.words) {
      if (chain.count_of[word]++ == 0) chain.words.push_back(word);
    }
  }

  // To the chain to which it has most relations, or with the nearest entry that is in none.
  void place(Place at) {
    struct Choice {
      std::uint32_t relations = 0;
      bool fits = false;
    };
    std::map<std::size_t, Choice> choices;
    const std::vector<EarlierEntry>& before = earlier_[at.digest][at.entry];
    std::optional<Place> alone;
    for (const EarlierEntry& relation : before) {
      const Place other{relation.digest, relation.entry};
      if (!(other < at) || day(other) >= day(at)) continue;
      const auto known = chain_of_.find(other);
      if (known == chain_of_.end()) {
        if (!alone && day(at) - day(other) <= kSilence) alone = other;
        continue;
      }
      const Chain& chain = chains_[known->second];
      if (day(at) - chain.last_day > kSilence) continue;
      Choice& choice = choices[known->second];
      ++choice.relations;
      choice.fits |= std::any_of(relation.words.begin(), relation.words.end(),
                                 [&](const std::string& word) { return is_own(chain, word); });
    }
    std::size_t best = chains_.size();
    for (const auto& [number, choice] : choices) {
      if (choice.fits && (best == chains_.size() || choice.relations > choices[best].relations)) best = number;
    }
    if (best == chains_.size()) {
      if (!alone) return;
      Chain& begun = chains_.emplace_back();
      begun.entries.push_back(*alone);
      begun.last_day = day(*alone);
      count(begun, *alone);
      chain_of_[*alone] = best;
    }
    Chain& chain = chains_[best];
    for (const EarlierEntry& relation : before) {
      const auto known = chain_of_.find({relation.digest, relation.entry});
      if (known != chain_of_.end() && known->second == best) add(chain, relation);
    }
    chain.entries.push_back(at);
    count(chain, at);
    chain.last_day = day(at);
    chain_of_[at] = best;
    chain.found = chain.found || is_story(chain);
  }

  // Counts a new entry of a chain. A programme counts once. Counted anew for each entry, a long chain would take the
  // third power of its length.
  void count(Chain& chain, Place at) const {
    const digest::Entry& own = entry(at);
    std::vector<Place>& before = chain.of_channel[own.channel];
    const bool again = std::any_of(before.begin(), before.end(),
                                   [&](Place other) { return same_programme(entry(other).title, own.title); });
    before.push_back(at);
    chain.most_of_channel = std::max(chain.most_of_channel, before.size());
    if (!again) chain.days.insert(day(at));
  }

  // On enough days, and no channel tells more than half of it: that would be a series.
  bool is_story(const Chain& chain) const {
    return chain.days.size() >= kLeastDays && chain.most_of_channel * 2 <= chain.entries.size() && is_news(chain);
  }

  // A word that only two of its entries share is not yet what it is about. Where nothing is known of the time before,
  // nothing is news.
  bool is_news(const Chain& chain) const {
    std::vector<std::string> fresh;
    for (const std::string& word : chain.words) {
      if (is_own(chain, word) && chain.count_of.find(word)->second > 1) fresh.push_back(text::fold(word));
    }
    bool before = false;
    const std::uint32_t first = day(chain.entries.front());
    for (std::uint32_t d = chain.entries.front().digest; d-- > 0 && day({d, 0}) + kNewsDays >= first;) {
      if (day({d, 0}) == first) continue;
      before = true;
      for (const digest::Entry& each : digests_[d].entries) {
        const std::string title = text::fold(each.title);
        std::erase_if(fresh, [&](const std::string& word) { return title.find(word) != std::string::npos; });
      }
    }
    return before && !fresh.empty();
  }

  static Story words_of(const Chain& chain) {
    Story story;
    for (const std::string& word : chain.words) {
      if (is_own(chain, word)) story.words.push_back(word);
    }
    std::stable_sort(story.words.begin(), story.words.end(), [&](const std::string& a, const std::string& b) {
      return chain.count_of.find(a)->second > chain.count_of.find(b)->second;
    });
    if (story.words.size() > kStoryWords) story.words.resize(kStoryWords);
    return story;
  }

  Story tell(const Chain& chain) {
    Story story = words_of(chain);
    std::set<std::uint32_t> said;
    for (const Place at : chain.entries) {
      story.entries.push_back({at.digest, at.entry, news_of(entry(at), story.words, said)});
      for (const StoryTerm& term : words_.read(entry(at))) said.insert(term.term);
    }
    return story;
  }

  // The sentence with most words that are not in `said`, for its length. Of a first entry: the first that names what
  // the story is about.
  std::string news_of(const digest::Entry& entry, const std::vector<std::string>& about,
                      const std::set<std::uint32_t>& said) {
    std::string best;
    double most = 0;
    for (const digest::Section& section : entry.sections) {
      if (section.kind == digest::SectionKind::kIntent) continue;
      for (std::string& sentence : sentences_of(markdown::plain_text(section.markdown))) {
        double worth = 0;
        if (said.empty()) {
          worth = static_cast<double>(std::count_if(about.begin(), about.end(), [&](const std::string& word) {
            return sentence.find(word) != std::string::npos;
          }));
          worth = std::min(worth, 1.0) + (best.empty() ? 0.5 : 0);
        } else {
          digest::Entry alone;
          alone.sections.push_back({digest::SectionKind::kMain, "", sentence});
          double fresh = 0, all = 0;
          for (const StoryTerm& term : words_.read(alone)) {
            if (!term.whole) continue;
            ++all;
            if (!said.contains(term.term)) ++fresh;
          }
          worth = all > 0 ? fresh * fresh / all : 0;
        }
        if (worth <= most) continue;
        most = worth;
        best = std::move(sentence);
      }
    }
    return best;
  }

  const std::vector<digest::Digest>& digests_;
  const std::vector<std::vector<std::vector<EarlierEntry>>>& earlier_;
  std::vector<Chain> chains_;
  std::map<Place, std::size_t> chain_of_;
  StoryWords words_;
};

}  // namespace

std::vector<Story> stories(const std::vector<digest::Digest>& digests,
                           const std::vector<std::vector<std::vector<EarlierEntry>>>& earlier) {
  return Storyteller(digests, earlier).take();
}

}  // namespace yoyak::engine
