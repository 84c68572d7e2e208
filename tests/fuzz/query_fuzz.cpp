// Any text can be parsed as a query: valid UTF-8 stays valid, filters are dates and ordered lengths, no term is empty,
// and the same text gives the same query.
#include <string>

#include "fuzz/support.hpp"
#include "search/query/query.hpp"

using namespace yoyak;
using fuzz::expect;
using fuzz::expect_utf8;

namespace {

bool is_date_or_empty(std::string_view text) {
  return text.empty() || (text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                          text.find_first_not_of("0123456789-") == std::string_view::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // Hosts hand in UTF-8.
  const std::string input = text::sanitise({reinterpret_cast<const char*>(data), size});
  const search::Query query = search::parse_query(input, "2026-01-15");
  for (const search::Clause& clause : query.clauses) {
    expect(!clause.any.empty(), "a clause of nothing", input);
    for (const search::Literal& literal : clause.any) {
      expect(!literal.text.empty(), "nothing is sought", input);
      expect_utf8(literal.text, "a word is not UTF-8");
    }
  }
  const search::Filters& filters = query.filters;
  for (const auto* names : {&filters.channels, &filters.without_channels, &filters.topics, &filters.without_topics}) {
    for (const std::string& name : *names) expect_utf8(name, "a name is not UTF-8");
  }
  expect(is_date_or_empty(filters.from), "from", filters.from);
  expect(is_date_or_empty(filters.to), "to", filters.to);
  for (const search::QueryNote& note : query.notes) expect_utf8(note.text, "a note is not UTF-8");
  const search::Query again = search::parse_query(input, "2026-01-15");
  expect(again.clauses == query.clauses && again.fields == query.fields && again.filters == filters &&
             again.notes == query.notes,
         "not the same again", input);
  return 0;
}
