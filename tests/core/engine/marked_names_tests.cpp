// engine/marked_names.hpp: names that authors mark, and who said what about them.
#include <catch2/catch_test_macros.hpp>

#include "engine/marked_names.hpp"
#include "engine/packer.hpp"

using namespace yoyak;
using engine::MarkedName;

namespace {

std::vector<MarkedName> marked_of(const std::vector<digest::Digest>& digests) {
  return engine::marked_names(digests, engine::mine_names(digests, {}));
}

struct MarkedEntry {
  std::string date, channel, title, text;
  std::string key = {};  // key sentences
};

std::vector<digest::Digest> marked_days(const std::vector<MarkedEntry>& told) {
  std::vector<digest::Digest> digests;
  for (const MarkedEntry& each : told) {
    if (digests.empty() || digests.back().date != each.date) {
      digests.emplace_back();
      digests.back().id = digests.back().date = each.date;
    }
    digest::Entry entry;
    entry.id = "e" + std::to_string(digests.back().entries.size());
    entry.title = each.title;
    entry.channel = each.channel;
    entry.sections.push_back({digest::SectionKind::kMain, "", each.text});
    if (!each.key.empty()) entry.sections.push_back({digest::SectionKind::kKeySentences, "", each.key});
    digests.back().entries.push_back(std::move(entry));
  }
  return digests;
}

std::vector<std::string> marked_in(const std::vector<MarkedEntry>& told) {
  std::vector<std::string> names;
  for (const MarkedName& name : marked_of(marked_days(told))) names.push_back(name.name);
  return names;
}

// Four entries of two channels with this text.
std::vector<MarkedEntry> four_marked(const std::string& text, const char* other_channel = "나") {
  std::vector<MarkedEntry> told;
  for (int i = 0; i < 4; ++i)
    told.push_back({"2026-01-0" + std::to_string(i + 1), i == 2 ? other_channel : "가", "오늘의 소식", text});
  return told;
}

}  // namespace

TEST_CASE("what four entries of two channels mark is a name", "[engine][names]") {
  CHECK(marked_in(four_marked("어제 **북극항로**의 길이 열렸습니다.")) == std::vector<std::string>{"북극항로"});
  CHECK(marked_in(four_marked("Now **Claude Code** runs anywhere.")) == std::vector<std::string>{"Claude Code"});
  CHECK(marked_in(four_marked("어제 **북극항로**의 길이 열렸습니다.", "가")).empty());
  auto three = four_marked("어제 **북극항로**의 길이 열렸습니다.");
  three.pop_back();
  CHECK(marked_in(three).empty());
}

TEST_CASE("what is found in no text as it is marked is no name", "[engine][names]") {
  // The word before the particle is one syllable, which no search takes off.
  CHECK(marked_in(four_marked("이제 **문장 수**를 줄입니다.")).empty());
  for (const MarkedName& name : marked_of(marked_days(four_marked("**지어낸 말**을 **북극항로**에서 봤습니다."))))
    CHECK_FALSE(name.mentions.empty());
}

TEST_CASE("names that are explained in Latin letters need no bold type, and have both spellings", "[engine][names]") {
  const auto names = marked_of(marked_days(four_marked("오로라테크(AuroraTech)가 발표했습니다.")));
  REQUIRE(names.size() == 1);
  CHECK(names[0].name == "오로라테크");
  CHECK(names[0].spellings == std::vector<std::string>{"AuroraTech"});
  auto mixed = four_marked("**오로라테크(AuroraTech)**가 발표했습니다.");
  mixed.push_back({"2026-01-05", "다", "AuroraTech IPO", "They sold shares."});
  CHECK(marked_of(marked_days(mixed))[0].mentions.size() == 5);
}

TEST_CASE("labels, sentences, numbers and stressed words are no names", "[engine][names]") {
  CHECK(marked_in(four_marked("**핵심 주제**: 길이 열렸습니다.")).empty());
  CHECK(marked_in(four_marked("**핵심 주제:** 길이 열렸습니다.")).empty());
  CHECK(marked_in(four_marked("**시장 동향**\n\n길이 열렸습니다.")).empty());
  CHECK(marked_in(four_marked("어제 **길이 열렸다는 소식**이 왔습니다.")).empty());
  CHECK(marked_in(four_marked("어제 **30%**가 올랐습니다.")).empty());
  CHECK(marked_in(four_marked("시장의 **불확실성**이 큽니다.")).empty());
  // Said elsewhere without a mark, and by no title.
  auto stressed = four_marked("어제 **순환**이 있었습니다.");
  for (int i = 0; i < 6; ++i) stressed.push_back({"2026-01-06", "다", "다른 소식", "오늘도 순환이 있습니다."});
  CHECK(marked_in(stressed).empty());
  // The same where titles name it.
  stressed[0].title = "순환의 시작";
  stressed[5].title = "순환이란";
  CHECK(marked_in(stressed) == std::vector<std::string>{"순환"});
}

TEST_CASE("a label that most entries have is no name", "[engine][names]") {
  std::vector<MarkedEntry> told;
  for (int i = 0; i < 14; ++i)
    told.push_back({"2026-01-" + std::to_string(10 + i), i % 2 ? "가" : "나", "소식", "- **한줄평** 좋았습니다."});
  CHECK(marked_in(told).empty());
}

TEST_CASE("mentions are told by day, with a key sentence where there is one", "[engine][names]") {
  auto told = four_marked("그날 **북극항로**를 지난 배는 모두 열두 척이었습니다.");
  told[1].key = "쇄빙선 없이는 지날 수 없습니다.\n북극항로는 아직 배에게 너무 위험합니다.";
  told.push_back({"2026-01-06", "다", "북극항로 특집", "길 이야기입니다."});
  told.push_back({"2026-01-07", "라", "남쪽 바다", "이 배는 트북극항로입니다."});
  const auto names = marked_of(marked_days(told));
  REQUIRE(names.size() == 1);
  REQUIRE(names[0].mentions.size() == 5);
  CHECK(names[0].mentions[0].digest == 0);
  CHECK(names[0].mentions[0].sentence == "그날 북극항로를 지난 배는 모두 열두 척이었습니다.");
  CHECK(names[0].mentions[1].sentence == "북극항로는 아직 배에게 너무 위험합니다.");
  CHECK(names[0].mentions[4].sentence.empty());
}

TEST_CASE("the packer tells names as JSON, and refuses what is no list of digests", "[engine][names]") {
  const engine::Packer packer;
  CHECK(packer.names("[]", "[]").bytes == R"({"names":[]})");
  for (const auto& [digests, glossary] : {std::pair{"{", "[]"}, {"[]", "{}"}, {"[]", R"([["가"]])"}, {"[]", "[[1,2]]"}})
    CHECK(packer.names(digests, glossary).status == engine::Reply::Status::kError);
}
