// The query language: what a person types, read into clauses and filters. Reading never fails; what cannot be
// understood is kept as notes. Grammar and names (English and Korean): docs/search.md. Matching:
// search/match/match.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/index/postings.hpp"

namespace yoyak::search {

// How a literal is compared. Typed queries hold kText only; the others are made by search/query/alternatives.hpp.
enum class LiteralKind : std::uint8_t {
  kText,        // `text` itself
  kUnfinished,  // `text`, then one code point in [first, last]
  kInitials,    // syllables in a row that begin with the consonants of `text` (letters as typed: ㅅㅋ)
  kApart,       // `text` at the beginning of a word, not as a part of a longer number or Latin word (4천, not 4천만)
};

// One thing sought: a word or a phrase.
struct Literal {
  std::string text;  // normalised (text::fold)
  bool phrase = false;
  LiteralKind kind = LiteralKind::kText;
  char32_t first = 0;
  char32_t last = 0;
  std::string typed = {};            // before normalising, where that matters (keyboard shifts); not compared
  std::uint8_t fields = kAllFields;  // title: — this is looked for only there

  bool operator==(const Literal& other) const {
    return text == other.text && phrase == other.phrase && kind == other.kind && first == other.first &&
           last == other.last && fields == other.fields;
  }
};

// The characters that go on with `text`, as kApart understands it; ascending. None after Hangul that is no unit.
std::u32string_view continuations(std::string_view text);

// Any of these words (`a OR b`), or none of them (`-a`).
struct Clause {
  std::vector<Literal> any;
  bool exclude = false;
  bool operator==(const Clause&) const = default;
};

// What the query says about entries rather than text. Names are as typed; comparing them is the caller's (folded)
// business.
struct Filters {
  std::vector<std::string> channels, without_channels;
  std::vector<std::string> topics, without_topics;
  std::string from, to;                                   // "YYYY-MM-DD", inclusive; empty: open
  std::optional<std::uint32_t> min_seconds, max_seconds;  // inclusive
  std::optional<bool> read, starred;
  bool operator==(const Filters&) const = default;
};

// A part of the query that says nothing usable: "date:2025-" while typing. Or one that looks like an operator and is
// none: it is sought as it stands, and worth a note where it is not found.
struct QueryNote {
  std::string text;
  bool unknown_operator = false;
  bool operator==(const QueryNote&) const = default;
};

struct Query {
  std::vector<Clause> clauses;       // ANDed
  std::uint8_t fields = kAllFields;  // in: — all clauses look only there
  Filters filters;
  std::vector<QueryNote> notes;

  bool has_text() const { return !clauses.empty(); }
  bool operator==(const Query&) const = default;
};

// `today` is "YYYY-MM-DD", for date:P1W and date:today. Input over 1,024 bytes is cut.
Query parse_query(std::string_view input, std::string_view today);

// The name of a channel or topic that is being typed (channel:"느린 개).
struct OpenName {
  bool channel;            // else a topic
  std::size_t begin, end;  // bytes of the input that a name replaces: all of the value, quotation marks included
  std::string_view typed;  // the value before the cursor, without marks
};

// The name at `cursor`, a byte offset between two characters; nothing where the cursor is not in the value of such an
// operator.
std::optional<OpenName> open_name(std::string_view input, std::size_t cursor);

// An operator that narrows what the filters of a list do as well (channel:"느린 개발자", len:>20m), and where it is
// written.
enum class WrittenFacet : std::uint8_t { kChannels, kTopics, kDates, kLengths };
struct WrittenFilter {
  WrittenFacet facet;
  std::size_t begin, end;  // bytes of the input
  std::string_view value;  // as typed, without marks
};

// The channels, topics, dates and lengths that a query asks for, in order; not what it excludes or what makes no sense.
std::vector<WrittenFilter> written_filters(std::string_view input, std::string_view today);

// `name` as the value of an operator: in quotation marks if it contains spaces. A name that contains marks, too, is
// written as its longest piece without them, which also finds it.
std::string name_in_query(std::string_view name);

}  // namespace yoyak::search
