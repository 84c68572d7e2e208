// One thing sought, in the text of one document: what find_literal answers from an index, answered without one.
#pragma once

#include <string>
#include <vector>

#include "search/index/patterns.hpp"
#include "search/index/source.hpp"
#include "search/query/query.hpp"

namespace yoyak::search {

// Made once for all documents.
class LiteralScanner {
 public:
  // `fields`: where initials must stand.
  LiteralScanner(const Literal& literal, std::uint8_t fields);
  // False where the document does not hold it.
  bool find(std::uint32_t doc, const DocumentText& text, Posting& out) const;

 private:
  const Literal& literal_;
  std::uint8_t fields_;
  std::string initials_;
  std::vector<Pattern> patterns_;
};

}  // namespace yoyak::search
