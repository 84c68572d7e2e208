#include "query/select.hpp"

#include <algorithm>

#include "archive/format.hpp"
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

struct Candidate {
  Row row;
  std::uint32_t duration;
};

// Counters have one more element than names, for names that the manifest lacks.
struct Scan {
  const Selection& selection;
  std::vector<std::uint8_t> topics, channels;
  SelectOutcome out;
  std::vector<Candidate> candidates;  // only where the order is not that of the archive

  bool by_length() const { return selection.sort == Sort::kLongest || selection.sort == Sort::kShortest; }
  bool wants_row() const { return out.total >= selection.offset && out.total - selection.offset < selection.limit; }
  bool filled() const {
    return selection.sort == Sort::kNewest && out.total >= selection.offset &&
           out.total - selection.offset >= selection.limit;
  }

  void digest(const PartitionView& view, std::uint32_t partition, std::uint32_t digest) {
    const archive::DigestColumns& digests = view.head->digests;
    const std::uint32_t topic = view.topic_of_digest[digest];
    const bool in_dates = digests.date[digest] >= selection.from && digests.date[digest] <= selection.to;
    const bool in_topics = topics[topic] != 0;
    // An entry that fails two facets is in no count.
    if (!in_dates && !in_topics) return;
    const bool any_length = selection.min_seconds == 0 && selection.max_seconds == UINT32_MAX;
    std::uint32_t with_channel = 0, total_before = out.total;
    for (std::uint32_t entry = digests.first_entry[digest]; entry < digests.first_entry[digest + 1]; ++entry) {
      const std::uint32_t duration = view.head->entries.duration[entry];
      if (!any_length && (duration == kNone32 || duration < selection.min_seconds || duration > selection.max_seconds))
        continue;
      const std::uint32_t channel = view.channel_of_entry[entry];
      if (in_dates && in_topics) ++out.channel_counts[channel];
      if (channels[channel] == 0) continue;
      ++with_channel;
      if (!in_dates || !in_topics) continue;
      if (by_length()) candidates.push_back({{partition, digest, entry}, duration});
      else if (wants_row()) out.rows.push_back({partition, digest, entry});
      ++out.total;
      if (duration != kNone32) out.seconds += duration;
    }
    if (in_dates) out.topic_counts[topic] += with_channel;
    if (in_topics) out.month_counts[view.month_of_digest[digest]] += with_channel;
    if (out.total != total_before) ++out.digests;
  }

  void take_by_length() {
    const bool longest = selection.sort == Sort::kLongest;
    // Entries without a length come last in both orders; equal lengths stay newest first.
    auto before = [longest](const Candidate& a, const Candidate& b) {
      if ((a.duration == kNone32) != (b.duration == kNone32)) return b.duration == kNone32;
      if (a.duration != b.duration) return longest ? a.duration > b.duration : a.duration < b.duration;
      return a.row.partition != b.row.partition ? a.row.partition < b.row.partition : a.row.entry < b.row.entry;
    };
    std::sort(candidates.begin(), candidates.end(), before);
    const std::size_t begin = std::min<std::size_t>(selection.offset, candidates.size());
    const std::size_t end = begin + std::min<std::size_t>(selection.limit, candidates.size() - begin);
    for (std::size_t i = begin; i < end; ++i) out.rows.push_back(candidates[i].row);
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

SelectOutcome select(Catalog& catalog, const Selection& selection) {
  const archive::Manifest& manifest = catalog.manifest();
  Scan scan{selection,
            flags(selection.any_topic, selection.topics, manifest.topics.size()),
            flags(selection.any_channel, selection.channels, manifest.channels.size()),
            {},
            {}};
  scan.out.topic_counts.assign(manifest.topics.size() + 1, 0);
  scan.out.channel_counts.assign(manifest.channels.size() + 1, 0);
  scan.out.month_counts.assign(static_cast<std::size_t>(catalog.month_count()) + 1, 0);

  const bool oldest = selection.sort == Sort::kOldest;
  const auto count = static_cast<std::uint32_t>(manifest.partitions.size());
  // Partial: one partition after the other until the page is full, since only a loaded one tells how much it adds.
  bool waiting = false;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t partition = oldest ? count - 1 - i : i;
    const PartitionView* view = catalog.view(partition, selection.partial && (waiting || scan.filled()));
    if (view == nullptr) {
      waiting = waiting || !catalog.store().failed(partition);
      scan.out.complete = false;
      continue;
    }
    const std::uint32_t digests = view->head->digest_count();
    for (std::uint32_t d = 0; d < digests; ++d) scan.digest(*view, partition, oldest ? digests - 1 - d : d);
  }
  if (scan.by_length()) scan.take_by_length();
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
    const PartitionView* view = catalog.view(partition, selection.partial && (waiting || filled));
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
