// Any dated Markdown that has not the profile's shapes. A level of headings, or the lists and tables, are entries only
// where nearly all of them have the shape of one; else the page stays whole.
#include <algorithm>
#include <optional>

#include "digest/page/facts_under.hpp"
#include "digest/page/items.hpp"
#include "digest/page/page.hpp"
#include "digest/page/sections.hpp"
#include "digest/page/shaped_page.hpp"
#include "digest/page/title_text.hpp"
#include "digest/profile/labelled.hpp"
#include "digest/values/dates.hpp"
#include "digest/values/ordinal.hpp"
#include "digest/values/words.hpp"
#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

class ShapeSplitter {
 public:
  ShapeSplitter(const std::vector<Line>& lines, const SplitContext& context, Page& page)
      : lines_(lines), context_(context), page_(page), shaped_(lines, context, page), blocks_(shaped_.blocks()) {
    kept_.resize(blocks_.size(), true);
    gave_entries_.resize(blocks_.size());
    labels_.resize(shaped_.count_headings());
  }

  void run(std::optional<PageShape> asked) {
    const ShapeChoice choice = shaped_.choose(asked);
    page_.shape = {choice.shape, shaped_.count_listed()};
    switch (choice.shape) {
      case PageShape::kHeadings:
        split_by_headings(choice.level, choice.by);
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
    if (!page_.entries.empty()) drop_contents();
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
  // The names of the headings above block `at`, outermost first; those of higher levels than `level` alone where it is
  // given. To be asked from the first block to the last.
  std::vector<std::string> groups_at(std::size_t at, int level = kBoldLevel + 1) {
    for (; above_ < shaped_.count_headings() && shaped_.block_of(above_) < at; ++above_) {
      while (!path_.empty() && shaped_.heading(path_.back()).level >= shaped_.heading(above_).level) path_.pop_back();
      path_.push_back(above_);
    }
    std::vector<std::string> groups;
    for (const std::size_t h : path_) {
      if (shaped_.is_title(h) || shaped_.heading(h).level >= level) continue;
      groups.push_back(shaped_.text(h));
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

  // The last line between horizontal rules and the end of a text, where there is text on both sides of it; the end of
  // the text where there is none.
  std::size_t rule_within(LineRange text) const {
    for (std::size_t i = text.last; i-- > text.first;) {
      if (lines_[i].code || !is_thematic_break(lines_[i].text)) continue;
      if (!shaped_.is_empty({i, text.last})) return shaped_.is_empty({text.first, i}) ? text.last : i;
    }
    return text.last;
  }
  // A rule ends the last entry, where none of the others holds one: what stands behind it closes the page.
  std::size_t end_of_last(const std::vector<std::size_t>& members) const {
    const LineRange body = shaped_.body_of(members.back());
    const bool alone = members.size() < 2 || shaped_.text_of(members.back()).last != body.last;
    const bool ruled = std::any_of(members.begin(), members.end() - 1, [&](std::size_t h) {
      const LineRange text = shaped_.body_of(h);
      return rule_within(text) != text.last;
    });
    return alone || ruled ? body.last : rule_within(body);
  }

  // An entry for each heading of the level that has the shape; others between these are entries without a link.
  void split_by_headings(int level, HeadShape shape) {
    std::vector<std::size_t> members;
    std::size_t last = 0;
    for (std::size_t h = 0; h < shaped_.count_headings(); ++h) {
      if (shaped_.heading(h).level != level || shaped_.is_title(h)) continue;
      const bool fits = (shape == HeadShape::kLink || !shaped_.stands_around(h)) && shaped_.has_shape(h, shape);
      if (!fits && (members.empty() || shaped_.stands_around(h) || shaped_.is_empty(shaped_.body_of(h)))) continue;
      members.push_back(h);
      if (fits) last = members.size();
    }
    members.resize(last);  // what follows the last that fits stands around them
    for (const std::size_t h : members) {
      LineRange body = shaped_.body_of(h);
      if (h == members.back()) body.last = end_of_last(members);
      const std::size_t end = body.last;
      TitleAndLink link;
      const HeadShape by = shape != HeadShape::kFactsOrText          ? shape
                           : shaped_.has_shape(h, HeadShape::kFacts) ? HeadShape::kFacts
                                                                     : HeadShape::kText;
      const bool fits = shaped_.has_shape(h, by);
      auto of_heading = shaped_.link_of_heading(h);
      if (of_heading) {
        link = std::move(*of_heading);
      } else {
        const std::string plain = inline_text(shaped_.heading(h).text);
        link.title = std::string(without_ordinal(plain, link.number));
        if (const auto label = try_labelled_fact(plain); label && label->fact == Fact::kTitle && !label->value.empty())
          link.title = inline_text(label->value);  // "제목: …"
        if (fits && by == HeadShape::kText) link.url = shaped_.source_under(shaped_.text_of(h)).value_or(std::string());
      }
      PageEntry entry = entry_of(std::move(link), lines_[shaped_.heading(h).lines.first], context_);
      if (!shaped_.heading(h).id.empty()) entry.anchors.push_back(shaped_.heading(h).id);
      const FactsUnder facts = shaped_.facts_in(body);
      const bool named = by == HeadShape::kText && fits && !facts.channel.empty();  // its address stands below
      if (facts.count > 0 && (by == HeadShape::kFacts || named || (entry.entry.url.empty() && facts.make_an_entry()))) {
        take_facts(facts, entry.entry);
        body.first = facts.last;
        std::string other = facts.title;
        if (!other.empty() && is_generic_title(entry.entry.title)) std::swap(other, entry.entry.title);
        if (text::match_key(other) != text::match_key(entry.entry.title)) add_text(entry, std::move(other));
        add_lines(entry, facts.rest);
      }
      add_lines(entry, lines_in(body));
      entry.entry.groups = groups_at(shaped_.block_of(h), level);
      keep_none(shaped_.block_of(h), end);
      page_.entries.push_back(std::move(entry));
    }
  }

  void split_by_items() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (shaped_.lists()[i].items.empty()) continue;
      const std::vector<std::string> groups = groups_at(i);
      bool labels = false;  // the heading above stands at the entries
      for (ListedItem& item : shaped_.lists()[i].items) {
        if (item.entries.empty()) others_.push_back(item.lines);
        for (PageEntry& entry : item.entries) {
          entry.entry.groups = groups;
          if (!item.group.empty()) entry.entry.groups.push_back(item.group);
          if (!entry.entry.groups.empty()) add_label(entry, entry.entry.groups.back());
          labels = labels || item.group.empty();
          page_.entries.push_back(std::move(entry));
        }
      }
      kept_[i] = std::any_of(shaped_.lists()[i].items.begin(), shaped_.lists()[i].items.end(),
                             [](const ListedItem& item) { return item.entries.empty(); });
      gave_entries_[i] = true;
      if (labels && !groups.empty() && i > 0 && i == shaped_.block_of(path_.back()) + 1 &&
          shaped_.is_plain(path_.back()))
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
    const bool under = h < shaped_.count_headings();
    const LineRange range =
        under ? shaped_.text_of(h) : LineRange{shaped_.has_title() ? shaped_.heading(0).lines.last : 0, lines_.size()};
    const FactsUnder facts = shaped_.facts_in(range);
    PageEntry entry;
    entry.line = lines_[range.first < lines_.size() ? range.first : 0].number;
    entry.entry.title = facts.title.empty() ? std::string(context_.title) : facts.title;
    if (entry.entry.title.empty()) entry.entry.title = title_of_address(facts.url);
    entry.entry.channel = page_.link_channel;
    entry.entry.duration_s = page_.link_duration;
    take_facts(facts, entry.entry);
    std::vector<Line> body = facts.rest;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const bool title =
          shaped_.has_title() && i >= shaped_.heading(0).lines.first && i < shaped_.heading(0).lines.last;
      const bool label = under && i >= shaped_.heading(h).lines.first && i < shaped_.heading(h).lines.last;
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
    entry.entry.channel = page_.link_channel;
    entry.entry.duration_s = page_.link_duration;
    std::vector<Line> body;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (kept_[i]) append(i, body);
    }
    entry.entry.sections = split_sections(trim_lines(std::move(body)), false, context_.profile);
    if (entry.entry.sections.empty()) add_text(entry, page_.digest.description);
    page_.entries.push_back(std::move(entry));
  }

  // A table of contents: its headings became groups and titles, which no link within the page finds.
  void drop_contents() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (kept_[i] && shaped_.is_list_of_headings(blocks_[i])) kept_[i] = false;
    }
  }

