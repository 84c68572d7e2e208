// Any dated Markdown that has not the profile's shapes. A level of headings, or the lists and tables, are entries only
// where nearly all of them have the shape of one; else the page stays whole.
#include <algorithm>
#include <array>
#include <optional>

#include "digest/page/blocks.hpp"
#include "digest/page/bold_titles.hpp"
#include "digest/page/facts_under.hpp"
#include "digest/page/items.hpp"
#include "digest/page/page.hpp"
#include "digest/page/sections.hpp"
#include "digest/page/shape.hpp"
#include "digest/profile/labelled.hpp"
#include "digest/values/dates.hpp"
#include "digest/values/ordinal.hpp"
#include "digest/values/words.hpp"
#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

// Headings of one level: which of them have a shape, in order.
struct Fits {
  std::vector<bool> of;

  std::size_t all() const { return of.size(); }
  std::size_t fits() const { return static_cast<std::size_t>(std::count(of.begin(), of.end(), true)); }
  bool nearly_all() const { return fits() > 0 && 4 * fits() >= 3 * all(); }
  // The same without the headings before the first and behind the last that fit, which stand around the entries, where
  // those are most.
  bool nearly_all_between() const {
    if (nearly_all()) return true;
    const std::size_t count = fits();
    if (count < 2 || 2 * count < all()) return false;
    const auto first = std::find(of.begin(), of.end(), true);
    const auto last = std::find(of.rbegin(), of.rend(), true).base();
    return 4 * count >= 3 * static_cast<std::size_t>(last - first);
  }
};
using ByLevel = std::array<Fits, kBoldLevel + 1>;

template <typename Fit>
int best_level(const ByLevel& levels, std::size_t at_least, Fit fit) {
  int best = 0;
  for (std::size_t level = 1; level < levels.size(); ++level) {
    const Fits& here = levels[level];
    if (!fit(here) || here.all() < at_least) continue;
    if (best == 0 || here.fits() > levels[static_cast<std::size_t>(best)].fits()) best = static_cast<int>(level);
  }
  return best;
}

