#include "digest/references.hpp"

#include <algorithm>
#include <set>

#include "digest/characters.hpp"

namespace yoyak::digest {
namespace {

constexpr std::size_t kMaxForParts =
    2000;  // partial names are compared with every channel of the day: only while those are few

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::size_t start = 0;
  const auto flush = [&](std::size_t end) {
    std::string key = match_key(text.substr(start, end - start));
    if (!key.empty()) words.push_back(std::move(key));
  };
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t before = pos;
    if (is_word_character(next_code_point(text, pos))) continue;
    flush(before);
    start = pos;
  }
  flush(text.size());
  return words;
}

std::string percent_decode(std::string_view text) {
  const auto hex = [](char c) {
    return is_ascii_digit(c)                                      ? c - '0'
           : to_ascii_lower(c) >= 'a' && to_ascii_lower(c) <= 'f' ? to_ascii_lower(c) - 'a' + 10
                                                                  : -1;
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
      out += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
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

std::string link_to(std::string_view text, const Entry& entry) {
  return "[" + escape_brackets(text) + "](#" + entry.id + ")";
}

bool enough_for_part(std::string_view key) {
  // A short Latin word ("AI") is in many names; two syllables of Hangul are a name.
  const bool ascii = std::all_of(key.begin(), key.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return count_code_points(key) >= (ascii ? 3U : 2U);
}

std::optional<std::uint32_t> whole_number(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > 6 || !std::all_of(text.begin(), text.end(), is_ascii_digit)) return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : text) value = value * 10 + static_cast<std::uint32_t>(c - '0');
  return value;
}

}  // namespace

References::References(const Page& page) : page_(page) {
  for (const PageEntry& item : page.entries) {
    const Entry& entry = item.entry;
    anchors_.try_emplace(entry.id, &entry);
    for (const std::string& anchor : item.anchors) anchors_.try_emplace(anchor, &entry);
    if (entry.video_id) anchors_.try_emplace(*entry.video_id, &entry);
    if (item.number) numbers_.try_emplace(*item.number, &entry);
    std::vector<std::string> keys = {match_key(entry.title)};
    if (item.number) keys.push_back(std::to_string(*item.number) + keys[0]);
    if (item.excerpt.find("](") == std::string::npos || !item.undecided.empty() || !page.profile_matched)
      keys.push_back(match_key(inline_text(item.excerpt)));
    for (const std::string& key : keys) {
      if (key.empty()) continue;
      // kramdown numbers the ids of equal headings: "title", "title-1", …
      if (keys_.try_emplace(key, &entry).second) continue;
      for (int n = 1; n < 100; ++n) {
        if (keys_.try_emplace(key + std::to_string(n), &entry).second) break;
      }
    }
    if (entry.channel.empty() || item.channel_is_host) continue;
    std::string key = match_key(entry.channel);
    if (key.empty() || !by_key_.try_emplace(key, channels_.size()).second) continue;
    channels_.push_back({std::move(key), words_of(entry.channel), &entry});
  }
}

const Entry* References::find(std::string_view fragment) const {
  std::string name(fragment);
  for (int round = 0; round < 2; ++round) {
    if (const auto found = anchors_.find(name); found != anchors_.end()) return found->second;
    if (const auto found = keys_.find(match_key(name)); found != keys_.end()) return found->second;
    if (name.find('%') == std::string::npos) break;
    name = percent_decode(name);
  }
  return nullptr;
}

