// Random pages with entries of all generations, and with titles and channels that look like structure: each entry is
// read correctly, in its own place, and no text is lost.
#include <catch2/catch_test_macros.hpp>

#include "digest/faithful.hpp"
#include "digest/json.hpp"
#include "digest/support.hpp"
#include "digest/to_markdown.hpp"
#include "support/generated_digests.hpp"

using namespace yoyak;
using namespace yoyak::digest;
using namespace yoyak::test;

namespace {

const std::vector<std::string> kChannels = {
    "가람TV", "나루, 채널", "AI 알려주는 남자, 마루", "Dara & Co. | 본방", "[다온] 뉴스", "라온's \"집\"",
    "마루",   "R2D2"};

struct Written {
  std::string title, channel, url;
  std::optional<std::uint32_t> duration;
  std::string text;  // of the page
};

class Page {
 public:
  explicit Page(std::uint64_t seed) : random_(seed) {}

  std::vector<Written> entries;
  std::string bytes = "---\ntitle: 2025-12-20 기술-AI\nparent: 모음\n---\n\n# 2025-12-20 기술-AI\n{:.no_toc}\n\n";

  void write() {
    bytes += "## 일일 요약\n\n" + sentence() + "\n\n" + sentence() + "\n- " + sentence() +
             "\n\n---\n\n## 개별 영상 요약\n\n";
    for (std::uint32_t count = 1 + random_.below(8); count > 0; --count) entry();
  }

 private:
  template <typename List>
  const auto& one_of(const List& list) {
    return list[random_.below(static_cast<std::uint32_t>(std::size(list)))];
  }

  std::string word() { return "낱말" + std::to_string(++words_); }

  std::string title() {
    static const std::vector<std::string> kPieces = {
        ", ",  " | ",    " [특집] ", "\"따옴표\" ", "'작은' ", " (괄호) ", ": ",    " - ",  " & ",   " #3 ", "(주) ",
        "?! ", " 12분 ", "· ",       " 3~4",        " https ", " C++ ",    "100% ", " 1. ", " @집 ", "…"};
    std::string text = word();
    for (std::uint32_t count = random_.below(4); count > 0; --count) text += one_of(kPieces) + word();
    return text;
  }

  std::string sentence() {
    static const std::vector<std::string> kPieces = {"**굵게(bold)**의",
                                                     "`코드 * [x] \\## y`",
                                                     "\\[이스케이프\\]",
                                                     "3~4배",
                                                     "<https://a.example/>",
                                                     "[글](https://b.example/c_(d)?e=f&g)",
                                                     "R&D와 A < B > C",
                                                     "“인용”",
                                                     "*기울임*",
                                                     "2025. 12. 20.",
                                                     "😀",
                                                     "a_b_c",
                                                     "가:나",
                                                     "[대괄호]",
                                                     "~~지움~~",
                                                     "끝\\.",
                                                     "[^1]",
                                                     "막대 | 하나",
                                                     "(괄호)",
                                                     "https://c.example/d,"};
    std::string text = word();
    for (std::uint32_t count = random_.below(5); count > 0; --count) text += " " + one_of(kPieces) + " " + word();
    return text;
  }

  // Three parts, under labels of one of the generations, numbers, or nothing.
  std::string body() {
    static const std::vector<std::vector<std::string>> kLabels = {
        {"주요 내용:\n", "핵심 문장:\n", "기타 메시지:\n"},
        {"\\## 1. 영상 의도 및 내용 요약 (200자 이내)\n\n", "\\## 2. 핵심 문장 추출\n\n",
         "\\## 3. 주목할 만한 메시지\n\n"},
        {"#### 주요 내용\n\n", "#### 핵심 문장\n\n", "#### 기타 메시지\n\n"},
        {"**주요 내용:**\n", "**핵심 문장 (3개):**\n", "**기타 메시지**\n"},
        {"**주요 내용:** ", "**핵심 문장**: ", "**기타 메시지:** "},
        {"1.\n", "2.\n", "3.\n"},
        {"1. ", "2. ", "3. "},
        {"\\1. ", "\\2. ", "\\3. "},
        {"", "", ""}};
    const auto& labels = one_of(kLabels);
    const bool plain = labels[0].empty();
    std::string text;
    for (int part = 0; part < 3; ++part) {
      text += labels[static_cast<std::size_t>(part)] + sentence() + "\n";
      for (std::uint32_t count = random_.below(3); count > 0; --count) {
        static const std::vector<std::string> kStarts = {"", "- ", "\\- ", "\\*   ", "* "};
        text += (plain || part != 1 ? std::string() : one_of(kStarts)) + sentence() + "\n";
      }
      text += "\n";
    }
    return text;
  }

