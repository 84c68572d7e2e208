// The reader's side of one search index: its root, and look-ups in its blocks. Written by search/index/builder.hpp.
// Reads damaged bytes without harm: a look-up that meets damage says so in Lack.
//
// Most answers need one block. The text of a document is asked for in two cases: where a query goes on after what is
// written of a rare term (one text decides), and for phrases where positions do not say enough, or cost more.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "search/index/blocks.hpp"
#include "search/index/directory.hpp"
#include "search/index/patterns.hpp"
#include "search/index/postings.hpp"
#include "search/index/source.hpp"

namespace yoyak::search {

class Index {
 public:
  // `directory` as BuiltIndex has it. Errors: kNewerFormat, kDamaged.
  static Result<Index> read(std::string_view directory);

  std::uint32_t document_count() const { return codes_.documents; }

  // All look-ups append to `out`, not joined; false where something was lacking (then `out` is incomplete).

  // Documents with `text` inside a word or inside a gap. `text` is normalised, at most kMaxTerm code points, and does
  // not begin with a space.
  bool find_inside(std::string_view text, BlockSource& source, Lack& lack, std::vector<Posting>& out) const;
  // Documents with `text` and then a character from `first` to `last` inside a word; for unfinished syllables. Fit is
  // at most kStart.
  bool find_unfinished(std::string_view text, char32_t first, char32_t last, BlockSource& source, Lack& lack,
                       std::vector<Posting>& out) const;
  // Documents with these initial consonants in a row inside a word; `initials` holds a letter 'a' + index for each, two
  // at least. The index knows the documents alone: all fields, frequency 1, inside.
  bool find_initials(std::string_view initials, BlockSource& source, Lack& lack, std::vector<Posting>& out) const;
  // Documents in which the pattern, of several tokens, lies. Joined.
  bool find_sequence(const Pattern& pattern, BlockSource& source, Lack& lack, std::vector<Posting>& out) const;

  // Words (or gaps) that begin with `part`, each once; for suggestions. Reads no more than a few blocks, and leaves out
  // most of the rare words of which the index has only the beginning, so the list need not be complete.
  bool words_beginning(std::string_view part, BlockSource& source, Lack& lack, std::vector<std::string>& out) const;
  // Words that end with `part`, those of a few texts, as often as they stand there.
  bool words_ending(std::string_view part, BlockSource& source, Lack& lack, std::vector<std::string>& out) const;

 private:
  struct Range;
  template <typename Each>
  bool walk(const Range& range, BlockSource& source, Lack& lack, Each each) const;
  template <typename Wanted>
  bool find_positions(const Range& range, const std::vector<Posting>& within, BlockSource& source, Lack& lack,
                      Wanted wanted, std::vector<Position>& out) const;
  // The documents of the term that is `text`, as TermCursor has them; for one letter only where it stands alone.
  bool find_term(std::string_view text, BlockSource& source, Lack& lack, std::vector<Posting>& out) const;
  std::string_view complete(const TermCursor& term, BlockSource& source, Lack& lack) const;
  bool verify(const Pattern& pattern, const std::vector<Posting>& documents, BlockSource& source, Lack& lack,
              std::vector<Posting>& out) const;

  BlockCodes codes_;
  Directory directory_;
};

}  // namespace yoyak::search
