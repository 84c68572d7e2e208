#include "archive/store.hpp"

#include <algorithm>

#include "archive/format.hpp"
#include "archive/partition_reader.hpp"

namespace yoyak::archive {
namespace {

// Texts in memory: enough for a digest, its neighbours and a page of search results; about 12 KB each.
constexpr std::size_t kMaxTexts = 96;

bool same_range(const Range& range, std::string_view file, std::uint32_t offset) {
  return range.offset == offset && range.file == file;
}

}  // namespace

Result<bool> Store::open(std::string_view manifest) {
  auto read = read_manifest(manifest);
  if (!read) return read.error();
  *this = Store();
  manifest_ = std::move(*read);
  partitions_.resize(manifest_.partitions.size());
  open_ = true;
  return true;
}

const PartitionHead* Store::loaded_head(std::size_t partition) const {
  return partitions_[partition].has_head ? &partitions_[partition].head : nullptr;
}

const PartitionHead* Store::head(std::size_t partition) {
  if (const PartitionHead* head = loaded_head(partition)) return head;
  const PartitionInfo& info = manifest_.partitions[partition];
  need({partition, PartKind::kHead, 0}, {info.file, 0, info.head});
  return nullptr;
}

const TitleBlock* Store::titles(std::size_t partition, std::size_t block) {
  const PartitionHead* of = head(partition);
  if (of == nullptr) return nullptr;
  const TitleBlock& titles = partitions_[partition].titles[block];
  if (!titles.empty()) return &titles;
  const BlockRef& ref = of->titles[block];
  need({partition, PartKind::kTitles, block}, {manifest_.partitions[partition].file, ref.offset, ref.stored});
  return nullptr;
}

const DigestText* Store::text(std::size_t partition, std::size_t digest) {
  const PartitionHead* of = head(partition);
  if (of == nullptr) return nullptr;
  const Part part{partition, PartKind::kText, digest};
  const auto cached = std::find_if(texts_.begin(), texts_.end(), [&](const CachedText& c) { return c.part == part; });
  if (cached != texts_.end()) {
    std::rotate(cached, cached + 1, texts_.end());
    return &texts_.back().text;
  }
  const BlockRef& ref = of->texts[digest];
  need(part, {manifest_.partitions[partition].file, ref.offset, ref.stored});
  return nullptr;
}

Store::Open* Store::find_open(const Part& part) {
  const auto found =
      std::find_if(pending_.begin(), pending_.end(), [&](const Open& open) { return open.part == part; });
  return found == pending_.end() ? nullptr : &*found;
}

void Store::need(const Part& part, Range range) {
  const Open* open = find_open(part);
  if (open != nullptr && open->state == State::kFailed) return;
  if (open == nullptr) pending_.push_back({part, range, State::kAwaited, {}});
  const bool noted = std::any_of(needs_.begin(), needs_.end(),
                                 [&](const Range& r) { return same_range(r, range.file, range.offset); });
  if (!noted) needs_.push_back(std::move(range));
}

std::vector<Range> Store::take_needs() { return std::exchange(needs_, {}); }

bool Store::failed(std::size_t partition) const {
  return std::any_of(pending_.begin(), pending_.end(), [&](const Open& open) {
    return open.state == State::kFailed && open.part == Part{partition, PartKind::kHead, 0};
  });
}

void Store::fail(Open& open, std::string_view code, std::string_view message) {
  const PartitionInfo& info = manifest_.partitions[open.part.partition];
  open.state = State::kFailed;
  open.problem = {info.id, info.file, std::string(code), std::string(message)};
}

std::size_t Store::entries_of(const PartitionHead& head, std::size_t digest) const {
  return head.digests.first_entry[digest + 1] - head.digests.first_entry[digest];
}

Result<bool> Store::load(const Part& part, std::string_view bytes) {
  Loaded& partition = partitions_[part.partition];
  if (part.kind == PartKind::kHead) {
    auto head = read_head(bytes);
    if (!head) return head.error();
    partition.head = std::move(*head);
    partition.titles.assign(partition.head.titles.size(), {});
    partition.has_head = true;
    return true;
  }
  const PartitionHead& head = partition.head;
  const BlockRef& ref = part.kind == PartKind::kTitles ? head.titles[part.index] : head.texts[part.index];
  auto raw = read_block(ref, bytes);
  if (!raw) return raw.error();
  if (part.kind == PartKind::kTitles) {
    const std::size_t first = part.index * kEntriesPerTitleBlock;
    auto titles = read_title_block(*raw, std::min<std::size_t>(kEntriesPerTitleBlock, head.entry_count() - first));
    if (!titles) return titles.error();
    partition.titles[part.index] = std::move(*titles);
    return true;
  }
  auto text = read_text(*raw, entries_of(head, part.index));
  if (!text) return text.error();
  if (texts_.size() >= kMaxTexts) texts_.erase(texts_.begin());
  texts_.push_back({part, std::move(*text)});
  return true;
}

Result<bool> Store::provide(std::string_view file, std::uint32_t offset, std::string_view bytes) {
  const auto open = std::find_if(pending_.begin(), pending_.end(), [&](const Open& o) {
    return o.state == State::kAwaited && same_range(o.range, file, offset);
  });
  if (open == pending_.end()) return true;  // asked for twice, or by a call that was given up since
  if (bytes.size() > open->range.length) bytes = bytes.substr(0, open->range.length);
  Result<bool> result =
      bytes.size() < open->range.length
          ? Error{ErrorCode::kTruncated, "The archive file " + std::string(file) +
                                             " ends too early. Publish the site again, or upload the file completely."}
          : load(open->part, bytes);
  // All bytes are there: a structure that wants more of them is damaged, not cut short.
  if (!result.ok() && result.error().code == ErrorCode::kTruncated && bytes.size() == open->range.length) {
    result = Error{ErrorCode::kDamaged, "The archive file " + std::string(file) +
                                            " is damaged: its parts contradict each other. Publish the site again."};
  }
  if (result.ok()) pending_.erase(open);
  else fail(*open, error_name(result.error().code), result.error().message);
  return result;
}

void Store::give_up(std::string_view file, std::string_view message) {
  for (Open& open : pending_) {
    if (open.state == State::kAwaited && open.range.file == file) fail(open, "network", message);
  }
}

void Store::retry() {
  std::erase_if(pending_, [](const Open&) { return true; });
  needs_.clear();
}

std::vector<Problem> Store::problems() const {
  std::vector<Problem> problems;
  for (const Open& open : pending_) {
    if (open.state != State::kFailed) continue;
    const auto after = std::find_if(problems.begin(), problems.end(),
                                    [&](const Problem& other) { return other.partition < open.problem.partition; });
    problems.insert(after, open.problem);
  }
  return problems;
}

const Problem* Store::text_problem(std::size_t partition, std::size_t digest) const {
  for (const Open& open : pending_) {
    if (open.state != State::kFailed || open.part.partition != partition) continue;
    if (open.part.kind == PartKind::kHead || open.part == Part{partition, PartKind::kText, digest})
      return &open.problem;
  }
  return nullptr;
}

}  // namespace yoyak::archive
