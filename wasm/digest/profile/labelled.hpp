// A line that names a fact and gives it: "- **채널**: 가람", "URL: https://…", "| 时长 | 23:45 |".
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "digest/values/fact_names.hpp"

namespace yoyak::digest {

struct LabelledFact {
  Fact fact = Fact::kNone;
  std::string_view name;   // as written, without markup
  std::string_view value;  // Markdown; may be empty
};

// Nothing where the line does not name a fact. Markers of lists and quotations, emphasis and symbols do not matter.
std::optional<LabelledFact> try_labelled_fact(std::string_view line);

// The name of any label at the start of a list's item or of a line in bold: "Categories" of "- **Categories**: cs.CL";
// empty where there is none.
std::string_view name_of_label(std::string_view line);

// The facts of a line that gives several ("**채널**: 가람 | **길이**: 22분"); empty where a part of it is none.
std::vector<LabelledFact> labelled_facts(std::string_view line);

// A text without emoji and other symbols at its start: "⏱️ 12:34".
std::string_view without_symbols_at_start(std::string_view text);

}  // namespace yoyak::digest
