#include "text/fillers.hpp"

#include "text/characters.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace yoyak::text {
namespace {

// Between spaces. They say nothing by coming up.
constexpr std::string_view kFillers =
    " the and for with from that this these those are was were been has have had not but you your our its all can will "
    "how why what when where who which into over about after before more most than then they them she his her just out "
    "off new now one two get got did does don't it's let my me we us he it is in of to on at by or as an am if so do "
    "no go up "
    "그리고 그런데 하지만 그래서 이것 저것 그것 이번 오늘 지금 이제 우리 당신 여러분 정말 진짜 완전 가장 모든 어떤 "
    "이런 그런 이렇게 어떻게 무엇 무슨 언제 어디 어디로 누가 왜 하는 하면 하고 있는 있다 없는 없다 되는 되고 된다 한다 "
    "합니다 입니다 위한 위해 대한 대해 통해 따라 관한 같은 다른 많은 이유 방법 때문 그냥 다시 바로 먼저 함께 모두 "
    "아닌 아니라 ";

}  // namespace

bool is_filler(std::string_view folded) {
  for (std::size_t at = kFillers.find(folded); at != std::string_view::npos; at = kFillers.find(folded, at + 1)) {
    if (kFillers[at - 1] == ' ' && kFillers[at + folded.size()] == ' ') return true;
  }
  return false;
}

std::string_view fillers() { return kFillers; }

bool is_number_word(std::string_view word) {
  std::size_t at = 0, letters = 0;
  while (at < word.size() && !is_word_code(decode(word, at).code)) at += decode(word, at).size;
  if (at == word.size() || !is_ascii_digit(word[at])) return false;
  for (; at < word.size(); at += decode(word, at).size) {
    if (is_ascii_digit(word[at])) {
      if (letters > 0) return false;
    } else if (is_word_code(decode(word, at).code)) {
      ++letters;
    }
  }
  return letters <= 2;
}

}  // namespace yoyak::text
