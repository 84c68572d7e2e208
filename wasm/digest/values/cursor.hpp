// Reads dates and times from left to right. Private to values.
#pragma once

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "text/characters.hpp"

namespace yoyak::digest {

inline bool digit_at(std::string_view text, std::size_t pos) {
  return pos < text.size() && text::is_ascii_digit(text[pos]);
}
inline bool alpha_at(std::string_view text, std::size_t pos) {
  return pos < text.size() && text::is_ascii_alpha(text[pos]);
}

inline std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

// Every step moves on or leaves everything as it is.
class Cursor {
 public:
  // Years that digits in a row may be: a number may begin with anything.
  static constexpr unsigned kFirstYear = 1900;
  static constexpr unsigned kLastYear = 2100;

  Cursor(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::size_t at() const { return at_; }
  bool digit() const { return digit_at(text_, at_); }

  std::optional<unsigned> number(std::size_t min_digits, std::size_t max_digits) {
    unsigned value = 0;
    std::size_t count = 0;
    for (; count < max_digits && digit_at(text_, at_ + count); ++count)
      value = value * 10 + static_cast<unsigned>(text_[at_ + count] - '0');
    if (count < min_digits) return std::nullopt;
    at_ += count;
    return value;
  }
  bool take(std::string_view literal) {
    if (!text_.substr(at_).starts_with(literal)) return false;
    at_ += literal.size();
    return true;
  }
  bool take_one_of(std::initializer_list<std::string_view> literals) {
    return std::any_of(literals.begin(), literals.end(), [&](std::string_view literal) { return take(literal); });
  }
  std::optional<char> separator(std::string_view marks) {
    if (at_ >= text_.size() || marks.find(text_[at_]) == std::string_view::npos) return std::nullopt;
    return text_[at_++];
  }
  void spaces() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  // What may stand between the parts of a date that are words.
  void joint() {
    separator(",-._ ");
    spaces();
  }
  std::string_view word() {
    const std::size_t start = at_;
    while (alpha_at(text_, at_)) ++at_;
    return text_.substr(start, at_ - start);
  }
  // 1 to 12, or 0.
  unsigned month() {
    constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                          "may",       "june",     "july",     "august",
                                                          "september", "october",  "november", "december"};
    const std::size_t start = at_;
    const std::string_view name = word();
    for (std::size_t m = 0; name.size() >= 3 && m < kMonths.size(); ++m) {
      const bool sept = m == 8 && text::equals_ignoring_case(name, "sept");
      if (!sept && (name.size() > kMonths[m].size() ||
                    !text::equals_ignoring_case(name, kMonths[m].substr(0, std::max<std::size_t>(name.size(), 3)))))
        continue;
      if (!sept && name.size() != 3 && name.size() != kMonths[m].size()) continue;
      take(".");
      return static_cast<unsigned>(m + 1);
    }
    at_ = start;
    return 0;
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

}  // namespace yoyak::digest
