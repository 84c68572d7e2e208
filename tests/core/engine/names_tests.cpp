#include <catch2/catch_test_macros.hpp>

#include "digest/model.hpp"
#include "engine/known_names.hpp"
#include "engine/names.hpp"
#include "engine/sound_names.hpp"
#include "engine/sounds.hpp"

using namespace yoyak;

namespace {

// One entry for each text.
digest::Digest digest_of(const std::vector<std::string>& texts) {
  digest::Digest digest;
  for (const std::string& text : texts) {
    digest::Section section;
    section.markdown = text;
    digest.entries.emplace_back().sections.push_back(section);
  }
  return digest;
}

// The names as "엔비디아=NVIDIA 2, ", without those that are known.
std::string names_in(const std::vector<std::string>& texts, const std::vector<std::string>& refused = {}) {
  std::string all;
  auto pairs = engine::mine_names({digest_of(texts)}, refused);
  std::erase_if(pairs, [](const engine::NamePair& pair) { return pair.documents == 0; });
  for (const auto& pair : pairs)
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
  CHECK(names_in({"그래서 젠슨 황(Jensen Huang)은", "어제 젠슨 황(Jensen Huang)이"}) ==
        "젠슨 황=Jensen Huang 2, 젠슨=Jensen 2");
  CHECK(names_in({"이제 클로드코드(Claude Code)는", "또 클로드코드(Claude Code)로"}) == "클로드코드=Claude Code 2");
  CHECK(names_in({"이것은 검색 증강 생성(RAG)은", "어제의 검색 증강 생성(RAG)이"}) == "검색 증강 생성=RAG 2");
  CHECK(names_in({"코스피(KOSPI)는", "어제 코스피(KOSPI)가"}) == "코스피=KOSPI 2");
  CHECK(names_in({"미국의 양적완화(QE)", "미국의 양적완화(QE)"}) == "양적완화=QE 2");
  CHECK(names_in({"그 Claude Code(클로드 코드)는", "Claude Code(클로드 코드)로"}) ==
        "클로드 코드=Claude Code 2, 클로드=Claude 2");
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

TEST_CASE("names: words that sound alike", "[engine][names]") {
  const auto alike = [](std::string_view latin, std::string_view hangul) {
    for (const auto& sounds : engine::sounds_of_latin(latin)) {
      if (engine::same_sounds(sounds, engine::sounds_of_hangul(hangul))) return true;
    }
    return false;
  };
  const std::pair<std::string_view, std::string_view> same[] = {
      {"kospi", "코스피"},      {"nasdaq", "나스닥"},      {"bitcoin", "비트코인"},   {"nvidia", "엔비디아"},
      {"tesla", "테슬라"},      {"google", "구글"},        {"gemini", "제미나이"},    {"claude", "클로드"},
      {"palantir", "팔란티어"}, {"anthropic", "앤트로픽"}, {"anthropic", "앤스로픽"}, {"microsoft", "마이크로소프트"},
      {"netflix", "넷플릭스"},  {"amazon", "아마존"},      {"broadcom", "브로드컴"},  {"perplexity", "퍼플렉시티"},
      {"deepseek", "딥시크"},   {"groq", "그록"},          {"obsidian", "옵시디안"},  {"cerebras", "셀레브라스"},
      {"samsung", "삼성"},      {"hyundai", "현대"},       {"youtube", "유튜브"},     {"tencent", "텐센트"},
      {"context", "컨텍스트"},  {"motion", "모션"},        {"agent", "에이전트"},
  };
  for (const auto& [latin, hangul] : same) {
    INFO(latin << " " << hangul);
    CHECK(alike(latin, hangul));
  }
  for (const auto& [latin, hangul] : same) {
    for (const auto& [other, other_hangul] : same) {
      if (latin == other || hangul == other_hangul) continue;
      INFO(latin << " " << other_hangul);
      CHECK_FALSE(alike(latin, other_hangul));
    }
  }
  CHECK_FALSE(alike("intel", "미국"));
  CHECK_FALSE(alike("apple", "필리"));  // begins with a vowel
  CHECK_FALSE(alike("ai", "아이"));     // no consonant tells it apart
  CHECK(engine::sounds_of_latin("").empty());
  CHECK(engine::sounds_of_latin("xxzzghghghchchsssrrngng").size() <= 32);
}

TEST_CASE("names: pairs that sound alike stand in the same documents, one of them with a capital", "[engine][names]") {
  const auto alike = [](const std::vector<std::string>& texts) {
    std::string all;
    for (const auto& pair : engine::names_that_sound_alike({digest_of(texts)}))
      all += pair.hangul + "=" + pair.latin + " " + std::to_string(pair.documents) + ";";
    return all;
  };
  CHECK(alike({"Gemini 3: 제미나이가 나왔다", "제미나이를 쓴다. Gemini"}) == "제미나이=Gemini 2;");
  CHECK(alike({"GEMINI 제미나이", "Gemini 제미나이는", "Gemini 제미나이도"}) == "제미나이=Gemini 3;");
  // Once, apart, seldom together, of two consonants, a word of small letters, part of an address.
  CHECK(alike({"Gemini 제미나이", "Gemini"}).empty());
  CHECK(alike({"Gemini", "제미나이", "Gemini", "제미나이"}).empty());
  CHECK(alike({"Gemini 제미나이", "Gemini 제미나이", "Gemini", "Gemini", "Gemini", "Gemini"}).empty());
  CHECK(alike({"Meta 메타", "Meta 메타"}).empty());
  CHECK(alike({"Meta 메타", "Meta 메타", "Meta 메타", "Meta 메타"}) == "메타=Meta 4;");
  CHECK(alike({"Tuning 있다는", "Tuning 있다는"}).empty());
  // What stands everywhere stands beside any word.
  std::vector<std::string> many(100, "기업");
  for (int i = 0; i < 5; ++i) many.emplace_back("Gopu 기업");
  CHECK(alike(many).empty());
  many.resize(5);
  for (int i = 0; i < 100; ++i) many.emplace_back("다른 말");
  for (int i = 0; i < 5; ++i) many.emplace_back("Gopu 기업");
  CHECK(alike(many) == "기업=Gopu 5;");
  CHECK(alike({"context 컨텍스트", "context 컨텍스트"}).empty());
  CHECK(alike({"https://x.example/Gemini 제미나이", "https://x.example/Gemini?a 제미나이"}).empty());
}

TEST_CASE("names: known ones of which the pages have a spelling, after the others", "[engine][names]") {
  const auto known = [](const std::vector<std::string>& texts) {
    std::string all;
    for (const auto& name : engine::known_names({digest_of(texts)}))
      all += std::string(name.hangul) + "=" + std::string(name.other) + ";";
    return all;
  };
  CHECK(known({}).empty());
  CHECK(known({"아무것도 아니다", "a museum of ethics", "kospi2x"}) == "코스피=KOSPI;");
  CHECK(known({"비트코인이 올랐다"}) == "비트코인=Bitcoin;비트코인=BTC;");
  CHECK(known({"the bitCOIN"}) == "비트코인=Bitcoin;");
  CHECK(known({"韓 경제"}) == "한국=韓;");
  // Explained by the pages: once is enough. What is refused is refused here, too.
  const auto pairs = engine::mine_names({digest_of({"코스피(KOSPI)와 나스닥", "코스피(KOSPI)"})}, {"nasdaq"});
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].documents == 2);
}
