#include "filter/catalog.hpp"

#include <algorithm>

#include "archive/codec.hpp"
#include "archive/format.hpp"
#include "text/calendar.hpp"

namespace yoyak::filter {
namespace {

// Totals of topics by channels may take so many numbers for each entry; a partition with more (each entry of a channel
// of its own, topics without end) is counted entry by entry.
constexpr std::size_t kMostCells = 4;

std::uint32_t month_of(std::string_view text) {
  const auto date = text::try_iso_date(text);
  return date ? text::month_number(*date) : 0;
}

std::uint64_t hash_of(std::string_view name) { return archive::content_hash(name); }

// Numbers of names by the hash of the name, ascending.
template <typename Infos>
std::vector<KeyedIndex> hashed(const Infos& infos) {
  std::vector<KeyedIndex> index;
  for (const auto& info : infos) index.push_back({hash_of(info.name), static_cast<std::uint32_t>(index.size())});
  sort_keys(index);
  return index;
}

template <typename Infos>
std::optional<std::uint32_t> find(const std::vector<KeyedIndex>& index, const Infos& infos, std::string_view name) {
  const std::uint64_t hash = hash_of(name);
  auto at = std::lower_bound(index.begin(), index.end(), hash,
                             [](const KeyedIndex& item, std::uint64_t wanted) { return item.key < wanted; });
  for (; at != index.end() && at->key == hash; ++at) {
    if (infos[at->index].name == name) return at->index;
  }
  return std::nullopt;
}

}  // namespace

void Catalog::reset(archive::Store& store) {
  store_ = &store;
  const archive::Manifest& manifest = store.manifest();
  topics_ = hashed(manifest.topics);
  channels_ = hashed(manifest.channels);
  views_.assign(store.partition_count(), std::nullopt);
  first_month_ = month_of(manifest.from);
  month_count_ = manifest.digests == 0 ? 0 : static_cast<std::uint16_t>(month_of(manifest.to) - first_month_ + 1);
}

std::optional<std::uint32_t> Catalog::topic(std::string_view name) const {
  return find(topics_, manifest().topics, name);
}
std::optional<std::uint32_t> Catalog::channel(std::string_view name) const {
  return find(channels_, manifest().channels, name);
}

PartitionView Catalog::make_view(const archive::PartitionHead& head) const {
  PartitionView view;
  view.head = &head;
  // A name that the manifest lacks (files of two builds side by side) belongs to no selection and to no count.
  for (const auto& name : head.topics)
    view.topics.push_back(topic(name).value_or(static_cast<std::uint32_t>(topics_.size())));
  for (const auto& name : head.channels)
    view.channels.push_back(channel(name).value_or(static_cast<std::uint32_t>(channels_.size())));
  for (std::size_t i = 0; i < head.digests.topic.size(); ++i) {
    view.topic_of_digest.push_back(view.topics[head.digests.topic[i]]);
    const std::uint32_t month = text::month_number(text::date_of_day(head.digests.date[i]));
    view.month_of_digest.push_back(
        static_cast<std::uint16_t>(std::min<std::uint32_t>(month - std::min(month, first_month_), month_count_)));
  }
  view.channel_of_entry.reserve(head.entry_count());
  for (const std::uint32_t local : head.channel_of_entry) view.channel_of_entry.push_back(view.channels[local]);
  return view;
}

void Catalog::add_lengths(PartitionView& view, const archive::Lengths& lengths) {
  view.lengths = &lengths;
  const archive::PartitionHead& head = *view.head;
  view.length_of_entry.reserve(head.entry_count());
  for (const std::uint32_t seconds : lengths.duration) {
    std::uint8_t step = 0;
    if (seconds == archive::kNone32) step = kNoLength;
    else
      while (step < kLengthSteps.size() && seconds >= kLengthSteps[step]) ++step;
    view.length_of_entry.push_back(step);
  }
  // Newest first.
  const std::uint32_t digests = head.digest_count();
  if (digests == 0 || head.topics.size() * head.channels.size() > std::size_t{kMostCells} * head.entry_count()) return;
  view.first_month = view.month_of_digest.back();
  view.totals.resize(head.topics.size());
  for (TopicTotals& totals : view.totals) {
    totals.channels.resize(head.channels.size());
    totals.months.resize(view.month_of_digest.front() - view.first_month + 1u);
  }
  for (std::uint32_t d = 0; d < digests; ++d) {
    TopicTotals& totals = view.totals[head.digests.topic[d]];
    const std::uint32_t first = head.digests.first_entry[d], last = head.digests.first_entry[d + 1];
    totals.digests += first != last;
    totals.entries += last - first;
    totals.months[view.month_of_digest[d] - view.first_month] += last - first;
    for (std::uint32_t entry = first; entry < last; ++entry) {
      ++totals.channels[head.channel_of_entry[entry]];
      ++totals.lengths[view.length_of_entry[entry]];
      if (lengths.duration[entry] != archive::kNone32) totals.seconds += lengths.duration[entry];
    }
  }
}

const PartitionView* Catalog::view(std::size_t partition, Columns columns, bool only_loaded) {
  const bool with_lengths = columns == Columns::kWithLengths;
  if (with_lengths && !only_loaded && store_->loaded_lengths(partition) == nullptr) store_->want_columns(partition);
  if (!views_[partition]) {
    const archive::PartitionHead* head =
        only_loaded || with_lengths ? store_->loaded_head(partition) : store_->head(partition);
    if (head == nullptr) return nullptr;
    views_[partition] = make_view(*head);
  }
  PartitionView& view = *views_[partition];
  if (const archive::Lengths* lengths = store_->loaded_lengths(partition); lengths != view.lengths)
    add_lengths(view, *lengths);
  return with_lengths && view.lengths == nullptr ? nullptr : &view;
}

}  // namespace yoyak::filter
