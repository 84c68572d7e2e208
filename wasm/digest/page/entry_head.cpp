#include "digest/page/entry_head.hpp"

#include "digest/page/facts_under.hpp"
#include "digest/profile/byline.hpp"
#include "digest/profile/template.hpp"
#include "digest/source/spans.hpp"
#include "digest/values/links.hpp"
#include "digest/values/ordinal.hpp"
#include "digest/values/times.hpp"
#include "digest/values/words.hpp"
#include "text/characters.hpp"
#include "text/duration.hpp"

namespace yoyak::digest {
namespace {

constexpr std::size_t kMaxLineUnder = 400;  // a longer line is text, not a channel with its time

std::string decode_url(std::string_view url) {
  std::string out;
  for (std::size_t i = 0; i < url.size(); ++i) {
    if (url[i] == '\\' && i + 1 < url.size() && text::is_ascii_punctuation(url[i + 1])) continue;
    if (url.substr(i).starts_with("&amp;")) {
      out += '&';
      i += 4;
    } else {
      out += url[i];
    }
  }
  return out;
}

// Anchors before the text ("<a id="x"></a>1. [T](u)"), taken off.
std::string_view take_anchors(std::string_view text, std::vector<std::string>& anchors) {
  std::string_view rest;
  while (auto id = anchor_id(text, &rest)) {
    anchors.push_back(std::move(*id));
    text = rest;
  }
  return text;
}

void fill(const Fields& fields, const Profile& profile, PageEntry& out) {
  Entry& entry = out.entry;
  if (!fields.title.empty()) entry.title = inline_text(fields.title);
  if (!fields.channel.empty()) entry.channel = inline_text(fields.channel);
  if (!fields.url.empty()) entry.url = decode_url(fields.url);
  if (!fields.time.empty()) entry.published_at = try_parse_time(fields.time);
  if (!fields.duration.empty()) {
    entry.duration_s = text::try_parse_duration(fields.duration);
    if (!entry.duration_s && is_one_of(fields.duration, profile.live_words)) entry.duration_s = 0;
  }
  if (!fields.number.empty()) {
    std::uint32_t number = 0;
    for (const char c : fields.number) number = number * 10 + static_cast<std::uint32_t>(c - '0');
    out.number = number;
  }
}

// The line under a heading: the first that is not blank, at most one blank line away; 0 where there is none.
std::size_t line_under(const std::vector<Line>& lines, std::size_t index) {
  for (std::size_t i = index + 1; i < lines.size() && i <= index + 2; ++i) {
    if (!is_blank(lines[i].text)) return lines[i].code || lines[i].text.size() > kMaxLineUnder ? 0 : i;
  }
  return 0;
}

// The line without what makes it an item, a quotation or emphasis as a whole.
std::string_view without_marks(std::string_view line) {
  line = text::trim(line);
  for (const std::string_view start : {"- ", "* ", "+ ", "> "}) {
    if (line.starts_with(start)) line = text::trim(line.substr(start.size()));
  }
  for (const std::string_view mark : {"**", "__", "*", "_"}) {
    if (line.size() <= 2 * mark.size() || !line.starts_with(mark) || !line.ends_with(mark)) continue;
    const std::string_view inside = line.substr(mark.size(), line.size() - 2 * mark.size());
    return inside.find(mark[0]) == std::string_view::npos ? inside : line;
  }
  return line;
}

void add_note(std::string_view note, EntryHead& head) {
  if (!text::trim(note).empty()) head.rest.push_back({SectionKind::kOther, {}, std::string(text::trim(note))});
}

// Reads a byline that no template describes. False if `text` is no byline.
bool fill_byline(std::string_view text, const Profile& profile, EntryHead& head) {
  if (!profile.bylines) return false;
  const auto line = try_byline(text, profile);
  if (!line) return false;
  Entry& entry = head.page_entry.entry;
  const bool known = (line->time && entry.published_at) || (line->duration && entry.duration_s) ||
                     (!line->channel.empty() && !entry.channel.empty());
  if (known) return false;  // said before: this is text
  if (line->time) entry.published_at = *line->time;
  if (line->duration) entry.duration_s = line->duration;
  if (!line->channel.empty()) entry.channel = inline_text(line->channel);
  add_note(line->note, head);
  head.by_pattern = true;
  return true;
}

// The same for lines from `from` on, one fact in each ("- 채널: 가람", "- 길이: 22분"); a page's own text may follow at once.
bool fill_bylines(const std::vector<Line>& lines, std::size_t from, std::size_t heading, const Profile& profile,
                  EntryHead& head) {
  constexpr std::size_t kMaxLines = 6;
  Entry& entry = head.page_entry.entry;
  bool any = false;
  for (std::size_t i = from; i < std::min(lines.size(), from + kMaxLines) && !lines[i].code; ++i) {
    if (is_blank(lines[i].text)) break;
    const std::string_view text = without_marks(lines[i].text);
    const std::string_view channel = profile.bylines ? named_channel(text) : std::string_view{};
    if (!fill_byline(text, profile, head)) {
      if (channel.empty() || !entry.channel.empty()) break;
      entry.channel = inline_text(channel);
      head.by_pattern = true;
    }
    any = true;
    head.lines = i - heading + 1;
  }
  return any;
}

// "TITLE, CHANNEL" before a link that says nothing: the channel behind the last comma, unless the reader finds a known
// one.
void split_title(PageEntry& item) {
  Entry& entry = item.entry;
  if (!entry.channel.empty()) return;
  item.undecided = entry.title;
  const std::size_t comma = entry.title.rfind(", ");
  if (comma == std::string::npos || comma == 0) return;
  entry.channel = entry.title.substr(comma + 2);
  entry.title.resize(comma);
  if (entry.title.find(", ") == std::string::npos) item.undecided.clear();
}

// A heading without a link over lines that give it: an address alone, or facts with their names.
std::optional<EntryHead> head_over_facts(const std::vector<Line>& lines, std::size_t index, std::string_view title,
                                         std::optional<std::uint32_t> number, const SplitContext& context,
                                         const Definitions& definitions, EntryHead head) {
  FactsUnder facts = facts_under(lines, {index + 1, lines.size()}, context.profile, definitions);
  const std::string plain = inline_text(title);
  if (facts.url.empty() || text::match_key(plain).empty() || is_facts_heading(plain)) return std::nullopt;
  Entry& entry = head.page_entry.entry;
  head.page_entry.number = number;
  entry.title = inline_text(title);
  entry.url = std::move(facts.url);
  entry.channel = std::move(facts.channel);
  entry.published_at = std::move(facts.time);
  entry.duration_s = facts.duration;
  if (text::match_key(facts.title) != text::match_key(entry.title)) add_note(facts.title, head);
  add_note(join_lines(facts.rest, false), head);
  head.lines = facts.last - index;
  head.by_pattern = entry.published_at || entry.duration_s;
  head.line_breaks = true;
  return head;
}

}  // namespace

std::optional<EntryHead> try_entry_head(const std::vector<Line>& lines, std::size_t index, const Heading& heading,
                                        const SplitContext& context, const Definitions& definitions) {
  const Profile& profile = context.profile;
  EntryHead head;
  PageEntry& item = head.page_entry;
  const std::string_view text = text::trim(take_anchors(heading.text, item.anchors));
  if (!heading.id.empty()) item.anchors.push_back(heading.id);
  item.line = lines[index].number;
  item.excerpt = std::string(lines[index].text);
  const std::size_t under = line_under(lines, index);
  const std::string_view below = under ? without_marks(lines[under].text) : std::string_view{};
  std::optional<std::uint32_t> ordinal;
  const std::string_view unnumbered = without_ordinal(text, ordinal);

  auto link = title_and_link(text, profile, definitions);
  const std::string unlinked =
      link || text.find("](") == std::string_view::npos ? std::string() : inline_text(unnumbered);
  for (const HeadPattern& pattern : context.patterns) {
    Fields fields;
    const std::string_view title = pattern.numbered ? text : unlinked.empty() ? unnumbered : unlinked;
    if (!pattern.heading.match(title, profile, fields)) continue;
    if (pattern.line && (below.empty() || !pattern.line->match(below, profile, fields))) continue;
    if (fields.url.empty() && fields.time.empty() && fields.duration.empty()) continue;
    if (fields.url.empty() && link) continue;  // "[title][ref]", "title https://…"
    if (!pattern.numbered) item.number = ordinal;
    fill(fields, profile, item);
    if (pattern.title_first) {
      const std::string_view both(
          fields.title.data(),
          static_cast<std::size_t>(fields.channel.data() + fields.channel.size() - fields.title.data()));
      if (fields.title.find(", ") != std::string_view::npos) item.undecided = inline_text(both);
    }
    add_note(fields.note, head);
    head.by_pattern = true;
    head.line_breaks = pattern.line_breaks;
    if (pattern.line) head.lines = under - index + 1;
    return head;
  }

  if (!link) return head_over_facts(lines, index, unnumbered, ordinal, context, definitions, std::move(head));
  item.entry.title = link->title;
  item.entry.url = link->url;
  item.number = link->number;
  if (fill_byline(link->rest, profile, head)) {
    if (link->link_says_nothing) split_title(item);
    else if (item.entry.channel.empty()) item.undecided = item.entry.title;
  } else {
    add_note(link->rest, head);
  }
  // Another heading over a line that the profile knows.
  bool takes_line = false;
  for (const HeadPattern& pattern : context.patterns) {
    Fields fields;
    if (head.by_pattern || !pattern.line || below.empty() || !pattern.line->match(below, profile, fields)) continue;
    fields.title = {};
    fill(fields, profile, item);
    add_note(fields.note, head);
    head.by_pattern = takes_line = true;
    head.line_breaks = pattern.line_breaks;
    break;
  }
  if (takes_line) head.lines = under - index + 1;
  else if (under > 0 && fill_bylines(lines, under, index, profile, head)) takes_line = head.line_breaks = true;
  constexpr std::size_t kMaxName = 120;  // bytes
  if (item.entry.channel.empty() && !takes_line && under == index + 1 && below.size() <= kMaxName &&
      (under + 1 == lines.size() || is_blank(lines[under + 1].text)))
    item.line_under = std::string(text::trim(lines[under].text));
  return head;
}

std::optional<EntryHead> try_entry_item(const std::vector<Line>& lines, std::size_t index, const SplitContext& context,
                                        const Definitions& definitions) {
  const auto list_item = try_list_item(lines[index].text);
  if (!list_item || list_item->indent > 1) return std::nullopt;
  auto link = title_and_link(list_item->text, context.profile, definitions);
  if (!link) return std::nullopt;
  EntryHead head;
  PageEntry& item = head.page_entry;
  item.line = lines[index].number;
  item.excerpt = std::string(lines[index].text);
  item.entry.title = std::move(link->title);
  item.entry.url = std::move(link->url);
  item.number = list_item->ordered ? std::optional(list_item->number) : link->number;
  if (fill_byline(link->rest, context.profile, head)) {
    if (link->link_says_nothing) split_title(item);
  } else {
    add_note(link->rest, head);
  }
  if (index + 1 < lines.size() && indent_of(lines[index + 1].text) > list_item->indent + 1)
    fill_bylines(lines, index + 1, index, context.profile, head);
  head.line_breaks = true;
  return head;
}

}  // namespace yoyak::digest
