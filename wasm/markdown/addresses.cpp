#include "markdown/addresses.hpp"

#include "markdown/lines.hpp"
#include "text/characters.hpp"
#include "text/particles.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace yoyak::markdown {
namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool one_of(char c, std::string_view list) { return list.find(c) != kNowhere; }

// Letters of Korean, Chinese and Japanese, which put no space between an address and what follows.
bool is_cjk_letter(char32_t code) { return text::is_cjk(code) && text::is_word(code); }

bool is_particle(std::string_view word) {
  constexpr std::string_view kAnything = "//";
  return text::without_particle(std::string(kAnything).append(word)) == kAnything;
}

class AddressScanner {
 public:
  AddressScanner(std::string_view text, AddressText kind) : text_(text), kind_(kind) {}

  // Where the address ends whose host begins at `host`; 0 if that is no host. `dot`: the host must have one.
  std::size_t end(std::size_t begin, std::size_t host, bool dot) {
    at_ = host;
    while (at_ < text_.size()) {
      // What is no host is not read to its end: a text may hold many that begin in one another.
      if (in_host_ && is_ascii(text_[at_]) && !is_host_character(text_[at_])) {
        if (!is_host(text_.substr(host, at_ - host), dot)) return 0;
        in_host_ = false;
      }
      if (!step()) break;
    }
    const std::size_t last = trimmed(begin);
    return last > host && is_host(text_.substr(host, last - host), dot) ? last : 0;
  }

 private:
  // Moves over one character if it belongs to the address.
  bool step() {
    const char c = text_[at_];
    if (!is_ascii(c)) return step_beyond_ascii();
    switch (c) {
      case '"':
      case '<':
      case '>':
      case '`':
      case '|':
      case 0x7F:
        return false;
      case '\\':
        if (kind_ == AddressText::kVisible || at_ + 1 == text_.size() || !text::is_ascii_punctuation(text_[at_ + 1]))
          return false;
        at_ += 2;
        return true;
      case '/':
      case '?':
      case '#':
      case '=':
      case '&':
        cjk_ = false;
        break;
      case '(':
        ++parentheses_;
        break;
      case ')':
        --parentheses_;
        break;
      case '[':
        if (at_ + 1 < text_.size() && one_of(text_[at_ + 1], "^[")) return false;  // a footnote, a wiki link
        [[fallthrough]];
      case '{':
        ++brackets_;
        break;
      case ']':
      case '}':
        if (brackets_-- == 0) return false;
        break;
      default:
        if (c <= 0x20) return false;
    }
    ++at_;
    return true;
  }

  // Letters of any script belong to an address; signs and spaces beyond ASCII end it. A CJK letter belongs to it only
  // where it cannot be the next word: at the beginning of a part (`/한국어`, `q=한국어`, `a-한국어`) or in a part that has
  // others.
  bool step_beyond_ascii() {
    const text::Decoded next = text::decode(text_, at_);
    if (!text::is_word(next.code)) return false;
    if (is_cjk_letter(next.code)) {
      const char before = text_[at_ - 1];
      const bool begins =
          one_of(before, "/=#&+-_@") || (before == '.' && in_host_) || (before == '~' && text_[at_ - 2] == '/');
      const bool goes_on = cjk_ && (!is_ascii(before) || is_ascii_alphanumeric(before) || one_of(before, ".:(%"));
      if (!begins && !goes_on) return false;
      if (before == '/' && particle_stands_alone()) return false;
      cjk_ = true;
    }
    at_ += next.size;
    return true;
  }

  // `https://example.com/에서`: the part is a particle and nothing else.
  bool particle_stands_alone() const {
    constexpr std::size_t kLongest = std::size_t{3} * 4;  // 으로부터
    std::size_t end = at_;
    while (end < text_.size() && end - at_ <= kLongest && !is_ascii(text_[end])) {
      const text::Decoded next = text::decode(text_, end);
      if (!text::is_hangul_syllable(next.code)) break;
      end += next.size;
    }
    if (end < text_.size() && (is_ascii_alphanumeric(text_[end]) || one_of(text_[end], "/-_%=&#"))) return false;
    return end > at_ && is_particle(text_.substr(at_, end - at_));
  }

