#include "query/select.hpp"

#include <algorithm>

#include "archive/format.hpp"
#include "base/order.hpp"
#include "text/date.hpp"

namespace yoyak::query {
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

// An entry that waits to be sorted.
struct Candidate {
  Row row;
  std::uint32_t duration;
};

std::size_t length_step(std::uint32_t seconds) {
  return static_cast<std::size_t>(std::upper_bound(kLengthSteps.begin(), kLengthSteps.end(), seconds) -
                                  kLengthSteps.begin());
}

// What of a partition is looked at besides its view; null where it plays no part.
struct Extras {
  const float* scores = nullptr;
  const std::uint8_t* marks = nullptr;
};

// Counters have one more element than names, for names that the manifest lacks.
struct Scan {
  const Selection& selection;
  std::vector<std::uint8_t> topics, channels;
  SelectOutcome out;
  std::vector<Candidate> candidates;  // only where the order is not that of the archive
  std::uint8_t marks_mask = 0, marks_wanted = 0;

  bool by_length() const { return selection.sort == Sort::kLongest || selection.sort == Sort::kShortest; }
  bool sorted() const { return by_length() || selection.sort == Sort::kRelevance; }
  bool narrow_length() const { return selection.min_seconds != 0 || selection.max_seconds != UINT32_MAX; }
  bool wants_row() const { return out.total >= selection.offset && out.total - selection.offset < selection.limit; }
  bool filled() const {
    if (selection.sort == Sort::kRelevance)
      return out.total >= selection.limit && out.total - selection.limit >= selection.offset;
    return selection.sort == Sort::kNewest && out.total >= selection.offset &&
           out.total - selection.offset >= selection.limit;
  }

  void digest(const PartitionView& view, const Extras& extras, std::uint32_t partition, std::uint32_t digest) {
    const archive::DigestColumns& digests = view.head->digests;
    const std::uint32_t topic = view.topic_of_digest[digest];
    const bool in_dates = digests.date[digest] >= selection.from && digests.date[digest] <= selection.to;
    const bool in_topics = topics[topic] != 0;
    // An entry that fails two facets is in no count; one that fails one is in that facet's alone.
    if (!in_dates && !in_topics) return;
    const bool whole = in_dates && in_topics;
    const bool narrow = narrow_length();
    const std::uint32_t* const durations = view.lengths == nullptr ? nullptr : view.lengths->duration.data();
    std::uint32_t others = 0;  // entries that pass all but perhaps the date or the topic
    for (std::uint32_t entry = digests.first_entry[digest]; entry < digests.first_entry[digest + 1]; ++entry) {
      if (extras.scores != nullptr && !(extras.scores[entry] > 0)) continue;
      if (extras.marks != nullptr && (extras.marks[entry] & marks_mask) != marks_wanted) continue;
      const std::uint32_t duration = durations == nullptr ? kNone32 : durations[entry];
      const bool in_length =
          !narrow || (duration != kNone32 && duration >= selection.min_seconds && duration <= selection.max_seconds);
      const std::uint32_t channel = view.channel_of_entry[entry];
      const bool in_channels = channels[channel] != 0;
      if (whole && in_length) ++out.channel_counts[channel];
      if (!in_channels) continue;
      if (whole && duration != kNone32) ++out.length_counts[length_step(duration)];
      if (!in_length) continue;
      ++others;
      if (!whole) continue;
      const float score = extras.scores == nullptr ? 0.0f : extras.scores[entry];
      if (sorted()) candidates.push_back({{partition, digest, entry, score}, duration});
      else if (wants_row()) out.rows.push_back({partition, digest, entry, score});
      ++out.total;
      if (duration != kNone32) out.seconds += duration;
    }
    if (in_dates) out.topic_counts[topic] += others;
    if (in_topics) out.month_counts[view.month_of_digest[digest]] += others;
    if (whole && others != 0) ++out.digests;
  }

  // Equals stay newest first. Entries without a length come last in both orders.
  std::uint32_t key(const Candidate& candidate) const {
    if (selection.sort == Sort::kRelevance) return falling(candidate.row.score);
    if (candidate.duration == kNone32 || selection.sort == Sort::kShortest) return candidate.duration;
    return kNone32 - 1 - candidate.duration;
  }

  void take_sorted() {
    std::vector<KeyedIndex> order;
    order.reserve(candidates.size());
    for (const Candidate& candidate : candidates)
      order.push_back({key(candidate), static_cast<std::uint32_t>(order.size())});
    const std::size_t begin = std::min<std::size_t>(selection.offset, order.size());
    const std::size_t end = begin + std::min<std::size_t>(selection.limit, order.size() - begin);
    sort_keys(order, end);
    for (std::size_t i = begin; i < end; ++i) out.rows.push_back(candidates[order[i].index].row);
  }
};

bool overlaps(const archive::PartitionInfo& partition, std::uint32_t from, std::uint32_t to) {
  return text::try_parse_date(partition.from).value_or(0) <= to &&
         text::try_parse_date(partition.to).value_or(UINT32_MAX) >= from;
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
            {},
            {}};
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
  const bool lengths = selection.matches == nullptr || scan.narrow_length() || scan.by_length();
  const auto columns = lengths ? Catalog::Columns::kWithLengths : Catalog::Columns::kHead;
  // Partial: one partition after the other until the page is full, since only a loaded one tells how much it adds.
  bool waiting = false;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t partition = oldest ? count - 1 - i : i;
    const bool searched = selection.matches == nullptr || !(*selection.matches)[partition].empty();
    const PartitionView* view = catalog.view(partition, columns, selection.partial && (waiting || scan.filled()));
    Extras extras;
    if (view != nullptr && scan.marks_mask != 0) {
      const auto* flags_of = marks.flags(catalog, partition);
      if (flags_of == nullptr) view = nullptr;
      else extras.marks = flags_of->data();
    }
    if (view == nullptr || (!searched && view->head->entry_count() != 0)) {
      waiting = waiting || !catalog.store().failed(partition);
      scan.out.complete = false;
      continue;
    }
    if (selection.matches != nullptr) extras.scores = (*selection.matches)[partition].data();
    if (view->lengths == nullptr) scan.out.seconds_known = false;
    const std::uint32_t digests = view->head->digest_count();
    for (std::uint32_t d = 0; d < digests; ++d) scan.digest(*view, extras, partition, oldest ? digests - 1 - d : d);
  }
  if (scan.sorted()) scan.take_sorted();
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

}  // namespace yoyak::query
