// A page without the profile's shapes before it is split: its blocks, the shapes of its headings, what its lists would
// give, and from these what its entries are. Makes no entries of headings (split_by_shape.cpp).
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "digest/page/blocks.hpp"
#include "digest/page/bold_titles.hpp"
#include "digest/page/facts_under.hpp"
#include "digest/page/items.hpp"
#include "digest/page/page.hpp"
#include "digest/page/shape.hpp"

namespace yoyak::digest {

// What makes a heading one of an entry: its link, facts under it, or text about one source under it.
enum class HeadShape { kNone, kLink, kFacts, kText, kFactsOrText };

// What the entries of a page are.
struct ShapeChoice {
  PageShape shape = PageShape::kWhole;
  int level = 0;                    // of headings
  HeadShape by = HeadShape::kNone;  // the same
  std::size_t heading = 0;          // over the facts of the one entry; the number of headings where none is
};

class ShapedPage {
 public:
  // All three must outlive it.
  ShapedPage(const std::vector<Line>& lines, const SplitContext& context, const Page& page);

  // As `asked` where the page can be read so.
  ShapeChoice choose(std::optional<PageShape> asked) const;

  const std::vector<Block>& blocks() const { return blocks_; }
  // Of each block; empty where it gives no entries.
  std::vector<ListedBlock>& lists() { return lists_; }
  // Entries that lists would give.
  std::size_t count_listed() const { return listed_; }

  // Headings are counted from 0, in the order of the page.
  std::size_t count_headings() const { return headings_.size(); }
  const Block& heading(std::size_t h) const { return blocks_[headings_[h]]; }
  std::size_t block_of(std::size_t h) const { return headings_[h]; }
  const std::string& text(std::size_t h) const { return texts_[h]; }  // plain
  bool is_plain(std::size_t h) const;  // without links but those through the page, and without brackets
  bool has_title() const { return title_ < headings_.size(); }
  bool is_title(std::size_t h) const { return h == title_ || says_title(h); }
  bool says_title(std::size_t h) const { return heading(h).level != kBoldLevel && repeats_title(texts_[h], context_); }
  bool stands_around(std::size_t h) const;
  bool has_shape(std::size_t h, HeadShape shape) const;
  std::optional<TitleAndLink> link_of_heading(std::size_t h) const;

  // What belongs to a heading: up to the next of its level or a higher one.
  LineRange body_of(std::size_t h) const;
  // And up to the next of any level.
  LineRange text_of(std::size_t h) const;
  bool is_empty(LineRange range) const;

  // A line of nothing but links, or the only link of a text that says no more than that it is one: what the text is
  // about. A link inside a sentence is not.
  std::optional<std::string> source_under(LineRange range) const;
  // The facts at the start of lines; none where a list of several entries stands there.
  FactsUnder facts_in(LineRange range) const;
  // Does a list do nothing but name headings of this page, with links to them?
  bool is_list_of_headings(const Block& block) const;

 private:
  // Headings of one level: which of them have a shape, in order.
  struct Fits {
    std::vector<bool> of;

    std::size_t all() const { return of.size(); }
    std::size_t fits() const;
    bool nearly_all() const { return fits() > 0 && 4 * fits() >= 3 * all(); }
    // The same without the headings before the first and behind the last that fit, which stand around the entries,
    // where those are most.
    bool nearly_all_between() const;
  };
  using ByLevel = std::array<Fits, kBoldLevel + 1>;

  void find_title();
  void read_lists();
  ByLevel levels_of(HeadShape shape) const;
  template <typename Fit>
  int best_level(HeadShape shape, std::size_t at_least, Fit fit) const;
  bool lists_addresses(LineRange range) const;
  std::optional<std::size_t> only_facts() const;
  std::size_t count_texts() const;

  const std::vector<Line>& lines_;
  const SplitContext& context_;
  const Page& page_;
  std::vector<Block> blocks_;
  std::vector<std::size_t> headings_;  // blocks
  std::vector<std::string> texts_;     // of the headings, plain
  std::size_t title_ = 0;              // index into headings_; their number where none is the page's title
  std::vector<ListedBlock> lists_;
  std::vector<bool> references_;  // blocks that are lists of sources
  std::size_t listed_ = 0;
};

}  // namespace yoyak::digest
