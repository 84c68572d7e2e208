#include "digest/page/references.hpp"

#include <algorithm>
#include <set>

#include "digest/values/links.hpp"
#include "text/characters.hpp"
#include "text/scan.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace yoyak::digest {
namespace {

constexpr std::size_t kMaxForParts =
    2000;  // partial names are compared with every channel of the day: only while those are few

constexpr std::size_t kMaxCommasInName = 3;  // of a channel's name within a list of names

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::size_t start = 0;
  const auto flush = [&](std::size_t end) {
    std::string key = text::match_key(text.substr(start, end - start));
    if (!key.empty()) words.push_back(std::move(key));
  };
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t before = pos;
    if (text::is_word(text::next_unchecked(text, pos))) continue;
    flush(before);
    start = pos;
  }
  flush(text.size());
  return words;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = text::to_ascii_lower(c);
  return out;
}

// For link text: brackets that are not escaped yet are.
std::string escape_brackets(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) {
      out += text[i++];
    } else if (text[i] == '[' || text[i] == ']') {
      out += '\\';
    }
    out += text[i];
  }
  return out;
}

// Is it the label of a definition ("[label]: address")?
bool defines(std::string_view markdown, const Span& span) {
  return span.end < markdown.size() && markdown[span.end] == ':' &&
         (span.begin == 0 || markdown[span.begin - 1] == '\n') &&
         !try_definition(markdown.substr(span.begin, markdown.find('\n', span.begin) - span.begin)).label.empty();
}

// Is `at` in the line of a footnote ("[^1]: …")?
bool in_footnote(std::string_view markdown, std::size_t at) {
  constexpr std::size_t kMaxBack = 2000;  // a longer line is no footnote; keeps one line of many brackets cheap
  const std::size_t from = at > kMaxBack ? at - kMaxBack : 0;
  const std::size_t newline = markdown.substr(from, at - from).rfind('\n');
  if (newline == std::string_view::npos && from > 0) return false;
  const std::string_view line = markdown.substr(newline == std::string_view::npos ? from : from + newline + 1);
  return line.starts_with("[^") && line.substr(0, 100).find("]:") != std::string_view::npos;
}

// The size of what separates names of a list at `at`; 0 where nothing does.
std::size_t separator_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  for (const std::string_view mark : {",", "/", "&", ";", "·", "、", "ㆍ"}) {
    if (rest.starts_with(mark)) return mark.size();
  }
  return 0;
}

// Where each name of a list ends.
std::vector<std::size_t> ends_of_names(std::string_view text) {
  std::vector<std::size_t> ends;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (separator_at(text, i) > 0) ends.push_back(i);
  }
  ends.push_back(text.size());
  return ends;
}

// The first and the last number of a range ("1-3", "1~3") and what stands between them.
struct Range {
  std::string_view first, mark, last;
};
std::optional<Range> range_of(std::string_view text) {
  for (const std::string_view mark : {"-", "~", "–", "—", "∼", "〜", "～"}) {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos) continue;
    return Range{text.substr(0, at), text.substr(at, mark.size()), text.substr(at + mark.size())};
  }
  return std::nullopt;
}

std::string link_to(std::string_view text, const Entry& entry) {
  return "[" + escape_brackets(text) + "](#" + entry.id + ")";
}

bool enough_for_part(std::string_view key) {
  // A short Latin word ("AI") is in many names; two syllables of Hangul are a name.
  const bool ascii = std::all_of(key.begin(), key.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return text::count(key) >= (ascii ? 3U : 2U);
}

std::optional<std::uint32_t> whole_number(std::string_view text) {
  text = text::trim(text);
  if (text.empty() || text.size() > 6 || !std::all_of(text.begin(), text.end(), text::is_ascii_digit))
    return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : text) value = value * 10 + static_cast<std::uint32_t>(c - '0');
  return value;
}

}  // namespace

References::References(const Page& page) : page_(page) {
  for (const PageEntry& item : page.entries) {
    const Entry& entry = item.entry;
    const auto add_anchor = [&](const std::string& anchor) {
      anchors_.try_emplace(anchor, &entry);
      const auto [folded, fresh] = folded_.try_emplace(lower(anchor), &entry);
      if (!fresh && folded->second != &entry) folded->second = nullptr;
    };
    add_anchor(entry.id);
    for (const std::string& anchor : item.anchors) add_anchor(anchor);
    if (entry.video_id) anchors_.try_emplace(*entry.video_id, &entry);
    if (item.number) numbers_.try_emplace(*item.number, &entry);
    std::vector<std::string> keys = {text::match_key(entry.title)};
    if (item.number) keys.push_back(std::to_string(*item.number) + keys[0]);
    if (item.excerpt.find("](") == std::string::npos || !item.undecided.empty() || !page.profile_matched)
      keys.push_back(text::match_key(inline_text(item.excerpt)));
    for (const std::string& key : keys) {
      if (key.empty()) continue;
      // kramdown numbers the ids of equal headings: "title", "title-1", …
      if (keys_.try_emplace(key, &entry).second) continue;
      for (int n = 1; n < 100; ++n) {
        if (keys_.try_emplace(key + std::to_string(n), &entry).second) break;
      }
    }
    if (entry.channel.empty() || item.channel_is_host) continue;
    std::string key = text::match_key(entry.channel);
    if (key.empty() || !by_key_.try_emplace(key, channels_.size()).second) continue;
    channels_.push_back({std::move(key), words_of(entry.channel), &entry});
  }
}