  void entry() {
    Written entry;
    entry.title = title();
    entry.channel = one_of(kChannels);
    const std::string id = "abcdefg" + std::to_string(1000 + entries.size());
    entry.url =
        random_.below(4) == 0 ? "https://example.org/talk_(" + id + ")?a=b" : "https://www.youtube.com/watch?v=" + id;
    static const std::vector<std::pair<std::string, std::optional<std::uint32_t>>> kLengths = {
        {"22분 31초", 1351}, {"1시간 2분", 3720}, {"1:02:03", 3723},  {"라이브", 0}, {"1 hr 2 min", 3720},
        {"0분 0초", 0},      {"4:13", 253},       {"", std::nullopt}, {"PT1H", 3600}};
    const auto& [length, seconds] = one_of(kLengths);
    entry.duration = seconds;
    const std::string tail = length.empty() ? "" : ", " + length;
    const std::string line = entry.channel + ", 2025-12-20" + (random_.below(2) ? "T" : " ") + "21:30:59" + tail + "\n";
    switch (random_.below(3)) {
      case 0:
        bytes += "### " + entry.title + ", " + entry.channel + " [링크](" + entry.url + ")" + tail + "\n\n";
        break;
      case 1:
        bytes += "### [" + entry.title + "](" + entry.url + ")\n" + (random_.below(3) == 0 ? "\n" : "") + line + "\n";
        break;
      default:
        bytes += "<a id=\"" + id + "\"></a>\n### " + std::to_string(entries.size() + 1) + ". [" + entry.title + "](" +
                 entry.url + ")\n" + line + "\n";
    }
    entry.text = body();
    bytes += entry.text;
    if (random_.below(2)) bytes += "<p align=\"right\"><a href=\"#\">↑ Top</a></p>\n\n";
    if (random_.below(4) == 0) bytes += "<div style=\"page-break-before: always;\"></div>\n\n";
    if (random_.below(3)) bytes += "---\n\n";
    entries.push_back(std::move(entry));
  }

  Random random_;
  int words_ = 0;
};

// Names every channel once, so that commas in headings are no riddle.
PageFile page_of_channels() {
  std::string bytes;
  for (std::size_t i = 0; i < kChannels.size(); ++i) {
    bytes += "### [영상](https://www.youtube.com/watch?v=channels00" + std::to_string(i) + ")\n" + kChannels[i] +
             ", 2025-12-19T10:00:00, 1분\n\n글\n\n";
  }
  return {"2025-12-19-기술-AI.md", bytes};
}

// In JSON. Where a form of pages means its line breaks, they are read as hard ones; the exported form does.
std::string without_hard_breaks(std::string text) {
  for (std::size_t at = 0; (at = text.find("  \\n")) != std::string::npos;) text.erase(at, 2);
  return text;
}

}  // namespace

TEST_CASE("generated pages: every entry is read as it was written, and nothing is lost", "[digest][property]") {
  for (std::uint64_t seed = 1; seed <= 700; ++seed) {
    Page page(seed);
    page.write();
    const ReadResult result = read_pages({page_of_channels(), {"2025-12-20-기술-AI.md", page.bytes}});
    REQUIRE(result.digests.size() == 2);
    const Digest& digest = result.digests.front();
    INFO("seed " << seed);
    REQUIRE(digest.entries.size() == page.entries.size());
    for (std::size_t i = 0; i < digest.entries.size(); ++i) {
      const Entry& entry = digest.entries[i];
      const Written& written = page.entries[i];
      INFO(written.title << "\n" << written.channel << "\n" << written.text);
      CHECK(plain_words(entry.title) == plain_words(written.title));
      CHECK(entry.channel == written.channel);
      CHECK(entry.url == written.url);
      CHECK(entry.duration_s == written.duration);
      REQUIRE(entry.sections.size() == 3);
      CHECK(entry.sections[0].kind == SectionKind::kMain);
      CHECK(entry.sections[1].kind == SectionKind::kKeySentences);
      CHECK(entry.sections[2].kind == SectionKind::kMessages);
    }
    REQUIRE(lost(page.bytes, digest).value_or("nothing") == "nothing");
  }
}

