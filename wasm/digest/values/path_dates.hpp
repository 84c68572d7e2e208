// The dates of files and folders.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "text/calendar.hpp"

namespace yoyak::digest {

// A date in a path: a full one in the file name, else over its folders ("2025/12/01/x.md"), else a week or a month in
// either.
struct PathDate {
  enum class Kind : std::uint8_t { kNone, kDay, kPeriodOfName, kPeriodOfFolders };
  Kind kind = Kind::kNone;
  std::optional<text::Date> day;
  std::uint32_t days = 1;
  std::string rest;  // what the file name says besides the date ("기술-AI"); the whole stem where it holds none
  // "251201 회의": a day by the custom of six digits, which only its folder can confirm. `day` is empty then.
  std::optional<text::Date> six_digits;
  std::string rest_of_six;
};
PathDate date_of_path(std::string_view path);

}  // namespace yoyak::digest
