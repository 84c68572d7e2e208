// On random pages made from real and invented lines, no text is lost and reading never fails. That time grows no faster
// than size is in tests/markdown/linear-pages.test.mjs.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <set>

#include "base/json.hpp"
#include "digest/json.hpp"
#include "digest/support.hpp"

using namespace yoyak;
using namespace yoyak::digest;
using namespace yoyak::test;

namespace {

constexpr const char* kHead =
    "---\ntitle: 2025-12-20 기술-AI\nparent: 유튜브 요약\n---\n\n# 2025-12-20 기술-AI\n{:.no_toc}\n\n";

// Lines of every kind the pages know, and of kinds they should never hold.
const std::vector<std::string>& line_pool() {
  static const std::vector<std::string> pool = {
      "",
      "",
      "",
      "---",
      "## 일일 요약",
      "## 개별 영상 요약",
      "### [가나 다라](https://www.youtube.com/watch?v=abcdefghij1)",
      "### 2. [마바 [사아] 자차](https://youtu.be/abcdefghij2)",
      "채널 하나, 2025-12-20T21:30:59, 49분 12초",
      "둘째 채널, 2025-12-20 21:30:59, 0분 0초",
      "### 제목, 부제, 셋째 채널 [링크](https://www.youtube.com/watch?v=abcdefghij3), 22분 31초",
      "### [여러](https://example.org/a) 링크 [둘](https://example.org/b)",
      "### 링크 없는 제목",
      "### 1. 영상 의도 및 요약",
      "\\## 2. 핵심 문장 추출 (3개)",
      "\\*   **의도:** 안은문장 하나",
      "    \\*   안쪽 항목",
      "\\- 붙임표 항목",
      "\\1. 번호 항목",
      "1.",
      "2.",
      "3.",
      "1. 첫째 문장입니다",
      "2. 둘째 문장입니다",
      "주요 내용:",
      "핵심 문장:",
      "기타 메시지: 바로 뒤의 글",
      "**주목할 만한 메시지 (100자 이내):**",
      "핵심 키워드:",
      "보통 글 한 줄",
      "이어지는 글 `코드 **아님**` 끝",
      "[채널 하나] 말하기를",
      "[1], [2] 그리고 [^3]",
      "<a id=\"abcdefghij1\"></a>",
      "<a href=\"#abcdefghij2\">[2]</a> 인용",
      "1. [가나 다라](#abcdefghij1) - 채널 하나",
      "2. [없는 것](#nowhere) - 없는 채널",
      "{:.no_toc}",
      "{: #아이디}",
      "<p align=\"right\"><a href=\"#\">↑ Top</a></p>",
      "<div style=\"page-break-before: always;\"></div>",
      "```",
      "~~~",
      "> 인용문 한 줄",
      "| 표 | 칸 |",
      "|---|---|",
      "    네 칸 들여쓴 글",
      "* 별표 목록 [글](https://example.org/c)",
      "[ref]: https://example.org/ref \"말\"",
      "[ref] 쓰는 글",
      "Setext 제목",
      "===",
      "[열린 괄호",
      "닫힌] 괄호(",
      "![그림](https://example.org/i.png)",
      "\\[이스케이프\\]",
      "제목 뒤 **굵은 글(강조)**의",
      "::: 이상한 줄 :::",
      "{% raw %} 리퀴드",
      "😀 그림글자 🇰🇷",
      "가나"};
  return pool;
}

// Words of the page that must be found in the digest, counted. Structure is left out by rules of this test's own.
std::map<std::string, int> wanted_words(const std::vector<std::string>& lines) {
  std::map<std::string, int> counts;
  std::set<std::string> at_least_once;  // of lists of contents: said again by their entries
  for (const std::string& line : lines) {
    if (line.starts_with("{:") || line.find("↑ Top") != std::string::npos || line.starts_with("## 일일") ||
        line.starts_with("## 개별"))
      continue;
    if (line.starts_with("# 2025-12-20")) continue;
    const bool contents = line.find("](#") != std::string::npos;
    for (const std::string& word : words(line)) {
      const bool number =
          std::all_of(word.begin(), word.end(), [](char c) { return std::isdigit(static_cast<unsigned char>(c)); });
      if (number || word == "링크") continue;  // list markers, counted parts and times; the word of a link
      if (contents) {
        at_least_once.insert(word);
      } else {
        ++counts[word];
      }
    }
  }
  for (const std::string& word : at_least_once) counts.try_emplace(word, 1);
  return counts;
}

std::string visible(const Digest& digest) {
  std::string out = digest.title + "\n" + digest.overview + "\n";
  for (const Entry& entry : digest.entries) {
    for (const std::string& group : entry.groups) out += group + "\n";
    out += entry.title + "\n" + entry.channel + "\n";
    if (entry.duration_s)
      out += std::to_string(*entry.duration_s / 60) + "분 " + std::to_string(*entry.duration_s % 60) + "초\n";
    if (entry.published_at) {
      std::string time = *entry.published_at;
      out += time + "\n";  // "2025-12-20T21:30:59": a word of the page where it has a T
    }
    for (const Section& section : entry.sections) out += section.label + "\n" + section.markdown + "\n";
  }
  return out;
}

void check_nothing_lost(const std::vector<std::string>& lines, const std::string& bytes) {
  const ReadResult result = read_page("2025-12-20-기술-AI.md", bytes);
  REQUIRE(result.digests.size() == 1);
  const Digest& digest = result.digests.front();
  std::map<std::string, int> have;
  const std::string text = visible(digest);
  for (const std::string& word : words(text)) ++have[word];
  for (const auto& [word, count] : wanted_words(lines)) {
    if (have[word] < count)
      FAIL("LOSTWORD \"" << word << "\" (" << have[word] << " of " << count << ") of the page\n"
                         << bytes << "\nread as\n"
                         << to_json(digest).text);
  }
  // Link targets: all but fragments and those of structure.
  for (const std::string& line : lines) {
    for (std::size_t at = line.find("https://"); at != std::string::npos; at = line.find("https://", at + 1)) {
      const std::string url = line.substr(at, line.find_first_of(") \"", at) - at);
      bool found = text.find(url) != std::string::npos;
      for (const Entry& entry : digest.entries) found = found || entry.url == url;
      if (!found) FAIL("LOSTLINK " << url << " of the page\n" << bytes << "\nread as\n" << to_json(digest).text);
    }
  }
}

}  // namespace

