#include <catch2/catch_test_macros.hpp>

#include "search/helpers.hpp"
#include "search/match/hits.hpp"
#include "search/match/slips.hpp"
#include "search/query/alternatives.hpp"
#include "text/hangul.hpp"
#include "text/words.hpp"

using namespace search_test;
using namespace yoyak::search;

namespace {

using Docs = std::set<std::uint32_t>;

Query query_of(std::string_view input) { return parse_query(input, "2026-03-01"); }

// What an alternative of that kind seeks, or "none".
std::string sought(std::string_view input, HelpKind kind, const Synonyms& synonyms = {}, const Synonyms& names = {}) {
  for (const Alternative& alternative : alternatives(query_of(input), synonyms, names)) {
    if (alternative.kind == kind) return alternative.text;
  }
  return "none";
}

Docs found(TestIndex& index, std::string_view input, HelpKind kind) {
  Docs out;
  for (const Alternative& alternative : alternatives(query_of(input), {}, {})) {
    if (alternative.kind != kind) continue;
    for (const DocHit& hit : index.search(alternative.query).hits) out.insert(hit.doc);
  }
  return out;
}

// Documents where somewhere inside a line syllable after syllable passes the tests.
template <typename Test>
Docs brute_syllables(const BruteForce& brute, std::size_t count, Test test) {
  Docs out;
  for (std::uint32_t d = 0; d < brute.folded().size(); ++d) {
    for (const auto& [field, text] : brute.folded()[d]) {
      for (std::size_t at = 0; at + count <= text.size(); ++at) {
        bool all = true;
        for (std::size_t i = 0; i < count && all; ++i) all = test(i, text[at + i]);
        if (all) out.insert(d);
      }
    }
  }
  return out;
}

int initial_of(char32_t code) {
  return code >= 0xAC00 && code <= 0xD7A3 ? static_cast<int>((code - 0xAC00) / 588) : -1;
}

}  // namespace

TEST_CASE("alternatives: initials find what brute force finds", "[search][property]") {
  TextMaker make(11);
  std::vector<Document> documents = make.documents(80);
  documents[7][Field::kTitle] = "스케일링을 한다";
  const BruteForce brute(documents);
  for (const std::size_t block_bytes : {300, 4096}) {
    TestIndex index(documents, {.block_bytes = block_bytes});
    REQUIRE(found(index, "ㅅㅋㅇㄹ", HelpKind::kInitials).count(7) == 1);
    const std::u32string letters = U"ㄱㄴㄷㅁㅇㅅㅋㄹㅎ";
    const int initials[] = {0, 2, 3, 6, 11, 9, 15, 5, 18};
    for (int n = 0; n < 150; ++n) {
      std::u32string query;
      std::vector<int> wanted;
      for (std::size_t k = 2 + make.below(3); k > 0; --k) {
        const std::size_t i = make.below(letters.size());
        query += letters[i];
        wanted.push_back(initials[i]);
      }
      INFO(encoded(query));
      REQUIRE(
          found(index, encoded(query), HelpKind::kInitials) ==
          brute_syllables(brute, wanted.size(), [&](std::size_t i, char32_t c) { return initial_of(c) == wanted[i]; }));
    }
  }
}

TEST_CASE("alternatives: an unfinished syllable finds what brute force finds", "[search][property]") {
  TextMaker make(12);
  const std::vector<Document> documents = make.documents(80);
  const BruteForce brute(documents);
  TestIndex index(documents, {.block_bytes = 600});
  for (const char32_t stem : U"가스케모언") {
    if (stem == 0) continue;
    // 스이: the second syllable has no final yet
    for (const char32_t last : std::u32string(U"이케리모")) {
      const std::string query = encoded(std::u32string{stem, last});
      INFO(query);
      const char32_t end = last == U'모' ? 0xBB4B : last + 27;  // 모 may also become 뫄, 뫠, 뫼
      REQUIRE(found(index, query, HelpKind::kUnfinished) == brute_syllables(brute, 2, [&](std::size_t i, char32_t c) {
                return i == 0 ? c == stem : c >= last && c <= end;
              }));
    }
    // 스ㅋ: only the consonant is there
    REQUIRE(
        found(index, encoded(std::u32string{stem, U'ㅋ'}), HelpKind::kUnfinished) ==
        brute_syllables(brute, 2, [&](std::size_t i, char32_t c) { return i == 0 ? c == stem : initial_of(c) == 15; }));
  }
}