  // The end without what is rather the sentence's (GFM's list, and brackets that enclose the address).
  std::size_t trimmed(std::size_t begin) {
    std::size_t end = at_;
    for (; end > begin; --end) {
      const char c = text_[end - 1];
      if (c == ')' ? parentheses_++ < 0 : one_of(c, "?!.,:*_~'([{")) continue;
      if (c != ';') break;
      std::size_t name = end - 1;  // `&copy;` is no part of it
      while (name > begin && is_ascii_alphanumeric(text_[name - 1])) --name;
      if (name > begin && name < end - 1 && text_[name - 1] == '&') end = name;
    }
    return end;
  }

  static bool is_host_character(char c) { return is_ascii_alphanumeric(c) || one_of(c, ".-_"); }

  // A domain as GFM has it: no `_` in its last two parts. What is not ASCII needs a dot, or any word behind `://` were
  // one.
  static bool is_host(std::string_view rest, bool dot) {
    bool ascii = true;
    std::size_t dots = 0;
    std::size_t underscores[2] = {0, 0};  // in the part before the last one and in the last one
    std::size_t at = 0;
    while (at < rest.size()) {
      const char c = rest[at];
      if (c == '.') {
        if (at == 0 || rest[at - 1] == '.') return false;
        if (at + 1 < rest.size()) {
          ++dots;
          underscores[0] = underscores[1];
          underscores[1] = 0;
        }
      } else if (c == '_') {
        ++underscores[1];
      } else if (!is_ascii(c)) {
        ascii = false;
      } else if (!is_host_character(c) || (c == '-' && at == 0)) {
        break;
      }
      ++at;
    }
    return at > 0 && underscores[0] == 0 && underscores[1] == 0 && (dots > 0 || (ascii && !dot));
  }

  std::string_view text_;
  const AddressText kind_;
  std::size_t at_ = 0;
  bool in_host_ = true;
  bool cjk_ = false;  // in the part between two slashes
  std::ptrdiff_t parentheses_ = 0;
  std::size_t brackets_ = 0;
};

bool ends_with_word(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if ((text[text.size() - lower.size() + i] | 0x20) != lower[i]) return false;  // `:` has the bit as well
  }
  return true;
}

Address mail_at(std::string_view text, std::size_t at, std::size_t floor) {
  std::size_t begin = at;
  while (begin > floor && (is_ascii_alphanumeric(text[begin - 1]) || one_of(text[begin - 1], ".+-_"))) --begin;
  while (begin < at && !is_ascii_alphanumeric(text[begin])) ++begin;
  if (begin == at || (begin > 0 && text[begin - 1] == '/')) return {};
  std::size_t end = at + 1;
  while (end < text.size() && (is_ascii_alphanumeric(text[end]) || one_of(text[end], ".-_"))) ++end;
  while (text[end - 1] == '.') --end;
  const std::string_view domain = text.substr(at + 1, end - at - 1);
  if (domain.find('.') == std::string_view::npos || domain[0] == '.' || !is_ascii_letter(domain.back())) return {};
  if (ends_with_word(text.substr(floor, begin - floor), "mailto:")) return {begin - 7, end, ""};
  return {begin, end, "mailto:"};
}

}  // namespace

Address address_at(std::string_view text, std::size_t at, std::size_t floor, AddressText kind) {
  if (text[at] == '@') return mail_at(text, at, floor);
  if (text[at] == 'w') {
    if (text.substr(at, 4) != "www." || at < floor) return {};
    const char before = at > 0 ? text[at - 1] : ' ';
    if (is_ascii_alphanumeric(before) || one_of(before, "./-@\\")) return {};
    return {at, AddressScanner(text, kind).end(at, at, true), "http://"};
  }
  if (text.substr(at, 3) != "://") return {};
  const std::string_view head = text.substr(floor, at - floor);
  const std::size_t length = ends_with_word(head, "https") ? 5 : ends_with_word(head, "http") ? 4 : 0;
  if (length == 0 || (at > length && is_ascii_letter(text[at - length - 1]))) return {};
  return {at - length, AddressScanner(text, kind).end(at - length, at + 3, false), ""};
}

}  // namespace yoyak::markdown
