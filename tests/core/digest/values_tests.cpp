// Times, video ids and templates.
#include <catch2/catch_test_macros.hpp>

#include "digest/profile/template.hpp"
#include "digest/values/links.hpp"
#include "digest/values/times.hpp"

using namespace yoyak::digest;

TEST_CASE("values: times", "[digest]") {
  CHECK(try_parse_time("2025-12-20T21:30:59") == "2025-12-20T21:30:59");
  CHECK(try_parse_time("2025-12-20 21:30:59") == "2025-12-20T21:30:59");
  CHECK(try_parse_time("2025-12-20T21:30:59.123+09:00") == "2025-12-20T21:30:59+09:00");
  CHECK(try_parse_time("2025-12-20T21:30Z") == "2025-12-20T21:30:00Z");
  CHECK(try_parse_time("2025-12-20") == "2025-12-20");  // a day is all that some pages give
  CHECK(try_parse_time("2025. 12. 20.") == "2025-12-20");
  CHECK(try_parse_time("2025.12.20(토) 21:30") == "2025-12-20T21:30:00");
  CHECK(try_parse_time("2025년 12월 20일 오후 9:30") == "2025-12-20T21:30:00");
  CHECK(try_parse_time("2025-12-20 오전 12:05") == "2025-12-20T00:05:00");
  CHECK(try_parse_time("Dec 20, 2025 9:30 PM") == "2025-12-20T21:30:00");
  CHECK(try_parse_time("2025-12-20 9:30 am") == "2025-12-20T09:30:00");
  CHECK(try_parse_time("２０２５-１２-２０") == "2025-12-20");
  CHECK_FALSE(try_parse_time("2025-12-20 오후 13:05"));
  CHECK_FALSE(try_parse_time("2025-12-20 (and other days)"));
  CHECK_FALSE(try_parse_time("2025-12-20T"));
  CHECK_FALSE(try_parse_time("2025-12-20T25:00:00"));
}

TEST_CASE("values: video ids come from YouTube's addresses alone", "[digest]") {
  for (const char* url :
       {"https://www.youtube.com/watch?v=2y58QCE18Jw", "https://youtube.com/watch?t=3&v=2y58QCE18Jw#x",
        "https://youtu.be/2y58QCE18Jw?si=a", "https://m.youtube.com/shorts/2y58QCE18Jw",
        "http://www.youtube.com/live/2y58QCE18Jw", "https://www.youtube-nocookie.com/embed/2y58QCE18Jw",
        "HTTPS://WWW.YOUTUBE.COM/watch?v=2y58QCE18Jw"}) {
    INFO(url);
    CHECK(video_id(url) == "2y58QCE18Jw");
  }
  for (const char* url : {"https://vimeo.com/2y58QCE18Jw", "https://notyoutube.com/watch?v=2y58QCE18Jw",
                          "https://youtube.com.evil.org/watch?v=2y58QCE18Jw", "https://www.youtube.com/watch?v=short",
                          "https://www.youtube.com/@channel", "javascript://youtube.com/watch?v=2y58QCE18Jw", ""}) {
    INFO(url);
    CHECK_FALSE(video_id(url));
  }
  CHECK(host_of("https://user@www.GitHub.com:443/x") == "github.com");
  CHECK(host_of("/relative") == "");
}

TEST_CASE("values: templates are matched from the right", "[digest]") {
  const Profile profile = Profile::built_in();
  Fields fields;
  REQUIRE(Template("{title}, {channel} [{link}]({url}){?, {duration}}")
              .match("가, [나] | 다, 채널 [링크](https://a.b/c_(d)), 22분 31초", profile, fields));
  CHECK(fields.title == "가, [나] | 다");
  CHECK(fields.channel == "채널");
  CHECK(fields.url == "https://a.b/c_(d)");
  CHECK(fields.duration == "22분 31초");
  fields = {};
  REQUIRE(Template("{title}, {channel} [{link}]({url}){?, {duration}}")
              .match("가, 채널 [링크](https://a.b/c)", profile, fields));
  CHECK(fields.duration.empty());
  CHECK_FALSE(Template("{?{number}. }[{title}]({url})").match("[a](u1) and [b](u2)", profile, fields));
  CHECK(template_problem("{title}{url}"));
  CHECK(template_problem("{nothing}"));
  CHECK(template_problem("{?{title}"));
  CHECK_FALSE(template_problem("{?{number}. }[{title}]({url})"));
}
