#include "digest/entry_head.hpp"

#include "digest/characters.hpp"
#include "digest/dates.hpp"
#include "digest/inline_scan.hpp"
#include "digest/links.hpp"
#include "digest/template.hpp"

namespace yoyak::digest {
namespace {

constexpr std::size_t kMaxLineUnder = 400;  // a longer line is text, not a channel with its time

std::string decode_url(std::string_view url) {
  std::string out;
  for (std::size_t i = 0; i < url.size(); ++i) {
    if (url[i] == '\\' && i + 1 < url.size() && is_ascii_punctuation(url[i + 1])) continue;
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
    entry.duration_s = try_parse_duration(fields.duration);
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
  line = trim(line);
  for (const std::string_view start : {"- ", "* ", "+ ", "> "}) {
    if (line.starts_with(start)) line = trim(line.substr(start.size()));
  }
  for (const std::string_view mark : {"**", "__", "*", "_"}) {
    if (line.size() <= 2 * mark.size() || !line.starts_with(mark) || !line.ends_with(mark)) continue;
    const std::string_view inside = line.substr(mark.size(), line.size() - 2 * mark.size());
    return inside.find(mark[0]) == std::string_view::npos ? inside : line;
  }
  return line;
}

// What follows a link without what joins it: "[title](url): text", "[title](url) – text".
std::string_view without_joint(std::string_view text) {
  text = trim(text);
  for (;;) {
    const std::string_view before = text;
    for (const std::string_view joint : {",", ":", ";", "|", "–", "—", "·"}) {
      if (text.starts_with(joint)) text = trim(text.substr(joint.size()));
    }
    if (text.starts_with("- ") || text == "-") text = trim(text.substr(1));
    if (text.size() == before.size()) return text;
  }
}

void add_note(std::string_view note, EntryHead& head) {
  if (!trim(note).empty()) head.rest.push_back({SectionKind::kOther, {}, std::string(trim(note))});
}

}  // namespace

std::optional<TitleAndLink> title_and_link(std::string_view text, const Profile& profile,
                                           const Definitions& definitions) {
  text = trim(text);
  std::string images;  // before the link; a title holds none
  for (const Span& span : scan_inline(text, definitions)) {
    if (span.kind == SpanKind::kImage) images += std::string(text.substr(span.begin, span.end - span.begin)) + " ";
    if (span.kind == SpanKind::kImage || span.kind == SpanKind::kBracket || span.url.empty() || span.url.front() == '#')
      continue;
    TitleAndLink result;
    result.url = span.url;
    std::string_view before = text.substr(0, span.begin);
    std::string_view after = text.substr(span.end);
    if (span.kind == SpanKind::kAutolink && before.ends_with("(") && after.starts_with(")")) {  // "title (https://…)"
      before.remove_suffix(1);
      after.remove_prefix(1);
    }
    const std::string_view inside = text.substr(span.text_begin, span.text_end - span.text_begin);
    const bool says_nothing = span.kind == SpanKind::kAutolink || is_one_of(inline_text(inside), profile.link_words);
    std::string title = inline_text(before);
    if (!says_nothing || title.empty()) title = inline_text(std::string(before) + std::string(inside));
    result.title = std::move(title);
    for (const std::string_view mark : {"***", "**", "__", "*", "_", "~~"}) {  // "**[title](url)** text"
      const bool opened = before.ends_with(mark) || trim(before).starts_with(mark);
      if (!opened || !after.starts_with(mark)) continue;
      after.remove_prefix(mark.size());
      break;
    }
    result.rest = images + std::string(without_joint(after));
    return result;
  }
  return std::nullopt;
}

std::optional<EntryHead> try_entry_head(const std::vector<Line>& lines, std::size_t index, const Heading& heading,
                                        const SplitContext& context, const Definitions& definitions) {
  const Profile& profile = context.profile;
  EntryHead head;
  const std::string_view text = trim(take_anchors(heading.text, head.page_entry.anchors));
  if (!heading.id.empty()) head.page_entry.anchors.push_back(heading.id);
  head.page_entry.line = lines[index].number;
  head.page_entry.excerpt = std::string(lines[index].text);
  const std::size_t under = line_under(lines, index);
  const std::string_view below = under ? without_marks(lines[under].text) : std::string_view{};

  auto link = title_and_link(text, profile, definitions);
  for (const HeadPattern& pattern : context.patterns) {
    Fields fields;
    if (!pattern.heading.match(text, profile, fields)) continue;
    if (pattern.line && (below.empty() || !pattern.line->match(below, profile, fields))) continue;
    if (fields.url.empty() && fields.time.empty() && fields.duration.empty()) continue;
    if (fields.url.empty() && link) continue;  // "[title][ref]", "title https://…"
    fill(fields, profile, head.page_entry);
    if (pattern.title_first) {
      const std::string_view both(
          fields.title.data(),
          static_cast<std::size_t>(fields.channel.data() + fields.channel.size() - fields.title.data()));
      if (fields.title.find(", ") != std::string_view::npos) head.page_entry.undecided = inline_text(both);
    }
    add_note(fields.note, head);
    head.by_pattern = true;
    head.line_breaks = pattern.line_breaks;
    if (pattern.line) head.lines = under - index + 1;
    return head;
  }

  if (!link) return std::nullopt;
  static const Template kNumbered("{number}.{? {title}}");
  Fields number;
  if (kNumbered.match(link->title, profile, number)) {
    fill(number, profile, head.page_entry);
  } else {
    head.page_entry.entry.title = link->title;
  }
  head.page_entry.entry.url = link->url;
  add_note(link->rest, head);
  // Another heading over a line that the profile knows.
  for (const HeadPattern& pattern : context.patterns) {
    Fields fields;
    if (!pattern.line || below.empty() || !pattern.line->match(below, profile, fields)) continue;
    fields.title = {};
    fill(fields, profile, head.page_entry);
    add_note(fields.note, head);
    head.by_pattern = true;
    head.line_breaks = pattern.line_breaks;
    head.lines = under - index + 1;
    break;
  }
  constexpr std::size_t kMaxName = 120;  // bytes
  if (!head.by_pattern && under == index + 1 && below.size() <= kMaxName &&
      (under + 1 == lines.size() || is_blank(lines[under + 1].text)))
    head.page_entry.line_under = std::string(trim(lines[under].text));
  return head;
}

}  // namespace yoyak::digest
