#include "digest/page/shaped_page.hpp"

#include <algorithm>

#include "digest/page/link_text.hpp"
#include "digest/page/source_links.hpp"
#include "digest/page/title_text.hpp"
#include "digest/page/told_paragraphs.hpp"
#include "digest/profile/labelled.hpp"
#include "digest/source/spans.hpp"
#include "digest/values/ordinal.hpp"
#include "digest/values/words.hpp"
#include "text/characters.hpp"

namespace yoyak::digest {

std::size_t ShapedPage::Fits::fits() const { return static_cast<std::size_t>(std::count(of.begin(), of.end(), true)); }

bool ShapedPage::Fits::nearly_all_between() const {
  if (nearly_all()) return true;
  const std::size_t count = fits();
  if (count < 2 || 2 * count < all()) return false;
  const auto first = std::find(of.begin(), of.end(), true);
  const auto last = std::find(of.rbegin(), of.rend(), true).base();
  return 4 * count >= 3 * static_cast<std::size_t>(last - first);
}

namespace {

// Plain, without links that lead through the page: "News [back](#top)".
std::string text_of_heading(std::string_view markdown, const Definitions& definitions) {
  std::string text;
  std::size_t done = 0;
  for (const Span& span : scan_inline(markdown, definitions)) {
    const bool link = span.kind == SpanKind::kLink || span.kind == SpanKind::kAnchor;
    if (!link || span.begin < done || !span.url.starts_with('#')) continue;
    if (!is_navigation_word(inline_text(markdown.substr(span.text_begin, span.text_end - span.text_begin)))) continue;
    text += markdown.substr(done, span.begin - done);
    done = span.end;
  }
  text += markdown.substr(done);
  return inline_text(text);
}

}  // namespace

namespace {

// "1. **[title](url)** text" for "**1. [title](url)** text".
std::string number_before_bold(std::string_view line) {
  std::optional<std::uint32_t> number;
  if (!line.starts_with("**") && !line.starts_with("__")) return std::string(line);
  const std::string_view title = without_ordinal(line.substr(2), number);
  if (!number) return std::string(line);
  return std::to_string(*number) + ". " + std::string(line.substr(0, 2)) + std::string(title);
}

// "(3)", "[Total: 3]", "3건", or nothing.
bool says_count(std::string_view text) {
  std::string word;
  for (const char c : text::match_key(text)) {
    if (!text::is_ascii_digit(c)) word += c;
  }
  return word.empty() || word == "total" || word == "papers" || word == "items" || word == "건" || word == "개" ||
         word == "편";
}

}  // namespace

ShapedPage::ShapedPage(const std::vector<Line>& lines, const SplitContext& context, const Page& page)
    : lines_(lines),
      context_(context),
      page_(page),
      blocks_(with_told_paragraphs(lines, with_bold_titles(lines, find_blocks(lines)), page.definitions)) {
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    if (blocks_[i].kind != BlockKind::kHeading) continue;
    headings_.push_back(i);
    texts_.push_back(text_of_heading(blocks_[i].text, page.definitions));
    while (blocks_[i].level == kBoldLevel && texts_.back().ends_with(":")) texts_.back().pop_back();
  }
  references_.resize(blocks_.size());
  find_title();
  read_lists();
}

template <typename Fit>
int ShapedPage::best_level(HeadShape shape, std::size_t at_least, Fit fit) const {
  const ByLevel levels = levels_of(shape);
  int best = 0;
  for (std::size_t level = 1; level < levels.size(); ++level) {
    const Fits& here = levels[level];
    if (!fit(here) || here.all() < at_least) continue;
    if (best == 0 || here.fits() > levels[static_cast<std::size_t>(best)].fits()) best = static_cast<int>(level);
  }
  return best;
}

ShapeChoice ShapedPage::choose(std::optional<PageShape> asked) const {
  if (asked == PageShape::kWhole) return {};
  const auto lists = [] { return ShapeChoice{PageShape::kLists, 0, HeadShape::kNone, 0}; };
  const auto headings = [](int level, HeadShape by) { return ShapeChoice{PageShape::kHeadings, level, by, 0}; };
  if (asked == PageShape::kLists && listed_ > 0) return lists();
  const auto between = [](const Fits& fits) { return fits.nearly_all_between(); };
  const auto nearly_all = [](const Fits& fits) { return fits.nearly_all(); };
  if (const int level = best_level(HeadShape::kLink, 1, between)) return headings(level, HeadShape::kLink);
  if (const auto heading = only_facts()) return {PageShape::kOneEntry, 0, HeadShape::kFacts, *heading};
  if (const int level = best_level(HeadShape::kFacts, 1, between)) {
    // Facts under some, a source under the others of the same level: all of them are entries.
    const Fits either = levels_of(HeadShape::kFactsOrText)[static_cast<std::size_t>(level)];
    const bool more =
        either.nearly_all() && either.fits() > levels_of(HeadShape::kFacts)[static_cast<std::size_t>(level)].fits();
    return headings(level, more ? HeadShape::kFactsOrText : HeadShape::kFacts);
  }
  if (asked == PageShape::kHeadings) {
    if (const int level = best_level(HeadShape::kText, 1, nearly_all)) return headings(level, HeadShape::kText);
  }
  if (listed_ > 0 && listed_ >= count_texts()) return lists();
  if (const int level = best_level(HeadShape::kText, 2, nearly_all)) return headings(level, HeadShape::kText);
  return {};
}

