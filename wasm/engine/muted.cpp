#include "engine/muted.hpp"

#include <algorithm>

#include "text/fold.hpp"

namespace yoyak::engine {

search::Query muted_titles(const std::vector<std::string>& words) {
  search::Query query;
  search::Clause clause;
  for (const std::string& word : words) {
    search::Literal literal;
    literal.text = text::fold(word, text::LineBreaks::kSpace);
    literal.phrase = literal.text.find(' ') != std::string::npos;
    literal.kind = literal.phrase ? search::LiteralKind::kText : search::LiteralKind::kApart;
    literal.fields = search::field_bit(search::Field::kTitle);
    if (!literal.text.empty()) clause.any.push_back(std::move(literal));
  }
  if (!clause.any.empty()) query.clauses.push_back(std::move(clause));
  return query;
}

bool MutedChannels::has(std::string_view, std::string_view channel) const {
  return std::find(channels_.begin(), channels_.end(), channel) != channels_.end();
}

bool Muted::has(std::string_view title, std::string_view channel) const {
  if (MutedChannels::has(title, channel)) return true;
  std::vector<markdown::TextRange> hits;
  words_.find(title, hits);
  return !hits.empty();
}

}  // namespace yoyak::engine
