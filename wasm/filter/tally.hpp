// Entries counted over time: by day, month, channel and topic. Over columns; no text is touched. Words of titles that
// rise are in filter/rising.hpp.
#pragma once

#include <cstdint>
#include <vector>

#include "base/order.hpp"
#include "filter/catalog.hpp"
#include "filter/select.hpp"

namespace yoyak::filter {

struct Sum {
  std::uint32_t count = 0;
  std::uint32_t seconds = 0;  // of video

  void add(std::uint32_t more_seconds) {
    ++count;
    seconds += more_seconds;
  }
};

// Weeks begin on Sundays, as in the calendars of Korea and North America. The first is that of 0001-01-01, a Monday.
constexpr std::uint32_t week_of_day(std::uint32_t day) { return (day + 1) / 7; }

struct Tally {
  struct Day {
    std::uint32_t day;  // text::day_number()
    Sum sum;
  };
  // By the archive's numbers: of each in all, then of each month.
  struct Table {
    std::vector<Sum> cells;         // 1 + months.size() for each number
    std::vector<KeyedIndex> order;  // numbers with entries and a name: most entries first, equals as in the archive
  };
  Sum total;
  std::vector<Day> days;          // that have entries, oldest first
  std::uint32_t first_month = 0;  // since January of the year 0
  std::vector<Sum> months;        // every month from the first to the last day, with entries or without
  std::uint32_t first_week = 0;   // week_of_day()
  std::vector<Sum> weeks;         // as the months
  Table channels, topics;
};

// `rows`: entries from day `from` to day `to` in the archive's order, newest first, of partitions whose lengths are
// loaded.
Tally tally(Catalog& catalog, const std::vector<Row>& rows, std::uint32_t from, std::uint32_t to);

}  // namespace yoyak::filter
