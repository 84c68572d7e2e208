#include "digest/profile/labelled.hpp"

#include <algorithm>

#include "digest/source/lines.hpp"
#include "text/characters.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace yoyak::digest {

std::string_view without_symbols_at_start(std::string_view text) {
  std::size_t pos = 0;
  while (pos < text.size()) {
    std::size_t next = pos;
    const char32_t c = text::next_unchecked(text, next);
    const bool modifier = c == 0xFE0F || c == 0x200D;
    if (c < 0x2000 || (text::is_word(c) && !modifier)) break;
    pos = next;
  }
  return text::trim(text.substr(pos));
}

namespace {

std::string_view without_emphasis_at_start(std::string_view text) {
  for (const std::string_view mark : {"**", "__", "*", "_"}) {
    if (text.starts_with(mark)) return text::trim(text.substr(mark.size()));
  }
  return text;
}

std::string_view without_emphasis_at_end(std::string_view text) {
  for (const std::string_view mark : {"**", "__", "*", "_"}) {
    if (text.ends_with(mark)) return text::trim(text.substr(0, text.size() - mark.size()));
  }
  return text;
}

// The two cells of "| name | value |".
std::optional<LabelledFact> row(std::string_view line) {
  if (!line.starts_with("|") || !line.ends_with("|") || line.size() < 5) return std::nullopt;
  const std::string_view inside = line.substr(1, line.size() - 2);
  const std::size_t bar = inside.find('|');
  if (bar == std::string_view::npos || inside.find('|', bar + 1) != std::string_view::npos) return std::nullopt;
  const std::string_view name = without_emphasis_at_end(without_emphasis_at_start(text::trim(inside.substr(0, bar))));
  const Fact fact = fact_of_name(name);
  if (fact == Fact::kNone) return std::nullopt;
  return LabelledFact{fact, name, text::trim(inside.substr(bar + 1))};
}

}  // namespace

std::optional<LabelledFact> try_labelled_fact(std::string_view line) {
  constexpr std::size_t kMaxLead = 80;  // bytes before the colon, marks included
  line = text::trim(line);
  while (line.starts_with(">")) line = text::trim(line.substr(1));
  if (const auto item = try_list_item(line)) line = item->text;
  if (auto fact = row(line)) return fact;
  if (line.starts_with("【")) {
    const std::size_t close = line.substr(0, kMaxLead).find("】");
    if (close == std::string_view::npos) return std::nullopt;
    const std::string_view name = line.substr(3, close - 3);
    const Fact fact = fact_of_name(name);
    if (fact == Fact::kNone) return std::nullopt;
    std::string_view value = text::trim(line.substr(close + 3));
    if (value.starts_with(":")) value = text::trim(value.substr(1));
    return LabelledFact{fact, name, value};
  }
  std::size_t colon = std::string_view::npos;
  std::size_t size = 0;
  for (const std::string_view mark : {":", "："}) {
    const std::size_t at = line.substr(0, kMaxLead).find(mark);
    if (at < colon) colon = at, size = mark.size();
  }
  if (colon == std::string_view::npos) return std::nullopt;
  std::string_view name = text::trim(line.substr(0, colon));
  if (name.find("](") != std::string_view::npos) return std::nullopt;
  const bool opened = name.find("**") != std::string_view::npos || name.find("__") != std::string_view::npos;
  std::string_view value = text::trim(line.substr(colon + size));
  const std::string_view closed = without_emphasis_at_end(name);
  // "**name:** value" closes behind the colon, "**name**: value" before it.
  if (opened && closed.size() == name.size() && (value.starts_with("**") || value.starts_with("__")))
    value = text::trim(value.substr(2));
  name = closed;
  for (std::string_view before; before.size() != name.size();) {
    before = name;
    name = without_symbols_at_start(without_emphasis_at_start(name));
  }
  const Fact fact = fact_of_name(name);
  if (fact == Fact::kNone) return std::nullopt;
  return LabelledFact{fact, name, value};
}

std::string_view name_of_label(std::string_view line) {
  constexpr std::size_t kMaxName = 40;  // bytes, marks included
  line = text::trim(line);
  const auto item = try_list_item(line);
  if (item) line = item->text;
  const bool bold = line.starts_with("**") || line.starts_with("__");
  if (!item && !bold) return {};
  std::size_t colon = std::string_view::npos;
  for (const std::string_view mark : {":", "："}) colon = std::min(colon, line.substr(0, kMaxName).find(mark));
  if (colon == std::string_view::npos || line.substr(colon).starts_with("://")) return {};
  std::string_view name = without_symbols_at_start(without_emphasis_at_end(text::trim(line.substr(0, colon))));
  name = without_symbols_at_start(without_emphasis_at_start(name));
  return name.find_first_of("[]()<`") == std::string_view::npos ? name : std::string_view{};
}

namespace {

// A part of a line of facts: one with a name, or a link alone.
std::optional<LabelledFact> try_part(std::string_view part) {
  part = text::trim(part);
  for (const std::string_view start : {"[", "http://", "https://", "<http"}) {
    if (part.starts_with(start)) return LabelledFact{Fact::kLink, {}, part};
  }
  return try_labelled_fact(part);
}

}  // namespace

std::vector<LabelledFact> labelled_facts(std::string_view line) {
  constexpr std::size_t kMaxParts = 8;
  std::vector<LabelledFact> facts;
  const auto first = try_labelled_fact(line);
  if (!first) return facts;
  if (text::trim(line).starts_with("|")) return {*first};
  std::string_view rest = line;
  while (facts.size() < kMaxParts) {
    // The next bar or dot behind which another fact is named.
    std::size_t end = rest.size();
    std::size_t size = 0;
    for (std::size_t at = 1; at < rest.size(); ++at) {
      const std::string_view here = rest.substr(at);
      const std::string_view marks[] = {"|", "·", "•", "｜", " / ", ", "};
      for (const std::string_view mark : marks) {
        if (!here.starts_with(mark) || !try_part(here.substr(mark.size()))) continue;
        end = at;
        size = mark.size();
      }
      if (size > 0) break;
    }
    const auto fact = facts.empty() ? try_labelled_fact(rest.substr(0, end)) : try_part(rest.substr(0, end));
    if (!fact) break;
    facts.push_back(*fact);
    if (size == 0) break;
    rest.remove_prefix(end + size);
  }
  return facts;
}

}  // namespace yoyak::digest
