#include "digest/values/han_dates.hpp"

#include <array>

#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

struct Era {
  std::string_view name;
  unsigned before;  // the year before its first
  unsigned years;
  bool letter = false;  // "R7年": counts only with 年 behind it
};
constexpr std::array kEras = {Era{"令和", 2018, 99},      Era{"平成", 1988, 31},    Era{"昭和", 1925, 64},
                              Era{"大正", 1911, 15},      Era{"明治", 1867, 45},    Era{"中華民國", 1911, 189},
                              Era{"中华民国", 1911, 189}, Era{"民國", 1911, 189},   Era{"民国", 1911, 189},
                              Era{"R", 2018, 99, true},   Era{"H", 1988, 31, true}, Era{"S", 1925, 64, true}};

// The value of a digit that is not ASCII, and 10 and 100 for 十 and 百; its bytes are taken.
std::optional<unsigned> take_wide_digit(Cursor& cursor) {
  constexpr std::array<std::string_view, 10> kHan = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  constexpr std::array<std::string_view, 10> kWide = {"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
  for (unsigned digit = 0; digit < 10; ++digit) {
    if (cursor.take(kHan[digit]) || cursor.take(kWide[digit])) return digit;
  }
  if (cursor.take_one_of({"零", "○"})) return 0;
  if (cursor.take("十")) return 10;
  if (cursor.take("百")) return 100;
  return std::nullopt;
}

struct Number {
  unsigned value = 0;
  unsigned digits = 0;
};

// Digits one after the other ("二〇二五"), or with tens and hundreds ("二十三"). Stops behind four.
std::optional<Number> take_number(Cursor& cursor) {
  Number number;
  if (cursor.digit()) {
    const std::size_t start = cursor.at();
    number.value = *cursor.number(1, 4);
    number.digits = static_cast<unsigned>(cursor.at() - start);
    return cursor.digit() ? std::nullopt : std::optional(number);
  }
  unsigned last = 0;     // the digit before a ten
  bool counted = false;  // tens or hundreds were seen
  for (; number.digits < 7; ++number.digits) {
    const auto digit = take_wide_digit(cursor);
    if (!digit) break;
    if (*digit >= 10) {
      const bool plain = number.digits == 0 || last == 0;
      number.value = number.value - last + (plain ? 1 : last) * *digit;
      last = 0;
      counted = true;
    } else {
      number.value = counted ? number.value + *digit : number.value * 10 + *digit;
      last = *digit;
    }
  }
  if (number.digits == 0 || number.digits == 7) return std::nullopt;
  if (counted) number.digits = 1;
  return number;
}

// Nothing moves where this gives nothing.
std::optional<unsigned> take_year(Cursor& cursor, bool& sign) {
  const Cursor start = cursor;
  const auto fail = [&] {
    cursor = start;
    return std::nullopt;
  };
  for (const Era& era : kEras) {
    if (!cursor.take(era.name)) continue;
    cursor.spaces();
    unsigned year = 1;
    if (era.letter || !cursor.take("元")) {
      const auto number = take_number(cursor);
      if (!number || number->value < 1 || number->value > era.years) return fail();
      year = number->value;
    }
    sign = cursor.take_one_of({"年度", "年"});
    if (!sign && era.letter) return fail();
    return era.before + year;
  }
  const auto year = take_number(cursor);
  if (!year || year->digits != 4 || year->value < Cursor::kFirstYear || year->value > Cursor::kLastYear) return fail();
  sign = cursor.take_one_of({"년도", "년", "年度", "年"});
  return sign ? std::optional(year->value) : fail();
}

}  // namespace

bool may_start_date(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (text::is_ascii_digit(c)) return at == 0 || !text::is_ascii_digit(text[at - 1]);
  if (static_cast<unsigned char>(c) < 0x80) {
    if (!text::is_ascii_alpha(c) ||
        (at > 0 && (text::is_ascii_alpha(text[at - 1]) || text::is_ascii_digit(text[at - 1]))))
      return false;
    constexpr std::string_view kInitials = "jfmasondtwhqr";  // of months, weekdays, weeks, halves, quarters and eras
    return kInitials.find(text::to_ascii_lower(c)) != std::string_view::npos;
  }
  constexpr std::string_view kLeads = "\xE4\xE5\xE6\xEF\xEC\xED";  // of the words below
  if (kLeads.find(c) == std::string_view::npos) return false;
  const std::string_view rest = text.substr(at);
  for (const std::string_view word : {"令和", "平成", "昭和", "大正", "明治", "中華民國", "中华民国", "民國", "民国",
                                      "一", "二", "１", "２", "주간", "週刊", "周刊", "周报", "週報"}) {
    if (rest.starts_with(word)) return true;
  }
  return false;
}

std::optional<unsigned> take_named_year(Cursor& cursor) {
  const Cursor start = cursor;
  bool sign = false;
  const auto year = take_year(cursor, sign);
  if (sign) return year;
  cursor = start;
  return std::nullopt;
}

std::optional<unsigned> take_any_number(Cursor& cursor) {
  const auto number = take_number(cursor);
  return number && number->digits <= 2 ? std::optional(number->value) : std::nullopt;
}

std::optional<FoundDate> han_date(std::string_view text, std::size_t at) {
  Cursor cursor(text, at);
  bool sign = false;
  const auto year = take_year(cursor, sign);
  if (!year) return std::nullopt;
  const auto mark = sign ? std::nullopt : cursor.separator("./-");
  if (!sign && !mark) return std::nullopt;
  cursor.spaces();
  const auto month = take_any_number(cursor);
  if (!month || (sign ? !cursor.take_one_of({"월", "月"}) : !cursor.separator(std::string_view(&*mark, 1))))
    return std::nullopt;
  cursor.spaces();
  const auto day = take_any_number(cursor);
  if (!day || cursor.digit() || (sign && !cursor.take_one_of({"일", "日", "号", "號"}))) return std::nullopt;
  const auto date = text::make_date(*year, *month, *day);
  return date ? std::optional(FoundDate{*date, 1, at, cursor.at()}) : std::nullopt;
}

}  // namespace yoyak::digest
