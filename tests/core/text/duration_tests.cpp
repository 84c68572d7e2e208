// Lengths of time in all the forms that pages and queries use.
#include <catch2/catch_test_macros.hpp>

#include "text/duration.hpp"

using namespace yoyak::text;

TEST_CASE("durations: lengths in Korean, English and clock form", "[text]") {
  CHECK(try_parse_duration("1시간 2분 3초") == 3723U);
  CHECK(try_parse_duration("22분 31초") == 1351U);
  CHECK(try_parse_duration("384분 0초") == 23040U);
  CHECK(try_parse_duration("0분 0초") == 0U);
  CHECK(try_parse_duration("1시간") == 3600U);
  CHECK(try_parse_duration("1h 2m") == 3720U);
  CHECK(try_parse_duration("12 min 3 sec") == 723U);
  CHECK(try_parse_duration("1 hour, 5 minutes") == 3900U);
  CHECK(try_parse_duration("1:02:03") == 3723U);
  CHECK(try_parse_duration("4:13") == 253U);
  CHECK(try_parse_duration("PT1H2M3S") == 3723U);
  CHECK(try_parse_duration("P0D") == 0U);
  CHECK(try_parse_duration("P1DT2H") == 93600U);
  CHECK(try_parse_duration("90초") == 90U);
  CHECK(try_parse_duration("1.5시간") == 5400U);
  CHECK(try_parse_duration("1.5 hours") == 5400U);
  CHECK(try_parse_duration("2.25 min") == 135U);
  CHECK(try_parse_duration("1시간 반") == 5400U);
  CHECK(try_parse_duration("1시간반") == 5400U);
  CHECK(try_parse_duration("２２분\t３１초") == 1351U);
  CHECK(try_parse_duration("１：０２：０３") == 3723U);
  for (const char* none : {"", "12", "분", "2분 1시간", "1:99", "12:3", "3 apples", "99999999999분", "1:2:3:4", "1.5",
                           "1.5.2시간", "반", "3분반쯤", "P", "PT"}) {
    INFO(none);
    CHECK_FALSE(try_parse_duration(none));
  }
}
