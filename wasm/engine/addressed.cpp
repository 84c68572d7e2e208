#include "engine/addressed.hpp"

#include <algorithm>

#include "archive/entry_key.hpp"
#include "archive/format.hpp"

namespace yoyak::engine {
namespace {

constexpr std::size_t kIdLength = 11;

bool is_lower(char byte) { return byte >= 'a' && byte <= 'z'; }
bool is_id_byte(char byte) {
  return is_lower(byte) || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '-' || byte == '_';
}

}  // namespace

std::string_view pasted_id(std::string_view typed) {
  for (std::size_t begin = 0; begin < typed.size();) {
    std::size_t end = begin;
    while (end < typed.size() && is_id_byte(typed[end])) ++end;
    const std::string_view run = typed.substr(begin, end - begin);
    const std::string_view before = typed.substr(0, begin);
    const bool alone = before.find_first_not_of(' ') == std::string_view::npos &&
                       typed.find_first_not_of(' ', end) == std::string_view::npos &&
                       !std::all_of(run.begin(), run.end(), is_lower);
    if (run.size() == kIdLength && (alone || before.ends_with("v=") || before.ends_with('/'))) return run;
    begin = end + 1;
  }
  return {};
}

Reading find_addressed(filter::Catalog& catalog, std::string_view id, const filter::Matches& shown) {
  Reading reading{"address", std::string(id), {}, {}};
  archive::Store& store = catalog.store();
  const std::uint32_t key = archive::entry_key(id);
  filter::Matches entries(store.partition_count());
  bool any = false;
  for (std::size_t p = 0; p < entries.size(); ++p) {
    const archive::PartitionHead* head = store.head(p);
    const auto* keys = head == nullptr ? nullptr : store.entry_keys(p);
    if (keys == nullptr) continue;
    entries[p].resize(head->entry_count(), 0.0f);
    for (std::size_t e = 0; e < keys->size() && e < entries[p].size(); ++e) {
      if ((*keys)[e] != key || (p < shown.size() && e < shown[p].size() && shown[p][e] > 0)) continue;
      // Keys are short: another id may have the same.
      const archive::TitleBlock* titles = store.titles(p, e / archive::kEntriesPerTitleBlock);
      if (titles == nullptr || (*titles)[e % archive::kEntriesPerTitleBlock].id != id) continue;
      entries[p][e] = 1.0f;
      any = true;
    }
  }
  if (any) reading.entries = std::move(entries);
  return reading;
}

}  // namespace yoyak::engine