// The page's own title: the first heading, where it is the only one of the first level.
void ShapedPage::find_title() {
  title_ = headings_.size();
  if (headings_.empty() || heading(0).level != 1) return;
  for (std::size_t h = 1; h < headings_.size(); ++h) {
    if (heading(h).level == 1) return;
  }
  if (!link_of_heading(0)) title_ = 0;
}

std::optional<TitleAndLink> ShapedPage::link_of_heading(std::size_t h) const {
  const bool bold = heading(h).level == kBoldLevel;
  const std::string counted = bold ? number_before_bold(heading(h).text) : std::string();
  auto link = bold ? item_and_link(counted, context_.profile, page_.definitions)
                   : title_and_link(without_box(heading(h).text), context_.profile, page_.definitions);
  if (!link || !leads_away(link->url)) return std::nullopt;
  return link;
}

LineRange ShapedPage::body_of(std::size_t h) const {
  std::size_t end = lines_.size();
  for (std::size_t k = h + 1; k < headings_.size() && end == lines_.size(); ++k) {
    if (heading(k).level <= heading(h).level) end = heading(k).lines.first;
  }
  return {heading(h).lines.last, end};
}

LineRange ShapedPage::text_of(std::size_t h) const {
  return {heading(h).lines.last, h + 1 < headings_.size() ? heading(h + 1).lines.first : lines_.size()};
}

bool ShapedPage::is_empty(LineRange range) const {
  return std::all_of(lines_.begin() + static_cast<std::ptrdiff_t>(range.first),
                     lines_.begin() + static_cast<std::ptrdiff_t>(range.last), [](const Line& line) {
                       return !line.code && (is_blank(line.text) || is_thematic_break(line.text));
                     });
}

std::optional<std::string> ShapedPage::source_under(LineRange range) const {
  std::optional<std::string> only;
  std::optional<std::string> line;  // of links, outside lists
  std::optional<std::string> bold;  // the same, a title
  bool several = false;
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (lines_[i].code || !try_definition(lines_[i].text).label.empty()) continue;
    std::string_view text = text::trim(lines_[i].text);
    const auto item = try_list_item(text);
    if (item) text = item->text;
    const auto link = source_link(text, page_.definitions);
    if (!link || !leads_away(link->url)) continue;
    const auto fact = try_labelled_fact(text);
    if (fact && (fact->fact == Fact::kLink || fact->fact == Fact::kSource)) return link->url;
    const bool links = line_of_links(text, page_.definitions).has_value();
    const std::string_view inside = text.substr(link->text_begin, link->text_end - link->text_begin);
    const bool title = links && !item && is_bold_line(text) && !says_only_link(inside, context_.profile);
    if (title && bold && *bold != link->url) return std::nullopt;  // titles of several
    if (title) bold = link->url;
    if (links && !item && !line) line = link->url;
    if (!links && link->kind != SpanKind::kAutolink && !says_only_link(inside, context_.profile)) several = true;
    several = several || (only && *only != link->url);
    only = link->url;
  }
  if (line) return line;
  return several ? std::nullopt : only;
}

FactsUnder ShapedPage::facts_in(LineRange range) const {
  const auto block = std::lower_bound(blocks_.begin(), blocks_.end(), range.first,
                                      [](const Block& b, std::size_t line) { return b.lines.first < line; });
  if (block != blocks_.end() && lists_[static_cast<std::size_t>(block - blocks_.begin())].fits > 1) {
    FactsUnder none;
    none.last = range.first;
    return none;
  }
  return facts_under(lines_, range, context_.profile, page_.definitions);
}

bool ShapedPage::is_plain(std::size_t h) const {
  std::size_t done = 0;
  for (const Span& span : scan_inline(heading(h).text, page_.definitions)) {
    if (span.begin < done) continue;
    if (span.kind != SpanKind::kLink || !span.url.starts_with('#')) return false;
    done = span.end;
  }
  return true;
}

bool ShapedPage::has_shape(std::size_t h, HeadShape shape) const {
  if (shape == HeadShape::kLink) return link_of_heading(h).has_value() || facts_in(body_of(h)).make_an_entry();
  if (shape != HeadShape::kText && facts_in(body_of(h)).make_an_entry()) return true;
  return shape != HeadShape::kFacts && source_under(text_of(h)).has_value();
}

bool ShapedPage::stands_around(std::size_t h) const {
  return is_reference_heading(texts_[h]) || is_framing_heading(texts_[h]) || is_contents_heading(texts_[h]);
}

