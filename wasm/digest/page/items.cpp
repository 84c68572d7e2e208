#include "digest/page/items.hpp"

#include <algorithm>

#include "digest/page/facts_under.hpp"
#include "digest/page/source_links.hpp"
#include "digest/page/title_text.hpp"
#include "digest/profile/byline.hpp"
#include "digest/profile/labelled.hpp"
#include "digest/values/links.hpp"
#include "digest/values/ordinal.hpp"
#include "digest/values/times.hpp"
#include "text/characters.hpp"
#include "text/duration.hpp"

namespace yoyak::digest {
namespace {

std::vector<Line> without_indent(const std::vector<Line>& lines, LineRange range) {
  std::vector<Line> text(lines.begin() + static_cast<std::ptrdiff_t>(range.first),
                         lines.begin() + static_cast<std::ptrdiff_t>(range.last));
  std::size_t indent = 8;
  for (const Line& line : text) indent = std::min(indent, line.text.find_first_not_of(' '));
  for (Line& line : text) line.text.remove_prefix(std::min(indent, line.text.size()));
  return text;
}

// The text of an item up to its first blank line, nested list or fact; `next` is the line behind it.
std::string own_text(const std::vector<Line>& lines, LineRange item, std::string_view first,
                     const Definitions& definitions, std::size_t& next) {
  constexpr std::size_t kMaxText = 4000;  // bytes; a longer text is no title with its link
  constexpr std::size_t kMaxLines = 60;
  std::string text(first);
  for (next = item.first + 1; next < std::min(item.last, item.first + kMaxLines) && text.size() < kMaxText; ++next) {
    const Line& line = lines[next];
    if (line.code || is_blank(line.text) || try_list_item(line.text) || lines[next - 1].breaks) break;
    if (is_element(text::trim(line.text)) || text::trim(line.text).starts_with(">")) break;
    if (std::count(text.begin(), text.end(), '[') > std::count(text.begin(), text.end(), ']')) {
      text += " " + std::string(text::trim(line.text));  // a link goes on
      continue;
    }
    if (try_labelled_fact(line.text) || line.text.find('|') != std::string_view::npos) break;
    if (lines[next - 1].text.find_first_of("])>/") != std::string_view::npos) {
      const auto link = source_link(text, definitions);
      const std::string_view after = link ? std::string_view(text).substr(link->end) : std::string_view{};
      if (link && after.find_first_not_of(" *_~)]") == std::string_view::npos)
        break;  // title and link are whole: what follows is another text
    }
    if (line_of_links(line.text, definitions)) break;
    text += " " + std::string(text::trim(line.text));
  }
  return text;
}

std::string joined_lines(const std::vector<Line>& lines, LineRange range) {
  std::string text;
  for (std::size_t i = range.first; i < range.last; ++i)
    text += (text.empty() ? "" : " ") + std::string(text::trim(lines[i].text));
  return text;
}

// What a nested line says under a label, where the item itself has no words of its own: "핵심 내용 요약: 장관이 만났다."
std::string title_of_text(const std::vector<Line>& lines, LineRange range, const Definitions& definitions) {
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (lines[i].code || is_blank(lines[i].text)) continue;
    const auto fact = try_labelled_fact(lines[i].text);
    if (fact && fact->fact != Fact::kText && fact->fact != Fact::kTitle) continue;
    std::string_view text = text::trim(lines[i].text);
    if (const auto item = try_list_item(text)) text = item->text;
    if (fact) text = fact->value;
    return inline_text(text.substr(0, end_of_sentence(text, 1, definitions)));
  }
  return {};
}

// Where an item without a link says below it where its text is from: "- 출처: [매체](url)". Nothing where other lines of
// it have links.
FactsUnder source_below(const std::vector<Line>& lines, LineRange range, const Profile& profile,
                        const Definitions& definitions) {
  FactsUnder found;
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (lines[i].code) continue;
    const auto link = source_link(lines[i].text, definitions);
    if (!link) continue;
    const auto fact = try_labelled_fact(lines[i].text);
    const bool source = fact && (fact->fact == Fact::kSource || fact->fact == Fact::kLink);
    if (!source || !found.url.empty() || !leads_away(link->url)) return {};
    const std::string_view inside = lines[i].text.substr(link->text_begin, link->text_end - link->text_begin);
    found.url = link->url;
    if (fact->fact == Fact::kSource && link->kind != SpanKind::kAutolink && !says_only_link(inside, profile))
      found.channel = inline_text(inside);
  }
  return found;
}