const Entry* References::find_channel(std::string_view name) const {
  const std::string key = match_key(name);
  if (key.empty()) return nullptr;
  if (const auto known = names_.find(key); known != names_.end()) return known->second;
  const Entry* best = nullptr;
  if (const auto exact = by_key_.find(key); exact != by_key_.end()) best = channels_[exact->second].entry;
  const std::vector<std::string> words = words_of(name);
  for (int rank = 1; rank < 3 && !best && channels_.size() <= kMaxForParts; ++rank) {
    int hits = 0;
    for (const Channel& channel : channels_) {
      bool hit = false;
      if (rank == 1) {  // the beginning of one is the other: "삼프로TV" of "삼프로TV 3PROTV"
        hit = enough_for_part(key) &&
              (channel.key.starts_with(key) || (count_code_points(channel.key) >= 3 && key.starts_with(channel.key)));
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
  if (const Entry* entry = resolve(text)) return "[\\[" + escape_brackets(text) + "\\]](#" + entry->id + ")";
  std::string out;
  bool any = false;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    std::size_t separator = 0;
    if (rest.empty() || rest[0] == ',' || rest[0] == '/' || rest[0] == '&' || rest[0] == ';') separator = 1;
    if (rest.starts_with("·")) separator = 2;
    if (rest.starts_with("、") || rest.starts_with("ㆍ")) separator = 3;
    if (separator == 0) continue;
    const std::string_view part = text.substr(start, i - start);
    const std::string_view name = trim(part);
    const Entry* entry = name.empty() ? nullptr : resolve(name);
    if (entry) {
      any = true;
      const auto lead = static_cast<std::size_t>(name.data() - part.data());
      out += std::string(part.substr(0, lead)) + link_to(name, *entry) + std::string(part.substr(lead + name.size()));
    } else {
      out += escape_brackets(part);
    }
    if (i < text.size()) out += text.substr(i, separator);
    start = i + separator;
    i = start - 1;
  }
  return any ? "\\[" + out + "\\]" : std::string();
}

std::string References::link(std::string_view markdown, bool names, std::vector<Broken>* broken) const {
  if (markdown.find('[') == std::string_view::npos && markdown.find("<a ") == std::string_view::npos)
    return std::string(markdown);
  std::string out;
  std::size_t done = 0;
  std::size_t link_end = 0;
  for (const Span& span : scan_inline(markdown, page_.definitions)) {
    if (span.begin < done || span.begin < link_end) continue;
    if (span.kind == SpanKind::kBracket) {
      if (!names) continue;
      if (span.end < markdown.size() && markdown[span.end] == ':' &&
          (span.begin == 0 || markdown[span.begin - 1] == '\n') &&
          !try_definition(markdown.substr(span.begin, markdown.find('\n', span.begin) - span.begin)).label.empty()) {
        continue;
      }
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
    if (!entry) {
      if (broken) broken->push_back({span.begin, span.url.substr(1)});
      continue;
    }
    const std::string_view text = markdown.substr(span.text_begin, span.text_end - span.text_begin);
    if (span.kind == SpanKind::kAnchor) {
      out += markdown.substr(done, span.begin - done);
      out += link_to(text, *entry);
    } else {
      if (markdown.substr(span.text_end).starts_with("](")) {
        out += markdown.substr(done, span.text_end - done);
        out += "](#" + entry->id + ")";
      } else {
        continue;  // by a definition, which stays
      }
    }
    done = span.end;
  }
  out += markdown.substr(done);
  return out;
}

void restore_contents(const References& references, Page& page) {
  if (page.contents.empty()) return;
  std::string out;
  std::vector<std::uint32_t> numbers;
  std::string_view rest = page.digest.overview;
  for (std::size_t line = 0; !rest.empty(); ++line) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view text = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::string_view key = trim_right(text);
    std::size_t index = page.contents.size();
    if (key.size() > 2 && key.front() == '\x01' && key.back() == '\x01')
      index = whole_number(key.substr(1, key.size() - 2)).value_or(index);
    if (index < page.contents.size()) {
      const ContentsItem& item = page.contents[index];
      text = item.markdown;
      if (const Entry* entry = references.find(item.fragment)) {
        const std::vector<std::string> known = words_of(entry->title + " " + entry->channel);
        const std::set<std::string> set(known.begin(), known.end());
        const auto list_item = try_list_item(item.markdown);
        const std::vector<std::string> words = words_of(inline_text(list_item ? list_item->text : text));
        if (std::all_of(words.begin(), words.end(), [&](const std::string& w) { return set.contains(w); })) continue;
      }
    }
    if (!out.empty() || !numbers.empty()) out += '\n';
    out += text;
    numbers.push_back(line < page.overview_lines.size() ? page.overview_lines[line] : 0);
  }
  // What separated the list from the text above it goes with the list.
  while (!out.empty()) {
    const std::size_t last = out.rfind('\n');
    const std::string_view line = std::string_view(out).substr(last == std::string::npos ? 0 : last + 1);
    if (!is_blank(line) && !is_thematic_break(line)) break;
    out.resize(last == std::string::npos ? 0 : last);
    numbers.pop_back();
  }
  page.digest.overview = std::move(out);
  page.overview_lines = std::move(numbers);
}

void add_definitions(const Page& page, std::string& markdown) {
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
    extra += "\n" + found->second;
  }
  if (!extra.empty()) markdown += "\n" + extra;
}

}  // namespace yoyak::digest
