#include "filter/select.hpp"

#include <algorithm>

#include "archive/format.hpp"
#include "base/order.hpp"
#include "text/calendar.hpp"

namespace yoyak::filter {
namespace {

using archive::kNone32;

// One flag per number of the archive, and one more for names that the manifest lacks, which no choice holds.
std::vector<std::uint8_t> flags(bool any, const std::vector<std::uint32_t>& chosen, std::size_t count) {
  std::vector<std::uint8_t> allowed(count + 1, any ? 1 : 0);
  for (const std::uint32_t number : chosen) {
    if (number < count) allowed[number] = 1;
  }
  return allowed;
}

// The first rows of an order that is not the archive's, found while entries come in any order. Equals stay newest
// first.
class Best {
 public:
  explicit Best(std::size_t wanted) : wanted_(wanted) {}

  // By `key`, ascending.
  void add(std::uint32_t key, const Row& row) {
    if (key >= limit_) return;
    order_.push_back({key, static_cast<std::uint32_t>(rows_.size())});
    rows_.push_back(row);
    if (rows_.size() > kSpare && rows_.size() - kSpare >= wanted_) keep();
  }
  // At most as many as wanted, in order, without the first `skipped`.
  std::vector<Row> take(std::size_t skipped) {
    keep();
    rows_.erase(rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(std::min(skipped, rows_.size())));
    return std::move(rows_);
  }

 private:
  // So many more than wanted are collected before they are sorted and the rest is forgotten: more means fewer sorts.
  static constexpr std::size_t kSpare = 1024;

  void keep() {
    sort_keys(order_);
    if (order_.size() >= wanted_) {
      order_.resize(wanted_);
      // What comes later must be better than the last one.
      limit_ = wanted_ == 0 ? 0 : order_.back().key;
    }
    std::vector<Row> kept;
    kept.reserve(order_.size());
    for (KeyedIndex& item : order_) {
      kept.push_back(rows_[item.index]);
      item.index = static_cast<std::uint32_t>(kept.size() - 1);
    }
    rows_ = std::move(kept);
  }

  std::size_t wanted_;
  std::uint64_t limit_ = UINT64_MAX;
  std::vector<KeyedIndex> order_;
  std::vector<Row> rows_;
};

// What of a partition is looked at besides its view; null where it plays no part.
struct Extras {
  const float* scores = nullptr;
  const std::uint8_t* marks = nullptr;
  const float* muted = nullptr;
};

// Counters have one more element than names, for names that the manifest lacks.
struct Scan {
  const Selection& selection;
  std::vector<std::uint8_t> topics, channels, muted_channels;
  SelectOutcome out;
  LengthCounts lengths{};
  Best best;  // only where the order is not that of the archive
  std::uint8_t marks_mask = 0, marks_wanted = 0;

  bool by_length() const { return selection.sort == Sort::kLongest || selection.sort == Sort::kShortest; }
  bool sorted() const { return by_length() || selection.sort == Sort::kRelevance; }
  bool narrow_length() const { return selection.min_seconds != 0 || selection.max_seconds != UINT32_MAX; }
  // Whether the page begins after, or has ended before, the next `count` entries of the archive's order.
  bool past_rows(std::uint32_t count) const {
    return out.total >= page_end() || out.total + std::uint64_t{count} <= selection.offset;
  }
  std::uint64_t page_end() const { return std::uint64_t{selection.offset} + selection.limit; }
  bool filled() const {
    if (selection.sort == Sort::kRelevance)
      return out.total >= selection.limit && out.total - selection.limit >= selection.offset;
    return selection.sort == Sort::kNewest && out.total >= selection.offset &&
           out.total - selection.offset >= selection.limit;
  }

  // Whether what plays a part is known of whole topics: nothing but dates and topics is chosen.
  bool by_topic(const PartitionView& view, const Extras& extras) const {
    return !view.totals.empty() && extras.scores == nullptr && extras.marks == nullptr && extras.muted == nullptr &&
           selection.muted_channels.empty() && selection.any_channel && !narrow_length();
  }

  // A partition that lies in or out of the dates as a whole, from what is known of its topics. False where its rows are
  // to be listed.
  bool topic_totals(const PartitionView& view) {
    const auto& dates = view.head->digests.date;
    const bool inside = dates.back() >= selection.from && dates.front() <= selection.to;
    if (!inside && dates.front() >= selection.from && dates.back() <= selection.to) return false;
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < view.totals.size(); ++i) count += topics[view.topics[i]] ? view.totals[i].entries : 0;
    if (inside && (sorted() || !past_rows(count))) return false;
    for (std::size_t i = 0; i < view.totals.size(); ++i) {
      const TopicTotals& totals = view.totals[i];
      if (inside) out.topic_counts[view.topics[i]] += totals.entries;
      if (topics[view.topics[i]] == 0) continue;
      for (std::size_t m = 0; m < totals.months.size(); ++m) out.month_counts[view.first_month + m] += totals.months[m];
      if (!inside) continue;
      out.total += totals.entries;
      out.digests += totals.digests;
      out.seconds += totals.seconds;
      for (std::size_t c = 0; c < totals.channels.size(); ++c)
        out.channel_counts[view.channels[c]] += totals.channels[c];
      for (std::size_t l = 0; l < lengths.size(); ++l) lengths[l] += totals.lengths[l];
    }
    return true;
  }

