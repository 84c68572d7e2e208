// The open archive on the reader's side, without I/O: what is loaded, what is missing, what failed. A call that needs
// bytes asks the store for a part; where it is not there yet the store notes the byte range, the host fetches it and
// repeats the call.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/manifest.hpp"
#include "archive/partition.hpp"
#include "base/result.hpp"

namespace yoyak::archive {

// A piece of a file that the host must fetch.
struct Range {
  std::string file;
  std::uint32_t offset = 0, length = 0;
};

// A part that cannot be used; everything else goes on.
struct Problem {
  std::string partition, file, code, message;
};

class Store {
 public:
  // Replaces whatever was open.
  Result<bool> open(std::string_view manifest);
  bool is_open() const { return open_; }
  const Manifest& manifest() const { return manifest_; }
  std::size_t partition_count() const { return partitions_.size(); }

  // The part, or null: then either it is noted as needed (take_needs), or it failed (problems). Heads, lengths,
  // directories, keys, relations and titles stay until the archive is replaced; texts and index blocks stay until
  // trim().
  const PartitionHead* head(std::size_t partition);
  const Lengths* lengths(std::size_t partition);
  const std::vector<std::uint32_t>* entry_keys(std::size_t partition);
  // Empty lists where the partition has none.
  const Relations* relations(std::size_t partition);
  const TitleBlock* titles(std::size_t partition, std::size_t block);
  const DigestText* text(std::size_t partition, std::size_t digest);
  // The overview of a digest and what stands beside it; entries are there only by chance.
  const DigestText* overview(std::size_t partition, std::size_t digest);
  // One entry with its texts, `entry` counted from the partition's first.
  const EntryText* entry_text(std::size_t partition, std::size_t entry);
  // A block of the search index.
  const std::string* search_block(std::size_t partition, const BlockRef& ref);

  // The same if it is loaded; these note nothing.
  const PartitionHead* loaded_head(std::size_t partition) const;
  const Lengths* loaded_lengths(std::size_t partition) const;
  const TitleBlock* loaded_titles(std::size_t partition, std::size_t block) const;
  const DigestText* loaded_overview(std::size_t partition, std::size_t digest) const;
  const EntryText* loaded_entry_text(std::size_t partition, std::size_t entry) const;
  const std::string* loaded_search_block(std::size_t partition, const BlockRef& ref) const;
  // Notes head and lengths of a partition as needed in one range. For callers that will want both.
  void want_columns(std::size_t partition);
  // Forgets texts and index blocks that are too many to keep, unless the last call asked for bytes: its repetition
  // needs them. For the beginning of a call.
  void trim();
  // Whether the partition's head failed.
  bool failed(std::size_t partition) const;

  // Whether anything was asked for since the last take.
  bool lacks() const { return !needs_.empty(); }
  // What was asked for since the last take, without repetitions.
  std::vector<Range> take_needs();
  // The bytes of a range that was asked for. What they were for is then loaded, or failed with the error that is
  // returned.
  Result<bool> provide(std::string_view file, std::uint32_t offset, std::string_view bytes);
  // The bytes of that file could not be had: every part of it that is still awaited fails.
  void give_up(std::string_view file, std::string_view message);
  // Forgets failures, so that the next call asks again.
  void retry();

  // Failures so far, newest partition first.
  std::vector<Problem> problems() const;
  // The failure of one part, or null. `kind` and `index` as in Part.
  const Problem* text_problem(std::size_t partition, std::size_t digest) const;

 private:
  // kColumns: head, text directory and lengths in one range.
  enum class PartKind : std::uint8_t {
    kHead,
    kColumns,
    kTextDirectory,
    kLengths,
    kEntryKeys,
    kRelations,
    kTitles,
    kText,
    kOverview,
    kEntry,
    kSearch
  };
  enum class State : std::uint8_t { kAwaited, kFailed };

  struct Part {
    std::size_t partition;
    PartKind kind;
    std::size_t index;
    auto operator<=>(const Part&) const = default;
  };
  // Something asked for and not loaded.
  struct Open {
    Part part;
    Range range;
    State state = State::kAwaited;
    Problem problem;
  };
  struct Loaded {
    std::optional<PartitionHead> head;
    std::optional<Lengths> lengths;
    std::optional<TextDirectory> texts;
    std::optional<std::vector<std::uint32_t>> entry_keys;
    std::optional<Relations> relations;
    std::vector<TitleBlock> titles;               // empty where not loaded
    std::map<std::uint32_t, std::string> search;  // by offset
  };
  struct CachedText {
    DigestText text;
    std::size_t bytes = 0;
    std::uint32_t used = 0;  // when it was used last
  };

  const DigestText* cached_text(const Part& part) const;
  const DigestText* use_text(const Part& part);  // notes that it is used
  const TextDirectory* text_directory(std::size_t partition);
  void need_head(std::size_t partition);
  void give_up_heads();
  void need(const Part& part, Range range);
  void need_section(std::size_t partition, PartKind kind, SectionId id);
  void need_block(const Part& part, SectionId id, const BlockRef& ref);
  Open* find_open(const Part& part);
  const Open* find_open(const Part& part) const;
  Result<bool> load(const Open& open, std::string_view bytes);
  Result<bool> keep_text(const Part& part, Result<DigestText> text);
  Result<bool> load_columns(std::size_t partition, std::string_view bytes);
  void fail(Open& open, std::string_view code, std::string_view message);

  bool open_ = false;
  Manifest manifest_;
  std::vector<Loaded> partitions_;
  // Where the head of each partition is in the file that has them all; what that file does not give is read from the
  // partitions themselves.
  std::vector<std::uint32_t> head_offsets_;
  bool use_heads_ = false;
  std::map<Part, CachedText> texts_;
  std::size_t text_bytes_ = 0;
  std::uint32_t uses_ = 0;
  std::vector<Open> pending_;
  std::vector<Range> needs_;
  bool asked_ = false;  // the last call asked for bytes
  std::size_t search_bytes_ = 0;
};

}  // namespace yoyak::archive
