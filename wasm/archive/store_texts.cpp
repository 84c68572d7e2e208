// The texts of an open archive: which are read, which are in memory, and which of them stay.
#include <algorithm>

#include "archive/format.hpp"
#include "archive/store.hpp"

namespace yoyak::archive {
namespace {

// Texts in memory, in bytes: some thousand entries and overviews of about 2 KB each.
constexpr std::size_t kMaxTextBytes = 8u << 20;
// Index blocks in memory: some thousand queries' worth. A phone spares this much.
constexpr std::size_t kMaxSearchBytes = 16u << 20;

// What a text takes in memory, about.
std::size_t bytes_of(const DigestText& text) {
  std::size_t bytes = sizeof(text) + text.overview.size();
  for (const EntryText& entry : text.entries) {
    bytes += sizeof(entry);
    for (const digest::Section& section : entry.sections) bytes += sizeof(section) + section.markdown.size();
  }
  return bytes;
}

// The digest of an entry.
std::size_t digest_of(const PartitionHead& head, std::size_t entry) {
  const auto& first = head.digests.first_entry;
  return static_cast<std::size_t>(std::upper_bound(first.begin(), first.end(), entry) - first.begin()) - 1;
}

}  // namespace

const DigestText* Store::cached_text(const Part& part) const {
  const auto cached = texts_.find(part);
  return cached == texts_.end() ? nullptr : &cached->second.text;
}

const DigestText* Store::use_text(const Part& part) {
  const auto cached = texts_.find(part);
  if (cached == texts_.end()) return nullptr;
  cached->second.used = ++uses_;
  return &cached->second.text;
}

const TextDirectory* Store::text_directory(std::size_t partition) {
  if (head(partition) == nullptr) return nullptr;
  const auto& directory = partitions_[partition].texts;
  if (directory) return &*directory;
  need_section(partition, PartKind::kTextDirectory, SectionId::kTextDirectory);
  return nullptr;
}

const DigestText* Store::text(std::size_t partition, std::size_t digest) {
  const Part part{partition, PartKind::kText, digest};
  if (const DigestText* text = use_text(part)) return text;
  if (const TextDirectory* directory = text_directory(partition)) {
    const auto& first = loaded_head(partition)->digests.first_entry;
    BlockRef all = directory->overviews[digest];
    if (first[digest] != first[digest + 1]) {
      const std::uint32_t begin = directory->entries[first[digest]].offset;
      all = {begin, all.offset + all.size - begin};
    }
    need_block(part, SectionId::kTexts, all);
  }
  return nullptr;
}

const DigestText* Store::overview(std::size_t partition, std::size_t digest) {
  const Part part{partition, PartKind::kOverview, digest};
  if (const DigestText* text = use_text(part)) return text;
  if (const DigestText* text = use_text({partition, PartKind::kText, digest})) return text;
  if (const TextDirectory* directory = text_directory(partition))
    need_block(part, SectionId::kTexts, directory->overviews[digest]);
  return nullptr;
}

const EntryText* Store::entry_text(std::size_t partition, std::size_t entry) {
  const PartitionHead* of = head(partition);
  if (of == nullptr) return nullptr;
  const std::size_t digest = digest_of(*of, entry);
  if (const DigestText* text = use_text({partition, PartKind::kText, digest}))
    return &text->entries[entry - of->digests.first_entry[digest]];
  const Part part{partition, PartKind::kEntry, entry};
  if (const DigestText* text = use_text(part)) return &text->entries.front();
  if (const TextDirectory* directory = text_directory(partition))
    need_block(part, SectionId::kTexts, directory->entries[entry]);
  return nullptr;
}

const DigestText* Store::loaded_overview(std::size_t partition, std::size_t digest) const {
  const DigestText* text = cached_text({partition, PartKind::kOverview, digest});
  return text != nullptr ? text : cached_text({partition, PartKind::kText, digest});
}

const EntryText* Store::loaded_entry_text(std::size_t partition, std::size_t entry) const {
  const PartitionHead& of = *loaded_head(partition);
  const std::size_t digest = digest_of(of, entry);
  if (const DigestText* text = cached_text({partition, PartKind::kText, digest}))
    return &text->entries[entry - of.digests.first_entry[digest]];
  const DigestText* text = cached_text({partition, PartKind::kEntry, entry});
  return text == nullptr ? nullptr : &text->entries.front();
}

Result<bool> Store::keep_text(const Part& part, Result<DigestText> text) {
  if (!text) return text.error();
  const std::size_t bytes = bytes_of(*text);
  CachedText& kept = texts_[part];
  text_bytes_ += bytes - kept.bytes;
  kept = {std::move(*text), bytes, ++uses_};
  return true;
}

void Store::trim() {
  // A call that is repeated must find what it asked for, however much that is.
  if (asked_) return;
  if (search_bytes_ > kMaxSearchBytes) {
    for (Loaded& partition : partitions_) partition.search.clear();
    search_bytes_ = 0;
  }
  const auto older = [](const auto& a, const auto& b) { return a.second.used < b.second.used; };
  while (text_bytes_ > kMaxTextBytes) {
    const auto oldest = std::min_element(texts_.begin(), texts_.end(), older);
    text_bytes_ -= oldest->second.bytes;
    texts_.erase(oldest);
  }
}

}  // namespace yoyak::archive
