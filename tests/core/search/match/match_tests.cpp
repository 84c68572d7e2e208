#include <catch2/catch_test_macros.hpp>

#include "search/helpers.hpp"
#include "search/match/match.hpp"
#include "search/match/scan_literal.hpp"

using namespace search_test;
using namespace yoyak::search;

namespace {

using Docs = std::set<std::uint32_t>;

TestIndex of_texts(const std::vector<std::string>& texts) {
  std::vector<Document> documents(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) documents[i][Field::kMain] = texts[i];
  return TestIndex(documents);
}

// A random piece of a document's folded text, not begun or ended by white space, within one line.
std::string piece_of(const std::u32string& text, TextMaker& make, std::size_t max_length) {
  if (text.empty()) return {};
  std::size_t begin = make.below(text.size());
  std::size_t end = std::min(text.size(), begin + 1 + make.below(max_length));
  for (std::size_t i = begin; i < end; ++i) {
    if (text[i] == U'\n') end = i;
  }
  while (begin < end && text[begin] == U' ') ++begin;
  while (end > begin && text[end - 1] == U' ') --end;
  return encoded(std::u32string_view(text).substr(begin, end - begin));
}

const std::u32string& random_field(const BruteForce& brute, TextMaker& make) {
  for (;;) {
    const auto& document = brute.folded()[make.below(brute.folded().size())];
    if (document.empty()) continue;
    auto at = document.begin();
    std::advance(at, make.below(document.size()));
    return at->second;
  }
}

Query literal_query(std::string text) {
  Query query;
  query.clauses.push_back({{{std::move(text), true}}, false});
  return query;
}

Docs docs_of(const MatchResult& result) {
  Docs out;
  for (const DocHit& hit : result.hits) out.insert(hit.doc);
  return out;
}

void compare_pieces(const std::vector<Document>& documents, std::uint32_t seed, int count, BuildOptions options = {}) {
  const BruteForce brute(documents);
  TestIndex index(documents, options);
  TextMaker make(seed);
  for (int n = 0; n < count; ++n) {
    const std::string piece = piece_of(random_field(brute, make), make, n % 3 == 0 ? 4 : n % 3 == 1 ? 10 : 40);
    if (piece.empty()) continue;
    INFO("seed " << seed << ", piece [" << piece << "]");
    const MatchResult result = index.search(literal_query(piece));
    REQUIRE(result.complete());
    REQUIRE(docs_of(result) == brute.find(piece));
  }
}

}  // namespace

TEST_CASE("match: a word is found inside words, at their beginning and whole", "[search]") {
  TestIndex index = of_texts({"언어모델을 배운다", "모델이 크다", "작은 모델", "모 델", "데모델리"});
  REQUIRE(index.find("모델") == Docs{0, 1, 2, 4});
  REQUIRE(index.find("델") == Docs{0, 1, 2, 3, 4});
  REQUIRE(index.find("언어모델") == Docs{0});
  REQUIRE(index.find("없다").empty());
}

TEST_CASE("match: Latin words without regard to case and diacritics", "[search]") {
  TestIndex index = of_texts({"Café Zürich", "CAFE", "ｃａｆｅ", "straße", "naïve cafés"});
  REQUIRE(index.find("cafe") == Docs{0, 1, 2, 4});
  REQUIRE(index.find("café") == Docs{0, 1, 2, 4});
  REQUIRE(index.find("STRASSE") == Docs{3});
  REQUIRE(index.find("zurich") == Docs{0});
}

TEST_CASE("match: words with signs in them", "[search]") {
  TestIndex index = of_texts({"GPT-5가 나왔다", "GPT 5", "버전 4.5, 그리고 5.", "C++로 쓴 코드", "C와 .NET", "asp.net",
                              "4 5", "AT&T (C++)", "10,000원"});
  REQUIRE(index.find("gpt-5") == Docs{0});
  REQUIRE(index.find("4.5") == Docs{2});
  REQUIRE(index.find("c++") == Docs{3, 7});
  REQUIRE(index.find(".net") == Docs{4, 5});
  REQUIRE(index.find("at&t") == Docs{7});
  REQUIRE(index.find("(c") == Docs{7});
  REQUIRE(index.find("5.") == Docs{2});
  REQUIRE(index.find("0,000") == Docs{8});
  REQUIRE(index.find("+") == Docs{3, 7});
}

TEST_CASE("match: phrases are literal, with particles after them, and do not cross lines", "[search]") {
  TestIndex index = of_texts(
      {"언어 모델을 쓴다", "언어, 모델", "언어\n모델", "언어  모델", "한국언어 모델", "모델 언어", "언어 모\n델"});
  REQUIRE(index.find("\"언어 모델\"") == Docs{0, 3, 4});
  REQUIRE(index.find("\"언어, 모델\"") == Docs{1});
  REQUIRE(index.find("언어 모델") == Docs{0, 1, 2, 3, 4, 5});
  REQUIRE(index.find("\"언어 모델\"이") == Docs{0, 3, 4});
  REQUIRE(index.find("\"언어 모") == Docs{0, 3, 4, 6});
}

TEST_CASE("match: exclusion, alternatives and fields", "[search]") {
  std::vector<Document> documents(4);
  documents[0] = {{Field::kTitle, "사과"}, {Field::kMain, "배"}};
  documents[1] = {{Field::kTitle, "배"}, {Field::kMain, "사과"}};
  documents[2] = {{Field::kMain, "귤"}};
  documents[3] = {{Field::kQuotes, "사과 귤"}};
  TestIndex index(documents);
  REQUIRE(index.find("사과 -배") == Docs{3});
  REQUIRE(index.find("귤 OR 배") == Docs{0, 1, 2, 3});
  REQUIRE(index.find("사과 귤 OR 배") == Docs{0, 1, 3});
  REQUIRE(index.find("-사과") == Docs{2});
  REQUIRE(index.find("in:title 사과") == Docs{0});
  REQUIRE(index.find("사과 in:제목,quotes") == Docs{0, 3});
  REQUIRE(index.find("사과 -in:title") == Docs{1, 3});
  const std::uint8_t allowed[] = {0, 1, 1, 1};
  REQUIRE(index.find("사과", allowed) == Docs{1, 3});
  REQUIRE(index.find("-귤", allowed) == Docs{1});
}

