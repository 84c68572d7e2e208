// Footnotes: every text that refers to a note has it, and no note is lost, wherever it stands.
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "digest/faithful.hpp"
#include "digest/json.hpp"
#include "digest/support.hpp"
#include "markdown/html.hpp"
#include "support/generated_digests.hpp"

using namespace yoyak;
using namespace yoyak::digest;
using namespace yoyak::test;

namespace {

// A page in which each label of a note has one word that stands nowhere else.
class NotedPage {
 public:
  explicit NotedPage(std::uint64_t seed) : random_(seed) { write(); }

  std::string bytes;
  std::set<std::string> defined;  // labels

 private:
  std::string label() { return "n" + std::to_string(random_.below(7)); }

  std::string text() {
    std::string out = "글 하나";
    for (std::uint32_t count = random_.below(3); count > 0; --count) out += " 그리고[^" + label() + "]";
    return out + ".";
  }

  void note() {
    const std::string name = label();
    if (!defined.insert(name).second) return;
    bytes += "[^" + name + "]: 주석" + name;
    if (random_.below(4) == 0) bytes += "\n    이어지는 줄\n\n    둘째 문단";
    if (random_.below(4) == 0) bytes += " 또한[^" + label() + "]";
    bytes += random_.below(2) ? "\n" : "\n\n";
  }

  void write() {
    const bool list = random_.below(3) == 0;
    if (random_.below(2)) bytes += "# 소식" + (random_.below(2) ? "[^" + label() + "]" : std::string()) + "\n\n";
    if (random_.below(2)) bytes += text() + "\n\n";
    const std::uint32_t count = random_.below(5);
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::string mark = random_.below(3) == 0 ? " [^" + label() + "]" : "";
      const std::string url = "(https://example.com/" + std::to_string(i) + ")";
      if (list) {
        bytes += "- [제목" + std::to_string(i) + "]" + url + ": " + text() + mark + "\n";
      } else {
        bytes += "## [제목" + std::to_string(i) + mark + "]" + url + "\n\n" + text() + "\n\n";
        if (random_.below(4) == 0) note();
      }
    }
    bytes += "\n";
    if (random_.below(3) == 0) bytes += "## 각주\n\n";
    for (std::uint32_t notes = random_.below(8); notes > 0; --notes) note();
  }

  Random random_;
};

void check_text(const std::string& markdown, const std::set<std::string>& defined, std::string& all) {
  std::string html;
  markdown::render_html(markdown, {}, html);
  all += html;
  for (const std::string& label : defined) {
    const bool refers = markdown.find("[^" + label + "]") != std::string::npos;
    if (refers) CHECK(html.find("주석" + label) != std::string::npos);
  }
  // Each is a link to its note.
  for (const std::string& label : defined) CHECK(html.find("[^" + label + "]") == std::string::npos);
}

}  // namespace

TEST_CASE("notes: every text that refers to a note has it, and none is lost", "[digest][property]") {
  for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
    const NotedPage page(seed);
    const Digest digest = read_digest("2026-01-02-page.md", page.bytes);
    std::string all;
    INFO("seed " << seed << "\n" << page.bytes << "\nread as\n" << to_json(digest).text);
    check_text(digest.overview, page.defined, all);
    for (const Entry& entry : digest.entries) {
      for (const Section& section : entry.sections) check_text(section.markdown, page.defined, all);
      for (const std::string& label : page.defined) CHECK(entry.title.find("[^" + label + "]") == std::string::npos);
    }
    for (const std::string& label : page.defined) {
      CHECK(digest.title.find("[^" + label + "]") == std::string::npos);
      CHECK(all.find("주석" + label) != std::string::npos);
    }
    CHECK(lost(page.bytes, digest).value_or("nothing") == "nothing");
  }
}
