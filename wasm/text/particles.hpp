// What Korean adds to the end of a word: particles (에서, 을, 까지는) and the endings of verbs made of nouns (발표했습니다,
// 급증하는). One table for search and for counting words. Taking them off is a guess by form alone, without a dictionary:
// what is left is always the beginning of the word, so a search for it finds all that the word itself would find.
#pragma once

#include <string_view>

namespace yoyak::text {

// `word` without the longest particle that fits the sound before it, as a part of `word`; all of it where none fits. At
// least two code points stay. After a digit 만, 도 and the like are numbers and units (10만, 30도), not particles.
std::string_view without_particle(std::string_view word);

// Without a particle or the ending of a verb, whichever leaves less.
std::string_view word_stem(std::string_view word);

}  // namespace yoyak::text