TEST_CASE("generated pages: a digest as Markdown reads as the same digest, and as JSON too", "[digest][property]") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    Page page(seed);
    page.write();
    const std::string path = "2025-12-20-기술-AI.md";
    const Digest digest = read_pages({page_of_channels(), {path, page.bytes}}).digests.front();
    const std::string text = to_markdown({digest});
    INFO("seed " << seed << "\n" << page.bytes << "\n==>\n" << text);
    Digest again = read_pages({page_of_channels(), {"again/2025-12-20.md", text}}).digests.front();
    CHECK(again.source_path == "again/2025-12-20.md");
    again.source_path = path;
    CHECK(without_hard_breaks(to_json(again).text) == without_hard_breaks(to_json(digest).text));
    const Digest third = read_pages({page_of_channels(), {path, to_markdown({again})}}).digests.front();
    CHECK(third == again);
    const auto parsed = digests_from_json("[" + to_json(digest).text + "]");
    REQUIRE(parsed);
    CHECK(*parsed == std::vector<Digest>{digest});
  }
  for (const std::string_view bad :
       {"", "{}", "[1]", "[{\"entries\":1}]", "[{\"entries\":[{\"sections\":[{\"kind\":\"x\"}]}]}]"})
    CHECK_FALSE(digests_from_json(bad).ok());
}

TEST_CASE("to_markdown: groups and parts of labels read as what they were", "[digest]") {
  const auto entry = [](std::string title, std::vector<std::string> groups) {
    Entry each;
    each.title = std::move(title);
    each.groups = std::move(groups);
    each.url = "https://example.org/" + std::to_string(each.title.size());
    each.channel = "example.org";
    each.sections = {{SectionKind::kIntent, "의도 및 주요 내용 · 의도", "물결을 잰다."},
                     {SectionKind::kMain, "주요 내용", "돌 하나로 잰다."}};
    return each;
  };
  const std::vector<std::vector<std::vector<std::string>>> cases = {
      {{}, {"강"}, {"강"}, {"바다"}},
      {{"강"}, {}, {"강"}},
      {{"물", "강"}, {"물", "바다"}, {"물"}, {"하늘", "강"}, {"하늘", "강"}},
      {{"물", "강"}, {"물", "바다"}, {}, {"바다"}}};
  for (const auto& groups : cases) {
    Digest digest;
    digest.date = "2026-03-01";
    digest.topic = "산책";
    digest.title = "2026-03-01 산책";
    digest.overview = "강을 따라 걸었습니다.\n\n## 둘째 날\n\n비가 왔습니다.";
    for (std::size_t i = 0; i < groups.size(); ++i) digest.entries.push_back(entry(std::string(i + 1, 'a'), groups[i]));
    const std::string text = to_markdown({digest});
    INFO(text);
    const Digest again = read_pages({page_of_channels(), {"2026-03-01-산책.md", text}}).digests.front();
    CHECK(again.overview == digest.overview);
    REQUIRE(again.entries.size() == digest.entries.size());
    for (std::size_t i = 0; i < groups.size(); ++i) {
      CHECK(again.entries[i].title == digest.entries[i].title);
      CHECK(again.entries[i].groups == groups[i]);
      CHECK(again.entries[i].sections == digest.entries[i].sections);
    }
  }
}

