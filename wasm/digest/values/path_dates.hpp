// The dates of files and folders.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "text/calendar.hpp"

namespace yoyak::digest {

// A date in a path: a full one in the file name, else over its folders ("2025/12/01/x.md", "2025년/12월/1일.md",
// "2025/12-December/01.md"), else a week, month or quarter in either ("2025/W49/x.md").
struct PathDate {
  enum class Kind : std::uint8_t { kNone, kDay, kPeriodOfName, kPeriodOfFolders };
  Kind kind = Kind::kNone;
  std::optional<text::Date> day;
  std::uint32_t days = 1;
  std::string rest;  // what the file name says besides the date ("기술-AI"); the whole stem where it holds none
  // "251201 회의", "25.12.01 회의": a day by the custom of six digits, which only its folder can confirm. `day` is empty
  // then.
  std::optional<text::Date> six_digits;
  std::string rest_of_six;
  // "weekly-2025-12": a month, but a week where the folder has weeks of that name.
  std::optional<text::Date> week_of_series;
};
PathDate date_of_path(std::string_view path);

// Is a folder a year, a month, a week, a quarter or a day of a year and nothing else: "2025년", "12-December", "W49"?
bool is_date_part(std::string_view folder);

}  // namespace yoyak::digest