std::optional<PageEntry> entry_of_item(const std::vector<Line>& lines, LineRange item, const SplitContext& context,
                                       const Definitions& definitions) {
  const auto marker = try_item(lines[item.first].text);
  std::size_t next = item.last;
  // Without a marker it is a paragraph (told_paragraphs.hpp).
  const std::string own = marker ? own_text(lines, item, marker->text, definitions, next) : joined_lines(lines, item);
  auto link = item_and_link(own, context.profile, definitions);
  if (link && !leads_away(link->url)) return std::nullopt;
  FactsUnder facts = facts_under(lines, {next, item.last}, context.profile, definitions);
  if (link && !facts.url.empty()) facts = {};
  if (!link) {
    if (facts.url.empty() && facts.count == 0 && !text::match_key(own).empty())
      facts = source_below(lines, {next, item.last}, context.profile, definitions);
    if (facts.url.empty()) return std::nullopt;
    link = TitleAndLink{};
    std::string tags;
    link->title = without_label(inline_text(without_lead(without_box(own), link->number, tags)));
    link->rest = text::trim(tags);
    link->url = facts.url;
  }
  if (facts.count > 0) next = facts.last;
  if (text::match_key(link->title).empty()) {
    link->title = facts.title;
    if (link->title.empty()) link->title = title_of_text(lines, {next, item.last}, definitions);
    if (link->title.empty()) link->title = title_of_address(link->url);
    facts.title.clear();
  }
  PageEntry entry = entry_of(std::move(*link), lines[item.first], context);
  if (!facts.channel.empty()) entry.entry.channel = facts.channel;
  if (facts.time) entry.entry.published_at = facts.time;
  if (facts.duration) entry.entry.duration_s = facts.duration;
  add_text(entry, facts.title);
  add_text(entry, join_lines(trim_lines(facts.rest), false));
  add_text(entry, join_lines(trim_lines(without_indent(lines, {next, item.last})), false));
  return entry;
}

// A category: an item without a link over a list of entries.
ListedItem category(const std::vector<Line>& lines, LineRange range, const SplitContext& context,
                    const Definitions& definitions) {
  ListedItem item{range, {}, {}};
  const std::vector<Line> nested = without_indent(lines, {range.first + 1, range.last});
  const std::vector<Block> blocks = find_blocks(nested);
  if (blocks.size() != 1 || blocks[0].kind != BlockKind::kList) return item;
  for (const LineRange& inner : blocks[0].items) {
    auto entry = entry_of_item(nested, inner, context, definitions);
    if (!entry) return item.entries.clear(), item;
    item.entries.push_back(std::move(*entry));
  }
  const auto marker = try_item(lines[range.first].text);
  std::string name = marker ? inline_text(marker->text) : std::string();
  while (name.ends_with(":")) name.pop_back();
  item.group = std::move(name);
  return item;
}

// Facts of one thing, each named once: "- 채널: …", "- 링크: …". In a list of things the same name comes again. Other
// names may stand among them ("- **Categories**: cs.CL"), but without a link.
bool is_list_of_facts(const std::vector<Line>& lines, const Block& block) {
  std::vector<std::string> seen;
  std::vector<Fact> kinds;
  for (const LineRange& item : block.items) {
    const std::string_view line = lines[item.first].text;
    const auto fact = try_labelled_fact(line);
    const std::string name = text::match_key(fact ? fact->name : name_of_label(line));
    if (name.empty() || std::find(seen.begin(), seen.end(), name) != seen.end()) return false;
    if (!fact && (line.find("](") != std::string_view::npos || line.find("://") != std::string_view::npos))
      return false;
    const bool again = fact && std::find(kinds.begin(), kinds.end(), fact->fact) != kinds.end();
    if (again && fact->fact != Fact::kPaper) return false;
    if (fact) kinds.push_back(fact->fact);
    seen.push_back(name);
  }
  return kinds.size() > 1 && 2 * kinds.size() >= seen.size();
}

enum class Column { kOther, kTitle, kChannel, kLength, kTime };

Column column_of(std::string_view head) {
  constexpr std::string_view kTitles =
      " 논문 이름 글 기사 프로젝트 저장소 영상 동영상 헤드라인 뉴스 패키지 도구 package library tool model dataset "
      "name paper papers repo repository project article "
      "story post item news video topic 名前 記事 論文 名称 论文 項目 项目 新闻 文章 ";
  const std::string key = text::match_key(inline_text(head));
  if (!key.empty() && kTitles.find(" " + key + " ") != std::string_view::npos) return Column::kTitle;
  switch (fact_of_name(inline_text(head))) {
    case Fact::kTitle:
      return Column::kTitle;
    case Fact::kChannel:
      return Column::kChannel;
    case Fact::kLength:
      return Column::kLength;
    case Fact::kTime:
      return Column::kTime;
    default:
      return Column::kOther;
  }
}

bool is_title(std::string_view text) {
  const std::string key = text::match_key(inline_text(text));
  return !std::all_of(key.begin(), key.end(), text::is_ascii_digit);
}

// The cell that names a row: of the column for titles, else the first link with words, else the first words.
std::size_t title_cell(const std::vector<std::string_view>& cells, const std::vector<std::string_view>& heads,
                       const SplitContext& context, const Definitions& definitions) {
  for (std::size_t i = 0; i < std::min(cells.size(), heads.size()); ++i) {
    if (column_of(heads[i]) == Column::kTitle && is_title(cells[i])) return i;
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto link = source_link(cells[i], definitions);
    if (!link || link->kind == SpanKind::kAutolink) continue;
    const std::string_view inside = cells[i].substr(link->text_begin, link->text_end - link->text_begin);
    if (!says_only_link(inside, context.profile) && is_title(inside)) return i;
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (is_title(cells[i]) && !source_link(cells[i], definitions)) return i;
  }
  return cells.size();
}

