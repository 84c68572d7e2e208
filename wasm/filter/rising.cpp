#include "filter/rising.hpp"

#include <algorithm>

#include "base/logarithm.hpp"
#include "base/order.hpp"
#include "text/fillers.hpp"
#include "text/fold.hpp"
#include "text/particles.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace yoyak::filter {
namespace {

// "Lately" is four weeks, or a third of a shorter time; less than a week of it says nothing.
constexpr std::uint32_t kRecentDays = 28, kLeastDays = 7;
// A word rises by what several channels say, on several days: a series that has its name in every title does not (two
// of each).
constexpr std::uint32_t kLeastEntries = 3;
// Its share among the entries must grow by half at least.
constexpr double kLeastGrowth = 1.5;
// What G² would call chance in nine cases of ten is no rise.
constexpr double kLeastG2 = 2.7;

// How surely two shares differ (Dunning's log-likelihood ratio, G²): a found of n, b found of m.
double likelihood_ratio(double a, double n, double b, double m) {
  const double share = (a + b) / (n + m);
  const auto term = [](double part, double expected) {
    return part > 0 ? part * natural_logarithm(part / expected) : 0.0;
  };
  return 2 * (term(a, n * share) + term(b, m * share) + term(n - a, n * (1 - share)) + term(m - b, m * (1 - share)));
}

// What is counted of a word.
struct Use {
  std::uint32_t count = 0, seconds = 0, before = 0;
  std::uint32_t form = UINT32_MAX;  // in which it was seen first
  std::uint32_t entry = 0;          // the last that counts, from 1
  std::uint32_t day = 0, channel = 0;
  bool days = false, channels = false;  // several
};

}  // namespace

std::optional<std::uint32_t> lately(std::uint32_t from, std::uint32_t to) {
  if (from > to) return std::nullopt;
  const std::uint32_t days = std::min(kRecentDays, (to - from + 1) / 3);
  if (days < kLeastDays) return std::nullopt;
  return to + 1 - days;
}

std::uint32_t RisingWords::form(std::string_view folded, std::string_view written) {
  const auto [at, fresh] = numbers_.try_emplace(std::string(folded), static_cast<std::uint32_t>(written_.size()));
  if (fresh) written_.emplace_back(written);
  return at->second;
}

void RisingWords::add(std::string_view title, std::uint32_t day, std::uint32_t channel, std::uint32_t seconds) {
  const std::size_t own = forms_.size();
  const text::FoldedText folded = text::fold_with_offsets(title, text::LineBreaks::kSpace);
  std::vector<text::Token> tokens;
  text::tokenise(folded.text, 0, tokens);
  for (const text::Token& token : tokens) {
    if (token.kind != text::TokenKind::kWord || text::count(token.text) < 2) continue;
    if (text::is_number_word(token.text) || text::is_filler(token.text)) continue;
    const auto begin = static_cast<std::size_t>(token.text.data() - folded.text.data());
    const std::size_t first = folded.begin[begin], last = folded.end[begin + token.text.size() - 1];
    const std::uint32_t number = form(token.text, title.substr(first, last - first));
    if (std::find(forms_.begin() + static_cast<std::ptrdiff_t>(own), forms_.end(), number) == forms_.end())
      forms_.push_back(number);
  }
  entries_.push_back({day, channel, seconds, forms_.size()});
}

std::vector<RisingWord> RisingWords::take(std::size_t limit, std::string_view without) {
  // A particle is taken off only where what stays is seen otherwise too: 나이 is not 나 with a particle.
  const auto forms = static_cast<std::uint32_t>(written_.size());
  std::vector<std::uint32_t> unit(forms), shared;  // what a form may count as; how many forms may count as it
  std::vector<std::size_t> cut(forms);             // bytes of its particle
  for (const auto& [key, number] : numbers_) {     // grows by stems, which have none of their own
    if (number >= forms) continue;
    const std::string_view stem = text::without_particle(key);
    unit[number] = text::is_filler(stem) ? number : form(stem, {});
    cut[number] = key.size() - stem.size();
    shared.resize(written_.size());
    if (unit[number] != number) ++shared[unit[number]];
  }
  for (std::uint32_t number = 0; number < forms; ++number) {
    if (unit[number] >= forms && shared[unit[number]] < 2) unit[number] = number;
    if (unit[number] == number) cut[number] = 0;
  }

  std::vector<Use> uses(written_.size());
  std::uint32_t recent = 0, at_entry = 0;
  std::size_t at = 0;
  for (const Entry& entry : entries_) {
    const bool late = entry.day >= since_;
    recent += late;
    ++at_entry;
    for (; at < entry.end; ++at) {
      const std::uint32_t number = forms_[at];
      Use& use = uses[unit[number]];
      if (use.entry == at_entry) continue;
      use.entry = at_entry;
      if (use.form == UINT32_MAX) use.form = number;
      if (!late) {
        ++use.before;
        continue;
      }
      use.days |= use.count > 0 && use.day != entry.day;
      use.channels |= use.count > 0 && use.channel != entry.channel;
      use.day = entry.day;
      use.channel = entry.channel;
      ++use.count;
      use.seconds += entry.seconds;
    }
  }

  const double late = recent, earlier = static_cast<double>(entries_.size()) - late;
  const std::string asked = text::fold(without, text::LineBreaks::kSpace);
  std::vector<KeyedIndex> candidates;
  for (const auto& [key, number] : numbers_) {  // in the order of the words, which equals keep
    const Use& use = uses[number];
    if (use.count < kLeastEntries || !use.days || !use.channels || asked.find(key) != std::string::npos) continue;
    if (use.count * std::max(1.0, earlier) < kLeastGrowth * use.before * late) continue;
    const double rise = likelihood_ratio(use.count, late, use.before, earlier);
    if (rise < kLeastG2) continue;
    candidates.push_back({std::uint64_t{falling(static_cast<float>(rise))} << 32 | (UINT32_MAX - use.count), number});
  }
  sort_keys(candidates);
  std::vector<RisingWord> words;
  for (const KeyedIndex& each : candidates) {
    if (words.size() == limit) break;
    const Use& use = uses[each.index];
    // As it was first written. Particles are Hangul, which folding leaves as it is.
    std::string word = written_[use.form];
    word.resize(word.size() - cut[use.form]);
    const double growth = use.before > 0 ? use.count * earlier / (use.before * late) : 0;
    const auto tenths = static_cast<std::uint32_t>(10 * growth + 0.5);
    words.push_back({std::move(word), use.count, use.seconds, use.before, tenths});
  }
  return words;
}

}  // namespace yoyak::filter
