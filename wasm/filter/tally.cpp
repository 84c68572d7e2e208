#include "filter/tally.hpp"

#include <algorithm>

#include "archive/format.hpp"
#include "text/calendar.hpp"

namespace yoyak::filter {
namespace {

std::uint32_t month_of_day(std::uint32_t day) { return text::month_number(text::date_of_day(day)); }

template <typename Infos>
void put_in_order(Tally::Table& table, std::size_t columns, const Infos& infos) {
  for (std::uint32_t number = 0; number < infos.size(); ++number) {
    const std::uint32_t count = table.cells[number * columns].count;
    if (count > 0 && !infos[number].name.empty()) table.order.push_back({UINT32_MAX - count, number});
  }
  sort_keys(table.order);
}

}  // namespace

Tally tally(Catalog& catalog, const std::vector<Row>& rows, std::uint32_t from, std::uint32_t to) {
  const archive::Manifest& manifest = catalog.manifest();
  Tally out;
  if (from > to) return out;
  out.first_month = month_of_day(from);
  out.months.resize(month_of_day(to) - out.first_month + 1);
  out.first_week = week_of_day(from);
  out.weeks.resize(week_of_day(to) - out.first_week + 1);
  const std::size_t columns = 1 + out.months.size();
  // One more: what the manifest does not name.
  out.channels.cells.resize((manifest.channels.size() + 1) * columns);
  out.topics.cells.resize((manifest.topics.size() + 1) * columns);
  const PartitionView* view = nullptr;
  const Row* before = nullptr;
  std::uint32_t month = 0;
  for (const Row& row : rows) {
    if (before == nullptr || before->partition != row.partition) view = catalog.view(row.partition);
    const std::uint32_t day = view->head->digests.date[row.digest];
    if (out.days.empty() || out.days.back().day != day) {
      out.days.push_back({day, {}});
      month = month_of_day(day) - out.first_month;
    }
    const std::uint32_t length = view->lengths->duration[row.entry];
    const std::uint32_t seconds = length == archive::kNone32 ? 0 : length;
    out.total.add(seconds);
    out.days.back().sum.add(seconds);
    out.months[month].add(seconds);
    out.weeks[week_of_day(day) - out.first_week].add(seconds);
    Sum* topic = &out.topics.cells[view->topic_of_digest[row.digest] * columns];
    Sum* channel = &out.channels.cells[view->channel_of_entry[row.entry] * columns];
    for (Sum* sums : {topic, topic + 1 + month, channel, channel + 1 + month}) sums->add(seconds);
    before = &row;
  }
  std::reverse(out.days.begin(), out.days.end());
  put_in_order(out.channels, columns, manifest.channels);
  put_in_order(out.topics, columns, manifest.topics);
  return out;
}

}  // namespace yoyak::filter
