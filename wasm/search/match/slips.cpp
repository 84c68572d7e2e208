#include "search/match/slips.hpp"

#include <algorithm>

#include "base/order.hpp"
#include "search/index/format.hpp"
#include "text/hangul.hpp"

namespace yoyak::search {
namespace {

constexpr std::size_t kMinLetters = 4;
constexpr std::size_t kMaxSuggestions = 3;

// True where one letter is wrong, missing or too many, or two neighbours are swapped; false for equal words.
bool one_slip(std::u32string_view a, std::u32string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t same = 0;
  while (same < a.size() && a[same] == b[same]) ++same;
  if (same == b.size()) return false;
  if (a.size() + 1 == b.size()) return a.substr(same) == b.substr(same + 1);
  if (a.substr(same + 1) == b.substr(same + 1)) return true;
  return same + 1 < a.size() && a[same] == b[same + 1] && a[same + 1] == b[same] &&
         a.substr(same + 2) == b.substr(same + 2);
}

struct Candidate {
  std::string text;
  std::size_t words;  // how many words of the index contain it so: a stem with particles is seen more often
};

void add_candidate(std::string_view text, std::vector<Candidate>& candidates) {
  for (Candidate& candidate : candidates) {
    if (candidate.text != text) continue;
    ++candidate.words;
    return;
  }
  candidates.push_back({std::string(text), 1});
}

}  // namespace

bool suggest_slips(std::string_view word, const Index& index, BlockSource& source, Lack& lack,
                   std::vector<std::string>& out) {
  const std::u32string sought = text::letters(word);
  const std::size_t codes = text::count(word);
  if (sought.size() < kMinLetters || codes < 2 || codes > kMaxTerm || word.find(' ') != std::string_view::npos)
    return true;
  // A slip leaves either the first or the second half as it was.
  std::vector<std::string> first_half;
  std::vector<std::string> second_half;
  bool complete = index.words_beginning(first_codes(word, codes - codes / 2), source, lack, first_half);
  complete &= index.words_ending(last_codes(word, codes - codes / 2), source, lack, second_half);
  // With a particle after it, the word's end cannot be looked up: then only the very beginning helps.
  if (codes > 2) complete &= index.words_beginning(first_codes(word, 1), source, lack, first_half);
  if (!complete) return false;
  std::vector<Candidate> candidates;
  for (std::size_t length = codes - 1; length <= codes + 1; ++length) {
    std::vector<std::string_view> seen;
    for (const std::string& nearby : first_half) {
      const std::string_view part = first_codes(nearby, length);
      if (length < codes && part.size() < nearby.size()) continue;  // the beginning of the word itself is no correction
      if (text::count(part) == length && one_slip(sought, text::letters(part))) seen.push_back(part);
    }
    for (const std::string& nearby : second_half) {
      if (text::count(nearby) == length && one_slip(sought, text::letters(nearby))) seen.push_back(nearby);
    }
    for (const std::string_view part : seen) add_candidate(part, candidates);
  }
  sort_by(candidates, [](const Candidate& candidate) { return UINT32_MAX - candidate.words; });
  for (std::size_t i = 0; i < candidates.size() && i < kMaxSuggestions; ++i) out.push_back(candidates[i].text);
  return true;
}

}  // namespace yoyak::search