const Entry* References::find(std::string_view fragment) const {
  std::string name(fragment);
  for (int round = 0; round < 2; ++round) {
    if (const auto found = anchors_.find(name); found != anchors_.end()) return found->second;
    if (const auto found = keys_.find(text::match_key(name)); found != keys_.end()) return found->second;
    if (const auto found = folded_.find(lower(name)); found != folded_.end() && found->second) return found->second;
    if (name.find('%') == std::string::npos) break;
    name = percent_decode(name);
  }
  return nullptr;
}

bool References::could_be_several(std::string_view fragment) const {
  const auto found = folded_.find(lower(percent_decode(fragment)));
  return found != folded_.end() && !found->second;
}

const Entry* References::find_whole_channel(std::string_view name) const {
  const auto exact = by_key_.find(text::match_key(name));
  return exact == by_key_.end() ? nullptr : channels_[exact->second].entry;
}

const Entry* References::find_channel(std::string_view name) const {
  const std::string key = text::match_key(name);
  if (key.empty()) return nullptr;
  if (const auto known = names_.find(key); known != names_.end()) return known->second;
  const Entry* best = find_whole_channel(name);
  const std::vector<std::string> words = words_of(name);
  for (int rank = 1; rank < 3 && !best && channels_.size() <= kMaxForParts; ++rank) {
    int hits = 0;
    for (const Channel& channel : channels_) {
      bool hit = false;
      if (rank == 1) {  // the beginning of one is the other: "삼프로TV" of "삼프로TV 3PROTV"
        hit = enough_for_part(key) &&
              (channel.key.starts_with(key) || (text::count(channel.key) >= 3 && key.starts_with(channel.key)));
      } else {  // whole words of it: "데브남" of "AI 알려주는 남자, 데브남"
        hit = enough_for_part(key) && std::search(channel.tokens.begin(), channel.tokens.end(), words.begin(),
                                                  words.end()) != channel.tokens.end();
      }
      if (!hit) continue;
      best = channel.entry;
      ++hits;
    }
    if (hits > 1) {  // two channels could be meant: no link is better than a wrong one
      best = nullptr;
      break;
    }
  }
  names_.emplace(key, best);
  return best;
}

// The text of a bracket, without its brackets; the whole replacement, or empty where it names nothing.
std::string References::link_brackets(std::string_view text) const {
  if (text.empty() || text.front() == '^' || text.size() > 300 || text.find('\n') != std::string_view::npos) return {};
  const auto resolve = [&](std::string_view part) -> const Entry* {
    if (const auto number = whole_number(part)) {
      const auto found = numbers_.find(*number);
      return found == numbers_.end() ? nullptr : found->second;
    }
    return find_channel(inline_text(part));
  };
  const auto range = [&](std::string_view part) -> std::string {
    const auto ends = range_of(part);
    if (!ends) return {};
    const auto from = whole_number(ends->first);
    const auto to = whole_number(ends->last);
    if (!from || !to || *from >= *to || !numbers_.contains(*from) || !numbers_.contains(*to)) return {};
    return link_to(ends->first, *numbers_.at(*from)) + std::string(ends->mark) + link_to(ends->last, *numbers_.at(*to));
  };
  if (const std::string linked = range(text); !linked.empty()) return "\\[" + linked + "\\]";
  const auto whole = [&](const Entry& entry) { return "[\\[" + escape_brackets(text) + "\\]](#" + entry.id + ")"; };
  if (const Entry* entry = find_whole_channel(inline_text(text))) return whole(*entry);
  std::string out;
  bool any = false;
  const std::vector<std::size_t> ends = ends_of_names(text);
  std::size_t start = 0;
  for (std::size_t k = 0; ends.size() > 1 && k < ends.size(); ++k) {
    const auto name_to = [&](std::size_t last) { return text::trim(text.substr(start, ends[last] - start)); };
    // A name with commas of its own comes before the names that its parts could be.
    std::size_t last = std::min(k + kMaxCommasInName, ends.size() - 1);
    while (last > k && !find_whole_channel(inline_text(name_to(last)))) --last;
    const std::string_view name = name_to(last);
    const Entry* entry = last > k ? find_whole_channel(inline_text(name)) : name.empty() ? nullptr : resolve(name);
    const std::string_view part = text.substr(start, ends[last] - start);
    if (entry) {
      any = true;
      const auto lead = static_cast<std::size_t>(name.data() - part.data());
      out += std::string(part.substr(0, lead)) + link_to(name, *entry) + std::string(part.substr(lead + name.size()));
    } else if (const std::string linked = range(name); !linked.empty()) {
      any = true;
      const auto lead = static_cast<std::size_t>(name.data() - part.data());
      out += std::string(part.substr(0, lead)) + linked + std::string(part.substr(lead + name.size()));
    } else {
      out += escape_brackets(part);
    }
    start = last + 1 < ends.size() ? ends[last] + separator_at(text, ends[last]) : text.size();
    out += text.substr(ends[last], start - ends[last]);
    k = last;
  }
  if (any) return "\\[" + out + "\\]";
  // No list of names: a name that is longer or shorter here than over the entry ("삼프로TV, 경제의 신" of "삼프로TV 3PROTV").
  const Entry* entry = resolve(text);
  return entry ? whole(*entry) : std::string();
}

