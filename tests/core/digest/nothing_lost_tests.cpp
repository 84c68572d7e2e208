// No text of a page is lost on its way to the visitor: checks every page of the corpus, of the sample site, and
// generated pages.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "digest/faithful.hpp"
#include "digest/support.hpp"
#include "support/generated_digests.hpp"
#include "text/utf8.hpp"

using namespace yoyak;
using namespace yoyak::digest;
using namespace yoyak::test;

namespace {

// As UTF-8 without a mark; pages in UTF-16 (all of the corpus are little-endian ASCII) lose every second byte.
std::string as_utf8(std::string bytes) {
  if (bytes.starts_with("\xFF\xFE")) {
    std::string out;
    for (std::size_t i = 2; i < bytes.size(); i += 2) out += bytes[i];
    return out;
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  return text::sanitise(bytes);
}

// Reads the pages together, and those that have no date alone under a dated name. Gives how many were compared.
std::size_t check_pages(const std::vector<PageFile>& pages) {
  const ReadResult together = read_pages(pages);
  std::size_t compared = 0;
  for (const PageFile& page : pages) {
    INFO(page.path);
    const auto found = std::find_if(together.digests.begin(), together.digests.end(),
                                    [&](const Digest& digest) { return digest.source_path == page.path; });
    if (found != together.digests.end()) {
      CHECK(lost(as_utf8(page.bytes), *found).value_or("nothing") == "nothing");
      ++compared;
      continue;
    }
    const ReadResult alone = read_page("2026-01-01-" + page.path.substr(page.path.rfind('/') + 1), page.bytes);
    if (alone.unpublished == 1) continue;
    REQUIRE(alone.digests.size() == 1);
    CHECK(lost(as_utf8(page.bytes), alone.digests[0]).value_or("nothing") == "nothing");
    ++compared;
  }
  return compared;
}

}  // namespace

TEST_CASE("nothing lost: every page of the corpus", "[digest][corpus]") {
  const std::size_t compared = check_pages(corpus_pages("corpus")) + check_pages(corpus_pages("seed"));
  CHECK(compared > 140);
}

TEST_CASE("nothing lost: every page of the sample site", "[digest]") {
  CHECK(check_pages(folder_pages(std::string(YOYAK_SPEC_DIR) + "/../../data")) > 45);
}

TEST_CASE("nothing lost: the check itself notices a word, a line and a target that are gone", "[digest]") {
  const std::vector<PageFile> pages = folder_pages(std::string(YOYAK_SPEC_DIR) + "/../../data/digests");
  const ReadResult result = read_pages(pages);
  Random random(1);
  for (const PageFile& page : pages) {
    const auto digest = std::find_if(result.digests.begin(), result.digests.end(),
                                     [&](const Digest& d) { return d.source_path == page.path; });
    if (digest == result.digests.end()) continue;
    INFO(page.path);
    for (int round = 0; round < 10; ++round) {
      Digest changed = *digest;
      std::vector<std::string*> texts;
      if (!changed.overview.empty()) texts.push_back(&changed.overview);
      for (Entry& entry : changed.entries) {
        for (Section& section : entry.sections) texts.push_back(&section.markdown);
      }
      std::string& text = *texts[random.below(static_cast<std::uint32_t>(texts.size()))];
      const std::vector<std::string> found = plain_words(text);
      const std::string& word = found[random.below(static_cast<std::uint32_t>(found.size()))];
      if (word.size() < 6 || text.find("](") != std::string::npos || text.find("```") != std::string::npos) continue;
      text.erase(text.find(word), word.size());
      INFO(word << " of " << text);
      CHECK(lost(page.bytes, changed).has_value());
    }
    Digest changed = *digest;
    for (Entry& entry : changed.entries) {
      const bool said_again = std::any_of(entry.sections.begin(), entry.sections.end(), [&](const Section& section) {
        return section.markdown.find(entry.url) != std::string::npos;
      });
      if (said_again) continue;
      entry.url += "x";
      const auto lost_url = lost(page.bytes, changed);
      CHECK((lost_url && lost_url->find("target") != std::string::npos));
      entry.url.pop_back();
    }
    if (changed.entries.size() < 2) continue;
    std::swap(changed.entries.front().sections, changed.entries.back().sections);
    CHECK(lost(page.bytes, changed).has_value());
  }
}