TEST_CASE("to_markdown: sections without labels are told apart, also where their text has a list", "[digest]") {
  for (const std::string_view quotes : {"돌이 튄다.", "1. 돌이 튄다.\n2. 물이 튄다.", "- 돌\n- 물"}) {
    Entry entry;
    entry.title = "물수제비";
    entry.url = "https://example.org/1";
    entry.channel = "example.org";
    entry.sections = {{SectionKind::kMain, "", "돌을 던진다."},
                      {SectionKind::kKeySentences, "", std::string(quotes)},
                      {SectionKind::kMessages, "", "천천히 한다."}};
    Digest digest;
    digest.date = "2026-03-01";
    digest.topic = "산책";
    digest.title = "2026-03-01 산책";
    digest.entries = {entry};
    const std::string text = to_markdown({digest});
    INFO(text);
    CHECK(read_pages({{"2026-03-01-산책.md", text}}).digests.front().entries.front().sections == entry.sections);
  }
}

TEST_CASE("to_markdown: a page without entries is its text", "[digest]") {
  Digest digest;
  digest.date = "2026-03-01";
  digest.topic = "산책";
  digest.title = "2026-03-01 산책";
  digest.overview = "걸었습니다.\n\n## 둘째 날\n\n비가 왔습니다.";
  const Digest again = read_pages({{"2026-03-01-산책.md", to_markdown({digest})}}).digests.front();
  CHECK(again.overview == digest.overview);
  CHECK(again.entries.empty());
}

TEST_CASE("to_markdown: several digests stand under their own titles, where they have one", "[digest]") {
  Digest river, plain;
  river.date = plain.date = "2026-03-01";
  river.topic = plain.topic = "산책";
  river.headline = "물수제비 뜨는 법";
  CHECK(to_markdown({river, plain}) == "# 2026-03-01 물수제비 뜨는 법\n\n---\n\n# 2026-03-01 산책\n");
}

TEST_CASE("generated pages: nothing is lost on pages of no known form", "[digest][property]") {
  // "%" stands for a word that no other line has.
  const std::vector<std::string> lines = {"# %",
                                          "## %",
                                          "### % *%*",
                                          "#### [%](https://a.example/%)",
                                          "##### % [%](https://b.example/%_(x)) %",
                                          "## **[%](https://c.example/%)** %",
                                          "### [%](https://d.example/%) – [%](https://e.example/%)",
                                          "### ![%](https://i.example/%.png) [%](https://f.example/%)",
                                          "% %\n===",
                                          "[%](https://g.example/%) %\n---",
                                          "- [%](https://h.example/%): %",
                                          "- [ ] % **[%](https://j.example/%)** %",
                                          "* % [%](https://k.example/%) %\n  % %\n  - % [%](https://l.example/%)",
                                          "1. [%](<https://m.example/% x> \"말\") %",
                                          "2. %\n\n   %\n",
                                          "- %",
                                          "+ %\n  1. %",
                                          "%. %, % [%] %",
                                          "% https://n.example/% %",
                                          "% <https://o.example/%>.",
                                          "[%][ref] % [ref]",
                                          "[ref]: https://p.example/ref \"말\"",
                                          "> % %\n> - [%](https://q.example/%)",
                                          "| % | [%](https://r.example/%) |\n|---|---|\n| % | % |",
                                          "```\n## % [%](https://s.example/%)\n```",
                                          "    % [%](https://t.example/%)",
                                          "{: .klass}",
                                          "---",
                                          "",
                                          "",
                                          "",
                                          "<div>%</div>",
                                          "\\## %",
                                          "\\- %",
                                          "**%(%)**%",
                                          "%:\n%",
                                          "<!-- % -->",
                                          "1.",
                                          "[^1]: %",
                                          "% [^1] \\[%\\] `%`"};
  for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
    Random random(seed);
    std::string page = seed % 2 ? "---\ncategory: 소식\n---\n" : "";
    int words = 0;
    const std::uint32_t few = 3 + random.below(static_cast<std::uint32_t>(lines.size()) - 3);
    for (std::uint32_t count = 1 + random.below(16); count > 0; --count) {
      for (const char c : lines[(random.below(few) * 7 + seed) % lines.size()])
        page += c == '%' ? "w" + std::to_string(++words) : std::string(1, c);
      page += random.below(2) ? "\n" : "\n\n";
    }
    const Digest digest = read_digest("2026-01-02-page.md", page);
    INFO("seed " << seed << "\n" << page);
    CHECK(lost(page, digest).value_or("nothing") == "nothing");
  }
}
