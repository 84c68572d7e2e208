// Whatever a host hands over as an archive, reading it ends in a value or an error, and a value is whole. The first byte chooses what the
// rest is read as; checksums would keep most inputs out, so the parts behind them are read directly, too.
#include <algorithm>
#include <string>

#include "archive/manifest.hpp"
#include "archive/partition_reader.hpp"
#include "archive/store.hpp"
#include "fuzz/support.hpp"

using namespace yoyak;
using fuzz::expect;

namespace {

void check(const archive::PartitionHead& head) {
  const std::size_t digests = head.digest_count();
  const archive::DigestColumns& d = head.digests;
  expect(d.topic.size() == digests && d.collection.size() == digests && d.id.size() == digests &&
             d.title.size() == digests && d.characters.size() == digests && d.first_entry.size() == digests + 1 &&
             head.texts.size() == digests,
         "columns differ in length");
  expect(std::is_sorted(d.first_entry.begin(), d.first_entry.end()) && d.first_entry.back() == head.entry_count(),
         "entries of no digest");
  for (const std::uint32_t topic : d.topic) expect(topic < head.topics.size(), "no such topic");
  for (const std::uint32_t channel : head.entries.channel) expect(channel < head.channels.size(), "no such channel");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data + 2), size - 2);
  const std::size_t count = data[1];
  switch (data[0] % 5) {
    case 0:
      if (const auto head = archive::read_head(bytes)) check(*head);
      break;
    case 1:
      if (const auto titles = archive::read_title_block(bytes, count))
        expect(titles->size() == count, "titles are missing");
      break;
    case 2:
      if (const auto text = archive::read_text(bytes, count))
        expect(text->sections.size() == count, "entries are missing");
      break;
    case 3: {
      const auto manifest = archive::read_manifest(bytes);
      if (manifest)
        expect(static_cast<bool>(archive::read_manifest(archive::write_manifest(*manifest))), "its own manifest");
      break;
    }
    case 4: {  // a manifest, then a line feed, then what is handed over for every range asked for
      const std::size_t end = std::min(bytes.find('\n'), bytes.size());
      archive::Store store;
      if (!store.open(std::string_view(bytes).substr(0, end))) break;
      const std::string_view file = std::string_view(bytes).substr(std::min(end + 1, bytes.size()));
      for (std::size_t i = 0; i < store.partition_count() && i < 8; ++i) {
        store.head(i);
        store.titles(i, 0);
        store.text(i, 0);
        for (const archive::Range& range : store.take_needs()) {
          (void)store.provide(range.file, range.offset,
                              file.substr(0, std::min<std::size_t>(file.size(), range.length)));
        }
        if (const archive::PartitionHead* head = store.head(i)) check(*head);
      }
      break;
    }
  }
  return 0;
}
