// Pages of the profile: an overview, then entries with headings of known shapes.
#include <algorithm>
#include <array>
#include <map>

#include "digest/page/entry_head.hpp"
#include "digest/page/page.hpp"
#include "digest/page/sections.hpp"
#include "digest/values/words.hpp"
#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

struct Found {
  Heading heading;
  std::optional<EntryHead> head;
};

struct Group {
  int level;
  std::string title;
};

class ProfileSplitter {
 public:
  ProfileSplitter(std::vector<Line>& lines, SplitContext& context, Page& page)
      : lines_(lines), context_(context), page_(page) {}

  bool run() {
    find_headings();
    if (!announced_ && !matched_) return false;
    choose_level();
    listed_ = !any_head_;
    page_.profile_matched = true;
    if (context_.profile.unescape_structure) unescape_structure(lines_, pool_);
    for (std::size_t i = 0; i < lines_.size();) i = take(i);
    end_entry();
    set_overview(std::move(overview_), matched_breaks_, page_);
    return true;
  }

 private:
  void find_headings() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].code) continue;
      auto heading = try_heading(lines_[i].text);
      const bool tight = !heading;
      if (tight && !(heading = tight_heading(lines_[i].text))) continue;
      Found found{*heading, std::nullopt};
      if (is_one_of(inline_text(heading->text), context_.profile.entries_headings)) {
        announced_ = true;
        page_.announced = lines_[i].number;
        page_.announcement = std::string(lines_[i].text);
      } else if (!repeats_title(inline_text(heading->text), context_)) {
        found.head = try_entry_head(lines_, i, *heading, context_, page_.definitions);
      }
      if (tight && !found.head) continue;
      any_head_ = any_head_ || found.head;
      if (found.head && found.head->by_pattern) {
        matched_ = true;
        matched_breaks_ = matched_breaks_ || found.head->line_breaks;
        ++by_level_[static_cast<std::size_t>(heading->level)];
      }
      headings_.emplace(i, std::move(found));
    }
  }

  // "###[title](url)": kramdown takes it for a heading, CommonMark does not. Only an entry's is worth the doubt.
  std::optional<Heading> tight_heading(std::string_view line) {
    if (!line.starts_with("##") || line.find("](") == std::string_view::npos) return std::nullopt;
    const std::size_t marks = line.find_first_not_of('#');
    pool_.push_back(std::string(line.substr(0, marks)) + " " + std::string(line.substr(marks)));
    return try_heading(pool_.back());
  }

  // Entries stand at one level: that of most headings whose shape is an entry's. Others belong to an entry's text.
  void choose_level() {
    if (!matched_) {
      for (const auto& [line, found] : headings_) {
        if (found.head) ++by_level_[static_cast<std::size_t>(found.heading.level)];
      }
    }
    level_ = static_cast<int>(std::max_element(by_level_.begin(), by_level_.end()) - by_level_.begin());
  }

  std::size_t take(std::size_t i) {
    const Line& line = lines_[i];
    if (line.code) return add(line), i + 1;
    if (const auto found = headings_.find(i); found != headings_.end()) return take_heading(i, found->second);
    if (is_top_link(line.text) || is_empty_element(line.text)) return i + 1;
    if (auto id = anchor_id(line.text)) {
      anchors_.push_back(std::move(*id));
      anchor_lines_.push_back(line);
      return i + 1;
    }
    if (is_blank(line.text) && !anchors_.empty()) return i + 1;
    if (under_entries_) {
      if (auto head = try_entry_item(lines_, i, context_, page_.definitions)) {
        start_entry(std::move(*head));
        item_text_ = static_cast<std::size_t>(try_list_item(line.text)->text.data() - line.text.data());
        return i + head_lines_;
      }
      if (in_entry_ && indent_of(line.text) == 0 && !is_blank(line.text) && is_blank(lines_[i - 1].text)) end_entry();
    }
    flush_anchors();
    if (is_thematic_break(line.text)) after_break_ = true;
    else if (!is_blank(line.text)) after_break_ = false;
    if (!in_entry_ && level_ > 0 && contents_item(i)) return i + 1;
    add(line);
    return i + 1;
  }

  std::size_t take_heading(std::size_t i, Found& found) {
    const std::string text = inline_text(found.heading.text);
    const bool entry = found.head && found.heading.level == level_ && (found.head->by_pattern || !is_label(text));
    if (entry) {
      start_entry(std::move(*found.head));
      return i + head_lines_;
    }
    if (in_entry_ && found.heading.level == level_ && (after_break_ || !anchors_.empty()) && !is_label(text)) {
      start_bare_entry(lines_[i], found.heading);
      return i + 1;
    }
    flush_anchors();
    const bool group = !listed_ && is_group(i, found, text);
    const bool framing = found.heading.level <= level_ && is_framing_heading(text) && !is_label(text);
    const bool outside = !in_entry_ || listed_ || group || framing ||
                         (found.heading.level < level_ && !is_label(text) && (after_break_ || !body_empty()));
    after_break_ = false;
    const Profile& profile = context_.profile;
    if (outside) {
      end_entry();
      const bool structure = is_structure(text);
      if (is_one_of(text, profile.entries_headings)) {
        after_announcement_ = true;
        under_entries_ = listed_;
        entries_level_ = found.heading.level;
      } else if (found.heading.level <= entries_level_) {
        under_entries_ = false;
      }
      while (!groups_.empty() && groups_.back().level >= found.heading.level) groups_.pop_back();
      if (group) groups_.push_back({found.heading.level, text});
      if (structure || group) return i + 1;
    }
    add(lines_[i]);
    return i + 1;
  }

  bool is_structure(std::string_view text) const {
    const Profile& profile = context_.profile;
    return is_one_of(text, profile.entries_headings) || is_one_of(text, profile.overview_headings) ||
           is_one_of(text, profile.contents_headings) || repeats_title(text, context_);
  }

  // A heading without text of its own over entries, or over a group of them.
  bool is_group(std::size_t i, const Found& found, std::string_view text) const {
    if (found.heading.level >= level_ || text.empty() || is_structure(text) || is_label(text)) return false;
    if (announced_ && !after_announcement_) return false;
    std::size_t next = i + 1;
    while (next < lines_.size() && !lines_[next].code &&
           (is_blank(lines_[next].text) || is_thematic_break(lines_[next].text) || anchor_id(lines_[next].text)))
      ++next;
    const auto below = headings_.find(next);
    if (below == headings_.end()) return false;
    const Heading& heading = below->second.heading;
    if (heading.level == level_) return below->second.head.has_value();
    return heading.level > found.heading.level && is_group(next, below->second, inline_text(heading.text));
  }

  bool is_label(std::string_view text) const {
    std::string_view rest = text;
    const auto item = try_list_item(text);
    if (item && item->ordered) rest = item->text;
    return rest.find("](") == std::string_view::npos && context_.profile.find_label(rest, false) != nullptr;
  }

  bool body_empty() const {
    return std::all_of(body_.begin(), body_.end(), [](const Line& l) { return is_blank(l.text); });
  }

  void start_entry(EntryHead head) {
    const std::vector<std::string> anchors_before = std::move(anchors_);
    anchors_.clear();
    anchor_lines_.clear();
    end_entry();
    in_entry_ = true;
    after_break_ = false;
    head_lines_ = head.lines;
    breaks_ = head.line_breaks;
    rest_ = std::move(head.rest);
    for (const Group& group : groups_) head.page_entry.entry.groups.push_back(group.title);
    page_.entries.push_back(std::move(head.page_entry));
    auto& anchors = page_.entries.back().anchors;
    anchors.insert(anchors.end(), anchors_before.begin(), anchors_before.end());
  }

  // A heading among the entries that looks like theirs but has neither link nor time.
  void start_bare_entry(const Line& line, const Heading& heading) {
    EntryHead head;
    std::string_view title = heading.text;
    if (const auto item = try_list_item(title); item && item->ordered) {
      head.page_entry.number = item->number;
      title = item->text;
    }
    head.page_entry.entry.title = inline_text(title);
    head.page_entry.line = line.number;
    head.page_entry.excerpt = std::string(line.text);
    head.line_breaks = breaks_;
    start_entry(std::move(head));
  }

  void end_entry() {
    flush_anchors();
    if (!in_entry_) return;
    in_entry_ = false;
    PageEntry& entry = page_.entries.back();
    entry.entry.sections = std::move(rest_);
    rest_.clear();
    for (Section& section : split_sections(trim_lines(body_), breaks_, context_.profile))
      entry.entry.sections.push_back(std::move(section));
    body_.clear();
  }

  void add(Line line) {
    if (in_entry_ && under_entries_ && !line.code) {  // what is nested in an item is a text of its own
      const std::size_t spaces = std::min(line.text.find_first_not_of(' '), line.text.size());
      line.text.remove_prefix(std::min(spaces, item_text_));
    }
    (in_entry_ ? body_ : overview_).push_back(line);
  }

  // Anchors that no entry followed are text again (the renderer keeps them).
  void flush_anchors() {
    for (const Line& line : anchor_lines_) add(line);
    anchors_.clear();
    anchor_lines_.clear();
  }

  // "1. [title](#fragment) - channel" in front of the entries: structure, unless it turns out to say more than the
  // entry does.
  bool contents_item(std::size_t i) {
    const Line& line = lines_[i];
    const auto item = try_list_item(line.text);
    if (!item || !item->text.starts_with("[")) return false;
    std::size_t next = i + 1;
    while (next < lines_.size() && !lines_[next].code && is_blank(lines_[next].text)) ++next;
    const bool goes_on =
        next < lines_.size() && indent_of(lines_[next].text) > item->indent + 1 && !try_list_item(lines_[next].text);
    if (goes_on) return false;  // a text of the item's own
    const std::vector<Span> spans = scan_inline(item->text, page_.definitions);
    if (spans.empty() || spans.front().kind != SpanKind::kLink || spans.front().begin != 0 ||
        !spans.front().url.starts_with("#") || spans.front().url.size() < 2) {
      return false;
    }
    pool_.push_back("\x01" + std::to_string(page_.contents.size()) + "\x01");
    page_.contents.push_back({pool_.back(), std::string(line.text), spans.front().url.substr(1)});
    add({pool_.back(), line.number, false});
    return true;
  }

  std::vector<Line>& lines_;
  SplitContext& context_;
  Page& page_;
  TextPool pool_;
  std::map<std::size_t, Found> headings_;
  std::array<std::size_t, 7> by_level_{};
  int level_ = 0;
  bool announced_ = false;  // a heading says that entries follow
  bool matched_ = false;    // an entry of the profile's shapes is there
  bool matched_breaks_ = false;
  bool any_head_ = false;       // a heading looks like an entry's
  bool listed_ = false;         // none does: entries are the items of a list with links
  bool under_entries_ = false;  // of such a list
  int entries_level_ = 0;       // of the heading over it
  bool after_announcement_ = false;
  std::vector<Group> groups_;  // headings over the entry, the outermost first

  bool in_entry_ = false;
  bool after_break_ = false;
  bool breaks_ = false;
  std::size_t head_lines_ = 1;
  std::size_t item_text_ = 0;  // how far the text of an entry's item is indented
  std::vector<Line> overview_;
  std::vector<Line> body_;
  std::vector<Section> rest_;
  std::vector<std::string> anchors_;
  std::vector<Line> anchor_lines_;
};

}  // namespace

bool split_profile_page(std::vector<Line>& lines, SplitContext& context, Page& page) {
  return ProfileSplitter(lines, context, page).run();
}

}  // namespace yoyak::digest