TEST_CASE("property: nothing is lost on pages made by chance", "[digest][property]") {
  for (unsigned seed = 1; seed <= 3000; ++seed) {
    std::mt19937 random(seed);
    std::vector<std::string> lines;
    std::string bytes = kHead;
    const std::size_t count = 1 + random() % 40;
    for (std::size_t i = 0; i < count; ++i) lines.push_back(line_pool()[random() % line_pool().size()]);
    for (const std::string& line : lines) bytes += line + (seed % 7 == 0 ? "\r\n" : "\n");
    INFO("seed " << seed);
    check_nothing_lost(lines, bytes);
  }
}

TEST_CASE("property: nothing is lost on real pages with lines moved, doubled and added", "[digest][property][corpus]") {
  const std::vector<PageFile> pages = corpus_pages("corpus/youtube-digests");
  for (unsigned seed = 1; seed <= 200; ++seed) {
    std::mt19937 random(seed);
    const PageFile& page = pages[random() % pages.size()];
    if (page.path == "index.md") continue;
    std::vector<std::string> lines = lines_of(page.bytes);
    lines.erase(lines.begin(), lines.begin() + 20);  // the head and its list of contents are structure
    for (int change = 0; change < 30; ++change) {
      const std::size_t at = random() % lines.size();
      switch (random() % 4) {
        case 0:
          lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), line_pool()[random() % line_pool().size()]);
          break;
        case 1:
          lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), lines[random() % lines.size()]);
          break;
        case 2:
          lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
          break;
        default:
          std::swap(lines[at], lines[random() % lines.size()]);
      }
    }
    std::string bytes = kHead;
    for (const std::string& line : lines) bytes += line + "\n";
    INFO("seed " << seed << " of " << page.path);
    check_nothing_lost(lines, bytes);
  }
}

TEST_CASE("property: any bytes give a result, valid text and safe ids", "[digest][property]") {
  const std::string alphabet =
      "#-*_[]()<>{}:`~\\|!\"'&;%= \n\n\n\r\t\x00\x01\xFF\xFE\xEA\xB0\x80"
      "aZ09.,+/?@^$";
  for (unsigned seed = 1; seed <= 3000; ++seed) {
    std::mt19937 random(seed);
    std::string bytes = seed % 3 == 0 ? "---\n" : seed % 3 == 1 ? "### [" : "";
    for (std::size_t n = random() % 300; n > 0; --n) bytes += alphabet[random() % alphabet.size()];
    const ReadResult result = read_page("2025-12-20-x.md", bytes);
    for (const Digest& digest : result.digests) {
      const std::string json = to_json(digest).text;
      CHECK(parse_json(json));  // nothing that is not UTF-8
      for (const Entry& entry : digest.entries) {
        CHECK_FALSE(entry.id.empty());
        CHECK(entry.id.front() != '.');
        CHECK(entry.id.find_first_of("/\\?#%& \"'<>") == std::string::npos);
      }
    }
    for (const Diagnostic& diagnostic : result.diagnostics) CHECK(parse_json(to_json(diagnostic).text));
  }
}
