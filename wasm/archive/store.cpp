#include "archive/store.hpp"

#include "archive/format.hpp"

namespace yoyak::archive {

Result<bool> Store::open(std::string_view manifest) {
  auto read = read_manifest(manifest);
  if (!read) return read.error();
  *this = Store();
  manifest_ = std::move(*read);
  partitions_.resize(manifest_.partitions.size());
  std::uint32_t offset = 0;
  for (std::size_t p = 0; p < partitions_.size(); ++p) {
    head_offsets_.push_back(offset);
    if (p > 0) offset += manifest_.partitions[p].head;
  }
  use_heads_ = !manifest_.heads.file.empty();
  open_ = true;
  return true;
}

const PartitionHead* Store::loaded_head(std::size_t partition) const {
  return partitions_[partition].head ? &*partitions_[partition].head : nullptr;
}

const Lengths* Store::loaded_lengths(std::size_t partition) const {
  return partitions_[partition].lengths ? &*partitions_[partition].lengths : nullptr;
}

const PartitionHead* Store::head(std::size_t partition) {
  if (const PartitionHead* head = loaded_head(partition)) return head;
  // Columns on their way bring the head with them.
  if (find_open({partition, PartKind::kColumns, 0}) != nullptr) want_columns(partition);
  else need_head(partition);
  return nullptr;
}

void Store::need_head(std::size_t partition) {
  const PartitionInfo& info = manifest_.partitions[partition];
  const bool together = use_heads_ && partition > 0;
  need({partition, PartKind::kHead, 0},
       {together ? manifest_.heads.file : info.file, together ? head_offsets_[partition] : 0, info.head});
}

void Store::want_columns(std::size_t partition) {
  if (loaded_head(partition) != nullptr) {
    lengths(partition);
    return;
  }
  const PartitionInfo& info = manifest_.partitions[partition];
  // Two ranges with one beginning could not be told apart: a head on its way comes first.
  if (find_open({partition, PartKind::kHead, 0}) != nullptr) need_head(partition);
  else need({partition, PartKind::kColumns, 0}, {info.file, 0, info.columns});
}

const Lengths* Store::lengths(std::size_t partition) {
  if (const Lengths* lengths = loaded_lengths(partition)) return lengths;
  if (loaded_head(partition) == nullptr) want_columns(partition);
  else need_section(partition, PartKind::kLengths, SectionId::kLengths);
  return nullptr;
}

const std::vector<std::uint32_t>* Store::entry_keys(std::size_t partition) {
  const auto& keys = partitions_[partition].entry_keys;
  if (keys) return &*keys;
  if (head(partition) != nullptr) need_section(partition, PartKind::kEntryKeys, SectionId::kEntryKeys);
  return nullptr;
}

const Relations* Store::relations(std::size_t partition) {
  auto& relations = partitions_[partition].relations;
  if (relations) return &*relations;
  const PartitionHead* of = head(partition);
  if (of == nullptr) return nullptr;
  if (of->section(SectionId::kRelations).present) {
    need_section(partition, PartKind::kRelations, SectionId::kRelations);
    return nullptr;
  }
  const std::vector<std::uint32_t> none(of->entry_count() + 1);
  return &relations.emplace(Relations{{}, none, none, {}, {}});
}

const TitleBlock* Store::titles(std::size_t partition, std::size_t block) {
  const PartitionHead* of = head(partition);
  if (of == nullptr) return nullptr;
  const TitleBlock& titles = partitions_[partition].titles[block];
  if (!titles.empty()) return &titles;
  need_block({partition, PartKind::kTitles, block}, SectionId::kTitles, of->titles[block]);
  return nullptr;
}

const TitleBlock* Store::loaded_titles(std::size_t partition, std::size_t block) const {
  const TitleBlock& titles = partitions_[partition].titles[block];
  return titles.empty() ? nullptr : &titles;
}

const std::string* Store::loaded_search_block(std::size_t partition, const BlockRef& ref) const {
  const auto& blocks = partitions_[partition].search;
  const auto found = blocks.find(ref.offset);
  return found == blocks.end() ? nullptr : &found->second;
}

const std::string* Store::search_block(std::size_t partition, const BlockRef& ref) {
  const std::string* block = loaded_search_block(partition, ref);
  if (block == nullptr && head(partition) != nullptr)
    need_block({partition, PartKind::kSearch, ref.offset}, SectionId::kSearch, ref);
  return block;
}

}  // namespace yoyak::archive
