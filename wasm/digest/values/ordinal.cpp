#include "digest/values/ordinal.hpp"

#include <string>

#include "text/characters.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace yoyak::digest {
namespace {

constexpr std::size_t kMaxDigits = 3;  // no page has a thousand entries, but titles begin with years

int digit_of(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  return c >= U'０' && c <= U'９' ? static_cast<int>(c - U'０') : -1;
}

// A text that says nothing but a number, and that it is one: "(15)", "#15", "①", "1️⃣", "15번", "No. 15". A bare number
// says that not.
std::optional<std::uint32_t> whole_ordinal(std::string_view text) {
  constexpr char32_t kKeycap = 0x20E3;
  constexpr char32_t kEmojiStyle = 0xFE0F;
  std::uint32_t number = 0;
  std::size_t digits = 0;
  bool ended = false;
  bool marked = false;
  std::string word;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = text::next_unchecked(text, pos);
    const int digit = digit_of(c);
    const bool circled = c >= U'①' && c <= U'⑳';
    if (digit >= 0 || circled) {
      if (ended || ++digits > kMaxDigits) return std::nullopt;
      number = circled ? c - U'①' + 1 : number * 10 + static_cast<std::uint32_t>(digit);
      ended = circled;
      marked = marked || circled;
      continue;
    }
    ended = digits > 0;
    if (c == '#' || c == kKeycap || (c != kEmojiStyle && c != ' ' && c != 0xA0 && !text::is_word(c))) marked = true;
    else if (c != kEmojiStyle && text::is_word(c)) text::append(c, word);
  }
  const bool named = word == "번" || text::equals_ignoring_case(word, "no");
  if (digits == 0 || (!word.empty() && !named) || (!marked && !named)) return std::nullopt;
  return number;
}

// "15. title", "15) title", "１５．title", "1️⃣ title".
std::optional<std::uint32_t> leading_ordinal(std::string_view& text) {
  std::uint32_t number = 0;
  std::size_t digits = 0;
  std::size_t end = 0;
  for (std::size_t pos = 0; pos < text.size(); end = pos) {
    const int digit = digit_of(text::next_unchecked(text, pos));
    if (digit < 0) break;
    if (++digits > kMaxDigits) return std::nullopt;
    number = number * 10 + static_cast<std::uint32_t>(digit);
  }
  if (digits == 0) return std::nullopt;
  for (const std::string_view mark :
       {"\\.", "\\)", ".", ")", "．", "）", "、", "\xEF\xB8\x8F\xE2\x83\xA3", "\xE2\x83\xA3"}) {
    if (!text.substr(end).starts_with(mark)) continue;
    const std::string_view after = text.substr(end + mark.size());
    const std::string_view title = text::trim(after);
    const bool spaced = after.empty() || title.data() != after.data();
    if (mark == "." && !spaced && !after.starts_with("[")) return std::nullopt;  // "3.5배"
    text = title;
    return number;
  }
  return std::nullopt;
}

// "영상 1: title", "Video 2 - title", "動画3：title": what kind of thing it is, with its number.
std::optional<std::uint32_t> named_ordinal(std::string_view& text) {
  std::string_view rest = text;
  bool known = false;
  for (const std::string_view thing :
       {"영상", "동영상", "비디오",  "기사",  "뉴스",     "소식",  "논문", "글",   "동향",
        "이슈", "動画",   "記事",    "論文",  "ニュース", "视频",  "影片", "文章", "新闻",
        "论文", "video",  "article", "paper", "news",     "story", "item"}) {
    if (rest.size() < thing.size() || !text::equals_ignoring_case(rest.substr(0, thing.size()), thing)) continue;
    rest.remove_prefix(thing.size());
    known = true;
    break;
  }
  rest = text::trim(rest);
  if (rest.starts_with("#")) rest.remove_prefix(1);
  std::uint32_t number = 0;
  std::size_t digits = 0;
  for (; digits < rest.size() && digits < kMaxDigits && text::is_ascii_digit(rest[digits]); ++digits)
    number = number * 10 + static_cast<std::uint32_t>(rest[digits] - '0');
  if (!known || digits == 0) return std::nullopt;
  rest.remove_prefix(digits);
  for (const std::string_view mark : {":", "：", ". ", ") ", " - ", " – ", " — ", " | "}) {
    if (!rest.starts_with(mark) || text::trim(rest.substr(mark.size())).empty()) continue;
    text = text::trim(rest.substr(mark.size()));
    return number;
  }
  return std::nullopt;
}

}  // namespace

std::string_view without_ordinal(std::string_view text, std::optional<std::uint32_t>& number) {
  constexpr std::size_t kMaxLead = 24;  // bytes; longer than any number with its marks
  if (text.size() <= kMaxLead && (number = whole_ordinal(text))) return {};
  for (std::size_t at = text.find('[', 1); at <= kMaxLead; at = text.find('[', at + 1)) {
    std::size_t title = at;  // "1. **[title](url)**": with its emphasis
    while (title > 0 && (text[title - 1] == '*' || text[title - 1] == '_')) --title;
    if ((number = whole_ordinal(text.substr(0, title)))) return text.substr(title);
  }
  number = leading_ordinal(text);
  if (!number) number = named_ordinal(text);
  return text;
}

}  // namespace yoyak::digest
