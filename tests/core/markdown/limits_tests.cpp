// Each limit of wasm/markdown/limits.hpp at, below and above; and the ids that were quadratic.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "markdown/html.hpp"
#include "markdown/ids.hpp"
#include "markdown/limits.hpp"

using namespace yoyak;

namespace {

std::string repeated(std::string_view unit, std::size_t count) {
  std::string text;
  text.reserve(unit.size() * count);
  for (std::size_t i = 0; i < count; ++i) text += unit;
  return text;
}

std::string html(std::string_view text, const markdown::HtmlOptions& options = {}) {
  std::string out;
  markdown::render_html(text, options, out);
  return out;
}

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("limits: references that repeat a long address", "[markdown][limits]") {
  // 100 references to an address of `size` bytes.
  const auto page = [](std::size_t size) {
    return repeated("[a] ", 100) + "\n\n[a]: /" + repeated("x", size - 1) + "\n";
  };
  std::size_t size = 1;
  while (100 * size <= markdown::max_repeated(page(size).size())) ++size;  // the first one that is above
  CHECK(count(html(page(size - 2)), "<a href") == 100);
  CHECK(count(html(page(size - 1)), "<a href") == 100);
  const std::string above = html(page(size));
  CHECK(count(above, "<a href") == 0);
  CHECK(count(above, "[a]") == 101);  // nothing is lost
  CHECK(above.find("xxxx") != std::string::npos);
  CHECK(count(markdown::plain_text(page(size)), "[a]") == 101);
}

TEST_CASE("limits: a page of strangers cannot become huge by references", "[markdown][limits]") {
  const std::string text = repeated("[a] ", 10000) + "\n\n[a]: " + repeated("x", 40000);
  CHECK(html(text).size() < markdown::max_output(text.size()));
  CHECK(html(text).size() < 1'000'000);
}

TEST_CASE("limits: addresses written out may be as long as they are", "[markdown][limits]") {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "[a](/" + repeated("x", 8000) + ")\n";
  CHECK(count(html(text), "<a href") == 300);
}

TEST_CASE("limits: the whole output", "[markdown][limits]") {
  // Headings whose ids have a prefix of 100 KB.
  const std::string prefix = repeated("p", 100000);
  markdown::HtmlOptions options;
  options.id_prefix = prefix;
  const auto page = [](std::size_t headings) { return repeated("# a\n\n", headings) + "the end\n"; };
  std::size_t headings = 1;
  while (headings * (prefix.size() + 20) <= markdown::max_output(page(headings).size())) ++headings;
  CHECK(html(page(headings - 2), options).find("the end") != std::string::npos);
  CHECK(html(page(headings - 1), options).find("the end") != std::string::npos);
  const std::string above = html(page(headings + 2), options);
  CHECK(above.find("the end") == std::string::npos);
  CHECK(above.find("<p class=\"yk-cut\">…</p>") != std::string::npos);
  CHECK(count(above, "<h1") == count(above, "</h1>"));
  CHECK(above.size() < markdown::max_output(page(headings + 2).size()) + 2 * prefix.size());
}

TEST_CASE("limits: what is open when the output is full is closed", "[markdown][limits]") {
  const std::string prefix = repeated("p", 2'000'000);
  markdown::HtmlOptions options;
  options.id_prefix = prefix;
  const std::string out = html("- > # a\n  >\n  > **b** [c](/d)\n  >\n  > | e |\n  > |---|\n\n# f\n", options);
  CHECK(out.find("</blockquote>\n</li>\n</ul>\n") != std::string::npos);
  CHECK(out.find("<strong>") == std::string::npos);
}

TEST_CASE("limits: empty cells that fill up short rows", "[markdown][limits]") {
  const auto page = [](std::size_t rows) { return "|a|b|c|d|\n|-|-|-|-|\n" + repeated("|x|\n", rows); };
  std::size_t rows = 1;
  while (3 * rows <= markdown::max_filled_cells(page(rows).size())) ++rows;
  CHECK(count(html(page(rows - 2)), "<td></td>") == 3 * (rows - 2));
  CHECK(count(html(page(rows - 1)), "<td></td>") == 3 * (rows - 1));
  CHECK(count(html(page(rows)), "<td></td>") == 3 * (rows - 1));  // the last row ends with its cell
  CHECK(count(html(page(rows)), "<td>x</td>") == rows);
}

TEST_CASE("limits: a table of 128 columns and rows of one letter", "[markdown][limits]") {
  const std::string text = "|" + repeated("a|", 128) + "\n|" + repeated("-|", 128) + "\n" + repeated("|x|\n", 100000);
  const std::string out = html(text);
  CHECK(count(out, "<td>x</td>") == 100000);
  CHECK(out.size() < 12 * text.size());
}

TEST_CASE("limits: columns of a table, at, below and above", "[markdown][limits]") {
  const auto page = [](std::size_t columns) {
    return "|" + repeated("a|", columns) + "\n|" + repeated("-|", columns) + "\n";
  };
  CHECK(count(html(page(127)), "<th>") == 127);
  CHECK(count(html(page(128)), "<th>") == 128);
  CHECK(count(html(page(129)), "<th>") == 0);  // text
  CHECK(count(html(page(129)), "a|") == 129);
  // Cells beyond the columns have no limit of their own.
  CHECK(count(html("|a|\n|-|\n|" + repeated("x|", 500) + "\n"), "<td>x</td>") == 500);
}

TEST_CASE("limits: elements of raw HTML that are open at once", "[markdown][limits]") {
  using markdown::kMaxOpenBlocks;
  using markdown::kMaxOpenInlines;
  CHECK(count(html(repeated("<b>", kMaxOpenInlines - 1) + "x"), "<b>") == kMaxOpenInlines - 1);
  CHECK(count(html(repeated("<b>", kMaxOpenInlines) + "x"), "<b>") == kMaxOpenInlines);
  CHECK(count(html(repeated("<b>", kMaxOpenInlines + 1) + "x"), "<b>") == kMaxOpenInlines);
  CHECK(count(html(repeated("<details>", kMaxOpenBlocks - 1) + "x"), "<details>") == kMaxOpenBlocks - 1);
  CHECK(count(html(repeated("<details>", kMaxOpenBlocks) + "x"), "<details>") == kMaxOpenBlocks);
  CHECK(count(html(repeated("<details>", kMaxOpenBlocks + 1) + "x"), "<details>") == kMaxOpenBlocks);
}

TEST_CASE("ids: a set that knows no bad strings", "[markdown]") {
  markdown::Ids ids;
  CHECK_FALSE(ids.has("a"));
  for (int i = 0; i < 3000; ++i) {
    CHECK(ids.take("h" + std::to_string(i)));
    CHECK(ids.take(repeated("a", static_cast<std::size_t>(i) + 1)));
  }
  for (int i = 0; i < 3000; ++i) {
    CHECK_FALSE(ids.take("h" + std::to_string(i)));
    CHECK(ids.number_of("h" + std::to_string(i)) == static_cast<std::uint32_t>(2 * i));
    CHECK(ids.has(repeated("a", static_cast<std::size_t>(i) + 1)));
  }
  CHECK_FALSE(ids.has(""));
  CHECK(ids.take(""));
  CHECK(ids.has(""));
  CHECK_FALSE(ids.has("h3000"));
  std::string name = "h1";
  ids.make_unique(name);
  CHECK(name == "h1-1");
  name = "h1";
  ids.make_unique(name);
  CHECK(name == "h1-2");
}

TEST_CASE("limits: quotes and lists that nest too deep are left out, their text is not", "[markdown][limits]") {
  const auto deep = [](std::string_view unit, std::size_t levels) { return html(repeated(unit, levels) + " word"); };
  for (const std::size_t levels : {99, 100, 101, 5000}) {
    const std::size_t shown = std::min<std::size_t>(levels, markdown::kMaxNested);
    const std::string quotes = deep(">", levels);
    CHECK(count(quotes, "<blockquote>") == shown);
    CHECK(count(quotes, "</blockquote>") == shown);
    CHECK(count(quotes, "word") == 1);
    CHECK(count(html(repeated(">", levels) + " one\n\ntwo"), "<p>two</p>") == 1);
  }
  for (const std::size_t levels : {49, 50, 51, 2000}) {  // each is a list and an item
    const std::size_t shown = std::min<std::size_t>(levels, markdown::kMaxNested / 2);
    for (const std::string_view unit : {"- ", "1. "}) {
      const std::string lists = deep(unit, levels);
      CHECK(count(lists, "<li") == shown);
      CHECK(count(lists, "</li>") == shown);
      CHECK(count(lists, "</ul>") + count(lists, "</ol>") == shown);
      CHECK(count(lists, "word") == 1);
    }
  }
  // Items that are left out keep their words apart.
  const std::string items = repeated("> ", 120) + "- one\n" + repeated("> ", 120) + "- two\n";
  CHECK(count(html(items), "onetwo") == 0);
  CHECK(count(markdown::plain_text(items), "onetwo") == 0);
  CHECK(count(html(repeated("> ", 120) + "- [ ] task\n"), "<li") == 0);
}