  // The title, a heading of contents over nothing, headings that stand at their entries, and groups of which all went
  // into entries say nothing here.
  void drop_empty_headings() {
    for (std::size_t h = shaped_.count_headings(); h-- > 0;) {
      const std::size_t at = shaped_.block_of(h);
      if (!kept_[at]) continue;
      const bool contents = is_contents_heading(shaped_.text(h)) && keeps_nothing(h);
      if (contents || labels_[h] || shaped_.says_title(h) || is_group_of_entries(h)) kept_[at] = false;
    }
  }
  // Is nothing left under a heading, up to the next?
  bool keeps_nothing(std::size_t h) const {
    const std::size_t end = shaped_.text_of(h).last;
    for (std::size_t i = shaped_.block_of(h) + 1; i < blocks_.size() && blocks_[i].lines.first < end; ++i) {
      const Block& block = blocks_[i];
      const bool empty = block.kind == BlockKind::kElement && block.lines.last == block.lines.first + 1 &&
                         is_empty_element(lines_[block.lines.first].text);
      if (kept_[i] && block.kind != BlockKind::kBreak && !empty) return false;
    }
    return true;
  }
  bool is_group_of_entries(std::size_t h) const {
    const std::string& name = shaped_.text(h);
    const bool named = std::any_of(page_.entries.begin(), page_.entries.end(), [&](const PageEntry& entry) {
      return std::find(entry.entry.groups.begin(), entry.entry.groups.end(), name) != entry.entry.groups.end();
    });
    if (!named || !shaped_.is_plain(h) || !shaped_.heading(h).id.empty()) return false;
    const std::size_t end = shaped_.body_of(h).last;
    for (std::size_t i = shaped_.block_of(h) + 1; i < blocks_.size() && blocks_[i].lines.first < end; ++i) {
      if (kept_[i] && blocks_[i].kind != BlockKind::kBreak) return false;
    }
    return !shaped_.is_empty(shaped_.body_of(h));
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
  ShapedPage shaped_;
  const std::vector<Block>& blocks_;
  std::vector<bool> kept_;          // blocks that stay in the overview
  std::vector<bool> labels_;        // headings that stand at each of their entries
  std::vector<LineRange> others_;   // items that are no entries, in lists that are
  std::vector<bool> gave_entries_;  // blocks
  std::vector<std::size_t> path_;   // headings above the block that groups_at was asked for last
  std::size_t above_ = 0;           // the first heading behind it
};

}  // namespace

void split_generic_page(const std::vector<Line>& lines, const SplitContext& context, Page& page,
                        std::optional<PageShape> asked) {
  ShapeSplitter(lines, context, page).run(asked);
}

}  // namespace yoyak::digest
