#include "text/particles.hpp"

#include <algorithm>

#include "text/hangul.hpp"
#include "text/utf8.hpp"

namespace yoyak::text {
namespace {

// The longest first, so that 에서는 is not read as 는. "+": after a syllable with a final only; "-": after one without;
// "#": not after a digit. One string takes fewer bytes in the module than a table.
constexpr std::string_view kParticles =
    "+으로부터 +이라는 +으로는 +으로서 +으로써 +이라고 +이라며 +이지만 까지의 까지는 까지도 부터의 부터는 에게서 "
    "에게는 에서는 에서의 에서도 입니다 에서 에게 한테 "
    "까지 부터 보다 처럼 마다 조차 밖에 에는 에도 에만 들은 들이 들을 들의 들과 들도 하고 이다 #만의 +으로 +이나 +이란 "
    "+이며 +이고 +과의 -라는 "
    "-라고 -라며 -로는 -로서 -로써 -로도 -와의 의 에 #만 #도 들 +은 +이 +을 +과 -는 -가 -를 -와 -로 -나 -란 -랑";

// Likewise, of nouns with 하다, 되다, 시키다, 적 and of past tenses.
constexpr std::string_view kEndings =
    "되었습니다 하였습니다 시켰습니다 이었습니다 되었으며 하였으며 되었다는 하였다는 했습니다 됐습니다 합니다 됩니다 "
    "있습니다 었습니다 았습니다 습니다 "
    "인가요 일까요 했나요 하나요 되나요 할까요 될까요 했으며 됐으며 되었다 되었던 하였다 했다는 한다는 된다는 됐다는 "
    "하다는 시키는 시키고 시키며 시켰다 스러운 하면서 "
    "되면서 하지만 되지만 했지만 "
    "하도록 되도록 하려는 하려면 하여 하는 하며 하고 하기 하게 하면 하던 했다 했고 했던 한다 해서 해야 했을 했는 할지 "
    "할까 되어 되는 되며 되고 되기 "
    "되게 되면 됐다 됐고 된다 적인 적으로 있는 었다 았다 었던 았던 시킨 시킬 시켜 하자 한 할 함 해 된 될 됨 돼 적";

constexpr std::uint32_t kFinalRieul = 8;  // ㄹ takes 로, not 으로

// Whether `mark` allows the particle after `last`.
bool fits(char mark, std::string_view particle, char32_t last) {
  if (last >= '0' && last <= '9') return mark != '#';
  if (!is_syllable(last)) return true;
  const std::uint32_t final = split_unchecked(last).final;
  const bool open = final == 0 || (final == kFinalRieul && particle.starts_with("로"));
  return mark == '+' ? !open : mark != '-' || open;
}

// The endings of a list by their last syllable: few of them end as a word does. Within a syllable in the order of the
// list.
class Endings {
 public:
  explicit Endings(std::string_view list) {
    while (!list.empty()) {
      const std::size_t end = std::min(list.find(' '), list.size());
      std::string_view ending = list.substr(0, end);
      list.remove_prefix(std::min(end + 1, list.size()));
      const char mark = ending[0];
      if (mark == '+' || mark == '-' || mark == '#') ending.remove_prefix(1);
      const std::uint32_t last = last_syllable(ending);
      std::size_t at = count_++;
      for (; at > 0 && all_[at - 1].last > last; --at) all_[at] = all_[at - 1];
      all_[at] = {last, mark, ending};
    }
  }

  std::string_view taken_off(std::string_view word) const {
    if (word.size() < kSyllable) return word;
    const std::uint32_t last = last_syllable(word);
    const Ending* const end = all_ + count_;
    const Ending* at =
        std::lower_bound(all_, end, last, [](const Ending& e, std::uint32_t key) { return e.last < key; });
    for (; at != end && at->last == last; ++at) {
      if (!word.ends_with(at->text)) continue;
      const std::string_view stem = word.substr(0, word.size() - at->text.size());
      if (count(stem) >= 2 && fits(at->mark, at->text, decode_before(stem, stem.size()).code)) return stem;
    }
    return word;
  }

 private:
  static constexpr std::size_t kSyllable = 3;  // bytes
  static constexpr std::size_t kMost = 128;
  static_assert(std::count(kParticles.begin(), kParticles.end(), ' ') < kMost);
  static_assert(std::count(kEndings.begin(), kEndings.end(), ' ') < kMost);

  struct Ending {
    std::uint32_t last = 0;
    char mark = 0;
    std::string_view text;
  };

  static std::uint32_t last_syllable(std::string_view word) {
    std::uint32_t last = 0;
    for (const char byte : word.substr(word.size() - kSyllable)) last = last << 8 | static_cast<unsigned char>(byte);
    return last;
  }

  Ending all_[kMost];
  std::size_t count_ = 0;
};

}  // namespace

std::string_view without_particle(std::string_view word) {
  static const Endings particles(kParticles);
  return particles.taken_off(word);
}

std::string_view word_stem(std::string_view word) {
  static const Endings endings(kEndings);
  const std::string_view noun = without_particle(word);
  const std::string_view verb = endings.taken_off(word);
  return verb.size() < noun.size() ? verb : noun;
}

}  // namespace yoyak::text
