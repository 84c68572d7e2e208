#include "digest/folder/known.hpp"

#include <algorithm>
#include <set>

#include "base/bytes.hpp"
#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

// Does a part of the entry begin with the line that may be its channel?
bool has_line_under(const PageEntry& item) {
  return std::any_of(item.entry.sections.begin(), item.entry.sections.end(), [&](const Section& section) {
    const std::size_t end = std::min(section.markdown.find('\n'), section.markdown.size());
    return section.label.empty() && text::trim(std::string_view(section.markdown).substr(0, end)) == item.line_under;
  });
}

bool is_open(const PageEntry& item) {
  if (!item.undecided.empty()) return true;
  return item.entry.channel.empty() && !item.line_under.empty() && has_line_under(item);
}

void write(const std::vector<std::string>& texts, ByteWriter& out) {
  out.varint(static_cast<std::uint32_t>(texts.size()));
  for (const std::string& text : texts) out.string(text);
}

std::vector<std::string> read_texts(ByteReader& in) {
  std::vector<std::string> texts;
  for (std::uint32_t left = in.varint(); left > 0 && in.ok(); --left) texts.emplace_back(in.string());
  return texts;
}

void write(const std::optional<text::Date>& date, ByteWriter& out) {
  out.string(date ? text::format_date(*date) : std::string());
}

std::optional<text::Date> read_date(ByteReader& in) { return text::try_iso_date(in.string()); }

std::uint8_t flags(std::initializer_list<bool> all) {
  unsigned bits = 0;
  for (const bool each : all) bits = bits << 1 | static_cast<unsigned>(each);
  return static_cast<std::uint8_t>(bits);
}

void write_date(const PageDate& date, ByteWriter& out) {
  write(date.day, out);
  out.varint(date.days);
  out.string(date.rest_of_name);
  write(date.six_digits, out);
  out.string(date.rest_of_six);
  write(date.week_of_series, out);
}

void read_date(ByteReader& in, PageDate& date) {
  date.day = read_date(in);
  date.days = in.varint();
  date.rest_of_name = in.string();
  date.six_digits = read_date(in);
  date.rest_of_six = in.string();
  date.week_of_series = read_date(in);
}

// The texts of which a page's facts consist, in the order in which they are written.
template <typename Page>
auto texts_of(Page& page) {
  return std::vector{&page.digest.title, &page.name,        &page.topics.topic,  &page.topics.category,
                     &page.topics.title, &page.topics.name, &page.topics.parent, &page.topics.folder};
}

// The texts of an entry that decide about its channel.
template <typename Item>
auto texts_of_entry(Item& item) {
  return std::vector{&item.entry.title, &item.entry.channel, &item.entry.url,
                     &item.undecided,   &item.line_under,    &item.excerpt};
}

}  // namespace

std::vector<std::size_t> open_channels(const Page& page) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < page.entries.size(); ++i) {
    if (is_open(page.entries[i])) open.push_back(i);
  }
  return open;
}

KnownPage known_of(const Page& page) {
  KnownPage known;
  known.dated = page.dated;
  Page& copy = known.page;
  copy.digest.title = page.digest.title;
  copy.topics = page.topics;
  copy.name = page.name;
  copy.addresses = page.addresses;
  copy.former = page.former;
  copy.local_links = page.local_links;
  copy.too_many_links = page.too_many_links;
  copy.too_many_entries = page.too_many_entries;
  copy.profile_matched = page.profile_matched;
  copy.shape = page.own_shape;
  copy.asked_shape = page.asked_shape;
  std::set<std::string_view> decided;
  for (const PageEntry& item : page.entries) {
    const bool open = is_open(item);
    if (!open && (item.entry.channel.empty() || !decided.insert(item.entry.channel).second)) continue;
    PageEntry& kept = copy.entries.emplace_back();
    kept.entry.channel = item.entry.channel;
    if (!open) continue;
    kept.entry.title = item.entry.title;
    kept.entry.url = item.entry.url;
    kept.undecided = item.undecided;
    kept.line_under = item.line_under;
    kept.line = item.line;
    kept.excerpt = item.excerpt;
  }
  return known;
}

