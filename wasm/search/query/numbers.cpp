#include "search/query/numbers.hpp"

#include <algorithm>
#include <cstdint>

namespace yoyak::search {
namespace {

constexpr std::uint64_t kMost = 100'000'000'000'000'000;  // 10경

struct Unit {
  std::string_view name;
  std::uint64_t value;
};
constexpr Unit kBig[] = {{"조", 1'000'000'000'000}, {"억", 100'000'000}, {"만", 10'000}};
constexpr Unit kSmall[] = {{"천", 1'000}, {"백", 100}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// What a number at the beginning of a text is worth; 0 where there is none, or no whole one.
class NumberReader {
 public:
  explicit NumberReader(std::string_view text) : rest_(text) {}

  std::uint64_t read() {
    std::uint64_t total = 0, section = 0;
    while (digits()) {
      const std::uint64_t small = unit(kSmall);
      if (!times(small == 0 ? 1 : small, section)) return 0;
      if (small != 0 && !rest_.empty() && is_digit(rest_[0])) continue;  // 2천5백
      const std::uint64_t big = unit(kBig);
      if (big != 0) {
        total += section * big;
        section = 0;
      }
      has_unit_ |= small != 0 || big != 0;
      if (total > kMost || section > kMost) return 0;
      if (big == 0) break;
      // A space goes on to the next part of the number only: 1조 5,000억.
      if (rest_.size() > 1 && rest_[0] == ' ' && is_digit(rest_[1])) rest_.remove_prefix(1);
    }
    return total + section;
  }

  std::string_view rest() const { return rest_; }
  bool has_unit() const { return has_unit_; }
  bool has_comma() const { return has_comma_; }

 private:
  // Digits, with commas between them and perhaps a fraction, which times() makes whole.
  bool digits() {
    number_ = 0;
    divisor_ = 1;
    std::size_t count = 0;
    bool fraction = false;
    for (; !rest_.empty(); rest_.remove_prefix(1)) {
      const char c = rest_[0];
      const bool more = rest_.size() > 1 && is_digit(rest_[1]);
      if (is_digit(c)) {
        if (++count > 17) return false;
        number_ = number_ * 10 + static_cast<std::uint64_t>(c - '0');
        if (fraction) divisor_ *= 10;
      } else if (c == '.' && count > 0 && !fraction && more) {
        fraction = true;
      } else if (c == ',' && count > 0 && !fraction && more) {
        has_comma_ = true;
      } else {
        break;
      }
    }
    return count > 0;
  }

  // Adds the digits times a unit to `sum`. A fraction stays for the big unit that follows (1.5조).
  bool times(std::uint64_t unit_value, std::uint64_t& sum) {
    if (divisor_ > 1 && unit_value == 1) {
      unit_value = unit(kBig);
      has_unit_ = true;
    }
    if (unit_value == 0 || number_ > kMost / unit_value || number_ * unit_value % divisor_ != 0) return false;
    sum += number_ * unit_value / divisor_;
    return true;
  }

  template <std::size_t N>
  std::uint64_t unit(const Unit (&units)[N]) {
    for (const Unit& each : units) {
      if (!rest_.starts_with(each.name)) continue;
      rest_.remove_prefix(each.name.size());
      return each.value;
    }
    return 0;
  }

  std::string_view rest_;
  std::uint64_t number_ = 0, divisor_ = 1;
  bool has_unit_ = false, has_comma_ = false;
};

std::string with_commas(std::uint64_t number) {
  std::string out = std::to_string(number);
  for (std::size_t at = out.size(); at > 3;) out.insert(at -= 3, ",");
  return out;
}

// 5천, or nothing.
std::string in_thousands(std::uint64_t number) {
  return number % 1000 == 0 && number > 0 && number < 10'000 ? std::to_string(number / 1000) + "천" : std::string();
}

}  // namespace

std::size_t number_size(std::string_view word) {
  NumberReader reader(word);
  return reader.read() == 0 ? 0 : word.size() - reader.rest().size();
}

std::vector<std::string> number_forms(std::string_view word) {
  std::vector<std::string> forms;
  NumberReader reader(word);
  const std::uint64_t value = reader.read();
  const std::string_view rest = reader.rest();
  if (value < 1000) return forms;
  const bool plain = !reader.has_unit() && !reader.has_comma();
  if (rest.starts_with("년") || (plain && value > 1900 && value < 2100 && value % 100 != 0)) return forms;

  const auto add = [&](std::string form) {
    form += rest;
    if (form != word && std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(std::move(form));
  };
  // Longer ones are not written out.
  if (value < 1'000'000'000) {
    add(with_commas(value));
    add(std::to_string(value));
  }
  if (const std::string thousands = in_thousands(value); !thousands.empty()) add(thousands);
  for (std::size_t i = 0; i < std::size(kBig); ++i) {
    const Unit& unit = kBig[i];
    if (value < unit.value) continue;
    const std::uint64_t whole = value / unit.value, left = value % unit.value;
    const std::string head = std::to_string(whole) + std::string(unit.name);
    if (left == 0) {
      add(head);
      if (whole >= 1000) add(with_commas(whole) + std::string(unit.name));
      if (const std::string thousands = in_thousands(whole); !thousands.empty())
        add(thousands + std::string(unit.name));
    } else {
      const std::uint64_t hundredths = left / (unit.value / 100);
      if (left % (unit.value / 100) == 0) {
        std::string fraction = std::to_string(hundredths + 100).substr(1);
        if (fraction.back() == '0') fraction.pop_back();
        add(std::to_string(whole) + "." + fraction + std::string(unit.name));
      }
      if (i + 1 < std::size(kBig) && left % kBig[i + 1].value == 0) {
        const std::uint64_t second = left / kBig[i + 1].value;
        const std::string tail(kBig[i + 1].name);
        for (const char* gap : {" ", ""}) {
          if (second >= 1000) add(head + gap + with_commas(second) + tail);
          add(head + gap + std::to_string(second) + tail);
          if (const std::string thousands = in_thousands(second); !thousands.empty())
            add(head + gap + thousands + tail);
        }
      }
    }
    break;
  }
  return forms;
}

}  // namespace yoyak::search