std::string References::link(std::string_view markdown, bool names) const {
  if (text::find_byte(markdown, '[') == std::string_view::npos &&
      text::find_pair(markdown, '<', 'a') == std::string_view::npos)
    return std::string(markdown);
  std::string out;
  std::size_t done = 0;
  std::size_t link_end = 0;
  for (const Span& span : scan_inline(markdown, page_.definitions)) {
    if (span.begin < done || span.begin < link_end || defines(markdown, span)) continue;
    if (span.kind == SpanKind::kBracket) {
      if (!names || in_footnote(markdown, span.begin)) continue;
      const std::string replacement = link_brackets(markdown.substr(span.text_begin, span.text_end - span.text_begin));
      if (replacement.empty()) continue;
      out += markdown.substr(done, span.begin - done);
      out += replacement;
      done = span.end;
      continue;
    }
    link_end = span.end;
    if (span.url.size() < 2 || span.url.front() != '#' ||
        (span.kind != SpanKind::kLink && span.kind != SpanKind::kAnchor))
      continue;
    const Entry* entry = find(std::string_view(span.url).substr(1));
    if (!entry) continue;
    const std::string_view text = markdown.substr(span.text_begin, span.text_end - span.text_begin);
    if (span.kind == SpanKind::kAnchor) {
      out += markdown.substr(done, span.begin - done);
      out += link_to(text, *entry);
    } else {  // the text is a link's already; a label of a definition goes
      out += markdown.substr(done, span.text_end - done);
      out += "](#" + entry->id + ")";
    }
    done = span.end;
  }
  out += markdown.substr(done);
  return out;
}

void restore_contents(const References& references, Page& page) {
  if (page.contents.empty()) return;
  std::string out;
  std::string_view rest = page.digest.overview;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view text = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::string_view key = text::trim_right(text);
    std::size_t index = page.contents.size();
    if (key.size() > 2 && key.front() == '\x01' && key.back() == '\x01')
      index = whole_number(key.substr(1, key.size() - 2)).value_or(index);
    if (index < page.contents.size()) {
      const ContentsItem& item = page.contents[index];
      text = item.markdown;
      if (const Entry* entry = references.find(item.fragment)) {
        const auto list_item = try_list_item(item.markdown);
        const std::string said = inline_text(list_item ? list_item->text : text);
        const std::string said_key = text::match_key(said);
        if (said_key == text::match_key(entry->title) || said_key == text::match_key(entry->title + entry->channel))
          continue;  // as nearly all do
        const std::vector<std::string> known = words_of(entry->title + " " + entry->channel);
        const std::set<std::string> set(known.begin(), known.end());
        const std::vector<std::string> words = words_of(said);
        if (std::all_of(words.begin(), words.end(), [&](const std::string& w) { return set.contains(w); })) continue;
      }
    }
    if (out.empty() && (is_blank(text) || is_thematic_break(text))) continue;
    if (!out.empty()) out += '\n';
    out += text;
  }
  // What separated the list from the text around it goes with the list.
  while (!out.empty()) {
    const std::size_t last = out.rfind('\n');
    const std::string_view line = std::string_view(out).substr(last == std::string::npos ? 0 : last + 1);
    if (!is_blank(line) && !is_thematic_break(line)) break;
    out.resize(last == std::string::npos ? 0 : last);
  }
  page.digest.overview = std::move(out);
}

void add_definitions(const Page& page, std::string& markdown, std::size_t& copied) {
  if (page.definitions.empty() || markdown.find(']') == std::string::npos) return;
  std::set<std::string> own;
  for (std::string_view rest = markdown; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    own.insert(try_definition(rest.substr(0, end)).label);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  std::string extra;
  for (const Span& span : scan_inline(markdown, page.definitions)) {
    if (span.kind != SpanKind::kLink && span.kind != SpanKind::kImage) continue;
    const std::string_view after = std::string_view(markdown).substr(span.text_end);
    if (after.starts_with("](")) continue;
    std::string label;
    if (after.starts_with("][") && span.end > span.text_end + 3)
      label = definition_label(after.substr(2, span.end - span.text_end - 3));
    if (label.empty())
      label = definition_label(std::string_view(markdown).substr(span.text_begin, span.text_end - span.text_begin));
    const auto found = page.definition_lines.find(label);
    if (found == page.definition_lines.end() || !own.insert(label).second) continue;
    if (copied + found->second.size() > kMaxCopiedDefinitions) continue;
    copied += found->second.size();
    extra += "\n" + found->second;
  }
  if (!extra.empty()) markdown += "\n" + extra;
}

}  // namespace yoyak::digest