class ShapeSplitter {
 public:
  ShapeSplitter(const std::vector<Line>& lines, const SplitContext& context, Page& page)
      : lines_(lines), context_(context), page_(page), blocks_(with_bold_titles(lines, find_blocks(lines))) {
    kept_.resize(blocks_.size(), true);
    gave_entries_.resize(blocks_.size());
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].kind == BlockKind::kHeading) {
        headings_.push_back(i);
        texts_.push_back(inline_text(blocks_[i].text));
        while (blocks_[i].level == kBoldLevel && texts_.back().ends_with(":")) texts_.back().pop_back();
      }
    }
    labels_.resize(headings_.size());
    references_.resize(blocks_.size());
    find_title();
    read_lists();
  }

  void run(std::optional<PageShape> asked) {
    const Choice choice = choose(asked);
    page_.shape = {choice.shape, count_listed()};
    switch (choice.shape) {
      case PageShape::kHeadings:
        split_by_headings(choice.level);
        break;
      case PageShape::kLists:
        split_by_items();
        break;
      case PageShape::kOneEntry:
        one_entry(choice.heading);
        break;
      case PageShape::kWhole:
        break;
    }
    drop_empty_headings();
    if (page_.entries.empty() && !page_.link.empty()) {
      link_post();
      return;
    }
    std::vector<Line> overview;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (kept_[i]) append(i, overview);
    }
    set_overview(std::move(overview), false, page_);
  }

 private:
  struct Choice {
    PageShape shape = PageShape::kWhole;
    int level = 0;
    std::size_t heading = 0;  // of the one entry: index into headings_, or their number
  };
  enum class HeadShape { kNone, kLink, kFacts, kText };

  Choice choose(std::optional<PageShape> asked) {
    if (asked == PageShape::kWhole) return {};
    if (asked == PageShape::kLists && count_listed() > 0) return {PageShape::kLists, 0, 0};
    const auto between = [](const Fits& fits) { return fits.nearly_all_between(); };
    const auto nearly_all = [](const Fits& fits) { return fits.nearly_all(); };
    if (const int level = best_level(levels_of(HeadShape::kLink), 1, between)) return {PageShape::kHeadings, level, 0};
    if (const auto heading = only_facts()) return {PageShape::kOneEntry, 0, *heading};
    if (const int level = best_level(levels_of(HeadShape::kFacts), 1, between)) return {PageShape::kHeadings, level, 0};
    if (asked == PageShape::kHeadings) {
      if (const int level = best_level(levels_of(HeadShape::kText), 1, nearly_all))
        return {PageShape::kHeadings, level, 0};
    }
    if (count_listed() > 0 && listed_ >= texts()) return {PageShape::kLists, 0, 0};
    if (const int level = best_level(levels_of(HeadShape::kText), 2, nearly_all))
      return {PageShape::kHeadings, level, 0};
    return {};
  }

  const Block& heading(std::size_t h) const { return blocks_[headings_[h]]; }
  bool has_title() const { return title_ < headings_.size(); }
  bool is_title(std::size_t h) const { return h == title_ || says_title(h); }
  bool says_title(std::size_t h) const { return heading(h).level != kBoldLevel && repeats_title(texts_[h], context_); }

  // The page's own title: the first heading, where it is the only one of the first level.
  void find_title() {
    title_ = headings_.size();
    if (headings_.empty() || heading(0).level != 1) return;
    for (std::size_t h = 1; h < headings_.size(); ++h) {
      if (heading(h).level == 1) return;
    }
    if (!link_of_heading(0)) title_ = 0;
  }

  std::optional<TitleAndLink> link_of_heading(std::size_t h) const {
    const bool bold = heading(h).level == kBoldLevel;
    auto link = bold ? item_and_link(heading(h).text, context_.profile, page_.definitions)
                     : title_and_link(without_box(heading(h).text), context_.profile, page_.definitions);
    if (!link || !leads_away(link->url)) return std::nullopt;
    return link;
  }

  // What belongs to a heading: up to the next of its level or a higher one.
  LineRange body_of(std::size_t h) const {
    std::size_t end = lines_.size();
    for (std::size_t k = h + 1; k < headings_.size() && end == lines_.size(); ++k) {
      if (heading(k).level <= heading(h).level) end = heading(k).lines.first;
    }
    return {heading(h).lines.last, end};
  }
  // And up to the next of any level.
  LineRange text_of(std::size_t h) const {
    return {heading(h).lines.last, h + 1 < headings_.size() ? heading(h + 1).lines.first : lines_.size()};
  }
  bool is_empty(LineRange range) const {
    return std::all_of(lines_.begin() + static_cast<std::ptrdiff_t>(range.first),
                       lines_.begin() + static_cast<std::ptrdiff_t>(range.last), [](const Line& line) {
                         return !line.code && (is_blank(line.text) || is_thematic_break(line.text));
                       });
  }

  // A line of nothing but links, or the only link of a text that says no more than that it is one: what the text is
  // about. A link inside a sentence is not.
  std::optional<std::string> source_under(LineRange range) const {
    std::optional<std::string> only;
    std::optional<std::string> line;  // of links, outside lists
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
      if (links && !item && !line) line = link->url;
      const std::string_view inside = text.substr(link->text_begin, link->text_end - link->text_begin);
      if (!links && link->kind != SpanKind::kAutolink && !says_only_link(inside, context_.profile)) several = true;
      several = several || (only && *only != link->url);
      only = link->url;
    }
    if (line) return line;
    return several ? std::nullopt : only;
  }

  // The facts at the start of lines; none where a list of several entries stands there.
  FactsUnder facts_in(LineRange range) const {
    const auto block = std::lower_bound(blocks_.begin(), blocks_.end(), range.first,
                                        [](const Block& b, std::size_t line) { return b.lines.first < line; });
    if (block != blocks_.end() && lists_[static_cast<std::size_t>(block - blocks_.begin())].fits > 1) {
      FactsUnder none;
      none.last = range.first;
      return none;
    }
    return facts_under(lines_, range, context_.profile, page_.definitions);
  }

  bool has_shape(std::size_t h, HeadShape shape) const {
    if (shape == HeadShape::kLink) return link_of_heading(h).has_value() || facts_in(body_of(h)).make_an_entry();
    if (shape == HeadShape::kFacts) return facts_in(body_of(h)).make_an_entry();
    return source_under(text_of(h)).has_value();
  }

  bool stands_around(std::size_t h) const {
    return is_reference_heading(texts_[h]) || is_framing_heading(texts_[h]) || is_contents_heading(texts_[h]);
  }

  ByLevel levels_of(HeadShape shape) {
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
    by_ = shape;
    return levels;
  }

  // Facts of one video or article that the whole page is about: at its start, or under a heading that says only that.
  std::optional<std::size_t> only_facts() {
    std::optional<std::size_t> found;
    const auto facts = [&](LineRange range) { return facts_in(range).make_an_entry(); };
    const std::size_t first = has_title() ? heading(0).lines.last : 0;
    const std::size_t end = has_title() ? text_of(0).last : headings_.empty() ? lines_.size() : heading(0).lines.first;
    if (facts({first, end})) return headings_.size();
    for (std::size_t h = 0; h < headings_.size(); ++h) {
      if (is_title(h)) continue;
      if (!facts(text_of(h))) continue;
      if (found || !is_facts_heading(texts_[h])) return std::nullopt;
      found = h;
    }
    return found;
  }

  void read_lists() {
    lists_.resize(blocks_.size());
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      lists_[i] = read_items(lines_, blocks_[i], context_, page_.definitions);
    std::size_t of_references = 0;
    for (std::size_t i = 0, h = 0; i < blocks_.size(); ++i) {
      while (h < headings_.size() && headings_[h] <= i) ++h;
      if (!lists_[i].nearly_all()) {
        lists_[i] = {};
      } else if (h > 0 && is_reference_heading(texts_[h - 1])) {
        of_references += lists_[i].fits;
        references_[i] = true;
      } else {
        listed_ += lists_[i].fits;
      }
    }
    if (listed_ == 0 && of_references >= 3 &&
        (texts() == 0 || (texts() == 1 && of_references >= 5))) {  // a page of links, called so
      listed_ = of_references;
      references_.assign(blocks_.size(), false);
    }
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (references_[i]) lists_[i] = {};
    }
  }

  std::size_t count_listed() const { return listed_; }

  // Blocks of text, other items counted one by one.
  std::size_t texts() const {
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
          if (references_[i]) break;
          count += lists_[i].items.empty() ? blocks_[i].items.size() : lists_[i].items.size() - lists_[i].fits;
          break;
        default:
          break;
      }
    }
    return count;
  }

  // The names of the headings above block `at`, outermost first; those of higher levels than `level` alone where it is
  // given. To be asked from the first block to the last.
  std::vector<std::string> groups_at(std::size_t at, int level = kBoldLevel + 1) {
    for (; above_ < headings_.size() && headings_[above_] < at; ++above_) {
      while (!path_.empty() && heading(path_.back()).level >= heading(above_).level) path_.pop_back();
      path_.push_back(above_);
    }
    std::vector<std::string> groups;
    for (const std::size_t h : path_) {
      if (is_title(h) || heading(h).level >= level) continue;
      groups.push_back(texts_[h]);
    }
    return groups;
  }

  // From block `at` on.
  void keep_none(std::size_t at, std::size_t last_line) {
    for (std::size_t i = at; i < blocks_.size() && blocks_[i].lines.first < last_line; ++i) kept_[i] = false;
  }

  std::vector<Line> lines_in(LineRange range) const {
    return {lines_.begin() + static_cast<std::ptrdiff_t>(range.first),
            lines_.begin() + static_cast<std::ptrdiff_t>(range.last)};
  }
  void add_lines(PageEntry& entry, std::vector<Line> lines) const {
    const auto goes = [](const Line& line) {
      return is_blank(line.text) || (!line.code && (is_thematic_break(line.text) || is_top_link(line.text)));
    };
    while (!lines.empty() && goes(lines.back())) lines.pop_back();
    lines.erase(lines.begin(), std::find_if_not(lines.begin(), lines.end(), goes));
    add_text(entry, join_lines(lines, false));
  }

  static void take_facts(const FactsUnder& facts, Entry& entry) {
    if (!facts.channel.empty()) entry.channel = facts.channel;
    if (facts.time) entry.published_at = facts.time;
    if (facts.duration) entry.duration_s = facts.duration;
    if (!facts.url.empty()) entry.url = facts.url;
  }

  // An entry for each heading of the level that has the shape; others between these are entries without a link.
  void split_by_headings(int level) {
    std::vector<std::size_t> members;
    std::size_t last = 0;
    for (std::size_t h = 0; h < headings_.size(); ++h) {
      if (heading(h).level != level || is_title(h)) continue;
      const bool fits = (by_ == HeadShape::kLink || !stands_around(h)) && has_shape(h, by_);
      if (!fits && (members.empty() || stands_around(h) || is_empty(body_of(h)))) continue;
      members.push_back(h);
      if (fits) last = members.size();
    }
    members.resize(last);  // what follows the last that fits stands around them
    for (const std::size_t h : members) {
      LineRange body = body_of(h);
      TitleAndLink link;
      const bool fits = has_shape(h, by_);
      auto of_heading = link_of_heading(h);
      if (of_heading) {
        link = std::move(*of_heading);
      } else {
        const std::string plain = inline_text(heading(h).text);
        link.title = std::string(without_ordinal(plain, link.number));
        if (fits && by_ == HeadShape::kText) link.url = source_under(text_of(h)).value_or(std::string());
      }
      PageEntry entry = entry_of(std::move(link), lines_[heading(h).lines.first], context_);
      if (!heading(h).id.empty()) entry.anchors.push_back(heading(h).id);
      const FactsUnder facts = facts_in(body);
      if (facts.count > 0 && (by_ == HeadShape::kFacts || (entry.entry.url.empty() && facts.make_an_entry()))) {
        take_facts(facts, entry.entry);
        body.first = facts.last;
        std::string other = facts.title;
        if (!other.empty() && is_generic_title(entry.entry.title)) std::swap(other, entry.entry.title);
        if (text::match_key(other) != text::match_key(entry.entry.title)) add_text(entry, std::move(other));
        add_lines(entry, facts.rest);
      }
      add_lines(entry, lines_in(body));
      entry.entry.groups = groups_at(headings_[h], level);
      keep_none(headings_[h], body_of(h).last);
      page_.entries.push_back(std::move(entry));
    }
  }

  void split_by_items() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (lists_[i].items.empty()) continue;
      const std::vector<std::string> groups = groups_at(i);
      bool labels = false;  // the heading above stands at the entries
      for (ListedItem& item : lists_[i].items) {
        if (item.entries.empty()) others_.push_back(item.lines);
        for (PageEntry& entry : item.entries) {
          entry.entry.groups = groups;
          if (!item.group.empty()) entry.entry.groups.push_back(item.group);
          if (!entry.entry.groups.empty()) add_label(entry, entry.entry.groups.back());
          labels = labels || item.group.empty();
          page_.entries.push_back(std::move(entry));
        }
      }
      kept_[i] = std::any_of(lists_[i].items.begin(), lists_[i].items.end(),
                             [](const ListedItem& item) { return item.entries.empty(); });
      gave_entries_[i] = true;
      if (labels && !groups.empty() && i > 0 && i == headings_[path_.back()] + 1 &&
          scan_inline(heading(path_.back()).text, page_.definitions).empty())
        labels_[path_.back()] = true;
    }
  }

  static void add_label(PageEntry& entry, const std::string& label) {
    auto& sections = entry.entry.sections;
    if (sections.empty()) sections.push_back({SectionKind::kOther, label, {}});
    else sections.front().label = label;
  }

  // The page is about one video or article: its title is the page's, all its text the entry's.
  void one_entry(std::size_t h) {
    const bool under = h < headings_.size();
    const LineRange range = under ? text_of(h) : LineRange{has_title() ? heading(0).lines.last : 0, lines_.size()};
    const FactsUnder facts = facts_in(range);
    PageEntry entry;
    entry.line = lines_[range.first < lines_.size() ? range.first : 0].number;
    entry.entry.title = facts.title.empty() ? std::string(context_.title) : facts.title;
    if (entry.entry.title.empty()) entry.entry.title = title_of_address(facts.url);
    take_facts(facts, entry.entry);
    std::vector<Line> body = facts.rest;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const bool title = has_title() && i >= heading(0).lines.first && i < heading(0).lines.last;
      const bool label = under && i >= heading(h).lines.first && i < heading(h).lines.last;
      if (!title && !label && (i < range.first || i >= facts.last)) body.push_back(lines_[i]);
    }
    entry.entry.sections = split_sections(trim_lines(std::move(body)), false, context_.profile);
    page_.entries.push_back(std::move(entry));
    std::fill(kept_.begin(), kept_.end(), false);
  }

  // The front matter's link: the page is what its writer says about it.
  void link_post() {
    PageEntry entry;
    entry.line = lines_.empty() ? 1 : lines_.front().number;
    entry.entry.title = context_.title.empty() ? title_of_address(page_.link) : std::string(context_.title);
    entry.entry.url = page_.link;
    std::vector<Line> body;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (kept_[i]) append(i, body);
    }
    entry.entry.sections = split_sections(trim_lines(std::move(body)), false, context_.profile);
    if (entry.entry.sections.empty()) add_text(entry, page_.digest.description);
    page_.entries.push_back(std::move(entry));
  }

  // The title, a heading of contents over nothing, headings that stand at their entries, and groups of which all went
  // into entries say nothing here.
  void drop_empty_headings() {
    for (std::size_t h = headings_.size(); h-- > 0;) {
      const std::size_t at = headings_[h];
      if (!kept_[at]) continue;
      const bool contents = is_contents_heading(texts_[h]) && is_empty(text_of(h));
      if (contents || labels_[h] || says_title(h) || is_group_of_entries(h)) kept_[at] = false;
    }
  }
  bool is_group_of_entries(std::size_t h) const {
    const std::string& name = texts_[h];
    const bool named = std::any_of(page_.entries.begin(), page_.entries.end(), [&](const PageEntry& entry) {
      return std::find(entry.entry.groups.begin(), entry.entry.groups.end(), name) != entry.entry.groups.end();
    });
    if (!named || !scan_inline(heading(h).text, page_.definitions).empty() || !heading(h).id.empty()) return false;
    const std::size_t end = body_of(h).last;
    for (std::size_t i = headings_[h] + 1; i < blocks_.size() && blocks_[i].lines.first < end; ++i) {
      if (kept_[i] && blocks_[i].kind != BlockKind::kBreak) return false;
    }
    return !is_empty(body_of(h));
  }

  // A block with the blank lines behind it; of a list that gave entries, what is left of it.
  void append(std::size_t i, std::vector<Line>& out) const {
    const std::size_t end = i + 1 < blocks_.size() ? blocks_[i + 1].lines.first : lines_.size();
    for (std::size_t k = blocks_[i].lines.first; k < end; ++k) {
      const auto behind = std::upper_bound(others_.begin(), others_.end(), k,
                                           [](std::size_t line, const LineRange& r) { return line < r.first; });
      const bool other = behind != others_.begin() && k < std::prev(behind)->last;
      if (!gave_entries_[i] || other || k >= blocks_[i].lines.last) out.push_back(lines_[k]);
    }
  }

  const std::vector<Line>& lines_;
  const SplitContext& context_;
  Page& page_;
  std::vector<Block> blocks_;
  std::vector<bool> kept_;             // blocks that stay in the overview
  std::vector<std::size_t> headings_;  // blocks
  std::vector<std::string> texts_;     // of the headings, plain
  std::size_t title_ = 0;              // index into headings_; their number where none is the page's title
  std::vector<ListedBlock> lists_;     // of each block; empty where it gives no entries
  std::vector<bool> references_;       // blocks that are lists of sources
  std::size_t listed_ = 0;             // entries that lists would give
  std::vector<bool> labels_;           // headings that stand at each of their entries
  std::vector<LineRange> others_;      // items that are no entries, in lists that are
  std::vector<bool> gave_entries_;     // blocks
  std::vector<std::size_t> path_;      // headings above the block that groups_at was asked for last
  std::size_t above_ = 0;              // the first heading behind it
  HeadShape by_ = HeadShape::kNone;
};

}  // namespace

void split_generic_page(const std::vector<Line>& lines, const SplitContext& context, Page& page,
                        std::optional<PageShape> asked) {
  ShapeSplitter(lines, context, page).run(asked);
}

}  // namespace yoyak::digest