TEST_CASE("alternatives: every step of typing a word finds it", "[search]") {
  std::vector<Document> documents(1);
  documents[0][Field::kMain] = "대규모 스케일링은 닭고기와 과자";
  TestIndex index(documents);
  for (const char* typed : {"스", "슼", "스케", "스켕", "스케이", "스케일", "스케일ㄹ", "스케일리", "스케일링",
                            "ㅅㅋㅇㄹ", "스ㅋ", "달", "닭", "닭고", "닭곡", "고자", "과ㅈ", "괒"}) {
    INFO(typed);
    const bool found_it = index.find(typed).count(0) + found(index, typed, HelpKind::kUnfinished).count(0) +
                              found(index, typed, HelpKind::kInitials).count(0) >
                          0;
    REQUIRE((found_it || std::string_view(typed) == "고자"));
  }
}

TEST_CASE("alternatives: the other keyboard", "[search]") {
  REQUIRE(sought("zmffhem", HelpKind::kKeyboard) == "클로드");
  REQUIRE(sought("치명ㄷ", HelpKind::kKeyboard) == "claude");
  REQUIRE(sought("Ekfrl", HelpKind::kKeyboard) == "딸기");
  REQUIRE(sought("gpt", HelpKind::kKeyboard) == "헷");
  REQUIRE(sought("cat", HelpKind::kKeyboard) == "none");
  REQUIRE(sought("gpt-5", HelpKind::kKeyboard) == "none");
}

TEST_CASE("alternatives: particles, with stems of two syllables or more", "[search]") {
  REQUIRE(sought("실적을", HelpKind::kParticle) == "실적");
  REQUIRE(sought("반도체에서는", HelpKind::kParticle) == "반도체");
  REQUIRE(sought("서울로", HelpKind::kParticle) == "서울");
  REQUIRE(sought("클로드가", HelpKind::kParticle) == "클로드");
  REQUIRE(sought("국가", HelpKind::kParticle) == "none");
  REQUIRE(sought("집을", HelpKind::kParticle) == "none");
  REQUIRE(sought("전문가", HelpKind::kParticle) == "none");
  REQUIRE(sought("\"실적을\"", HelpKind::kParticle) == "none");
}

TEST_CASE("alternatives: spacing in both directions", "[search]") {
  std::vector<Document> documents(2);
  documents[0][Field::kMain] = "데이터센터를 짓다";
  documents[1][Field::kMain] = "데이터 센터를 짓다";
  TestIndex index(documents);
  REQUIRE(index.find("데이터센터") == Docs{0});
  // With what the query itself finds, so that other words may be written otherwise, too.
  REQUIRE(found(index, "데이터센터", HelpKind::kSpacing) == Docs{0, 1});
  REQUIRE(found(index, "데이터 센터", HelpKind::kSpacing) == Docs{0, 1});
  REQUIRE(sought("데이터 센터", HelpKind::kSpacing) == "데이터센터");
}

TEST_CASE("alternatives: synonyms from the configuration", "[search]") {
  const Synonyms synonyms = {{"클로드", "Claude"}, {"AI", "인공지능", "인공 지능"}};
  REQUIRE(sought("claude", HelpKind::kSynonym, synonyms) == "클로드");
  REQUIRE(sought("ai 모델", HelpKind::kSynonym, synonyms) == "인공지능 OR \"인공 지능\" 모델");
  REQUIRE(sought("모델", HelpKind::kSynonym, synonyms) == "none");
}

TEST_CASE("alternatives: one slip is suggested", "[search]") {
  std::vector<Document> documents(1);
  documents[0][Field::kMain] = "스케일링을 스케일링이 스케일 스테이블코인 claude 반도체";
  TestIndex index(documents);
  const auto suggested = [&](std::string_view word) {
    for (;;) {
      Lack lack;
      std::vector<std::string> out;
      if (suggest_slips(word, index.index, index, lack, out) || lack.damaged)
        return out.empty() ? std::string("none") : out[0];
      index.provide(lack);
    }
  };
  REQUIRE(suggested("스캐일링") == "스케일링");
  REQUIRE(suggested("스케일랑") == "스케일링");
  REQUIRE(suggested("cluade") == "claude");
  REQUIRE(suggested("claud") == "claude");
  REQUIRE(suggested("반도채") == "반도체");
  REQUIRE(suggested("없는말이다") == "none");
}

