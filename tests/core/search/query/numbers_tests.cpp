#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "search/query/numbers.hpp"

using namespace yoyak::search;

namespace {

std::string forms(std::string_view word) {
  std::string out;
  for (const std::string& form : number_forms(word)) out += (out.empty() ? "" : "|") + form;
  return out;
}

}  // namespace

TEST_CASE("numbers: with commas, without, and in Korean", "[search][numbers]") {
  CHECK(forms("4000") == "4,000|4천");
  CHECK(forms("4,000") == "4000|4천");
  CHECK(forms("4천") == "4,000|4000");
  CHECK(forms("10만") == "100,000|100000");
  CHECK(forms("100,000") == "100000|10만");
  CHECK(forms("5천만") == "50,000,000|50000000|5000만|5,000만");
  CHECK(forms("5000억") == "5,000억|5천억");
  CHECK(forms("2천5백") == "2,500|2500");
  CHECK(forms("25000") == "25,000|2.5만");
}

TEST_CASE("numbers: two parts and fractions", "[search][numbers]") {
  CHECK(forms("1.5조") == "1조 5,000억|1조 5000억|1조 5천억|1조5,000억|1조5000억|1조5천억");
  CHECK(forms("1조 5,000억") == "1.5조|1조 5000억|1조 5천억|1조5,000억|1조5000억|1조5천억");
  CHECK(forms("1조5천억") == "1.5조|1조 5,000억|1조 5000억|1조 5천억|1조5,000억|1조5000억");
  CHECK(forms("15000억").substr(0, 6) == "1.5조");
  CHECK(forms("3.25만") == "32,500|32500");
}

TEST_CASE("numbers: the rest of the word stays", "[search][numbers]") {
  CHECK(forms("5000포인트") == "5,000포인트|5천포인트");
  CHECK(forms("5,000선을") == "5000선을|5천선을");
}

TEST_CASE("numbers: years, small and broken numbers have no other spelling", "[search][numbers]") {
  for (const char* word : {"2026", "2026년", "1999", "999", "5.25", "gpt-5", "", "만", "1,2,3", "0", "10.5%",
                           "1.23456조", "99999999999999999999", "5.2.1", "1."}) {
    INFO(word);
    CHECK(forms(word) == "");
  }
  CHECK(forms("2000") == "2,000|2천");
  CHECK(forms("2,026") == "2026");
}
