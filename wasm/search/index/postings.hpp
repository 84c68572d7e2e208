// What the index stores for a term: in which documents and fields it occurs, how often and how well (postings), or
// exactly where (positions). Columns rather than records, because columns compress better. Formats: docs/search.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yoyak::search {

// Where text stands. The order is part of the format.
enum class Field : std::uint8_t { kTitle, kChannel, kOverview, kQuotes, kMain, kMessages, kIntent, kOther, kCount };
inline constexpr std::uint32_t kFieldCount = 8;
inline constexpr std::uint8_t kAllFields = 0xFF;
inline constexpr std::uint8_t field_bit(Field field) {
  return static_cast<std::uint8_t>(1u << static_cast<unsigned>(field));
}

// How a query word sits in the text; higher is better.
enum class Fit : std::uint8_t { kInside, kStart, kWhole };

struct Posting {
  std::uint32_t doc;
  std::uint8_t fields;     // bits, field_bit()
  std::uint8_t frequency;  // occurrences in the document over all fields, at most kMaxFrequency
  Fit fit;                 // the best of them
};

// 6 bits. More occurrences than this say nothing more about what a document is about.
inline constexpr std::uint32_t kMaxFrequency = 63;

// Appends postings, ascending by document without repetition.
void put_postings(const std::vector<Posting>& postings, std::string& out);
// Appends to `postings`; false (and nothing appended) where the bytes are damaged or name a document >= doc_count.
bool get_postings(std::string_view bytes, std::uint32_t doc_count, std::vector<Posting>& postings);

// One occurrence: document * 8 + field, and the token's number in that field (text/words.hpp).
struct Position {
  std::uint32_t place;
  std::uint32_t at;

  bool operator==(const Position&) const = default;
  auto operator<=>(const Position&) const = default;
};

// Appends positions[begin, end), ascending.
void put_positions(const std::vector<Position>& positions, std::size_t begin, std::size_t end, std::string& out);
// `wanted`: a byte for each place (doc_count * 8), 0 where its positions are not needed; null: all are.
bool get_positions(std::string_view bytes, std::uint32_t doc_count, const std::uint8_t* wanted,
                   std::vector<Position>& positions);

// Sorts and joins postings of the same document: fields and frequencies together, the better fit.
void join_postings(std::vector<Posting>& postings);

}  // namespace yoyak::search
