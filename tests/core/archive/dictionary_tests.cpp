#include <catch2/catch_test_macros.hpp>

#include "archive/block.hpp"
#include "archive/codec.hpp"
#include "archive/dictionary.hpp"

using namespace yoyak::archive;

namespace {

// Texts that share phrases and differ in numbers.
std::vector<std::string> texts(std::size_t count) {
  const std::string phrases[] = {"금리 인하 기대가 커지면서 증시가 올랐습니다. ", "The model was released on ",
                                 "반도체 수출이 늘어난 것으로 나타났습니다. ", "https://www.example.com/watch?v="};
  std::vector<std::string> out;
  std::uint32_t state = 7;
  for (std::size_t i = 0; i < count; ++i) {
    std::string& text = out.emplace_back();
    for (int p = 0; p < 6; ++p) {
      state = state * 1664525u + 1013904223u;
      text += phrases[state >> 30] + std::to_string(state) + "\n";
    }
  }
  return out;
}

}  // namespace

TEST_CASE("dictionary: texts that share phrases are smaller with it, and come back", "[archive]") {
  const auto some = texts(400);
  const std::string dictionary = make_dictionary(some, 2048);
  REQUIRE_FALSE(dictionary.empty());
  CHECK(dictionary.size() <= 2048);
  CHECK(dictionary == make_dictionary(some, 2048));
  std::size_t alone = 0, with = 0;
  for (const std::string& text : some) {
    const Packed packed = compress_with(dictionary, text);
    CHECK(decompress(packed.codec, packed.bytes, text.size(), dictionary) == text);
    alone += compress(text).bytes.size();
    with += packed.bytes.size();
  }
  CHECK(with < alone * 3 / 4);
}

TEST_CASE("dictionary: where texts are few or share nothing there is little or none", "[archive]") {
  CHECK(make_dictionary({}, 4096).empty());
  CHECK(make_dictionary({"one short text"}, 4096).empty());
  std::size_t total = 0;
  const auto some = texts(20);
  for (const std::string& text : some) total += text.size();
  CHECK(make_dictionary(some, 65536).size() <= total / 16);
}

TEST_CASE("dictionary: edges of packing with one", "[archive]") {
  const std::string dictionary = "the same words in every text; ";
  for (const std::string& text : {std::string(), std::string("a"), std::string("\0\1\2", 3), dictionary,
                                  dictionary + dictionary, std::string(100000, 'x')}) {
    const Packed packed = compress_with(dictionary, text);
    CHECK(decompress(packed.codec, packed.bytes, text.size(), dictionary) == text);
    CHECK_FALSE(decompress(packed.codec, packed.bytes, text.size() + 1, dictionary).has_value());
  }
  const Packed packed = compress_with(dictionary, dictionary + "!");
  REQUIRE(packed.codec == Codec::kDeflate);
  CHECK(decompress(packed.codec, packed.bytes, dictionary.size() + 1) != dictionary + "!");
  // A dictionary that no archive has.
  CHECK_FALSE(decompress(packed.codec, packed.bytes, 10, std::string(40000, 'x')).has_value());
}

TEST_CASE("dictionary: blocks are read with the dictionary of their writer", "[archive]") {
  const auto some = texts(100);
  const std::string dictionary = make_dictionary(some, 4096);
  BlockWriter writer(SectionId::kTexts, dictionary);
  std::vector<BlockRef> places;
  for (const std::string& text : some) places.push_back(writer.add(text));
  for (std::size_t i = 0; i < some.size(); ++i) {
    const std::string_view stored = std::string_view(writer.bytes()).substr(places[i].offset);
    CHECK(open_block(SectionId::kTexts, places[i], stored, dictionary).value() == some[i]);
  }
}
