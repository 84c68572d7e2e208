// Where a query's words stand in a text: for marking hits in rendered pages and for snippets. Uses the same comparison
// as the index (docs/search.md), so what is found is marked and nothing else is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/html.hpp"
#include "search/query/query.hpp"

namespace yoyak::search {

// A hit and the literal it belongs to (counted over the query's literals that are not excluded).
struct LiteralHit {
  markdown::TextRange range;  // bytes of the text searched
  std::uint32_t literal;
};

class QueryHits final : public markdown::HitFinder {
 public:
  explicit QueryHits(const Query& query);

  bool empty() const { return literals_.empty(); }
  std::size_t literal_count() const { return literals_.size(); }

  // Of one block: line breaks count as spaces.
  void find(std::string_view text, std::vector<markdown::TextRange>& hits) const override;
  // All occurrences, in order of their beginning; may overlap. Of many blocks: nothing is found across line breaks.
  void find_each(std::string_view text, std::vector<LiteralHit>& hits) const;

 private:
  std::vector<Literal> literals_;
  std::vector<std::string> initials_;  // beside literals_: initial_letters of kInitials
};

}  // namespace yoyak::search