TEST_CASE("match: every piece of generated text is found exactly where it is", "[search][property]") {
  for (std::uint32_t seed = 1; seed <= 6; ++seed) {
    TextMaker make(seed);
    BuildOptions options;
    if (seed % 2 == 0) options = {.block_bytes = 300, .inline_bytes = 100};
    compare_pieces(make.documents(seed * 30), seed, 700, options);
  }
}

TEST_CASE("match: every piece of the corpus is found exactly where it is", "[search][property][corpus]") {
  const std::vector<Document> documents = corpus_documents(30);
  if (documents.empty()) SKIP("../shared/corpus is absent");
  compare_pieces(documents, 99, 1500);
}

// What the index answers must be what a look at every text finds, to the last detail: documents, fields, frequency,
// fit.
TEST_CASE("match: the index answers what a scan of every text finds", "[search][property]") {
  for (std::uint32_t seed = 31; seed <= 36; ++seed) {
    TextMaker make(seed);
    const std::size_t count = seed % 3 == 0 ? 400 : 60;
    const std::vector<Document> documents = make.documents(count);
    const BruteForce brute(documents);
    TestIndex index(documents, {.block_bytes = seed % 2 == 0 ? 300u : 3072u, .inline_bytes = 100});
    for (int n = 0; n < 400; ++n) {
      Literal literal;
      literal.text = piece_of(random_field(brute, make), make, n % 2 == 0 ? 4 : 16);
      if (literal.text.empty()) continue;
      std::uint8_t fields = kAllFields;
      if (n % 5 == 1) {
        literal.kind = LiteralKind::kUnfinished;
        const char32_t first = 0xAC00 + 28 * static_cast<char32_t>(make.below(399));
        literal.first = first;
        literal.last = first + 27 + 28 * static_cast<char32_t>(make.below(30));
        if (make.below(5) == 0) literal.text.clear();
      } else if (n % 5 == 2) {
        literal.kind = LiteralKind::kInitials;
        literal.text.clear();
        for (std::size_t k = 1 + make.below(5); k > 0; --k) {
          static const char* const letters[] = {"ㄱ", "ㄴ", "ㄷ", "ㅁ", "ㅇ", "ㅅ", "ㅋ", "ㄹ"};
          literal.text += letters[make.below(std::size(letters))];
        }
        if (make.below(3) == 0) fields = field_bit(Field::kTitle);
      }
      INFO("seed " << seed << ", kind " << static_cast<int>(literal.kind) << " [" << literal.text << "]");
      std::vector<Posting> expected;
      const LiteralScanner scanner(literal, fields);
      for (std::uint32_t d = 0; d < count; ++d) {
        Posting posting{};
        if (scanner.find(d, index.texts[d], posting)) expected.push_back(posting);
      }
      std::vector<Posting> found;
      for (int round = 0;; ++round) {
        REQUIRE(round < 20);
        found.clear();
        Lack lack;
        const bool complete = find_literal(literal, fields, index.index, index, lack, found);
        REQUIRE_FALSE(lack.damaged);
        if (complete) break;
        REQUIRE(lack.any());
        index.provide(lack);
      }
      REQUIRE(found == expected);
    }
  }
}

TEST_CASE("match: several words, with and without a filter, against brute force", "[search][property]") {
  TextMaker make(5);
  const std::vector<Document> documents = make.documents(150);
  const BruteForce brute(documents);
  TestIndex index(documents, {.block_bytes = 500});
  std::vector<std::uint8_t> allowed(documents.size());
  for (std::uint8_t& a : allowed) a = make.below(2) == 0;
  for (int n = 0; n < 400; ++n) {
    std::vector<std::string> words;
    for (std::size_t k = 2 + make.below(2); k > 0; --k) {
      std::string word = piece_of(random_field(brute, make), make, 3);
      std::erase_if(word, [](char c) { return c == ' ' || c == '"' || c == ':' || c == '-' || c == '|'; });
      if (!word.empty()) words.push_back(word);
    }
    if (words.empty()) continue;
    std::string query;
    for (const std::string& word : words) query += word + " ";
    INFO("query [" << query << "]");
    const Docs expected = brute.find_all(words);
    REQUIRE(index.find(query) == expected);
    Docs filtered = expected;
    std::erase_if(filtered, [&](std::uint32_t d) { return allowed[d] == 0; });
    REQUIRE(index.find(query, allowed) == filtered);
  }
}

TEST_CASE("match: long runs of letters", "[search]") {
  std::string run;
  for (int i = 0; i < 90; ++i) run += encoded(std::u32string(1, static_cast<char32_t>(0xAC00 + i * 131 % 11000)));
  TestIndex index = of_texts({run, std::string(300, 'a'), "b" + run.substr(0, 3 * 50)});
  REQUIRE(index.find(run) == Docs{0});
  REQUIRE(index.find(run.substr(3 * 20, 3 * 64)) == Docs{0});
  REQUIRE(index.find(run.substr(0, 3 * 50)) == Docs{0, 2});
  REQUIRE(index.find(std::string(64, 'a')) == Docs{1});
  REQUIRE(index.find("\"b" + run.substr(0, 3 * 10) + "\"") == Docs{2});
}