std::string write_known(const KnownPage& known) {
  const Page& page = known.page;
  ByteWriter out;
  write_date(known.dated, out);
  out.u8(flags({page.profile_matched, page.too_many_links, page.too_many_entries}));
  out.u8(static_cast<std::uint8_t>(page.shape.shape));
  out.varint(static_cast<std::uint32_t>(page.shape.listed));
  out.u8(page.asked_shape ? static_cast<std::uint8_t>(*page.asked_shape) + 1 : 0);
  for (const std::string* text : texts_of(page)) out.string(*text);
  for (const auto* texts : {&page.topics.tags, &page.addresses, &page.former}) write(*texts, out);
  out.varint(static_cast<std::uint32_t>(page.local_links.size()));
  for (const LocalLink& link : page.local_links) {
    out.string(link.url);
    out.u8(flags({link.image, link.wiki}));
    out.varint(link.line);
    out.varint(link.column);
    out.string(link.excerpt);
  }
  out.varint(static_cast<std::uint32_t>(page.entries.size()));
  for (const PageEntry& item : page.entries) {
    out.varint(item.line);
    for (const std::string* text : texts_of_entry(item)) out.string(*text);
  }
  out.varint(static_cast<std::uint32_t>(page.followed.size()));
  for (const FollowedLink& link : page.followed) {
    out.string(link.url);
    out.u8(flags({link.image, link.wiki}));
  }
  out.varint(static_cast<std::uint32_t>(known.diagnostics.size()));
  for (const Diagnostic& each : known.diagnostics) {
    out.varint(each.line);
    out.varint(each.column);
    out.u8(static_cast<std::uint8_t>(each.severity));
    for (const std::string* text : {&each.code, &each.message, &each.excerpt}) out.string(*text);
  }
  out.string(known.outcome);
  return out.take();
}

std::optional<KnownPage> read_known(std::string_view path, std::string_view bytes) {
  ByteReader in(bytes);
  KnownPage known;
  Page& page = known.page;
  page.known = true;
  page.digest.source_path = path;
  read_date(in, known.dated);
  page.dated = known.dated;
  const unsigned about = in.u8();
  page.profile_matched = (about & 4) != 0;
  page.too_many_links = (about & 2) != 0;
  page.too_many_entries = (about & 1) != 0;
  page.shape.shape = static_cast<PageShape>(std::min<unsigned>(in.u8(), static_cast<unsigned>(PageShape::kOneEntry)));
  page.shape.listed = in.varint();
  const unsigned asked = std::min<unsigned>(in.u8(), static_cast<unsigned>(PageShape::kOneEntry) + 1);
  if (asked > 0) page.asked_shape = static_cast<PageShape>(asked - 1);
  for (std::string* text : texts_of(page)) *text = in.string();
  for (auto* texts : {&page.topics.tags, &page.addresses, &page.former}) *texts = read_texts(in);
  for (std::uint32_t left = in.varint(); left > 0 && in.ok(); --left) {
    LocalLink& link = page.local_links.emplace_back();
    link.url = in.string();
    const unsigned kind = in.u8();
    link.image = (kind & 2) != 0;
    link.wiki = (kind & 1) != 0;
    link.line = in.varint();
    link.column = in.varint();
    link.excerpt = in.string();
  }
  for (std::uint32_t left = in.varint(); left > 0 && in.ok(); --left) {
    PageEntry& item = page.entries.emplace_back();
    item.line = in.varint();
    for (std::string* text : texts_of_entry(item)) *text = in.string();
    if (!item.line_under.empty()) item.entry.sections.push_back({SectionKind::kOther, {}, item.line_under});
  }
  for (std::uint32_t left = in.varint(); left > 0 && in.ok(); --left) {
    FollowedLink& link = page.followed.emplace_back();
    link.url = in.string();
    const unsigned kind = in.u8();
    link.image = (kind & 2) != 0;
    link.wiki = (kind & 1) != 0;
  }
  for (std::uint32_t left = in.varint(); left > 0 && in.ok(); --left) {
    Diagnostic& each = known.diagnostics.emplace_back();
    each.file = path;
    each.line = in.varint();
    each.column = in.varint();
    each.severity = static_cast<Severity>(std::min<unsigned>(in.u8(), static_cast<unsigned>(Severity::kError)));
    for (std::string* text : {&each.code, &each.message, &each.excerpt}) *text = in.string();
  }
  known.outcome = in.string();
  if (!in.ok() || !in.at_end()) return std::nullopt;
  return known;
}

}  // namespace yoyak::digest