TEST_CASE("alternatives: exclusions and phrases stay as they are", "[search]") {
  const auto list = alternatives(query_of("실적을 -실적이 \"실적을\""), {}, {});
  for (const Alternative& alternative : list) {
    REQUIRE(alternative.query.clauses[1] == query_of("-실적이").clauses[0]);
    REQUIRE(alternative.query.clauses[2] == query_of("\"실적을\"").clauses[0]);
  }
  REQUIRE(alternatives(query_of(""), {}, {}).empty());
  REQUIRE(alternatives(query_of("-가나"), {}, {}).empty());
}

TEST_CASE("alternatives: marks around words come off", "[search]") {
  CHECK(sought("버블?", HelpKind::kMarks) == "버블");
  CHECK(sought("「AI」 버블", HelpKind::kMarks) == "ai 버블");
  CHECK(sought("AI,버블", HelpKind::kMarks) == "ai 버블");
  CHECK(sought("#AI $NVDA", HelpKind::kMarks) == "ai nvda");
  CHECK(sought("AI - 버블", HelpKind::kMarks) == "ai 버블");
  CHECK(sought("c++ s&p500 gpt-5.2", HelpKind::kMarks) == "none");
  CHECK(sought("?", HelpKind::kMarks) == "none");
  CHECK(sought("버블인가요?", HelpKind::kParticle) == "버블");
}

TEST_CASE("alternatives: letters beside digits", "[search]") {
  const auto forms = [](std::string_view input) { return sought(input, HelpKind::kJoint); };
  CHECK(forms("gpt5.2") == "\"gpt 5.2\" OR gpt-5.2");
  CHECK(forms("GPT-5.2") == "gpt5.2 OR \"gpt 5.2\"");
  CHECK(forms("제미나이3") == "\"제미나이 3\" OR 제미나이-3");
  CHECK(forms("s&p500") == "\"s&p 500\" OR s&p-500 OR sp500 OR \"sp 500\" OR sp-500");
  CHECK(forms("sp500").find("\"s&p 500\"") != std::string::npos);
  CHECK(forms("ces2026") == "\"ces 2026\" OR ces-2026");
  CHECK(forms("제3") == "none");
  CHECK(forms("2026년") == "none");
  CHECK(forms("3d") == "none");
  CHECK(forms("실적") == "none");
}

TEST_CASE("alternatives: numbers are sought apart from longer ones", "[search]") {
  std::vector<Document> documents(8);
  const char* texts[] = {"코스피가 4,000 포인트를",
                         "4천만 원",
                         "14,000과 24천",
                         "지수 4천, 그리고",
                         "4,000.5",
                         "(4천을 넘어)",
                         "4,000,000",
                         "값은 4000이다"};
  for (std::size_t i = 0; i < documents.size(); ++i) documents[i][Field::kMain] = texts[i];
  for (const std::size_t block_bytes : {64, 4096}) {
    TestIndex index(documents, {.block_bytes = block_bytes});
    CHECK(found(index, "4000", HelpKind::kNumber) == Docs{0, 3, 5, 7});
    CHECK(found(index, "지수 4000", HelpKind::kNumber) == Docs{3});
  }
  CHECK(sought("10만달러", HelpKind::kSpacing) == "\"10만 달러\"");
  CHECK(sought("50가지", HelpKind::kSpacing) == "\"50 가지\"");
  CHECK(sought("5만원", HelpKind::kSpacing) == "\"5만 원\"");
  CHECK(sought("2026년", HelpKind::kSpacing) == "none");
  CHECK(sought("10만", HelpKind::kSpacing) == "none");
  CHECK(sought("100,000달러", HelpKind::kNumber).find("\"10만 달러\"") != std::string::npos);
  CHECK(sought("\"100,000 달러\"", HelpKind::kNumber) == "none");
  CHECK(sought("10만 달러", HelpKind::kParticle) == "none");
  CHECK(sought("10만 달러", HelpKind::kNumber) == "100,000 OR 100000 달러");
  CHECK(sought("1조 5,000억 원", HelpKind::kNumber).starts_with("1.5조 OR "));
}

