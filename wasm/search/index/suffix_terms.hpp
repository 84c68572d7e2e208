// The part of the index that answers "which documents hold this inside a word": every suffix of every word with its
// documents, and for prefixes shared by much, aggregates. Packer only; private to search.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "search/index/postings.hpp"
#include "search/index/term_table.hpp"

namespace yoyak::search {

// A distinct word or gap and the documents it occurs in (Posting::fit is not used).
struct TokenDocs {
  std::string_view text;
  bool is_gap;
  std::vector<Posting> postings;
};

struct SuffixOptions {
  std::size_t block_bytes;
  bool initials;
};

// Adds all terms to `table` in order.
void write_suffix_terms(const std::vector<TokenDocs>& tokens, std::uint32_t document_count, SuffixOptions options,
                        TableWriter& table);

}  // namespace yoyak::search
