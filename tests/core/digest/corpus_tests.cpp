// The reader over the real pages: nothing lost, nothing invented, everything labelled. Counts and words come from
// simple scans here that share no code with the reader.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cctype>
#include <map>
#include <optional>
#include <set>

#include "digest/json.hpp"
#include "digest/support.hpp"
#include "markdown/html.hpp"
#include "text/utf8.hpp"

using namespace yoyak;
using namespace yoyak::digest;
using namespace yoyak::test;

namespace {

constexpr const char* kFolder = "corpus/youtube-digests";

enum class Generation { kA, kB, kC };

struct SourceEntry {
  std::string heading;
  std::vector<std::string> body;
  Generation generation = Generation::kA;
};

struct SourcePage {
  std::vector<std::string> overview;
  std::vector<SourceEntry> entries;
};

bool starts(std::string_view text, std::string_view prefix) { return text.starts_with(prefix); }

// Heading lines of entries are "### " with an address; the pages hold no other third-level heading.
SourcePage scan(const std::string& bytes) {
  SourcePage page;
  const std::vector<std::string> lines = lines_of(bytes);
  std::size_t i = 1;
  while (lines[i] != "---") ++i;
  for (++i; i < lines.size(); ++i) {
    const std::string& line = lines[i];
    if (starts(line, "### ") && line.find("](https://") != std::string::npos) {
      SourceEntry entry{line, {}, Generation::kA};
      if (starts(line, "### [") && line.ends_with(")")) entry.generation = Generation::kB;
      if (line.size() > 4 && std::isdigit(static_cast<unsigned char>(line[4])) && line.ends_with(")"))
        entry.generation = Generation::kC;
      page.entries.push_back(std::move(entry));
    } else {
      (page.entries.empty() ? page.overview : page.entries.back().body).push_back(line);
    }
  }
  return page;
}

bool is_contents(const std::string& line) {
  return !line.empty() && std::isdigit(static_cast<unsigned char>(line[0])) && line.find(". [") != std::string::npos &&
         line.find("](#") != std::string::npos;
}

// Leaves out what is structure on these pages: attribute lists, headings of the form, "Top" links, page breaks, list
// markers.
bool is_form(const std::string& line) {
  static const std::set<std::string> kForm = {"## 목차", "1. TOC", "## 일일 요약", "## 개별 영상 요약"};
  return kForm.contains(line) || starts(line, "# 20");
}

std::string text_of(const std::vector<std::string>& lines) {
  std::string out;
  for (std::string line : lines) {
    if (starts(line, "{:") || is_form(line) || line.find("↑ Top</a>") != std::string::npos || is_contents(line))
      continue;
    std::size_t at = line.find_first_not_of(" \\#*-");
    if (at == std::string::npos) continue;
    std::size_t digits = at;
    while (digits < line.size() && std::isdigit(static_cast<unsigned char>(line[digits]))) ++digits;
    if (digits > at && digits - at < 3 && digits < line.size() && line[digits] == '.' &&
        (digits + 1 == line.size() || line[digits + 1] == ' '))
      at = digits + 1;
    out += line.substr(at) + "\n";
  }
  return out;
}

// The first word of `wanted` that does not come in order in `text`.
std::optional<std::string> missing(const std::vector<std::string>& wanted, const std::vector<std::string>& text) {
  std::size_t at = 0;
  for (const std::string& word : wanted) {
    while (at < text.size() && text[at] != word) ++at;
    if (at == text.size()) return word;
    ++at;
  }
  return std::nullopt;
}

std::string all_text(const Entry& entry) {
  std::string out;
  for (const Section& section : entry.sections) out += section.label + "\n" + section.markdown + "\n";
  return out;
}

std::map<std::string, const Digest*> by_path(const ReadResult& result) {
  std::map<std::string, const Digest*> map;
  for (const Digest& digest : result.digests) map[digest.source_path] = &digest;
  return map;
}

bool has_place(const ReadResult& result, const std::string& file, const std::string& code) {
  for (const Diagnostic& diagnostic : result.diagnostics) {
    if (diagnostic.file == file && diagnostic.code == code) return true;
  }
  return false;
}

// Without front matter, attribute lists and the headings of the form.
std::vector<std::string> body_lines(const std::string& bytes) {
  std::vector<std::string> lines = lines_of(bytes);
  if (!lines.empty() && lines[0].starts_with("\xEF\xBB\xBF")) lines[0].erase(0, 3);
  if (!lines.empty() && starts(lines[0], "---")) {
    std::size_t end = 1;
    while (end < lines.size() && !starts(lines[end], "---") && lines[end] != "...") ++end;
    lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(std::min(end + 1, lines.size())));
  }
  std::erase_if(lines, [](const std::string& line) {
    return starts(line, "{:") || line == "## 일일 요약" || line == "## 개별 영상 요약" || starts(line, "# ") ||
           is_contents(line);
  });
  return lines;
}

}  // namespace

