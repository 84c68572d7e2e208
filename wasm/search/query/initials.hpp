// Words typed as initial consonants (ㅅㅋㅇㄹ for 스케일링).
#pragma once

#include <string>
#include <string_view>

namespace yoyak::search {

// Initial consonants as the index spells them: one letter 'a' + initial for each consonant; compounds (ㄳ) count as two,
// as keyboards join them unasked. Empty where `text` holds anything else.
std::string initial_letters(std::string_view text);

}  // namespace yoyak::search
