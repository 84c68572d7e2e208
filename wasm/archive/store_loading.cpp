// What an open archive lacks, and what becomes of the bytes that its host gives: loaded parts, or problems.
#include <algorithm>

#include "archive/format.hpp"
#include "archive/partition_reader.hpp"
#include "archive/store.hpp"
#include "text/calendar.hpp"

namespace yoyak::archive {
namespace {

bool begins_at(const Range& range, std::string_view file, std::uint32_t offset) {
  return range.offset == offset && range.file == file;
}

}  // namespace

const Store::Open* Store::find_open(const Part& part) const {
  return const_cast<Store*>(this)->find_open(part);  // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

void Store::need_section(std::size_t partition, PartKind kind, SectionId id) {
  const SectionPlace& place = partitions_[partition].head->section(id);
  need({partition, kind, 0}, {manifest_.partitions[partition].file, place.offset, place.stored});
}

void Store::need_block(const Part& part, SectionId id, const BlockRef& ref) {
  const SectionPlace& place = partitions_[part.partition].head->section(id);
  need(part, {manifest_.partitions[part.partition].file, place.offset + ref.offset, ref.size});
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
  const bool noted = std::any_of(needs_.begin(), needs_.end(), [&](const Range& r) {
    return begins_at(r, range.file, range.offset) && r.length == range.length;
  });
  if (!noted) needs_.push_back(std::move(range));
}

std::vector<Range> Store::take_needs() {
  asked_ = !needs_.empty();
  return std::exchange(needs_, {});
}

bool Store::failed(std::size_t partition) const {
  for (const PartKind kind : {PartKind::kHead, PartKind::kColumns}) {
    const Open* open = find_open({partition, kind, 0});
    if (open != nullptr && open->state == State::kFailed) return true;
  }
  return false;
}

void Store::fail(Open& open, std::string_view code, std::string_view message) {
  const PartitionInfo& info = manifest_.partitions[open.part.partition];
  open.state = State::kFailed;
  open.problem = {info.id, info.file, std::string(code), std::string(message)};
}

// Everything before the titles. A damaged column behind a good head fails on its own, when it is asked for.
Result<bool> Store::load_columns(std::size_t partition, std::string_view bytes) {
  Loaded& loaded = partitions_[partition];
  if (!loaded.head) {
    auto head = read_head(bytes);
    if (!head) return head.error();
    // Whole in itself, but another file (an older build's, or one that a server mixed up).
    const PartitionInfo& info = manifest_.partitions[partition];
    const auto& dates = head->digests.date;
    if (head->digest_count() != info.digests || head->entry_count() != info.entries || dates.empty() ||
        text::format_day(dates.front()) != info.to || text::format_day(dates.back()) != info.from)
      return Error{ErrorCode::kDamaged,
                   "The archive is damaged: a file is not the one that archive.json names. Publish the site again."};
    loaded.titles.assign(head->titles.size(), {});
    loaded.head = std::move(*head);
  }
  const auto stored = [&](SectionId id) -> std::string_view {
    const SectionPlace& place = loaded.head->section(id);
    return place.offset < bytes.size() ? bytes.substr(place.offset) : std::string_view();
  };
  if (!loaded.lengths) {
    if (auto lengths = read_lengths(*loaded.head, stored(SectionId::kLengths))) loaded.lengths = std::move(*lengths);
  }
  if (!loaded.texts) {
    auto texts = read_text_directory(*loaded.head, stored(SectionId::kTextDirectory));
    if (texts) loaded.texts = std::move(*texts);
  }
  return true;
}

Result<bool> Store::load(const Open& open, std::string_view bytes) {
  const Part& part = open.part;
  Loaded& partition = partitions_[part.partition];
  const auto keep = [](auto& result, auto& target) -> Result<bool> {
    if (!result) return result.error();
    target = std::move(*result);
    return true;
  };
  switch (part.kind) {
    case PartKind::kHead:
    case PartKind::kColumns:
      return load_columns(part.partition, bytes);
    case PartKind::kTextDirectory: {
      auto texts = read_text_directory(*partition.head, bytes);
      return keep(texts, partition.texts);
    }
    case PartKind::kLengths: {
      auto lengths = read_lengths(*partition.head, bytes);
      return keep(lengths, partition.lengths);
    }
    case PartKind::kEntryKeys: {
      auto keys = read_entry_keys(*partition.head, bytes);
      return keep(keys, partition.entry_keys);
    }
    case PartKind::kRelations: {
      auto relations = read_relations(*partition.head, bytes);
      return keep(relations, partition.relations);
    }
    case PartKind::kTitles: {
      auto titles = read_titles(*partition.head, part.index, bytes);
      return keep(titles, partition.titles[part.index]);
    }
    case PartKind::kSearch: {
      auto block = open_block(SectionId::kSearch, {static_cast<std::uint32_t>(part.index), open.range.length}, bytes);
      if (!block) return block.error();
      search_bytes_ += block->size();
      partition.search[static_cast<std::uint32_t>(part.index)] = std::move(*block);
      return true;
    }
    case PartKind::kText:
      return keep_text(part, read_text(*partition.head, *partition.texts, part.index, bytes));
    case PartKind::kOverview:
      return keep_text(part, read_overview(*partition.texts, part.index, bytes));
    case PartKind::kEntry: {
      auto entry = read_entry_text(*partition.texts, part.index, bytes);
      if (!entry) return entry.error();
      DigestText text;
      text.entries.push_back(std::move(*entry));
      return keep_text(part, std::move(text));
    }
  }
  return true;
}

Result<bool> Store::provide(std::string_view file, std::uint32_t offset, std::string_view bytes) {
  const auto awaited = [&](bool whole) {
    return std::find_if(pending_.begin(), pending_.end(), [&](const Open& o) {
      return o.state == State::kAwaited && begins_at(o.range, file, offset) &&
             (!whole || o.range.length == bytes.size());
    });
  };
  // Parts may begin at the same place: a digest's text and its first block. Where bytes are missing, any of them fails.
  auto open = awaited(true);
  if (open == pending_.end()) open = awaited(false);
  if (open == pending_.end()) return true;  // asked for twice, or by a call that was given up since
  if (bytes.size() > open->range.length) bytes = bytes.substr(0, open->range.length);
  Result<bool> result =
      bytes.size() < open->range.length
          ? Error{ErrorCode::kTruncated, "The archive file " + std::string(file) +
                                             " ends too early. Publish the site again, or upload the file completely."}
          : load(*open, bytes);
  // All bytes are there: a structure that wants more of them is damaged, not cut short.
  if (!result.ok() && result.error().code == ErrorCode::kTruncated && bytes.size() == open->range.length) {
    result = Error{ErrorCode::kDamaged, "The archive file " + std::string(file) +
                                            " is damaged: its parts contradict each other. Publish the site again."};
  }
  if (result.ok()) pending_.erase(open);
  else if (file == manifest_.heads.file) give_up_heads();
  else fail(*open, error_name(result.error().code), result.error().message);
  return result;
}

// What the heads in one file do not give, the partitions do.
void Store::give_up_heads() {
  use_heads_ = false;
  std::erase_if(pending_, [&](const Open& open) { return open.range.file == manifest_.heads.file; });
}

void Store::give_up(std::string_view file, std::string_view message) {
  if (file == manifest_.heads.file) return give_up_heads();
  for (Open& open : pending_) {
    if (open.state == State::kAwaited && open.range.file == file) fail(open, "network", message);
  }
}

void Store::retry() {
  std::erase_if(pending_, [](const Open&) { return true; });
  needs_.clear();
  use_heads_ = !manifest_.heads.file.empty();
}

std::vector<Problem> Store::problems() const {
  std::vector<Problem> problems;
  for (const Open& open : pending_) {
    if (open.state != State::kFailed) continue;
    // Several parts of one file may have failed for one reason.
    const bool told = std::any_of(problems.begin(), problems.end(), [&](const Problem& other) {
      return other.file == open.problem.file && other.code == open.problem.code;
    });
    if (told) continue;
    const auto after = std::find_if(problems.begin(), problems.end(),
                                    [&](const Problem& other) { return other.partition < open.problem.partition; });
    problems.insert(after, open.problem);
  }
  return problems;
}

const Problem* Store::text_problem(std::size_t partition, std::size_t digest) const {
  for (const Open& open : pending_) {
    if (open.state != State::kFailed || open.part.partition != partition) continue;
    if (open.part.kind == PartKind::kHead || open.part.kind == PartKind::kColumns ||
        open.part.kind == PartKind::kTextDirectory || open.part.kind == PartKind::kLengths ||
        open.part == Part{partition, PartKind::kText, digest})
      return &open.problem;
  }
  return nullptr;
}

}  // namespace yoyak::archive
