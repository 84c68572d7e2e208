// Reader::tally.
#include "archive/format.hpp"
#include "engine/reader.hpp"
#include "filter/rising.hpp"
#include "filter/tally.hpp"
#include "text/calendar.hpp"

namespace yoyak::engine {
namespace {

JsonObject& add_sum(JsonObject& json, const filter::Sum& sum) {
  return json.add("count", sum.count).add("seconds", sum.seconds);
}

JsonText sum_json(const filter::Sum& sum) {
  JsonObject json;
  return add_sum(json, sum).take();
}

// `name_of`: the manifest's.
JsonText table_json(const filter::Tally::Table& table, std::size_t months, const archive::Manifest& manifest,
                    std::string_view (*name_of)(const archive::Manifest&, std::uint32_t)) {
  JsonArray list;
  for (const KeyedIndex& each : table.order) {
    const filter::Sum* sums = &table.cells[each.index * (1 + months)];
    JsonArray by_month;
    for (std::size_t month = 1; month <= months; ++month) by_month.put(sum_json(sums[month]));
    JsonObject json;
    list.put(add_sum(json.add("name", name_of(manifest, each.index)), *sums).put("months", by_month.take()).take());
  }
  return list.take();
}

JsonText rising_json(std::uint32_t since, const std::vector<filter::RisingWord>& words) {
  JsonArray list;
  for (const filter::RisingWord& each : words) {
    list.put(JsonObject()
                 .add("word", each.word)
                 .add("count", each.count)
                 .add("seconds", each.seconds)
                 .add("before", each.before)
                 .add("tenths", each.tenths)
                 .take());
  }
  return JsonObject().add("since", text::format_day(since)).put("words", list.take()).take();
}

}  // namespace

Reply Reader::tally(std::string_view request) {
  if (!store_.is_open()) return not_open();
  auto selection = read_selection(request, catalog_);
  if (!selection) return Reply::error(selection.error());
  const auto wanted = read_tally_request(request);
  if (!wanted) return Reply::error(wanted.error());
  store_.trim();
  const archive::Manifest& manifest = store_.manifest();
  selection->sort = filter::Sort::kNewest;
  selection->offset = 0;
  selection->limit = UINT32_MAX;
  selection->partial = false;
  selection->only_rows = selection->with_lengths = true;
  selection->from = std::max(selection->from, text::try_day_number(manifest.from).value_or(0));
  selection->to = std::min(selection->to, text::try_day_number(manifest.to).value_or(0));
  filter::Selection all = *selection;
  const search::Query query = search::parse_query(wanted->query, wanted->today);
  apply_filters(query.filters, catalog_, *selection);
  const std::uint32_t from = selection->from, to = selection->to;

  SearchMatches matches;
  if (query.has_text()) {
    matches = searcher_.match(query, 0);
    selection->matches = &matches.entries;
  }
  const auto outcome = filter::select(catalog_, marks_, *selection);
  // What the share of a query's entries in each month is measured against.
  const bool narrowed = !wanted->query.empty();
  all.from = from;
  all.to = to;
  const auto everything = narrowed ? filter::select(catalog_, marks_, all) : filter::SelectOutcome{};
  Reply missing = need_or(Reply::ok());
  if (missing.status == Reply::Status::kNeed) return missing;
  const filter::Tally sums = filter::tally(catalog_, outcome.rows, from, to);
  const filter::Tally whole = narrowed ? filter::tally(catalog_, everything.rows, from, to) : sums;

  JsonText rising;
  if (const auto since = filter::lately(from, to); since && wanted->rising > 0) {
    filter::RisingWords words(*since);
    for (const filter::Row& row : outcome.rows) {
      const archive::EntryTitle* title = answers_.title(row.partition, row.entry);
      if (title == nullptr) continue;
      const filter::PartitionView& view = *catalog_.view(row.partition);
      words.add(title->title, view.head->digests.date[row.digest], view.channel_of_entry[row.entry],
                title->duration.value_or(0));
    }
    missing = need_or(Reply::ok());
    if (missing.status == Reply::Status::kNeed) return missing;
    rising = rising_json(*since, words.take(wanted->rising, wanted->query));
  }

  JsonArray days, weeks, months;
  for (const filter::Tally::Day& each : sums.days) {
    JsonObject json;
    days.put(add_sum(json.add("date", text::format_day(each.day)), each.sum).take());
  }
  for (std::uint32_t i = 0; i < sums.weeks.size(); ++i) {
    const std::uint32_t first = (sums.first_week + i) * 7;  // one more than the number of its Sunday
    JsonObject json;
    json.add("from", text::format_day(std::max(from + 1, first) - 1))
        .add("to", text::format_day(std::min(to, first + 5)));
    weeks.put(add_sum(json, sums.weeks[i]).take());
  }
  for (std::size_t i = 0; i < sums.months.size(); ++i) {
    const auto month = static_cast<unsigned>(sums.first_month + i);
    const std::string name = text::format_date(*text::make_date(month / 12, month % 12 + 1, 1)).substr(0, 7);
    JsonObject json;
    months.put(add_sum(json.add("month", name), sums.months[i]).add("all", whole.months[i].count).take());
  }
  JsonObject json;
  json.add("from", from > to ? "" : text::format_day(from)).add("to", from > to ? "" : text::format_day(to));
  add_sum(json, sums.total).put("days", days.take()).put("weeks", weeks.take()).put("months", months.take());
  const std::size_t count = sums.months.size();
  json.put("channels", table_json(sums.channels, count, manifest, [](const auto& of, std::uint32_t number) {
             return std::string_view(of.channels[number].name);
           }));
  json.put("topics", table_json(sums.topics, count, manifest, [](const auto& of, std::uint32_t number) {
             return std::string_view(of.topics[number].name);
           }));
  json.put("rising", rising);
  json.add("complete", outcome.complete).put("problems", answers_.problems());
  return Reply::ok(json.take());
}

}  // namespace yoyak::engine