ShapedPage::ByLevel ShapedPage::levels_of(HeadShape shape) const {
  ByLevel levels{};
  std::array<bool, kBoldLevel + 1> linked{};
  for (std::size_t h = 0; h < headings_.size(); ++h) {
    if (is_title(h)) continue;
    Fits& level = levels[static_cast<std::size_t>(heading(h).level)];
    const bool around = stands_around(h);
    const bool fits = (shape == HeadShape::kLink || !around) && has_shape(h, shape);
    if (around && !fits) continue;
    if (!fits && is_empty(text_of(h)) && h + 1 < headings_.size() && heading(h + 1).level > heading(h).level)
      continue;  // a group
    level.of.push_back(fits);
    linked[static_cast<std::size_t>(heading(h).level)] |= shape != HeadShape::kLink || link_of_heading(h).has_value();
  }
  for (std::size_t level = 0; level < levels.size(); ++level) {
    if (!linked[level]) levels[level] = {};
  }
  return levels;
}

// Lines that are an address each, with the writer's words between them.
bool ShapedPage::lists_addresses(LineRange range) const {
  std::size_t count = 0;
  for (std::size_t i = range.first; i < range.last; ++i) {
    const std::string_view line = text::trim(lines_[i].text);
    const bool address = line.starts_with("http://") || line.starts_with("https://") || line.starts_with("<http");
    count += !lines_[i].code && address && line.find(' ') == std::string_view::npos;
  }
  return count > 1;
}

// Facts of one video or article that the whole page is about: at its start, or under a heading that says only that.
std::optional<std::size_t> ShapedPage::only_facts() const {
  std::optional<std::size_t> found;
  const auto facts = [&](LineRange range) { return facts_in(range).make_an_entry(); };
  const std::size_t first = has_title() ? heading(0).lines.last : 0;
  const std::size_t end = has_title() ? text_of(0).last : headings_.empty() ? lines_.size() : heading(0).lines.first;
  if (facts({first, end}) && !lists_addresses({first, end})) return headings_.size();
  for (std::size_t h = 0; h < headings_.size(); ++h) {
    if (is_title(h)) continue;
    if (!facts(text_of(h))) continue;
    if (found || !is_facts_heading(texts_[h])) return std::nullopt;
    found = h;
  }
  return found;
}

void ShapedPage::read_lists() {
  lists_.resize(blocks_.size());
  for (std::size_t i = 0; i < blocks_.size(); ++i)
    lists_[i] = read_items(lines_, blocks_[i], context_, page_.definitions);
  std::size_t of_references = 0;
  std::size_t told = 0;  // of these, items with lines of their own under them
  for (std::size_t i = 0, h = 0; i < blocks_.size(); ++i) {
    while (h < headings_.size() && headings_[h] <= i) ++h;
    if (!lists_[i].nearly_all()) {
      lists_[i] = {};
    } else if (h > 0 && is_reference_heading(texts_[h - 1])) {
      of_references += lists_[i].fits;
      for (const ListedItem& item : lists_[i].items)
        told += !item.entries.empty() && item.lines.last > item.lines.first + 1;
      references_[i] = true;
    } else {
      listed_ += lists_[i].fits;
    }
  }
  const bool links = of_references >= 3 && (count_texts() == 0 || (count_texts() == 1 && of_references >= 5));
  if (listed_ == 0 && (links || (told >= 2 && 4 * told >= 3 * of_references))) {  // a page of links, called so
    listed_ = of_references;
    references_.assign(blocks_.size(), false);
  }
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    if (references_[i]) lists_[i] = {};
  }
}

bool ShapedPage::is_list_of_headings(const Block& block) const {
  if (block.kind != BlockKind::kList) return false;
  for (std::size_t i = block.lines.first; i < block.lines.last; ++i) {
    if (lines_[i].code) return false;
    if (is_blank(lines_[i].text)) continue;
    const auto item = try_list_item(lines_[i].text);
    const std::vector<Span> spans = item ? scan_inline(item->text, page_.definitions) : std::vector<Span>{};
    if (spans.empty() || spans[0].kind != SpanKind::kLink || !spans[0].url.starts_with('#')) return false;
    const std::string key =
        text::match_key(item->text.substr(spans[0].text_begin, spans[0].text_end - spans[0].text_begin));
    if (spans[0].begin > 0 || !says_count(item->text.substr(spans[0].end))) return false;
    const auto named = [&](const std::string& heading) { return text::match_key(heading) == key; };
    if (std::none_of(texts_.begin(), texts_.end(), named)) return false;
  }
  return true;
}

// Blocks of text, other items counted one by one.
std::size_t ShapedPage::count_texts() const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    switch (blocks_[i].kind) {
      case BlockKind::kParagraph:
      case BlockKind::kQuote:
      case BlockKind::kCode:
        ++count;
        break;
      case BlockKind::kTable:
        count += lists_[i].items.empty();
        break;
      case BlockKind::kList:
        if (references_[i] || is_list_of_headings(blocks_[i])) break;
        count += lists_[i].items.empty() ? blocks_[i].items.size() : lists_[i].items.size() - lists_[i].fits;
        break;
      default:
        break;
    }
  }
  return count;
}

}  // namespace yoyak::digest
