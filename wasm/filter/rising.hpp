// Words of titles that come up more often lately than before. A word counts once per entry, in any of its forms: 반도체가
// and 반도체를 are 반도체 where the word is seen in two of them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yoyak::filter {

struct RisingWord {
  std::string word;                      // as it was first written
  std::uint32_t count = 0, seconds = 0;  // entries of late, and their length
  std::uint32_t before = 0;              // entries earlier
  std::uint32_t tenths = 0;              // how many tenths of its earlier share it has now; 0 where it had none
};

// The first day of "lately" in a time from day `from` to `to`; nothing if it is too short to compare.
std::optional<std::uint32_t> lately(std::uint32_t from, std::uint32_t to);

class RisingWords {
 public:
  // Lately begins at day `since`.
  explicit RisingWords(std::uint32_t since) : since_(since) {}

  // Newest first.
  void add(std::string_view title, std::uint32_t day, std::uint32_t channel, std::uint32_t seconds);
  // The surest first, at most `limit`. `without`: the words of a query, which rise by themselves.
  std::vector<RisingWord> take(std::size_t limit, std::string_view without);

 private:
  struct Entry {
    std::uint32_t day, channel, seconds;
    std::size_t end;  // of its forms
  };
  // The number of a form; a new one if the form was not seen before.
  std::uint32_t form(std::string_view folded, std::string_view written);

  std::uint32_t since_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> forms_;                           // of one entry after the other, each once
  std::map<std::string, std::uint32_t, std::less<>> numbers_;  // by the folded form
  std::vector<std::string> written_;                           // by number; empty: no title has it alone
};

}  // namespace yoyak::filter