  void partition(const PartitionView& view, const Extras& extras, std::uint32_t number) {
    const bool plain = by_topic(view, extras);
    if (plain && topic_totals(view)) return;
    const archive::DigestColumns& digests = view.head->digests;
    const std::uint32_t count = view.head->digest_count();
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t digest = selection.sort == Sort::kOldest ? count - 1 - i : i;
      const std::uint32_t topic = view.topic_of_digest[digest];
      const bool in_dates = digests.date[digest] >= selection.from && digests.date[digest] <= selection.to;
      const bool in_topics = topics[topic] != 0;
      // An entry that fails two facets is in no count; one that fails one is in that facet's alone.
      if (!in_dates && !in_topics) continue;
      const bool whole = in_dates && in_topics;
      // Entries that pass all but perhaps the date or the topic.
      const std::uint32_t others = plain && !whole ? digests.first_entry[digest + 1] - digests.first_entry[digest]
                                                   : entries(view, extras, number, digest, whole);
      if (in_dates) out.topic_counts[topic] += others;
      if (in_topics) out.month_counts[view.month_of_digest[digest]] += others;
      if (whole && others != 0) ++out.digests;
    }
  }

  // Entries of a digest that pass the other facets; `whole`: they are counted and listed.
  std::uint32_t entries(const PartitionView& view, const Extras& extras, std::uint32_t partition, std::uint32_t digest,
                        bool whole) {
    const std::uint32_t* const durations = view.lengths == nullptr ? nullptr : view.lengths->duration.data();
    const std::uint32_t* const channel_of_entry = view.channel_of_entry.data();
    const bool narrow = narrow_length();
    const std::uint32_t end = view.head->digests.first_entry[digest + 1];
    std::uint32_t others = 0;
    for (std::uint32_t entry = view.head->digests.first_entry[digest]; entry < end; ++entry) {
      if (extras.scores != nullptr && !(extras.scores[entry] > 0)) continue;
      if (extras.marks != nullptr && (extras.marks[entry] & marks_mask) != marks_wanted) continue;
      const std::uint32_t duration = durations == nullptr ? kNone32 : durations[entry];
      const bool in_length =
          !narrow || (duration != kNone32 && duration >= selection.min_seconds && duration <= selection.max_seconds);
      const std::uint32_t channel = channel_of_entry[entry];
      const bool in_channels = channels[channel] != 0;
      if (muted_channels[channel] != 0 || (extras.muted != nullptr && extras.muted[entry] > 0)) {
        if (whole && in_length && in_channels) ++out.muted;
        continue;
      }
      if (whole && in_length) ++out.channel_counts[channel];
      if (!in_channels) continue;
      if (whole && durations != nullptr) ++lengths[view.length_of_entry[entry]];
      if (!in_length) continue;
      ++others;
      if (!whole) continue;
      const float score = extras.scores == nullptr ? 0.0f : extras.scores[entry];
      if (sorted()) best.add(key(score, duration), {partition, digest, entry, score});
      else if (!past_rows(1)) out.rows.push_back({partition, digest, entry, score});
      ++out.total;
      if (duration != kNone32) out.seconds += duration;
    }
    return others;
  }

  // Equals stay newest first. Entries without a length come last in both orders.
  std::uint32_t key(float score, std::uint32_t duration) const {
    if (selection.sort == Sort::kRelevance) return falling(score);
    if (duration == kNone32 || selection.sort == Sort::kShortest) return duration;
    return kNone32 - 1 - duration;
  }
};

bool overlaps(const archive::PartitionInfo& partition, std::uint32_t from, std::uint32_t to) {
  return text::try_day_number(partition.from).value_or(0) <= to &&
         text::try_day_number(partition.to).value_or(UINT32_MAX) >= from;
}

bool has_topic(const archive::PartitionInfo& partition, const std::vector<std::uint8_t>& topics) {
  return std::any_of(partition.topics.begin(), partition.topics.end(),
                     [&](std::uint32_t topic) { return topics[topic] != 0; });
}

}  // namespace