TEST_CASE("alternatives: what is sought apart is found and marked as brute force says", "[search][property]") {
  // Few letters and signs, so that numbers and Latin words often lie inside others.
  std::mt19937 random(8);
  const std::u32string letters = U"12,.   만천a가b-/$(";
  std::vector<Document> documents(1000);
  for (Document& document : documents) {
    std::u32string text;
    for (int i = 0; i < 40; ++i) text += letters[random() % letters.size()];
    document[Field::kMain] = encoded(text);
  }
  const BruteForce brute(documents);
  for (const std::size_t block_bytes : {100, 4096}) {
    TestIndex index(documents, {.block_bytes = block_bytes});
    for (const char* sought_text : {"12", "1천", "1,2", "21", "ab", "a", "b1", "2만"}) {
      Query query;
      query.clauses.push_back({{{sought_text, false, LiteralKind::kApart}}, false});
      const QueryHits hits(query);
      Docs expected;
      for (std::uint32_t d = 0; d < documents.size(); ++d) {
        std::vector<yoyak::markdown::TextRange> marks;
        hits.find(documents[d][Field::kMain], marks);
        const std::string folded = encoded(brute.folded()[d].at(Field::kMain));
        std::vector<yoyak::text::Token> tokens;
        yoyak::text::tokenise(folded, 0, tokens);
        bool there = false;
        for (const auto& token : tokens) {
          if (token.kind != yoyak::text::TokenKind::kWord || !token.text.starts_with(sought_text)) continue;
          const std::u32string rest = decoded(token.text.substr(std::string_view(sought_text).size()));
          const bool latin = sought_text[0] >= 'a' && std::string_view(sought_text).size() < 3 && sought_text[1] != '1';
          const std::u32string_view more = latin ? U"12ab" : U"12,.만천";
          there |= rest.empty() || more.find(rest[0]) == std::u32string_view::npos;
        }
        if (there) expected.insert(d);
        CHECK(there == !marks.empty());
      }
      INFO(sought_text);
      Docs got;
      for (const DocHit& hit : index.search(query).hits) got.insert(hit.doc);
      CHECK(got == expected);
      CHECK(!expected.empty());
    }
  }
}

TEST_CASE("alternatives: names in two scripts", "[search]") {
  const Synonyms names = {{"엔비디아", "NVIDIA"}, {"메타", "Meta"}, {"클로드 코드", "Claude Code"}};
  CHECK(sought("nvidia", HelpKind::kName, {}, names) == "엔비디아");
  CHECK(sought("엔비디아의 주가", HelpKind::kName, {}, names) == "nvidia 주가");
  CHECK(sought("클로드 코드를", HelpKind::kName, {}, names) == "\"claude code\"");
  CHECK(sought("구글", HelpKind::kName, {}, names) == "none");
  std::vector<Document> documents(2);
  documents[0][Field::kMain] = "metal 값";
  documents[1][Field::kMain] = "Meta가 말했다";
  TestIndex index(documents);
  Docs got;
  for (const Alternative& other : alternatives(query_of("메타"), {}, names)) {
    for (const DocHit& hit : index.search(other.query).hits) got.insert(hit.doc);
  }
  CHECK(got == Docs{1});
}

TEST_CASE("alternatives: three syllables are split, and scripts apart", "[search]") {
  CHECK(sought("젠슨황", HelpKind::kSpacing) == "\"젠 슨황\" OR \"젠슨 황\"");
  CHECK(sought("AI반도체", HelpKind::kSpacing) == "\"ai 반도체\"");
  CHECK(sought("모델", HelpKind::kSpacing) == "none");
}

TEST_CASE("alternatives: changes of several kinds add up", "[search]") {
  std::vector<Document> documents(1);
  documents[0][Field::kMain] = "삼성 전자가 4,000 원";
  TestIndex index(documents);
  CHECK(found(index, "삼성전자는 4000", HelpKind::kNumber) == Docs{0});
}

TEST_CASE("alternatives: a sentence has no other spellings", "[search]") {
  for (const Alternative& other : alternatives(query_of("하나를 둘을 셋을 넷을 다섯을 여섯을 일곱을 4000"), {}, {}))
    CHECK(other.kind < HelpKind::kParticle);
}
