#include "markdown/entities.hpp"

#include <cstddef>
#include <cstdint>

#include "text/utf8.hpp"

namespace yoyak::markdown {
namespace {

#include "markdown/entities_table.inc"

constexpr EntityTable kCommon = {kEntityStarts, kEntities};
EntityTable names = kCommon;
bool all_names = false;

int letter_index(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  return -1;
}

bool append_numeric(std::string_view digits, unsigned base, std::string& out) {
  char32_t code = 0;
  if (digits.empty() || digits.size() > 7) return false;
  for (const char c : digits) {
    const char lower = static_cast<char>(c | 0x20);
    unsigned digit = 99;
    if (c >= '0' && c <= '9') digit = static_cast<unsigned>(c - '0');
    if (base == 16 && lower >= 'a' && lower <= 'f') digit = static_cast<unsigned>(lower - 'a' + 10);
    if (digit >= base) return false;
    code = code * base + digit;
  }
  text::append(code == 0 ? text::kReplacement : code, out);
  return true;
}

// Walks the names that share the first letter: about 40 records of 6 bytes. A record is
//   [length of the beginning shared with the name before] [rest of the name] [0x7F if the value is ASCII] [value]
bool append_named(std::string_view name, std::string& out) {
  const int letter = letter_index(name[0]);
  if (letter < 0) return false;
  std::size_t at = names.starts[letter];
  const std::size_t end = names.starts[letter + 1];
  std::size_t matched = 0;  // how much of `name` the previous record's name matched
  while (at < end) {
    const auto shared = static_cast<unsigned char>(names.records[at++]);
    if (shared < matched) return false;  // sorted: all names with the matched beginning are behind us
    bool same = shared == matched;
    std::size_t length = shared;
    for (; static_cast<unsigned char>(names.records[at]) < 0x7F; ++at, ++length) {
      if (!same) continue;
      if (length < name.size() && names.records[at] == name[length]) {
        matched = length + 1;
      } else {
        same = false;
      }
    }
    if (names.records[at] == 0x7F) ++at;
    const std::size_t value = at;
    ++at;
    while (at < end && static_cast<unsigned char>(names.records[at]) >= 0x20) ++at;
    if (same && length == name.size()) {
      out.append(names.records + value, at - value);
      return true;
    }
  }
  return false;
}

}  // namespace

void use_entity_table(const EntityTable& table) {
  all_names = table.records != nullptr;
  names = all_names ? table : kCommon;
}

bool is_for_browser(std::string_view entity) {
  constexpr std::size_t kLongest = 33;  // &CounterClockwiseContourIntegral;
  if (all_names || entity.size() < 4 || entity.size() > kLongest || entity.front() != '&' || entity.back() != ';')
    return false;
  if (letter_index(entity[1]) < 0) return false;
  for (const char c : entity.substr(2, entity.size() - 3)) {
    if (letter_index(c) < 0 && !(c >= '0' && c <= '9')) return false;
  }
  return true;
}

bool append_entity(std::string_view entity, std::string& out) {
  if (entity.size() < 3 || entity.front() != '&' || entity.back() != ';') return false;
  const std::string_view name = entity.substr(1, entity.size() - 2);
  if (name[0] == '#') {
    const bool hex = name.size() > 1 && (name[1] | 0x20) == 'x';
    return hex ? append_numeric(name.substr(2), 16, out) : append_numeric(name.substr(1), 10, out);
  }
  // The few that make up nearly all uses.
  if (name == "amp") return out.push_back('&'), true;
  if (name == "lt") return out.push_back('<'), true;
  if (name == "gt") return out.push_back('>'), true;
  if (name == "quot") return out.push_back('"'), true;
  if (name == "nbsp") return out += "\xC2\xA0", true;
  // Control characters, which the table cannot hold.
  if (name == "Tab") return out.push_back('\t'), true;
  if (name == "NewLine") return out.push_back('\n'), true;
  return append_named(name, out);
}

}  // namespace yoyak::markdown
