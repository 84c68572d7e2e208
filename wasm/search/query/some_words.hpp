// The words of a query apart, for finding entries that hold some of them (search/match/some.hpp). Marks around words,
// particles and endings come off; words that ask (왜, 어떻게, how) are left out. Rules: docs/search.md, "Some of the
// words".
#pragma once

#include <string>
#include <vector>

#include "search/query/query.hpp"

namespace yoyak::search {

// One thing that was asked for: a word without its particle, a phrase, or what stood between OR.
struct SomeWord {
  Clause sought;     // any of these; holds wherever the words as typed hold
  std::string text;  // for people, as typed
};

// Each once, in the order of the query; at most 60. What is excluded plays no part. Words of one letter are left out.
std::vector<SomeWord> some_words(const Query& query);

// The words of normalised text that has no spaces: `ai,버블?` holds ai and 버블. Signs inside Latin words and numbers stay
// (gpt-5.2, s&p, 4,000), and so do those after them that belong to them (c++, 50%). Appends views of `text`.
void split_marks(std::string_view text, std::vector<std::string_view>& words);

}  // namespace yoyak::search
