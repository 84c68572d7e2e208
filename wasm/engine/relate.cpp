#include "engine/relate.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <unordered_map>

#include "archive/format.hpp"
#include "base/logarithm.hpp"
#include "engine/programme.hpp"
#include "engine/story_words.hpp"
#include "text/calendar.hpp"

namespace yoyak::engine {
namespace {

using archive::Relation;

// How alike two entries must be (the cosine of their terms). Of a day: overviews name together what is as alike as
// this. Of days before there are many more to choose from, so more is asked (nearness). Lower: more rows, and more
// wrong ones.
constexpr double kLeastSameDay = 0.04, kLeastEarlier = 0.1, kLeastNear = 0.016;
// Days after which two entries must be twice as alike: news of a story follow each other.
constexpr double kFadeDays = 7;
// A word is worth less where it stands in the text alone: the longer that is, the more words it shares with any other
// by accident. In a text of so many terms a word is worth as much as in a title.
constexpr double kShortText = 10;
// What a word of both titles is worth for each text that does not say it: it may be the name of a guest or of a
// programme, or of a form (guide, live).
constexpr double kUnsaid = 0.5;
// A word that was said as often before is a subject, not a story: "before" ends so many days before the earlier entry.
// A story may be some days old.
constexpr std::uint32_t kBeforeDays = 3;
// Where little is known of the time before, a word is taken for half new: as if so many more entries, before and
// since, had it as often as all.
constexpr double kUnknownEntries = 60;
// In a small archive every word is rare. So many entries are imagined beside it, and a word is in so many of them.
constexpr double kImagined = 30, kImaginedWith = 0.4;
// How rare a word of three entries in 500 is; in fewer entries no word is as rare.
constexpr double kVeryRare = 5;
// They must share so many rare words, in at most this share of all entries, and a less rare one in a title.
constexpr std::size_t kLeastRareWords = 2;
constexpr double kRareShare = 0.08, kTitleShare = 0.15;
constexpr std::uint32_t kFew = 3;  // so many entries are always few
// A term is a channel's own (its host, its programme) if most entries that have it are the channel's. Across days it
// says nothing about a story.
constexpr double kOwnShare = 0.6;
constexpr std::uint32_t kLeastOwn = 3;
// So is a term that the channel always has, though others have it, too: two of its entries that share what it is about
// (Bitcoin, Claude Code) need not tell the same story.
constexpr double kHabitShare = 0.34;
constexpr std::uint32_t kLeastHabit = 4;
// A term that more entries have, and at least half of all, says nothing about two that share it, and takes most of the
// time: nearly all entries share it.
constexpr std::uint32_t kMany = 64;
// Neither does one that so many have, whatever their share: without a limit, the work would grow with the square of the
// entries. A month has some hundreds of entries, or some thousands.
constexpr std::uint32_t kMost = 4096;
// Rows of an entry; more are not read.
static_assert(4 <= archive::kMaxRelated);
constexpr std::size_t kSameDay = 4, kEarlier = 4;
// Candidates that are looked at, best first.
constexpr std::size_t kLooks = 16;

struct Document {
  const digest::Entry* entry;
  std::uint32_t day, channel;
  bool latin;  // its title is written in Latin letters
  StoryTerms terms;
  double norm = 0;
};

struct Posting {
  std::uint32_t document, channel;
  float weight;
};

// The documents that have a term. Those that are too old are before `begin`.
struct Postings {
  std::vector<Posting> list;
  std::size_t begin = 0;
  std::uint32_t latin = 0;  // how many of them are of Document::latin
  std::uint32_t count() const { return static_cast<std::uint32_t>(list.size() - begin); }
};

struct SharedTerm {
  std::uint32_t term;
  double weight;
};

struct Candidate {
  std::uint32_t document;
  double score;
};

// Letters, none of them beyond Latin script.
bool is_latin(std::string_view title) {
  bool letters = false;
  for (const char c : title) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xE1 && byte < 0xF0 && byte != 0xE2) return false;
    letters |= (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
  }
  return letters;
}

class Relater {
 public:
  Relater(const std::vector<const digest::Digest*>& digests, std::size_t own) {
    std::unordered_map<std::string_view, std::uint32_t> channels;
    for (std::size_t d = 0; d < digests.size(); ++d) {
      const std::uint32_t day = text::try_day_number(digests[d]->date).value_or(0);
      for (const digest::Entry& entry : digests[d]->entries) {
        const auto channel = static_cast<std::uint32_t>(channels.size());
        documents_.push_back(
            {&entry, day, channels.try_emplace(entry.channel, channel).first->second, is_latin(entry.title), {}, 0});
      }
      if (d + 1 == own) own_ = documents_.size();
    }
    related_.resize(own_);
    entries_of_.resize(channels.size());
    oldest_end_ = documents_.size();
  }

