// What is known of a word in a document (Posting), and where exactly it stands (Position).
#pragma once

#include <cstdint>
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
  bool operator==(const Posting&) const = default;
};

// More occurrences than this say nothing more about what a document is about. As sums end here too, it does not matter
// in how many parts occurrences were counted.
inline constexpr std::uint32_t kMaxFrequency = 15;
inline std::uint8_t capped(std::uint32_t frequency) {
  return static_cast<std::uint8_t>(frequency < kMaxFrequency ? frequency : kMaxFrequency);
}

// One occurrence: document * 8 + field, and the token's number in that field (text/words.hpp).
struct Position {
  std::uint32_t place;
  std::uint32_t at;

  bool operator==(const Position&) const = default;
  auto operator<=>(const Position&) const = default;
};

// Joins two postings of one document: fields and frequencies together, the better fit.
void join(const Posting& posting, Posting& into);
// Sorts and joins postings of the same document.
void join_postings(std::vector<Posting>& postings);
// Leaves the documents of `postings` that are in `with`, too; both joined. Fields: those of both.
void intersect_postings(std::vector<Posting>& postings, const std::vector<Posting>& with);

}  // namespace yoyak::search
