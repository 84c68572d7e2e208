// Runs tests/spec/markdown. Options of a case: plain (plain text instead of HTML), hard-breaks, no-ids, shift=N,
// quotes, summary=N (the summary instead of HTML), prefix=TEXT, base=ADDRESS of the site, inline-files, hits=A,B,… (the
// words to be highlighted; `+` stands for a space).
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <string>

#include "markdown/html.hpp"
#include "support/spec_file.hpp"

using namespace yoyak;

namespace {

// Finds plain substrings.
class WordFinder : public markdown::HitFinder {
 public:
  explicit WordFinder(std::string_view words) {
    while (!words.empty()) {
      const std::size_t end = words.find(',');
      words_.emplace_back(words.substr(0, end));
      std::replace(words_.back().begin(), words_.back().end(), '+', ' ');
      words = end == std::string_view::npos ? std::string_view{} : words.substr(end + 1);
    }
  }
  void find(std::string_view text, std::vector<markdown::TextRange>& hits) const override {
    for (std::size_t at = 0; at < text.size();) {
      const auto word = std::find_if(words_.begin(), words_.end(),
                                     [&](const std::string& w) { return text.substr(at, w.size()) == w; });
      if (word == words_.end()) {
        ++at;
      } else {
        hits.push_back({at, at + word->size()});
        at += word->size();
      }
    }
  }

 private:
  std::vector<std::string> words_;
};

std::string render_case(std::string_view input, std::string_view options) {
  if (test::has_option(options, "plain")) return markdown::plain_text(input);
  if (const std::string length(test::option_value(options, "summary")); !length.empty())
    return markdown::summary(input, static_cast<std::size_t>(std::atoi(length.c_str())));
  markdown::HtmlOptions html;
  html.quotes = test::has_option(options, "quotes");
  html.hard_breaks = test::has_option(options, "hard-breaks");
  html.heading_ids = !test::has_option(options, "no-ids");
  html.outline = static_cast<unsigned>(std::atoi(std::string(test::option_value(options, "outline", "0")).c_str()));
  html.heading_shift = std::atoi(std::string(test::option_value(options, "shift", "0")).c_str());
  html.id_prefix = test::option_value(options, "prefix");
  if (test::has_option(options, "base"))
    html.site = markdown::SiteBase{test::option_value(options, "base"), test::has_option(options, "inline-files")};
  html.remote_images = test::has_option(options, "remote-images");
  const WordFinder finder(test::option_value(options, "hits"));
  if (test::has_option(options, "hits")) html.hits = &finder;
  std::string out;
  markdown::render_html(input, html, out);
  return out;
}

}  // namespace

TEST_CASE("markdown: spec files", "[markdown][spec]") {
  const test::SpecReport report = test::run_spec_folder(YOYAK_SPEC_DIR "/markdown", render_case);
  CHECK(report.cases > 100);
  for (const std::string& failure : report.failures) FAIL_CHECK(failure);
}