  archive::Relations take() {
    // Days from the oldest to the newest: documents [begin, end) are of one day.
    for (std::size_t end = documents_.size(); end > 0;) {
      std::size_t begin = end - 1;
      while (begin > 0 && documents_[begin - 1].day == documents_[begin].day) --begin;
      enter(begin, end);
      leave(documents_[begin].day);
      weigh(begin);
      for (std::size_t i = begin; i < std::min(end, own_); ++i) find(static_cast<std::uint32_t>(i));
      end = begin;
    }
    return write();
  }

 private:
  struct Related {
    Relation relation;
    std::vector<SharedTerm> shared;
  };

  void enter(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      Document& document = documents_[i];
      document.terms = words_.read(*document.entry);
      postings_.resize(words_.size());
      for (StoryTerm& term : document.terms) {
        term.weight = static_cast<float>(natural_logarithm(1.0 + term.weight));
        postings_[term.term].latin += document.latin;
        postings_[term.term].list.push_back({static_cast<std::uint32_t>(i), document.channel, term.weight});
      }
    }
    scores_.resize(documents_.size());
  }

  // Documents that are older than a day may look back. They left and entered in the same order.
  void leave(std::uint32_t day) {
    while (documents_[oldest_end_ - 1].day + archive::kRelatedDays < day) {
      // A day's documents entered first to last.
      std::size_t begin = oldest_end_ - 1;
      while (begin > 0 && documents_[begin - 1].day == documents_[begin].day) --begin;
      for (std::size_t i = begin; i < oldest_end_; ++i) {
        for (const StoryTerm& term : documents_[i].terms) {
          ++postings_[term.term].begin;
          postings_[term.term].latin -= documents_[i].latin;
        }
        documents_[i].terms = {};
      }
      oldest_end_ = begin;
    }
  }

  // How rare a term is: among all entries, or, where several of those with Latin titles have it, among these. Otherwise
  // English words would be rare in an archive that has few English entries.
  double rarity(std::uint32_t term, std::uint32_t least = 1) const {
    const Postings& postings = postings_[term];
    const double rare = rarity_[std::max(postings.count(), least)];
    return postings.latin < 2 ? rare : std::min(rare, latin_rarity_[std::max(postings.latin, least)]);
  }

  std::vector<double> rarities(std::uint32_t all) const {
    std::vector<double> by_count(all + 1 + kFew);
    for (std::uint32_t count = 1; count < by_count.size(); ++count)
      by_count[count] = std::max(0.0, natural_logarithm((all + kImagined) / (count + kImaginedWith)));
    return by_count;
  }

  // Rarities and norms of the day; documents from `begin` on are in the window.
  void weigh(std::size_t begin) {
    const auto all = static_cast<std::uint32_t>(oldest_end_ - begin);
    all_ = all;
    entries_of_.assign(entries_of_.size(), 0);
    for (std::size_t i = begin; i < oldest_end_; ++i) ++entries_of_[documents_[i].channel];
    std::uint32_t latin = 0;
    for (std::size_t i = begin; i < oldest_end_; ++i) latin += documents_[i].latin;
    rarity_ = rarities(all);
    latin_rarity_ = rarities(latin);
    for (std::size_t i = begin; i < oldest_end_; ++i) {
      double sum = 0;
      for (const StoryTerm& term : documents_[i].terms) {
        const double weight = term.weight * rarity(term.term);
        sum += weight * weight;
      }
      documents_[i].norm = std::sqrt(sum);
    }
  }

