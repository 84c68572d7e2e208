#include <catch2/catch_test_macros.hpp>

#include "digest/model.hpp"
#include "engine/names.hpp"

using namespace yoyak;

namespace {

// One entry for each text; the names as "엔비디아=NVIDIA 2, ".
std::string names_in(const std::vector<std::string>& texts, const std::vector<std::string>& refused = {}) {
  digest::Digest digest;
  for (const std::string& text : texts) {
    digest::Section section;
    section.markdown = text;
    digest.entries.emplace_back().sections.push_back(section);
  }
  std::string all;
  for (const auto& pair : engine::mine_names({digest}, refused))
    all += (all.empty() ? "" : ", ") + pair.hangul + "=" + pair.latin + " " + std::to_string(pair.documents);
  return all;
}

}  // namespace

TEST_CASE("names: explained in both directions, by two documents", "[engine][names]") {
  CHECK(names_in({"엔비디아(NVIDIA)가 올랐다", "오늘 엔비디아(NVIDIA)는"}) == "엔비디아=NVIDIA 2");
  CHECK(names_in({"NVIDIA(엔비디아)가 올랐다", "오늘 엔비디아(Nvidia)는"}).starts_with("엔비디아="));
  CHECK(names_in({"**엔비디아**(NVIDIA)가 올랐다", "'엔비디아'는 엔비디아(NVIDIA)"}) == "엔비디아=NVIDIA 2");
  CHECK(names_in({"엔비디아(NVIDIA)가 올랐다. 엔비디아(NVIDIA)는"}).empty());
}

TEST_CASE("names: as many words as always stand there", "[engine][names]") {
  CHECK(names_in({"그래서 젠슨 황(Jensen Huang)은", "어제 젠슨 황(Jensen Huang)이"}) == "젠슨 황=Jensen Huang 2");
  CHECK(names_in({"이제 클로드코드(Claude Code)는", "또 클로드코드(Claude Code)로"}) == "클로드코드=Claude Code 2");
  CHECK(names_in({"이것은 검색 증강 생성(RAG)은", "어제의 검색 증강 생성(RAG)이"}) == "검색 증강 생성=RAG 2");
  CHECK(names_in({"코스피(KOSPI)는", "어제 코스피(KOSPI)가"}) == "코스피=KOSPI 2");
  CHECK(names_in({"미국의 양적완화(QE)", "미국의 양적완화(QE)"}) == "양적완화=QE 2");
  CHECK(names_in({"그 Claude Code(클로드 코드)는", "Claude Code(클로드 코드)로"}) == "클로드 코드=Claude Code 2");
}

TEST_CASE("names: what is no name is left out", "[engine][names]") {
  // A role behind the names of several people, and one that stands with one person only.
  CHECK(names_in({"젠슨 황(CEO)이", "샘 올트먼(CEO)은", "일론 머스크(CEO)가"}).empty());
  CHECK(names_in({"젠슨 황(CEO)이", "젠슨 황(CEO)은"}).empty());
  // One short word does not say what several letters or words stand for.
  CHECK(names_in({"모델(LLM)은", "모델(LLM)이"}).empty());
  CHECK(names_in({"그 코드(Claude Code)는", "저 코드(Claude Code)로"}).empty());
  CHECK(names_in({"소프트웨어(SaaS)는", "소프트웨어(SaaS)로"}).empty());
  // Common words, numbers, remarks, links.
  CHECK(names_in({"추론(inference)은", "추론(inference)이"}).empty());
  CHECK(names_in({"2025년(FY25)은", "2025년(FY25)이"}).empty());
  CHECK(names_in({"NVIDIA(상승)는", "NVIDIA(상승)가"}).empty());
  CHECK(names_in({"[엔비디아](https://a.example)", "[엔비디아](https://a.example)"}).empty());
  CHECK(names_in({"엔비디아 (", "엔비디아(", "(NVIDIA)", ")("}).empty());
}

TEST_CASE("names: refused by either spelling, and no more than the limit", "[engine][names]") {
  const std::vector<std::string> texts = {"엔비디아(NVIDIA) 양적완화(QE)", "엔비디아(NVIDIA) 양적완화(QE)"};
  CHECK(names_in(texts, {"nvidia"}) == "양적완화=QE 2");
  CHECK(names_in(texts, {"양적완화"}) == "엔비디아=NVIDIA 2");
  std::string many;
  for (char a = 'A'; a <= 'Z'; ++a) {
    for (char b = 'a'; b <= 'z'; ++b) many += std::string("가나다라마바(") + a + b + "xyz) ";
  }
  digest::Digest digest;
  digest::Section section;
  section.markdown = many;
  for (int i = 0; i < 2; ++i) digest.entries.emplace_back().sections.push_back(section);
  std::size_t bytes = 0;
  const auto pairs = engine::mine_names({digest}, {});
  for (const auto& pair : pairs) bytes += pair.hangul.size() + pair.latin.size() + 8;
  CHECK(pairs.size() > 100);
  CHECK(bytes <= engine::kMaxGlossaryBytes);
}
