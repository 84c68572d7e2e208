#include <catch2/catch_test_macros.hpp>

#include "search/helpers.hpp"
#include "search/index/index.hpp"
#include "search/match/slips.hpp"
#include "search/query/alternatives.hpp"

using namespace search_test;
using namespace yoyak::search;

namespace {

// Runs queries of every kind; only "does not crash, does not hang, says so if damaged" matters.
void exercise(TestIndex& index) {
  for (const char* input : {"모델", "가", "\"모델 가\"", "a b -c", "c++", ".", "스케이", "ㄱㄴ", "\"가, 나\""}) {
    const Query query = parse_query(input, "2026-03-01");
    for (const DocHit& hit : index.search(query).hits) REQUIRE(hit.doc < index.index.document_count());
    for (const Alternative& alternative : alternatives(query, {})) index.search(alternative.query);
    Lack lack;
    std::vector<std::string> slips;
    suggest_slips("모델가나", index.index, index, lack, slips);
  }
}

}  // namespace

TEST_CASE("index: the same text gives the same bytes, in any order of adding", "[search]") {
  TextMaker make(21);
  const std::vector<Document> documents = make.documents(40);
  IndexBuilder forward;
  IndexBuilder backward;
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    for (const auto& [field, text] : documents[d]) forward.add(d, field, text);
  }
  for (std::uint32_t d = static_cast<std::uint32_t>(documents.size()); d-- > 0;) {
    for (auto at = documents[d].rbegin(); at != documents[d].rend(); ++at) backward.add(d, at->first, at->second);
  }
  const BuiltIndex a = forward.finish();
  const BuiltIndex b = backward.finish();
  REQUIRE(a.directory == b.directory);
  REQUIRE(a.blocks == b.blocks);
}

TEST_CASE("index: empty indexes and empty documents answer", "[search]") {
  TestIndex nothing({});
  REQUIRE(nothing.index.document_count() == 0);
  REQUIRE(nothing.find("가").empty());
  REQUIRE(nothing.find("\"가 나\"").empty());
  TestIndex blank(std::vector<Document>(3));
  REQUIRE(blank.index.document_count() == 3);
  REQUIRE(blank.find("가").empty());
  REQUIRE(blank.find("-가").size() == 3);
}

TEST_CASE("index: a field added in pieces is one field, with a line break between", "[search]") {
  IndexBuilder builder;
  builder.add(0, Field::kMain, "언어");
  builder.add(0, Field::kMain, "모델");
  TestIndex index({});
  index.built = builder.finish();
  index.index = std::move(*Index::read(index.built.directory));
  REQUIRE(index.find("언어 모델").size() == 1);
  REQUIRE(index.find("\"언어 모델\"").empty());
}

TEST_CASE("index: wrong directories are named errors", "[search]") {
  TextMaker make(22);
  TestIndex index(make.documents(20), {.block_bytes = 300});
  const std::string& directory = index.built.directory;
  for (std::size_t size = 0; size < directory.size(); ++size) {
    REQUIRE_FALSE(Index::read(directory.substr(0, size)).ok());
  }
  REQUIRE_FALSE(Index::read(directory + "x").ok());
  std::string newer = directory;
  newer[3] = '9';
  const auto result = Index::read(newer);
  REQUIRE_FALSE(result.ok());
  REQUIRE(result.error().code == yoyak::ErrorCode::kNewerFormat);
}

TEST_CASE("index: random damage never crashes", "[search][property]") {
  TextMaker make(23);
  const std::vector<Document> documents = make.documents(30);
  const TestIndex good(documents, {.block_bytes = 300, .inline_bytes = 50});
  for (int n = 0; n < 400; ++n) {
    TestIndex index({});
    index.built = good.built;
    const auto damage = [&](std::string& victim) {
      for (std::size_t k = 1 + make.below(4); k > 0 && !victim.empty(); --k) {
        if (make.below(6) == 0) {
          victim.resize(make.below(victim.size()));
        } else {
          victim[make.below(victim.size())] = static_cast<char>(make.below(256));
        }
      }
    };
    if (n % 4 == 0) damage(index.built.directory);
    index.damage = [&](std::string& content) {
      if (n % 10 == 9) {
        for (char& byte : content) byte = static_cast<char>(make.below(256));
      } else if (make.below(3) == 0) {
        damage(content);
      }
    };
    auto read = Index::read(index.built.directory);
    if (!read.ok()) continue;
    index.index = std::move(*read);
    exercise(index);
  }
}

TEST_CASE("index: a query asks for few blocks in few rounds", "[search]") {
  TextMaker make(24);
  TestIndex index(make.documents(400), {.block_bytes = 1024});
  for (const char* input : {"모델", "가", "언어모", "스케일"}) {
    INFO(input);
    index.loaded.clear();
    index.find(input);
    REQUIRE(index.rounds <= 4);
    REQUIRE(index.loaded.size() <= 3);
  }
}