TEST_CASE("corpus: every page is read, no entry is lost or invented, each is complete", "[digest][corpus]") {
  const std::vector<PageFile> pages = corpus_pages(kFolder);
  const ReadResult result = read_pages(pages);
  const auto digests = by_path(result);
  std::size_t headings = 0;
  for (const PageFile& page : pages) {
    if (page.path == "index.md") continue;
    INFO(page.path);
    REQUIRE(digests.contains(page.path));
    const Digest& digest = *digests.at(page.path);
    const SourcePage source = scan(page.bytes);
    REQUIRE(digest.entries.size() == source.entries.size());
    headings += source.entries.size();
    CHECK(digest.date == page.path.substr(0, 10));
    CHECK(digest.topic == page.path.substr(11, page.path.size() - 14));
    CHECK(digest.id == page.path.substr(0, page.path.size() - 3));
    CHECK(digest.collection == "유튜브 요약");
    CHECK_FALSE(digest.description.empty());
    CHECK_FALSE(digest.overview.empty());
    for (std::size_t i = 0; i < digest.entries.size(); ++i) {
      const Entry& entry = digest.entries[i];
      INFO(source.entries[i].heading);
      CHECK_FALSE(entry.title.empty());
      CHECK_FALSE(entry.channel.empty());
      CHECK(source.entries[i].heading.find("(" + entry.url + ")") != std::string::npos);
      CHECK(entry.duration_s.has_value());
      REQUIRE(entry.video_id.has_value());
      CHECK(entry.url.ends_with("watch?v=" + *entry.video_id));
      CHECK(entry.published_at.has_value() == (source.entries[i].generation != Generation::kA));
      if (entry.published_at) CHECK(entry.published_at->substr(0, 10) == digest.date);
      CHECK_FALSE(entry.sections.empty());
    }
  }
  CHECK(headings > 1000);
  CHECK(result.unpublished == 0);
}

TEST_CASE("corpus: channels are the same few over all generations", "[digest][corpus]") {
  const ReadResult result = read_pages(corpus_pages(kFolder));
  std::set<std::string> sure;  // of entries with a line of their own under the heading
  std::set<std::string> from_headings;
  for (const Digest& digest : result.digests) {
    for (const Entry& entry : digest.entries) (entry.published_at ? sure : from_headings).insert(entry.channel);
  }
  std::size_t unknown = 0;
  for (const std::string& channel : from_headings) unknown += !sure.contains(channel);
  CHECK(unknown <= from_headings.size() / 5);  // channels seen in generation A alone
  CHECK_FALSE(from_headings.contains("데브남"));
}

TEST_CASE("corpus: index.md is named and is no digest", "[digest][corpus]") {
  const ReadResult result = read_pages(corpus_pages(kFolder));
  CHECK(by_path(result).count("index.md") == 0);
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].file == "index.md");
  CHECK(result.diagnostics[0].code == "not-a-digest");
  CHECK(result.diagnostics[0].severity == Severity::kInfo);
}

TEST_CASE("corpus: nothing is lost, in order within its section", "[digest][corpus]") {
  const std::vector<PageFile> pages = corpus_pages(kFolder);
  const ReadResult result = read_pages(pages);
  const auto digests = by_path(result);
  for (const PageFile& page : pages) {
    if (page.path == "index.md") continue;
    INFO(page.path);
    const Digest& digest = *digests.at(page.path);
    const SourcePage source = scan(page.bytes);
    CHECK(missing(words(text_of(source.overview)), words(digest.overview)) == std::nullopt);
    REQUIRE(digest.entries.size() == source.entries.size());
    for (std::size_t i = 0; i < source.entries.size(); ++i) {
      const SourceEntry& from = source.entries[i];
      const Entry& entry = digest.entries[i];
      INFO(from.heading);
      std::vector<std::string> body = from.body;
      while (!body.empty() && body.front().empty()) body.erase(body.begin());
      if (from.generation != Generation::kA) {
        REQUIRE_FALSE(body.empty());
        CHECK(missing(words(entry.channel), words(body.front())) == std::nullopt);
        body.erase(body.begin());
      }
      CHECK(missing(words(text_of(body)), words(all_text(entry))) == std::nullopt);
      std::string title = from.heading.substr(4);
      if (from.generation == Generation::kC) title = title.substr(title.find(". ") + 2);
      title = title.substr(0, title.rfind("]("));
      if (from.generation == Generation::kA) title = title.substr(0, title.rfind('['));
      CHECK(words(entry.title + (from.generation == Generation::kA ? " " + entry.channel : "")) == words(title));
    }
  }
}

