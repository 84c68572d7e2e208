// What relations and stories may cost: each limit of engine/story_words.hpp at, below and above.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "engine/story_words.hpp"

using namespace yoyak;
using engine::kMaxBeginnings;
using engine::StoryWords;

namespace {

digest::Entry entry_of(std::string title, std::string text) {
  digest::Entry entry;
  entry.title = std::move(title);
  entry.sections.push_back({digest::SectionKind::kMain, "", std::move(text)});
  return entry;
}

std::string syllables(std::size_t count) {
  std::string word;
  for (std::size_t i = 0; i < count; ++i) word += "뷁";
  return word;
}

}  // namespace

TEST_CASE("limits: beginnings of a word, at, below and above", "[engine][related][limits]") {
  const auto terms = [](std::size_t count) {
    StoryWords words;
    return words.read(entry_of("", syllables(count))).size();
  };
  CHECK(terms(3) == 2);  // the word, and its first two syllables
  CHECK(terms(2 + kMaxBeginnings - 1) == 1 + kMaxBeginnings - 1);
  CHECK(terms(2 + kMaxBeginnings) == 1 + kMaxBeginnings);
  CHECK(terms(2 + kMaxBeginnings + 1) == 1 + kMaxBeginnings);
  CHECK(terms(100'000) == 1 + kMaxBeginnings);
}

TEST_CASE("limits: bytes that are searched for spellings", "[engine][related][limits]") {
  // A word of the text whose endings differ, so that it is looked for in the text.
  const digest::Entry small = entry_of("제목", "OpenAI를 OpenAI가");
  const digest::Entry large = entry_of("제목", "OpenAI를 OpenAI가" + std::string(1 << 20, ' '));
  StoryWords words;
  std::uint32_t term = 0;
  for (const engine::StoryTerm& each : words.read(small)) {
    if (words.text(each.term) == "openai") term = each.term;
  }
  REQUIRE(words.text(term) == "openai");
  const std::size_t most = engine::kMaxSpelled / large.sections[0].markdown.size();
  for (std::size_t i = 0; i < most; ++i) REQUIRE(words.readable(term, large, large) == "OpenAI");
  CHECK(words.readable(term, large, large) == "openai");                   // as it was folded
  CHECK(words.readable(term, entry_of("OpenAI", ""), small) == "OpenAI");  // titles are always looked through
}
