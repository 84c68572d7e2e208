// engine/stories.hpp: chains of entries over days.
#include <catch2/catch_test_macros.hpp>

#include "engine/packer.hpp"
#include "engine/stories.hpp"

using namespace yoyak;
using engine::EarlierEntry;
using engine::stories;
using engine::Story;

namespace {

struct Told {
  std::string date, channel, title, text;
  std::vector<EarlierEntry> earlier;
};

struct Days {
  std::vector<digest::Digest> digests;
  std::vector<std::vector<std::vector<EarlierEntry>>> earlier;

  // A day before is that of what is told, and of no relation.
  explicit Days(const std::vector<Told>& told, const char* title_before = "어제의 날씨") {
    add({"2026-01-01", "마", title_before, "", {}});
    for (const Told& each : told) add(each);
  }
  std::vector<Story> tell() const { return stories(digests, earlier); }

 private:
  void add(const Told& each) {
    digest::Digest digest;
    digest.id = each.date + "-" + std::to_string(digests.size());
    digest.date = each.date;
    digest::Entry entry;
    entry.id = "e";
    entry.title = each.title;
    entry.channel = each.channel;
    entry.sections.push_back({digest::SectionKind::kMain, "", each.text});
    digest.entries.push_back(std::move(entry));
    digests.push_back(std::move(digest));
    earlier.push_back({each.earlier});
  }
};

// `told`: an index in what is told.
EarlierEntry to(std::uint32_t told, std::vector<std::string> words) { return {told + 1, 0, std::move(words)}; }

std::vector<std::uint32_t> places(const Story& story) {
  std::vector<std::uint32_t> list;
  for (const engine::StoryEntry& entry : story.entries) list.push_back(entry.digest - 1);
  return list;
}

const std::vector<Told> kLighthouse = {
    {"2026-01-02", "가", "등대를 옮긴다", "바닷가 마을이 등대를 옮기기로 했습니다. 돈은 아직 없습니다.", {}},
    {"2026-01-03",
     "나",
     "등대 이전 반대",
     "마을이 등대를 옮기기로 했습니다. 어부들은 시위를 벌였습니다.",
     {to(0, {"등대", "마을"})}},
    {"2026-01-06",
     "다",
     "등대 앞 협상",
     "어부들은 시위를 멈추고 군수와 협상을 시작했습니다.",
     {to(1, {"등대", "어부"})}},
};

}  // namespace

TEST_CASE("stories: a chain over three days, with what is new in each", "[engine][stories]") {
  const std::vector<Story> found = Days(kLighthouse).tell();
  REQUIRE(found.size() == 1);
  CHECK(found[0].words == std::vector<std::string>{"등대", "마을", "어부"});
  CHECK(places(found[0]) == std::vector<std::uint32_t>{0, 1, 2});
  CHECK(found[0].entries[0].news == "바닷가 마을이 등대를 옮기기로 했습니다.");
  CHECK(found[0].entries[1].news == "어부들은 시위를 벌였습니다.");
  CHECK(found[0].entries[2].news == "어부들은 시위를 멈추고 군수와 협상을 시작했습니다.");
  // Two days are none yet.
  CHECK(Days({kLighthouse[0], kLighthouse[1]}).tell().empty());
}

TEST_CASE("stories: neither a series of one channel, nor a programme, nor what is told after a silence",
          "[engine][stories]") {
  std::vector<Told> told = kLighthouse;
  told[1].channel = told[2].channel = "가";
  CHECK(Days(told).tell().empty());

  told = kLighthouse;
  told.insert(told.begin() + 2, {"2026-01-03", "라", "등대", "이야기가 이어집니다.", {to(0, {"등대"})}});
  told[0].channel = told[3].channel = "방송";
  CHECK(Days(told).tell().size() == 1);
  told[0].title = "아침 바다 소식 방송 1월 2일";
  told[3].title = "아침 바다 소식 방송 1월 6일";
  CHECK(Days(told).tell().empty());

  told = kLighthouse;
  told[2].date = "2026-01-11";
  CHECK(Days(told).tell().empty());
  told[2].date = "2026-01-10";
  CHECK(Days(told).tell().size() == 1);
}

TEST_CASE("stories: what shares none of a story's own words is another one", "[engine][stories]") {
  std::vector<Told> told = kLighthouse;
  told[2].earlier = {to(1, {"시위"})};
  CHECK(Days(told).tell().empty());
}

TEST_CASE("stories: what was told of before is no news", "[engine][stories]") {
  CHECK(Days(kLighthouse, "등대와 마을, 어부의 사진").tell().empty());
  // The word that all share must be new.
  CHECK(Days(kLighthouse, "등대의 사진").tell().empty());
  const std::vector<Story> found = Days(kLighthouse, "마을과 어부의 사진").tell();
  REQUIRE(found.size() == 1);
  CHECK(places(found[0]) == std::vector<std::uint32_t>{0, 1, 2});
  // Longer ago than two weeks is not before, and without anything before there is none.
  std::vector<Told> told = kLighthouse;
  for (Told& each : told) each.date.replace(8, 2, std::to_string(std::stoi(each.date.substr(8)) + 15));
  CHECK(Days(told, "등대와 마을의 사진").tell().empty());
}

TEST_CASE("stories: later days only add", "[engine][stories]") {
  std::vector<Told> told = kLighthouse;
  told.push_back({"2026-01-07", "다", "등대 협상 결렬", "협상은 하루 만에 깨졌습니다.", {to(2, {"등대"})}});
  told.push_back({"2026-01-08", "다", "등대 협상 재개", "군수가 다시 나섰습니다.", {to(3, {"등대"}), to(0, {"등대"})}});
  told.push_back({"2026-01-09", "다", "등대 협상 타결", "등대는 남기로 했습니다.", {to(4, {"등대"})}});
  std::vector<std::uint32_t> before;
  for (std::size_t days = 3; days <= told.size(); ++days) {
    const std::vector<Story> found = Days({told.begin(), told.begin() + static_cast<std::ptrdiff_t>(days)}).tell();
    REQUIRE(found.size() == 1);
    const std::vector<std::uint32_t> now = places(found[0]);
    REQUIRE(now.size() >= before.size());
    CHECK(std::equal(before.begin(), before.end(), now.begin()));
    before = now;
  }
  CHECK(before.size() == 6);
}

TEST_CASE("stories: requests of the packer", "[engine][stories]") {
  const engine::Packer packer;
  const auto ask = [&](const char* digests, const char* related) { return packer.stories(digests, related); };
  CHECK(ask("[]", "[]").bytes == R"({"stories":[]})");
  CHECK(ask("[", "[]").status == engine::Reply::Status::kError);
  CHECK(ask("[]", "{}").status == engine::Reply::Status::kError);
  CHECK(ask("[]", R"([[[{"digest":0,"entry":0,"words":[]}]]])").status == engine::Reply::Status::kError);
}
