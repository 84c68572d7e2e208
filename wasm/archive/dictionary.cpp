#include "archive/dictionary.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

namespace yoyak::archive {
namespace {

// The method is that of zstd's "fast cover": count in how many texts each short string occurs, then take the pieces
// whose strings occur in the most texts, each string counted once.

// Bytes of a string that is counted: two letters of Hangul. Longer ones find less that texts share.
constexpr std::size_t kGram = 6;
// Bytes of a piece. Twice as long, the texts of the real pages are 1 % larger.
constexpr std::size_t kPiece = 48;
// A string in fewer texts is left out.
constexpr std::uint32_t kFewTexts = 3;
// A text pays for the dictionary only if the texts are many times its size.
constexpr std::size_t kTextsPerDictionary = 16;
// More of the texts is not looked at: it would take time and change little.
constexpr std::size_t kSample = 1u << 20;
constexpr unsigned kTableBits = 18;

class Cover {
 public:
  explicit Cover(std::vector<std::string_view> texts) : texts_(std::move(texts)), uses_(std::make_unique<Table>()) {
    const auto last = std::make_unique<Table>();
    for (std::uint32_t number = 0; number < texts_.size(); ++number) {
      for (std::size_t i = 0; i + kGram <= texts_[number].size(); ++i) {
        const std::size_t place = slot(texts_[number].data() + i);
        if ((*last)[place] == number + 1) continue;
        (*last)[place] = number + 1;
        ++(*uses_)[place];
      }
    }
    for (std::uint32_t& uses : *uses_) uses = uses < kFewTexts ? 0 : uses;
  }

  // The best piece of texts [begin, end); its strings count nothing from now on. Empty if nothing is left.
  std::string_view take_best(std::size_t begin, std::size_t end) {
    constexpr std::size_t kGrams = kPiece - kGram + 1;
    std::string_view best;
    std::uint64_t most = 0;
    for (std::size_t t = begin; t < end; ++t) {
      const std::string_view text = texts_[t];
      std::uint64_t sum = 0;
      std::array<std::uint32_t, kGrams> window{};
      for (std::size_t i = 0; i + kGram <= text.size(); ++i) {
        std::uint32_t& oldest = window[i % kGrams];
        sum -= oldest;
        oldest = (*uses_)[slot(text.data() + i)];
        sum += oldest;
        if (sum <= most) continue;
        most = sum;
        const std::size_t stop = i + kGram;
        best = text.substr(stop - std::min(stop, kPiece), std::min(stop, kPiece));
      }
    }
    for (std::size_t i = 0; i + kGram <= best.size(); ++i) (*uses_)[slot(best.data() + i)] = 0;
    return best;
  }

 private:
  using Table = std::array<std::uint32_t, 1u << kTableBits>;

  static std::size_t slot(const char* at) {
    std::uint64_t gram = 0;
    std::memcpy(&gram, at, kGram);  // little-endian, as all machines that pack
    return static_cast<std::size_t>(gram * 0x9E3779B185EBCA87ULL >> (64 - kTableBits));
  }

  std::vector<std::string_view> texts_;
  std::unique_ptr<Table> uses_;
};

}  // namespace

std::string make_dictionary(const std::vector<std::string>& texts, std::size_t size) {
  std::size_t total = 0;
  for (const std::string& text : texts) total += text.size();
  size = std::min(size, total / kTextsPerDictionary);
  if (size < kPiece) return {};
  std::vector<std::string_view> sample;
  const std::size_t step = total / kSample + 1;
  for (std::size_t i = 0; i < texts.size(); i += step) sample.emplace_back(texts[i]);
  // From each part of the texts in turn, so that all of them are served.
  const std::size_t parts = std::clamp<std::size_t>(size / kPiece / 2, 1, sample.size());
  Cover cover(sample);
  std::string dictionary;
  for (std::size_t part = 0, idle = 0; dictionary.size() < size && idle < parts; part = (part + 1) % parts) {
    const std::string_view piece = cover.take_best(sample.size() * part / parts, sample.size() * (part + 1) / parts);
    idle = piece.empty() ? idle + 1 : 0;
    // The first are the best, and near the end they cost the fewest bits.
    dictionary.insert(0, piece);
  }
  return dictionary.size() <= size ? dictionary : dictionary.substr(dictionary.size() - size);
}

}  // namespace yoyak::archive
