#include "search/match/scan_literal.hpp"

#include "search/index/scan.hpp"
#include "search/query/initials.hpp"

namespace yoyak::search {

LiteralScanner::LiteralScanner(const Literal& literal, std::uint8_t fields) : literal_(literal), fields_(fields) {
  if (literal.kind == LiteralKind::kInitials) initials_ = initial_letters(literal.text);
  if (literal.kind == LiteralKind::kText && !literal.text.empty()) patterns_ = patterns_of(literal.text);
}

bool LiteralScanner::find(std::uint32_t doc, const DocumentText& text, Posting& out) const {
  out = {doc, 0, 0, Fit::kInside};
  if (literal_.kind == LiteralKind::kUnfinished) {
    scan_unfinished(literal_.text, literal_.first, literal_.last, text, out);
  } else if (literal_.kind == LiteralKind::kInitials) {
    if (initials_.size() >= 2) scan_initials(initials_, text, out);
    if ((out.fields & fields_) == 0) return false;
    out.fields = kAllFields;  // an index knows no more
  } else {
    for (const Pattern& pattern : patterns_) scan_pattern(pattern, text, out);
  }
  return out.fields != 0;
}

}  // namespace yoyak::search
