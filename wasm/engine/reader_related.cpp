// Reader::related.
#include <algorithm>
#include <span>

#include "archive/format.hpp"
#include "engine/programme.hpp"
#include "engine/reader.hpp"
#include "text/calendar.hpp"

namespace yoyak::engine {
namespace {

using archive::Relation;
using archive::Relations;

// Later entries that are listed, the next first: a story that goes on for weeks has many.
constexpr std::size_t kLater = 8;

// An entry of the archive, and the words that it shares with the one that was asked for.
struct Found {
  filter::Row row;
  const Relations* relations;
  std::uint32_t of;  // whose relation it is: its words
  std::uint8_t words;
};

std::span<const Relation> relations_of(const Relations& relations, std::uint32_t entry) {
  return std::span(relations.list).subspan(relations.first[entry], relations.first[entry + 1] - relations.first[entry]);
}

JsonText words_json(const Found& found) {
  JsonArray words;
  const std::uint32_t first = found.relations->first_word[found.of];
  for (std::uint32_t bit = 0; bit < archive::kMaxRelatedWords; ++bit) {
    if ((found.words >> bit & 1) != 0) words.add(found.relations->words[found.relations->words_of[first + bit]]);
  }
  return words.take();
}

}  // namespace

Reply Reader::related(std::string_view request) {
  if (!store_.is_open()) return not_open();
  const auto wanted = read_render_request(request);
  if (!wanted) return Reply::error(wanted.error());
  Reply reply;
  const auto at = find(wanted->digest, reply);
  if (!at) return reply;
  const archive::DigestText* digest_text = text(*at, reply);
  if (digest_text == nullptr) return reply;
  const auto& entries = digest_text->entries;
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const archive::EntryText& each) { return each.title.id == wanted->entry; });
  if (found == entries.end()) return no_entry(*wanted);
  const archive::DigestColumns& columns = catalog_.view(at->partition)->head->digests;
  const auto entry = columns.first_entry[at->digest] + static_cast<std::uint32_t>(found - entries.begin());

  const auto& partitions = store_.manifest().partitions;
  const std::uint32_t date = columns.date[at->digest];
  std::vector<Found> same_day, earlier, later;
  // `number` counts on from the first entry of `partition`. Where a part is missing, the store notes it.
  const auto put = [&](std::vector<Found>& list, std::uint32_t partition, std::uint32_t number, const Relations& of,
                       std::uint32_t whose, std::uint8_t words) {
    while (partition < partitions.size() && number >= partitions[partition].entries)
      number -= partitions[partition++].entries;
    if (partition == partitions.size()) return;
    const filter::PartitionView* view = catalog_.view(partition);
    if (view == nullptr) return;
    const auto& first = view->head->digests.first_entry;
    const auto digest =
        static_cast<std::uint32_t>(std::upper_bound(first.begin(), first.end(), number) - first.begin());
    list.push_back({{partition, digest - 1, number, 0}, &of, whose, words});
  };
  if (const Relations* own = store_.relations(at->partition)) {
    for (const Relation& each : relations_of(*own, entry))
      put(each.earlier ? earlier : same_day, at->partition, each.entry, *own, entry, each.words);
  }
  // Later ones are those that name this one, from the next on: towards the first of the newest partition.
  std::uint32_t distance = entry;  // of this entry from the first of the partition
  for (std::uint32_t p = at->partition + 1; p-- > 0;) {
    if (p != at->partition) {
      if (text::try_day_number(partitions[p].from).value_or(0) > date + archive::kRelatedDays) break;
      distance += partitions[p].entries;
    }
    const Relations* relations = store_.relations(p);
    if (relations == nullptr) continue;
    for (std::uint32_t number = std::min(distance, partitions[p].entries); number-- > 0;) {
      for (const Relation& each : relations_of(*relations, number)) {
        if (each.earlier && each.entry == distance) put(later, p, number, *relations, number, each.words);
      }
    }
  }
  reply = need_or(Reply::ok());
  if (reply.status == Reply::Status::kNeed) return reply;

  JsonObject json;
  const auto rows = [&](const char* name, const std::vector<Found>& list) {
    JsonArray array;
    std::vector<const Found*> kept;
    for (const Found& found : list) {
      const archive::EntryTitle* title = answers_.title(found.row.partition, found.row.entry);
      const auto channel = [&](const filter::Row& row) -> const std::string& {
        const archive::PartitionHead& head = *catalog_.view(row.partition)->head;
        return head.channels[head.channel_of_entry[row.entry]];
      };
      // One line for a programme. The packer did so among those of the day and before.
      const bool known =
          &list == &later && title != nullptr && std::any_of(kept.begin(), kept.end(), [&](const Found* other) {
            const archive::EntryTitle* kept_title = answers_.title(other->row.partition, other->row.entry);
            return kept_title != nullptr && channel(other->row) == channel(found.row) &&
                   same_programme(kept_title->title, title->title);
          });
      if (known) continue;
      kept.push_back(&found);
      array.put(answers_.entry_row(found.row).put("words", words_json(found)).take());
      if (kept.size() == kLater) break;
    }
    json.put(name, array.take());
  };
  rows("sameDay", same_day);
  rows("earlier", earlier);
  rows("later", later);
  reply = need_or(Reply::ok());
  if (reply.status == Reply::Status::kNeed) return reply;
  return Reply::ok(json.put("problems", answers_.problems()).take());
}

}  // namespace yoyak::engine
