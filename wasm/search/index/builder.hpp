// Makes the search index of one partition (or of several taken together): the packer's side of search. Documents are
// numbered by the caller, 0, 1, 2 …: by convention a partition's entries in archive order, then one document per digest
// for its overview. The reader's side is search/index/index.hpp.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_numbers.hpp"
#include "search/index/postings.hpp"

namespace yoyak::search {

struct BuiltIndex {
  std::string directory;  // small; needed by every search
  std::string blocks;     // the section kSearch: needed piece by piece
};

struct BuildOptions {
  // Bytes of a block of terms. Larger: fewer blocks and a smaller directory, more bytes a query. 512 … 16,384.
  std::size_t block_bytes = 3072;
  // A directory of at most this many bytes is put into `directory` itself: then a first look-up needs no page. About
  // half of it once compressed; every first search of a partition loads it. 6 KB are a partition of 4 MB.
  std::size_t inline_bytes = 6144;
  bool initials = true;  // 초성 search
};

class IndexBuilder {
 public:
  explicit IndexBuilder(BuildOptions options = {}) : options_(options) {}

  // Adds text to a field of a document: plain text, UTF-8 in NFC, one line per block (paragraph, heading, list item);
  // nothing matches across a line break. May be called several times for a field. Documents ascending is fastest; any
  // order works.
  void add(std::uint32_t document, Field field, std::string_view plain_text);
  // The number of documents where the last ones are empty.
  void set_document_count(std::uint32_t count);
  // The same bytes for the same text, whatever the order of add() over different fields. The builder is used up.
  BuiltIndex finish();

 private:
  struct Occurrence {
    std::uint32_t token;
    Position position;
  };

  BuildOptions options_;
  TextNumbers tokens_;
  std::vector<bool> is_gap_;
  std::deque<Occurrence> occurrences_;        // many: see EntryList
  std::vector<std::uint32_t> next_position_;  // by document * 8 + field
  std::uint32_t document_count_ = 0;
};

}  // namespace yoyak::search