  // Whether a term is a channel's own.
  bool is_own(const Postings& postings, std::uint32_t channel) const {
    std::uint32_t count = 0;
    for (std::size_t i = postings.begin; i < postings.list.size(); ++i) count += postings.list[i].channel == channel;
    return (count >= kLeastOwn && count >= kOwnShare * postings.count()) ||
           (count >= kLeastHabit && count >= kHabitShare * entries_of_[channel]);
  }

  void find(std::uint32_t number) {
    const Document& document = documents_[number];
    for (const StoryTerm& term : document.terms) {
      const Postings& postings = postings_[term.term];
      const double weight = term.weight * rarity(term.term) * rarity(term.term);
      if (postings.count() < 2 || weight <= 0) continue;
      if (postings.count() > kMost || (postings.count() > kMany && postings.count() * 2 >= all_)) continue;
      const bool own = is_own(postings, document.channel);
      for (std::size_t i = postings.begin; i < postings.list.size(); ++i) {
        const Posting& posting = postings.list[i];
        if (own && posting.channel == document.channel && documents_[posting.document].day != document.day) continue;
        if (scores_[posting.document] == 0) touched_.push_back(posting.document);
        scores_[posting.document] += weight * posting.weight;
      }
    }
    std::vector<Candidate> same_day, earlier;
    for (const std::uint32_t other : touched_) {
      const double score = scores_[other] / (document.norm * documents_[other].norm);
      scores_[other] = 0;
      if (other == number || !(score > 0)) continue;
      const bool today = documents_[other].day == document.day;
      if (score >= (today ? kLeastSameDay : kLeastEarlier)) (today ? same_day : earlier).push_back({other, score});
    }
    touched_.clear();
    keep(number, same_day, kSameDay);
    keep(number, earlier, kEarlier);
  }

