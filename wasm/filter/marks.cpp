#include "filter/marks.hpp"

#include "archive/entry_key.hpp"

namespace yoyak::filter {

void Marks::clear() {
  items_.clear();
  flags_.clear();
}

void Marks::add(std::string_view digest, std::string_view entry, Mark mark) {
  auto at = items_.find(digest);
  if (at == items_.end()) at = items_.emplace(std::string(digest), std::vector<Item>()).first;
  at->second.push_back({archive::entry_key(entry), static_cast<std::uint8_t>(mark)});
}

const std::vector<std::uint8_t>* Marks::flags(Catalog& catalog, std::size_t partition) {
  flags_.resize(catalog.manifest().partitions.size());
  auto& flags = flags_[partition];
  if (flags) return &*flags;
  const archive::PartitionHead* head = catalog.store().head(partition);
  const auto* keys = catalog.store().entry_keys(partition);
  if (head == nullptr || keys == nullptr) return nullptr;
  flags.emplace(head->entry_count(), std::uint8_t{0});
  const archive::DigestColumns& digests = head->digests;
  for (std::uint32_t d = 0; d < head->digest_count(); ++d) {
    const auto found = items_.find(digests.id[d]);
    if (found == items_.end()) continue;
    for (std::uint32_t e = digests.first_entry[d]; e < digests.first_entry[d + 1]; ++e) {
      for (const Item& item : found->second) {
        if (item.key == (*keys)[e]) (*flags)[e] |= item.mark;
      }
    }
  }
  return &*flags;
}

}  // namespace yoyak::filter