std::optional<PageEntry> entry_of_row(const Line& line, const std::vector<std::string_view>& heads,
                                      const SplitContext& context, const Definitions& definitions) {
  const std::vector<std::string_view> cells = table_cells(line.text);
  const std::size_t title = title_cell(cells, heads, context, definitions);
  if (title == cells.size()) return std::nullopt;
  std::optional<Span> link = source_link(cells[title], definitions);
  std::size_t linked = title;
  for (std::size_t i = 0; i < cells.size() && !link; ++i) {
    if ((link = source_link(cells[i], definitions))) linked = i;
  }
  if (!link || !leads_away(link->url)) return std::nullopt;
  TitleAndLink found;
  found.url = link->url;
  const std::size_t line_break = cells[title].find("<br");  // "[title](url)<br>text"
  const std::size_t text_begin = cells[title].find('>', std::min(line_break, cells[title].size()));
  const bool broken = text_begin != std::string_view::npos && is_title(cells[title].substr(0, line_break));
  found.title = inline_text(cells[title].substr(0, broken ? line_break : cells[title].size()));
  PageEntry entry = entry_of(std::move(found), line, context);
  if (broken) add_text(entry, std::string(text::trim(cells[title].substr(text_begin + 1))));
  std::string rest;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string_view head = i < heads.size() ? heads[i] : std::string_view{};
    if (cells[i].empty() || (i == title && (broken || scan_inline(cells[i], definitions).size() <= 1))) continue;
    const std::string plain = inline_text(cells[i]);
    const bool link_only =
        i == linked &&
        says_only_link(cells[i].substr(link->text_begin, link->text_end - link->text_begin), context.profile) &&
        plain.size() == inline_text(cells[i].substr(link->begin, link->end - link->begin)).size();
    if (link_only) continue;
    const bool linkless = scan_inline(cells[i], definitions).empty();
    const Column column = linkless ? column_of(head) : Column::kOther;
    if (column == Column::kChannel && entry.entry.channel.empty() && !text::match_key(plain).empty()) {
      entry.entry.channel = plain;
      continue;
    }
    if (column == Column::kLength && !entry.entry.duration_s &&
        (entry.entry.duration_s = text::try_parse_duration(plain)))
      continue;
    if (column == Column::kTime && !entry.entry.published_at && (entry.entry.published_at = try_parse_time(plain)))
      continue;
    if (!rest.empty()) rest += " · ";
    if (!text::match_key(inline_text(head)).empty()) rest += std::string(head) + ": ";
    rest += cells[i];
  }
  add_text(entry, std::move(rest));
  return entry;
}

}  // namespace

PageEntry entry_of(TitleAndLink link, const Line& line, const SplitContext& context) {
  PageEntry entry;
  entry.entry.title = std::move(link.title);
  entry.entry.url = std::move(link.url);
  entry.entry.channel = std::move(link.channel);
  entry.number = link.number;
  // "[title](url), channel, 22분". Behind other links an ending such as "(5 min)" follows a description, not a name.
  if (context.profile.bylines && video_id(entry.entry.url)) {
    if (auto facts = try_byline(link.rest, context.profile)) {
      entry.entry.channel = inline_text(facts->channel);
      entry.entry.published_at = std::move(facts->time);
      entry.entry.duration_s = facts->duration;
      link.rest = std::string(facts->note);
    }
  }
  entry.line = line.number;
  entry.excerpt = std::string(line.text);
  add_text(entry, std::move(link.rest));
  return entry;
}

void add_text(PageEntry& entry, std::string text) {
  if (text::trim(text).empty()) return;
  auto& sections = entry.entry.sections;
  if (sections.empty()) sections.push_back({SectionKind::kOther, {}, std::move(text)});
  else if (sections.back().markdown.empty()) sections.back().markdown = std::move(text);
  else sections.back().markdown += "\n\n" + text;
}

ListedBlock read_items(const std::vector<Line>& lines, const Block& block, const SplitContext& context,
                       const Definitions& definitions) {
  ListedBlock listed;
  if (block.kind == BlockKind::kList && is_list_of_facts(lines, block)) return listed;
  if (block.kind != BlockKind::kList && block.kind != BlockKind::kTable) return listed;
  std::vector<std::string_view> heads;
  if (block.kind == BlockKind::kTable) heads = table_cells(lines[block.lines.first].text);
  for (const LineRange& range : block.items) {
    ListedItem item{range, {}, {}};
    auto entry = block.kind == BlockKind::kTable ? entry_of_row(lines[range.first], heads, context, definitions)
                                                 : entry_of_item(lines, range, context, definitions);
    if (entry) item.entries.push_back(std::move(*entry));
    else if (block.kind == BlockKind::kList && range.last > range.first + 1)
      item = category(lines, range, context, definitions);
    if (!item.entries.empty()) ++listed.fits;
    listed.items.push_back(std::move(item));
  }
  return listed;
}

}  // namespace yoyak::digest