SelectOutcome select(Catalog& catalog, Marks& marks, const Selection& selection) {
  const archive::Manifest& manifest = catalog.manifest();
  Scan scan{selection,
            flags(selection.any_topic, selection.topics, manifest.topics.size()),
            flags(selection.any_channel, selection.channels, manifest.channels.size()),
            flags(false, selection.muted_channels, manifest.channels.size()),
            {},
            {},
            Best(static_cast<std::size_t>(
                std::min<std::uint64_t>(std::uint64_t{selection.offset} + selection.limit, UINT32_MAX)))};
  scan.out.topic_counts.assign(manifest.topics.size() + 1, 0);
  scan.out.channel_counts.assign(manifest.channels.size() + 1, 0);
  scan.out.month_counts.assign(static_cast<std::size_t>(catalog.month_count()) + 1, 0);
  const auto wish = [&](const std::optional<bool>& wanted, Mark mark) {
    if (!wanted) return;
    scan.marks_mask |= static_cast<std::uint8_t>(mark);
    if (*wanted) scan.marks_wanted |= static_cast<std::uint8_t>(mark);
  };
  wish(selection.read, Mark::kRead);
  wish(selection.starred, Mark::kStarred);

  const bool oldest = selection.sort == Sort::kOldest;
  const auto count = static_cast<std::uint32_t>(manifest.partitions.size());
  // A search reads lengths from the rows it shows, unless the question is about lengths.
  const bool lengths =
      selection.matches == nullptr || selection.with_lengths || scan.narrow_length() || scan.by_length();
  const auto columns = lengths ? Catalog::Columns::kWithLengths : Catalog::Columns::kHead;
  // Partial: one partition after the other until the page is full, since only a loaded one tells how much it adds.
  bool waiting = false;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t partition = oldest ? count - 1 - i : i;
    if (selection.only_rows && (!overlaps(manifest.partitions[partition], selection.from, selection.to) ||
                                !has_topic(manifest.partitions[partition], scan.topics)))
      continue;
    const auto searched = [&](const Matches* matches) { return matches == nullptr || !(*matches)[partition].empty(); };
    const bool known = searched(selection.matches) && searched(selection.muted);
    const PartitionView* view = catalog.view(partition, columns, selection.partial && (waiting || scan.filled()));
    Extras extras;
    if (view != nullptr && scan.marks_mask != 0) {
      const auto* flags_of = marks.flags(catalog, partition);
      if (flags_of == nullptr) view = nullptr;
      else extras.marks = flags_of->data();
    }
    if (view == nullptr || (!known && view->head->entry_count() != 0)) {
      waiting = waiting || !catalog.store().failed(partition);
      scan.out.complete = false;
      continue;
    }
    if (selection.matches != nullptr) extras.scores = (*selection.matches)[partition].data();
    if (selection.muted != nullptr) extras.muted = (*selection.muted)[partition].data();
    if (view->lengths == nullptr) scan.out.seconds_known = false;
    scan.partition(*view, extras, partition);
  }
  if (scan.sorted()) scan.out.rows = scan.best.take(selection.offset);
  std::copy(scan.lengths.begin(), scan.lengths.begin() + scan.out.length_counts.size(), scan.out.length_counts.begin());
  scan.out.topic_counts.pop_back();
  scan.out.channel_counts.pop_back();
  scan.out.month_counts.pop_back();
  return std::move(scan.out);
}

DigestOutcome select_digests(Catalog& catalog, const DigestSelection& selection) {
  const archive::Manifest& manifest = catalog.manifest();
  const auto topics = flags(selection.any_topic, selection.topics, manifest.topics.size());
  DigestOutcome out;
  bool waiting = false;
  for (std::uint32_t partition = 0; partition < manifest.partitions.size(); ++partition) {
    const archive::PartitionInfo& info = manifest.partitions[partition];
    if (!overlaps(info, selection.from, selection.to) || !has_topic(info, topics)) continue;
    const bool filled = out.total >= selection.offset && out.total - selection.offset >= selection.limit;
    const PartitionView* view =
        catalog.view(partition, Catalog::Columns::kWithLengths, selection.partial && (waiting || filled));
    if (view == nullptr) {
      waiting = waiting || !catalog.store().failed(partition);
      out.complete = false;
      continue;
    }
    for (std::uint32_t digest = 0; digest < view->head->digest_count(); ++digest) {
      const std::uint32_t date = view->head->digests.date[digest];
      if (date < selection.from || date > selection.to || topics[view->topic_of_digest[digest]] == 0) continue;
      if (out.total >= selection.offset && out.total - selection.offset < selection.limit)
        out.rows.push_back({partition, digest});
      ++out.total;
    }
  }
  return out;
}

}  // namespace yoyak::filter
