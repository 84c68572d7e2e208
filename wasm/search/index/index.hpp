// The reader's side of one search index: its directory, and look-ups in its blocks. Reads damaged bytes without harm: a
// look-up that meets damage says so in Lack. Written by search/index/builder.hpp. No text is needed for any answer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "search/index/patterns.hpp"
#include "search/index/postings.hpp"
#include "search/index/term_table.hpp"

namespace yoyak::search {

class Index {
 public:
  // `directory` as BuiltIndex has it. Errors: kNewerFormat, kDamaged.
  static Result<Index> read(std::string_view directory);

  std::uint32_t document_count() const { return documents_; }

  // Documents with `text` inside a word or inside a gap. `text` is normalised, at most kMaxTerm code points, and does
  // not begin with a space. Appends, not joined; false where something was lacking (then `out` is incomplete).
  bool find_inside(std::string_view text, BlockSource& source, Lack& lack, std::vector<Posting>& out) const;
  // Documents with a word or a suffix of one in [low, high) as bytes; for unfinished syllables. Fit is at most kStart.
  bool find_between(std::string_view low, std::string_view high, BlockSource& source, Lack& lack,
                    std::vector<Posting>& out) const;
  // Documents with these initial consonants in a row inside a word; `initials` holds a letter 'a' + index for each, two
  // at least.
  bool find_initials(std::string_view initials, BlockSource& source, Lack& lack, std::vector<Posting>& out) const;

  // How a token of a phrase is matched: the first at its end, inner ones wholly, the last at its beginning.
  enum class Edge : std::uint8_t { kEnd, kWhole, kBeginning };
  // Blocks that a look-up of this token may need: a cost to order tokens by. False where directory pages are lacking.
  bool count_blocks(const PatternToken& token, Edge edge, BlockSource& source, Lack& lack, std::size_t& blocks) const;
  // Every position of such tokens, each once, in no order. `within`: where not null, only those in places of these (in
  // no order) are needed.
  bool find_positions(const PatternToken& token, Edge edge, const std::vector<Position>* within, BlockSource& source,
                      Lack& lack, std::vector<Position>& out) const;

  // Whole words (or gaps) that share their beginning (kBeginning) or end (kEnd) with a word; for suggestions. Reads the
  // blocks of that range but no more than a few, so the list need not be complete.
  bool nearby_words(std::string_view part, Edge edge, BlockSource& source, Lack& lack,
                    std::vector<std::string>& out) const;

 private:
  std::uint32_t documents_ = 0;
  TableReader suffixes_;
  TableReader forward_;
  TableReader backward_;
};

}  // namespace yoyak::search
