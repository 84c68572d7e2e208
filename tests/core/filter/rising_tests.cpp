#include <catch2/catch_test_macros.hpp>

#include "filter/rising.hpp"
#include "text/calendar.hpp"

using namespace yoyak;
using filter::RisingWord;
using filter::RisingWords;

namespace {

std::uint32_t day(std::string_view date) { return text::try_day_number(date).value(); }

// Titles of January and, lately, of March; each of another channel.
class Titles {
 public:
  Titles& early(std::string_view title, std::uint32_t count) { return add(title, count, day("2026-01-01")); }
  Titles& late(std::string_view title, std::uint32_t count) { return add(title, count, day("2026-03-01")); }
  Titles& one(std::string_view title, std::string_view date, std::uint32_t channel) {
    words_.add(title, day(date), channel, 60);
    return *this;
  }
  std::vector<RisingWord> rising(std::string_view without = "") { return words_.take(10, without); }
  std::vector<std::string> words(std::string_view without = "") {
    std::vector<std::string> list;
    for (const RisingWord& each : rising(without)) list.push_back(each.word);
    return list;
  }

 private:
  Titles& add(std::string_view title, std::uint32_t count, std::uint32_t first) {
    for (std::uint32_t i = 0; i < count; ++i) words_.add(title, first + i % 28, channel_++, 60);
    return *this;
  }
  RisingWords words_{day("2026-03-01")};
  std::uint32_t channel_ = 0;
};

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("rising: words of a title are no numbers, dates, fillers or single letters", "[filter]") {
  Titles titles;
  titles.early("날씨", 30).late("2026년 11월 22일, AI와 AI: How the C++ 3부 GPT-5 그리고 a 금리 50% 3~4배 $100", 5);
  CHECK(titles.words() == Words{"AI", "C++", "GPT-5", "금리"});
}

TEST_CASE("rising: what is as frequent as ever, or fell, does not rise", "[filter]") {
  Titles titles;
  titles.early("금리 이야기", 20).late("금리 이야기", 10).late("휴머노이드 소식", 6);
  titles.early("부동산 전망", 9).late("부동산 전망", 1);
  CHECK(titles.words() == Words{"소식", "휴머노이드"});
}

TEST_CASE("rising: entries of late with their time, and those before", "[filter]") {
  Titles titles;
  titles.early("로봇", 1).early("날씨", 30).late("로봇", 5);
  const auto words = titles.rising();
  REQUIRE(words.size() == 1);
  CHECK(words[0].word == "로봇");
  CHECK(words[0].count == 5);
  CHECK(words[0].seconds == 300);
  CHECK(words[0].before == 1);
  CHECK(words[0].tenths == 310);  // five of five, after one of 31
}

TEST_CASE("rising: forms of a word count together where the word is seen in two of them; others stay whole",
          "[filter]") {
  Titles titles;
  titles.early("날씨", 30).late("반도체가", 2).late("반도체를", 2).late("어린이", 4);
  CHECK(titles.words() == Words{"반도체", "어린이"});
}

TEST_CASE("rising: upper and lower case are one word, shown as it was first written", "[filter]") {
  Titles titles;
  titles.early("날씨", 30).late("OpenAI의", 2).late("OPENAI", 2);
  CHECK(titles.words() == Words{"OpenAI"});
}

TEST_CASE("rising: one channel, one day or two entries do not make a word rise", "[filter]") {
  Titles titles;
  titles.early("날씨", 30).late("둘뿐", 2);
  for (int i = 1; i < 10; ++i) {
    titles.one("아침브리핑", "2026-03-0" + std::to_string(i), 7);
    titles.one("생방송특집", "2026-03-05", 100 + static_cast<std::uint32_t>(i));
  }
  CHECK(titles.words().empty());
}

TEST_CASE("rising: the words of the query are left out, and equals stand in a fixed order", "[filter]") {
  Titles titles;
  titles.early("날씨", 30).late("나무 가지", 5);
  CHECK(titles.words() == Words{"가지", "나무"});
  CHECK(titles.words("나무 -잎") == Words{"가지"});
}

TEST_CASE("rising: a word that is in one entry twice counts once", "[filter]") {
  Titles titles;
  titles.early("날씨", 30).late("로봇 로봇은 로봇을", 2);
  CHECK(titles.words().empty());
}

TEST_CASE("rising: lately is four weeks, a third of a shorter time, and nothing of a short one", "[filter]") {
  CHECK(filter::lately(day("2025-01-01"), day("2025-12-31")) == day("2025-12-04"));
  CHECK(filter::lately(day("2026-01-01"), day("2026-01-30")) == day("2026-01-21"));
  CHECK_FALSE(filter::lately(day("2026-01-01"), day("2026-01-20")).has_value());
  CHECK_FALSE(filter::lately(day("2026-01-02"), day("2026-01-01")).has_value());
}
