#include <catch2/catch_test_macros.hpp>

#include "search/helpers.hpp"
#include "search/match/ranking.hpp"

using namespace search_test;
using namespace yoyak::search;

namespace {

std::vector<std::uint32_t> ranked(TestIndex& index, std::string_view input) {
  std::vector<DocHit> hits = index.search(parse_query(input, "2026-03-01")).hits;
  std::stable_sort(hits.begin(), hits.end(), [](const DocHit& a, const DocHit& b) { return a.score > b.score; });
  std::vector<std::uint32_t> out;
  for (const DocHit& hit : hits) out.push_back(hit.doc);
  return out;
}

}  // namespace

TEST_CASE("ranking: whole words before beginnings before insides", "[search][ranking]") {
  std::vector<Document> documents(3);
  documents[0][Field::kMain] = "언어모델 하나 둘";
  documents[1][Field::kMain] = "모델링 하나 둘";
  documents[2][Field::kMain] = "모델 하나 둘";
  TestIndex index(documents);
  REQUIRE(ranked(index, "모델") == std::vector<std::uint32_t>{2, 1, 0});
}

TEST_CASE("ranking: title before body, however often the body says it", "[search][ranking]") {
  std::vector<Document> documents(2);
  for (int i = 0; i < 60; ++i) documents[0][Field::kMain] += "모델 ";
  documents[1][Field::kTitle] = "모델 이야기";
  documents[1][Field::kMain] = "다른 말";
  TestIndex index(documents);
  REQUIRE(ranked(index, "모델") == std::vector<std::uint32_t>{1, 0});
}

TEST_CASE("ranking: what is new comes before what says the word a little more, not before a title",
          "[search][ranking]") {
  const Ranking ranking;
  const WordScorer scorer(ranking, 1.0f);
  const auto score = [&](Field field, std::uint8_t frequency, std::uint32_t days_old) {
    return scorer.score({0, field_bit(field), frequency, Fit::kWhole}) * recency_factor(ranking, days_old);
  };
  CHECK(score(Field::kMain, 2, 1) > score(Field::kMain, 3, 90));
  CHECK(score(Field::kMain, 15, 0) < score(Field::kTitle, 1, 3650));
  CHECK(score(Field::kMain, 1, 0) < score(Field::kMain, 3, 3650));
  REQUIRE(recency_factor(ranking, 0) == 1.0f + ranking.recency);
  REQUIRE(recency_factor(ranking, 100000) < 1.001f);
  REQUIRE(recency_factor(ranking, 10) > recency_factor(ranking, 20));
}

TEST_CASE("ranking: three words of a title find the entry", "[search][ranking][corpus]") {
  const std::vector<Document> documents = corpus_documents(1000);
  if (documents.empty()) SKIP("../shared/corpus is absent");
  TestIndex index(documents);
  int asked = 0;
  int first = 0;
  int in_ten = 0;
  for (std::uint32_t d = 0; d < documents.size() && asked < 500; ++d) {
    if (documents[d].count(Field::kTitle) == 0) continue;
    // Words of the title before its address: Hangul or Latin, two letters or more, the longest three.
    std::string title = documents[d].at(Field::kTitle);
    if (const auto link = title.find("]("); link != std::string::npos) title.resize(link);
    std::vector<std::string> words;
    std::string word;
    for (const char c : title + " ") {
      if ((c & 0x80) != 0 || std::isalnum(static_cast<unsigned char>(c)) != 0) {
        word += c;
      } else {
        if (word.size() >= 6 && std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
        word.clear();
      }
    }
    std::stable_sort(words.begin(), words.end(),
                     [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    if (words.size() < 3) continue;
    ++asked;
    const auto order = ranked(index, words[0] + " " + words[1] + " " + words[2]);
    const auto at = std::find(order.begin(), order.end(), d) - order.begin();
    first += at == 0;
    in_ten += at < 10;
  }
  INFO("asked " << asked << ", first " << first << ", among ten " << in_ten);
  REQUIRE(asked == 500);
  REQUIRE(first >= 450);
  REQUIRE(in_ten >= 495);
}