namespace {

// Empty where the texts are equal, else what both go on with.
std::string difference(const std::string& shown, const std::string& said) {
  if (shown == said) return {};
  auto at = static_cast<std::size_t>(std::mismatch(shown.begin(), shown.end(), said.begin(), said.end()).first -
                                     shown.begin());
  while (at > 0 && at < shown.size() && (static_cast<unsigned char>(shown[at]) & 0xC0U) == 0x80U) --at;
  return "shown \"" + shown.substr(std::min(at, shown.size()), 90) + "\", said \"" +
         said.substr(std::min(at, said.size()), 90) + "\"";
}

// Letters of lines of the source that a reader sees: no addresses, no tags.
std::string source_letters(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& word : words(text_of(lines))) out += word;
  return out;
}

}  // namespace

TEST_CASE("corpus: the rendered text of overview and entries is that of the page, nothing lost, nothing twice",
          "[digest][corpus]") {
  const std::vector<PageFile> pages = corpus_pages(kFolder);
  const ReadResult result = read_pages(pages);
  const auto digests = by_path(result);
  std::size_t compared = 0;
  for (const PageFile& page : pages) {
    if (page.path == "index.md") continue;
    INFO(page.path);
    const Digest& digest = *digests.at(page.path);
    const SourcePage source = scan(page.bytes);
    std::vector<std::string> overview = source.overview;
    for (std::string& line :
         overview) {  // headings and bold lines keep their numbers here, in entries labels have none
      const std::size_t first = line.find_first_not_of(" \\");
      const bool marked =
          first != std::string::npos && (line[first] == '#' || line[first] == '*' || line[first] == '-');
      if (marked && !is_form(line) && line.find_first_not_of("-") != std::string::npos) line = "·" + line;
    }
    CHECK(difference(letters(markdown::plain_text(digest.overview)), source_letters(overview)) == "");
    REQUIRE(digest.entries.size() == source.entries.size());
    for (std::size_t i = 0; i < source.entries.size(); ++i) {
      std::vector<std::string> body = source.entries[i].body;
      while (!body.empty() && body.front().empty()) body.erase(body.begin());
      if (source.entries[i].generation != Generation::kA) body.erase(body.begin());
      std::string shown;
      for (const Section& section : digest.entries[i].sections)
        shown += letters(section.label) + letters(markdown::plain_text(section.markdown));
      INFO(source.entries[i].heading);
      CHECK(difference(shown, source_letters(body)) == "");
      ++compared;
    }
  }
  CHECK(compared > 1000);
}

TEST_CASE("corpus: other pages show each of their words as often as they say it", "[digest][corpus]") {
  for (const char* folder : {"corpus/daily-lists", "corpus/jekyll-cases", "seed"}) {
    const std::vector<PageFile> pages = corpus_pages(folder);
    const ReadResult result = read_pages(pages);
    const auto digests = by_path(result);
    for (const PageFile& page : pages) {
      if (!digests.contains(page.path) || has_place(result, page.path, "utf-16")) continue;
      INFO(folder << "/" << page.path);
      const Digest& digest = *digests.at(page.path);
      std::map<std::string, int> shown;
      const auto add = [&](const std::string& text) {
        for (const std::string& word : plain_words(text)) ++shown[word];
      };
      add(markdown::plain_text(digest.overview) + "\n" + digest.title);
      for (const Entry& entry : digest.entries) {
        add(entry.title + "\n" + entry.channel);
        if (entry.duration_s)
          add(std::to_string(*entry.duration_s / 60) + "분 " + std::to_string(*entry.duration_s % 60) + "초");
        for (const Section& section : entry.sections)
          add(section.label + "\n" + markdown::plain_text(section.markdown));
      }
      std::map<std::string, int> said;
      std::string plain;  // marks of emphasis inside a word are no gaps in it
      for (const std::string& line : body_lines(page.bytes)) {
        for (const char c : line) {
          if (c != '*' && c != '`' && c != '\\') plain += c;
        }
        plain += '\n';
      }
      for (const std::string& word : words(plain)) ++said[word];
      for (const auto& [word, count] : said) {
        const bool number = word.find_first_not_of("0123456789") == std::string::npos;
        if (number || word == "링크" || word == "목차" || word == "TOC" || word == "toc") continue;
        INFO(word);
        CHECK(shown[word] >= (digest.entries.empty() ? count : 1));
      }
    }
  }
}

