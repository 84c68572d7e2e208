// Days of the calendar, as dates and as numbers.
#include <catch2/catch_test_macros.hpp>

#include "text/calendar.hpp"

using namespace yoyak::text;

TEST_CASE("calendar: a date is a day that exists", "[text]") {
  CHECK(format_date(*make_date(2024, 2, 29)) == "2024-02-29");
  CHECK(format_date(*make_date(1, 1, 1)) == "0001-01-01");
  CHECK(format_date(*make_date(9999, 12, 31)) == "9999-12-31");
  CHECK_FALSE(make_date(2025, 2, 29));
  CHECK_FALSE(make_date(1900, 2, 29));
  CHECK_FALSE(make_date(2025, 0, 1));
  CHECK_FALSE(make_date(2025, 13, 1));
  CHECK_FALSE(make_date(2025, 257, 1));  // 1 in a byte
  CHECK_FALSE(make_date(2025, 1, 287));  // 31 in a byte
  CHECK_FALSE(make_date(0, 1, 1));
  CHECK_FALSE(make_date(10000, 1, 1));
}

TEST_CASE("calendar: days, months and numbers", "[text]") {
  CHECK(days_in_month(*make_date(2024, 2, 1)) == 29);
  CHECK(days_in_month(*make_date(2025, 2, 1)) == 28);
  CHECK(days_in_month(*make_date(2025, 12, 1)) == 31);
  CHECK(month_number(*make_date(2025, 1, 31)) == 2025 * 12);
  CHECK(format_date(plus_days(*make_date(2025, 12, 31), 1)) == "2026-01-01");
  CHECK(format_date(plus_days(*make_date(2024, 3, 1), -1)) == "2024-02-29");
  CHECK(try_day_number("0001-01-01") == 0U);
  CHECK(try_day_number("1969-07-20") == 718997U);
  CHECK(try_day_number("2025-12-01") == 719162U + 20423U);
  CHECK(format_day(719162 + 20423) == "2025-12-01");
  CHECK(format_day(718997) == "1969-07-20");
  for (const char* none : {"", "2025-12-1", "2025/12/01", "2025-12-0a", "2025-02-30", " 2025-12-01", "2025-12-011"}) {
    INFO(none);
    CHECK_FALSE(try_iso_date(none));
    CHECK_FALSE(try_day_number(none));
  }
}
