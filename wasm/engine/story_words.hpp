// What entries are about, as weighted terms, for engine/relate.hpp. Terms are stems of words (text/particles.hpp) and
// the beginnings of Korean stems, which stand for compounds and for endings that no table knows. Packer only.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

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

class StoryWords {
 public:
  StoryTerms read(const digest::Entry& entry);

  std::size_t size() const { return terms_.size(); }
  std::string_view text(std::uint32_t term) const { return terms_[term].text; }
  // The term as people read it, in the spelling of one of the entries that contain it: "OpenAI", not "openai".
  std::string readable(std::uint32_t term, const digest::Entry& first, const digest::Entry& second) const;

 private:
  struct Term {
    std::string text, form;  // a stem was seen with one ending only if `forms` is 1; then `form` has it
    std::uint32_t forms = 0;
  };
  // The terms of a word: its stem, then the beginnings of that. None where it says nothing.
  struct Word {
    std::string text;
    std::uint32_t first = 0, count = 0;  // in terms_of_
  };

  std::uint32_t number(std::string_view term);
  const Word& word(std::string_view token);
  void add(std::string_view plain, float weight, bool title, StoryTerms& found);

  std::deque<Term> terms_;
  std::deque<Word> words_;
  std::unordered_map<std::string_view, std::uint32_t> numbers_, known_;  // views of terms_ and words_
  std::vector<std::uint32_t> terms_of_;
  std::vector<std::uint32_t> place_;  // of a term among those of the entry that is read, from 1
};

}  // namespace yoyak::engine