TEST_CASE("corpus: lists of contents are structure, and every reference leads to an entry of its page",
          "[digest][corpus]") {
  const std::vector<PageFile> pages = corpus_pages(kFolder);
  const ReadResult result = read_pages(pages);
  std::size_t citations = 0;
  std::size_t names = 0;
  std::size_t source_citations = 0;
  for (const PageFile& page : pages) {
    for (std::size_t at = page.bytes.find("<a href=\"#"); at != std::string::npos;
         at = page.bytes.find("<a href=\"#", at + 1)) {
      source_citations += page.bytes[at + 10] != '"';
    }
  }
  for (const Digest& digest : result.digests) {
    INFO(digest.id);
    CHECK(digest.overview.find("<a ") == std::string::npos);
    CHECK(digest.overview.find('\x01') == std::string::npos);
    std::set<std::string> ids;
    for (const Entry& entry : digest.entries) {
      CHECK(ids.insert(entry.id).second);
      for (const Section& section : entry.sections) CHECK(section.markdown.find("↑ Top") == std::string::npos);
    }
    const std::string& text = digest.overview;
    for (std::size_t at = text.find("](#"); at != std::string::npos; at = text.find("](#", at + 1)) {
      const std::string id = text.substr(at + 3, text.find(')', at) - at - 3);
      CHECK(ids.contains(id));
      const std::string shown = text.substr(text.rfind('[', at), at - text.rfind('[', at));
      (std::isdigit(static_cast<unsigned char>(shown[1])) ? citations : names) += 1;
    }
  }
  CHECK(citations == source_citations);
  CHECK(names >= 60);
}

TEST_CASE("corpus: sections of all generations are labelled", "[digest][corpus]") {
  const ReadResult result = read_pages(corpus_pages(kFolder));
  std::map<SectionKind, std::size_t> entries_with;
  std::size_t entries = 0;
  for (const Digest& digest : result.digests) {
    for (const Entry& entry : digest.entries) {
      ++entries;
      std::set<SectionKind> kinds;
      for (const Section& section : entry.sections) {
        if (!section.markdown.empty()) kinds.insert(section.kind);
        CHECK(section.label.find("**") == std::string::npos);
        CHECK_FALSE(section.label.ends_with(":"));
      }
      for (const SectionKind kind : kinds) ++entries_with[kind];
    }
  }
  CHECK(entries_with[SectionKind::kMain] * 100 >= entries * 99);
  CHECK(entries_with[SectionKind::kKeySentences] * 100 >= entries * 95);
  CHECK(entries_with[SectionKind::kMessages] * 100 >= entries * 97);
  CHECK(entries_with[SectionKind::kIntent] >= 100);
}

TEST_CASE("corpus: escaped structure is undone, and the same input gives the same model", "[digest][corpus]") {
  std::vector<PageFile> pages = corpus_pages(kFolder);
  const ReadResult result = read_pages(pages);
  for (const Digest& digest : result.digests) {
    for (const Entry& entry : digest.entries) {
      for (const Section& section : entry.sections) {
        INFO(digest.id << " " << entry.id << "\n" << section.markdown);
        for (const std::string& line : lines_of(section.markdown)) {
          const std::size_t at = line.find_first_not_of(' ');
          CHECK_FALSE(
              (at != std::string::npos && (line.substr(at).starts_with("\\* ") || line.substr(at).starts_with("\\- ") ||
                                           line.substr(at).starts_with("\\#"))));
        }
      }
    }
  }
  std::reverse(pages.begin(), pages.end());
  CHECK(read_pages(pages).digests == result.digests);
}

TEST_CASE("corpus: lists of links become entries", "[digest][corpus]") {
  const std::vector<PageFile> pages = corpus_pages("corpus/daily-lists");
  const ReadResult result = read_pages(pages);
  const auto digests = by_path(result);
  CHECK(result.digests.size() + 1 == pages.size());  // LICENSE is no digest
  CHECK(has_code(result, "not-a-digest"));
  for (const PageFile& page : pages) {
    if (page.path == "LICENSE") continue;
    INFO(page.path);
    const Digest& digest = *digests.at(page.path);
    std::size_t items = 0;
    std::vector<std::string> wanted;
    std::string heading;
    for (const std::string& line : lines_of(page.bytes)) {
      if (starts(line, "#### ")) heading = line.substr(5);
      if (!starts(line, "* [")) continue;
      REQUIRE(items < digest.entries.size());
      const Entry& entry = digest.entries[items++];
      CHECK(entry.channel == "github.com");
      CHECK(line.find("](" + entry.url + ")") != std::string::npos);
      REQUIRE_FALSE(entry.sections.empty());
      CHECK(entry.sections[0].label == heading);
      CHECK(missing(words(line), words(entry.title + "\n" + all_text(entry).substr(heading.size()))) == std::nullopt);
    }
    CHECK(items == digest.entries.size());
    CHECK(digest.overview.empty());
  }
}
