// The day of a page: from its front matter, its name, its folders, its title or what it says about itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "digest/diagnostic.hpp"
#include "digest/source/front_matter.hpp"
#include "digest/source/lines.hpp"
#include "digest/values/path_dates.hpp"

namespace yoyak::digest {

struct PageDate {
  std::optional<text::Date> day;  // empty where the page has none: it is no digest
  std::uint32_t days = 1;         // 7 for a week, 28 to 31 for a month, up to 184 for half a year
  std::string_view from;          // "`pubDate`", "the file name", for messages
  std::string rest_of_name;       // what the file name says besides the date; the whole stem where it holds none
  // The day that the name gives by the custom of six digits ("251201"), for the folder to confirm. Only where `day` is
  // empty or that of a month.
  std::optional<text::Date> six_digits;
  std::string rest_of_six;
  std::optional<text::Date> week_of_series;  // "weekly-2025-12", where `day` is a month
};

// `heading` is the page's first heading, `body` its lines. Adds diagnostics about dates that are none, or that
// disagree.
PageDate date_of_page(std::string_view path, const FrontMatter& front, std::string_view heading, const Lines& lines,
                      const std::vector<Line>& body, std::vector<Diagnostic>& diagnostics);

// Where the value of a key of the head stands, for diagnostics; line 0 where it is not found.
struct KeyPlace {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string_view text;  // of the line
};
KeyPlace place_of_key(const Lines& lines, std::size_t end, std::string_view key);

}  // namespace yoyak::digest
