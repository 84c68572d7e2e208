// What entries are about, as weighted terms, for engine/relate.hpp. Terms are stems of words (text/particles.hpp) and
// the beginnings of Korean stems, which stand for compounds and for endings that no table knows. Packer only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_numbers.hpp"
#include "digest/model.hpp"

namespace yoyak::engine {

struct StoryTerm {
  std::uint32_t term;
  float weight;  // how often, with titles and marked phrases counted more
  bool whole;    // a stem of the entry, not only the beginning of one
  bool title;
  bool text;  // in a section, not only in the title
};
using StoryTerms = std::vector<StoryTerm>;  // by number of the term

// Beginnings of a stem that are terms of their own. No compound is so long; without a limit, a word as long as a page
// (text without spaces) would take the square of its length.
inline constexpr std::size_t kMaxBeginnings = 16;
// Bytes that are searched for spellings, all together: 3,000 entries of 3 KB may be searched seven times. Beyond it,
// words are shown as they were folded.
inline constexpr std::size_t kMaxSpelled = std::size_t{64} << 20;

class StoryWords {
 public:
  StoryWords();

  StoryTerms read(const digest::Entry& entry);

  std::size_t size() const { return terms_.size(); }
  std::string_view text(std::uint32_t term) const { return terms_.text(term); }
  // The term as people read it, in the spelling of one of the entries that contain it: "OpenAI", not "openai".
  std::string readable(std::uint32_t term, const digest::Entry& first, const digest::Entry& second) const;

 private:
  // A stem was seen with one ending only if `count` is 1; then `first` has it.
  struct Forms {
    std::string_view first;  // in words_
    std::uint32_t count = 0;
  };
  // The terms of a word, in terms_of_: its stem, then the beginnings of that. None where it says nothing.
  struct Parts {
    std::uint32_t first = 0, count = 0;
  };

  bool says_nothing(std::string_view word) const;
  std::uint32_t term(std::string_view text);
  Parts parts(std::string_view token);
  void add(std::string_view plain, float weight, bool title, StoryTerms& found);

  TextNumbers terms_, words_, common_;
  std::vector<Forms> forms_;  // by term
  std::vector<Parts> parts_;  // by word
  std::vector<std::uint32_t> terms_of_;
  std::vector<std::uint32_t> place_;  // of a term among those of the entry that is read, from 1
  mutable std::size_t spelled_ = 0;   // see kMaxSpelled
};

}  // namespace yoyak::engine