  void keep(std::uint32_t number, std::vector<Candidate>& candidates, std::size_t rows) {
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
      return a.score != b.score ? a.score > b.score : a.document < b.document;
    });
    std::vector<std::uint32_t> kept;
    for (std::size_t i = 0; i < std::min(candidates.size(), kLooks) && kept.size() < rows; ++i) {
      const std::uint32_t other = candidates[i].document;
      // One video on two pages.
      if (!documents_[other].entry->url.empty() && documents_[other].entry->url == documents_[number].entry->url)
        continue;
      std::vector<SharedTerm> shared = shared_terms(number, other);
      if (!tells_same(number, other, shared)) continue;
      const bool earlier = documents_[other].day != documents_[number].day;
      if (earlier && nearness(number, other, candidates[i].score, shared) < kLeastNear) continue;
      const bool known = std::any_of(kept.begin(), kept.end(), [&](std::uint32_t row) {
        return documents_[row].channel == documents_[other].channel &&
               same_programme(documents_[row].entry->title, documents_[other].entry->title);
      });
      if (known) continue;
      kept.push_back(other);
      related_[number].push_back({{other, earlier, 0}, std::move(shared)});
    }
  }

  // Words that both have, the heaviest first; beginnings of words only where one of the two has no more of the word.
  std::vector<SharedTerm> shared_terms(std::uint32_t first, std::uint32_t second) const {
    const Document& a = documents_[first];
    const Document& b = documents_[second];
    const bool across = a.channel == b.channel && a.day != b.day;
    const bool programme = across && same_programme(a.entry->title, b.entry->title);
    // A channel's titles name its hosts, guests and programmes. Their words say nothing where no text is about them.
    const auto is_form = [&](const StoryTerm& x, const StoryTerm& y) {
      return across && x.title && y.title && (programme || (!x.text && !y.text));
    };
    std::vector<SharedTerm> shared;
    for (auto x = a.terms.begin(), y = b.terms.begin(); x != a.terms.end() && y != b.terms.end();) {
      if (x->term < y->term) ++x;
      else if (y->term < x->term) ++y;
      else {
        const double rare = rarity(x->term);
        const bool own = across && is_own(postings_[x->term], a.channel);
        if ((x->whole || y->whole) && rare > 0 && !own && !is_form(*x, *y))
          shared.push_back({x->term, x->weight * y->weight * rare * rare});
        ++x, ++y;
      }
    }
    const auto text = [&](const SharedTerm& term) { return words_.text(term.term); };
    std::sort(shared.begin(), shared.end(), [&](const auto& p, const auto& q) { return text(p) < text(q); });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < shared.size(); ++i) {
      if (i + 1 == shared.size() || !text(shared[i + 1]).starts_with(text(shared[i]))) shared[kept++] = shared[i];
    }
    shared.resize(kept);
    std::stable_sort(shared.begin(), shared.end(), [](const auto& p, const auto& q) { return p.weight > q.weight; });
    return shared;
  }

  bool tells_same(std::uint32_t first, std::uint32_t second, const std::vector<SharedTerm>& shared) const {
    const auto within = [&](const SharedTerm& term, double share) {
      return postings_[term.term].count() <= std::max<double>(kFew, share * all_);
    };
    const auto in_title = [&](const SharedTerm& term) {
      return title_has(first, term.term) || title_has(second, term.term);
    };
    const auto rare = std::count_if(shared.begin(), shared.end(), [&](const auto& t) { return within(t, kRareShare); });
    return static_cast<std::size_t>(rare) >= kLeastRareWords &&
           std::any_of(shared.begin(), shared.end(),
                       [&](const auto& t) { return within(t, kTitleShare) && in_title(t); });
  }

  // How near an entry of a day before is, by its likeness, the words that both have, and the days between.
  double nearness(std::uint32_t first, std::uint32_t second, double likeness,
                  const std::vector<SharedTerm>& shared) const {
    const double days = documents_[first].day - documents_[second].day;
    return likeness * likeness * worth(first, second, shared) / (1 + days / kFadeDays);
  }

  // What shared words say about a story, where 1 is a word that both titles have and hardly any other entry: the rarer,
  // and the more each of the two is about it.
  double worth(std::uint32_t first, std::uint32_t second, const std::vector<SharedTerm>& shared) const {
    const std::uint32_t few = std::min(kFew, all_);
    const double rarest = std::max(rarity_[few], kVeryRare);
    const std::uint32_t news = documents_[second].day - std::min(documents_[second].day, kBeforeDays);
    const auto of_text = [&](std::uint32_t document) {
      return std::min(1.0, std::sqrt(kShortText / static_cast<double>(documents_[document].terms.size())));
    };
    double sum = 0;
    for (const SharedTerm& each : shared) {
      const StoryTerm a = term_of(first, each.term), b = term_of(second, each.term);
      double about = (a.title ? 1 : of_text(first)) * (b.title ? 1 : of_text(second));
      if (a.title && b.title) about *= (a.text ? 1 : kUnsaid) * (b.text ? 1 : kUnsaid);
      const double fresh = freshness(postings_[each.term], news);
      sum += about * fresh * fresh * rarity(each.term, few) / rarest;
    }
    return sum;
  }

  // Which part of what is said with a term is said since a day: 1 if nobody said it before, 0.5 if as many entries did
  // then as do now.
  double freshness(const Postings& postings, std::uint32_t day) const {
    const auto list = std::span(postings.list).subspan(postings.begin);
    const auto first = std::partition_point(list.begin(), list.end(),
                                            [&](const Posting& each) { return documents_[each.document].day < day; });
    const auto before = static_cast<double>(first - list.begin()), since = static_cast<double>(list.end() - first);
    const double share = postings.count() / static_cast<double>(all_);
    const double old = old_before(day);
    const double rate_before = (before + kUnknownEntries * share) / (old + kUnknownEntries);
    const double rate_since = (since + kUnknownEntries * share) / (all_ - old + kUnknownEntries);
    return rate_since / (rate_since + rate_before);
  }

  // Documents in the window that are older than a day.
  double old_before(std::uint32_t day) const {
    const auto begin = documents_.begin(), end = begin + static_cast<std::ptrdiff_t>(oldest_end_);
    const auto first = std::partition_point(begin, end, [&](const Document& each) { return each.day >= day; });
    return static_cast<double>(end - first);
  }

  bool title_has(std::uint32_t document, std::uint32_t term) const { return term_of(document, term).title; }

  StoryTerm term_of(std::uint32_t document, std::uint32_t term) const {
    const StoryTerms& terms = documents_[document].terms;
    const auto found = std::lower_bound(terms.begin(), terms.end(), term,
                                        [](const StoryTerm& a, std::uint32_t b) { return a.term < b; });
    return found != terms.end() && found->term == term ? *found : StoryTerm{term, 0, false, false, false};
  }

  archive::Relations write() {
    archive::Relations out;
    std::unordered_map<std::string, std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < own_; ++i) {
      out.first.push_back(static_cast<std::uint32_t>(out.list.size()));
      out.first_word.push_back(static_cast<std::uint32_t>(out.words_of.size()));
      const std::vector<std::uint32_t> terms = words_for(i);
      for (std::size_t bit = 0; bit < terms.size(); ++bit) {
        const digest::Entry* other = documents_[i].entry;
        for (Related& related : related_[i]) {
          if (!has(related, terms[bit])) continue;
          related.relation.words |= static_cast<std::uint8_t>(1u << bit);
          if (other == documents_[i].entry) other = documents_[related.relation.entry].entry;
        }
        std::string word = words_.readable(terms[bit], *documents_[i].entry, *other);
        const auto next = static_cast<std::uint32_t>(out.words.size());
        const auto [at, fresh] = numbers.try_emplace(std::move(word), next);
        if (fresh) out.words.push_back(at->first);
        out.words_of.push_back(at->second);
      }
      for (const Related& related : related_[i]) out.list.push_back(related.relation);
    }
    out.first.push_back(static_cast<std::uint32_t>(out.list.size()));
    out.first_word.push_back(static_cast<std::uint32_t>(out.words_of.size()));
    return out;
  }

  static bool has(const Related& related, std::uint32_t term) {
    return std::any_of(related.shared.begin(), related.shared.end(), [&](const auto& t) { return t.term == term; });
  }

  // The few words that say most about all relations of an entry: first what no word says anything about yet.
  std::vector<std::uint32_t> words_for(std::uint32_t number) const {
    const auto& related = related_[number];
    std::vector<std::uint32_t> chosen;
    while (chosen.size() < archive::kMaxRelatedWords) {
      std::vector<SharedTerm> sums;
      std::unordered_map<std::uint32_t, std::size_t> places;  // in sums
      for (const Related& each : related) {
        const bool said = std::any_of(chosen.begin(), chosen.end(), [&](auto term) { return has(each, term); });
        for (const SharedTerm& term : each.shared) {
          if (std::find(chosen.begin(), chosen.end(), term.term) != chosen.end()) continue;
          const double weight = term.weight * (said ? kSaid : 1);
          const auto [place, fresh] = places.try_emplace(term.term, sums.size());
          if (fresh) sums.push_back({term.term, weight});
          else sums[place->second].weight += weight;
        }
      }
      if (sums.empty()) break;
      chosen.push_back(std::max_element(sums.begin(), sums.end(), [](const auto& p, const auto& q) {
                         return p.weight < q.weight;
                       })->term);
    }
    return chosen;
  }
  static constexpr double kSaid = 0.25;  // what a second word for a relation is worth

  StoryWords words_;
  std::vector<Document> documents_;  // newest day first; within a day in the order of the page
  std::size_t own_ = 0;
  std::size_t oldest_end_ = 0;
  std::uint32_t all_ = 0;                  // documents in the window
  std::vector<std::uint32_t> entries_of_;  // in the window, by channel
  std::vector<Postings> postings_;
  std::vector<double> rarity_, latin_rarity_;  // by how many documents have a term
  std::vector<double> scores_;
  std::vector<std::uint32_t> touched_;  // documents with a score
  std::vector<std::vector<Related>> related_;
};

}  // namespace

archive::Relations relate(const std::vector<const digest::Digest*>& digests, std::size_t own) {
  return Relater(digests, own).take();
}

}  // namespace yoyak::engine
