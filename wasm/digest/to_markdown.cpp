#include "digest/to_markdown.hpp"

#include <algorithm>

#include "base/json.hpp"
#include "digest/page/sections.hpp"
#include "digest/profile/profile.hpp"
#include "digest/source/lines.hpp"
#include "digest/source/source_text.hpp"
#include "digest/values/links.hpp"
#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

constexpr std::string_view kRule = "\n\n---\n\n";
constexpr std::string_view kEntries = "## 개별 영상 요약";
constexpr std::size_t kDeepest = 6;
// Entries stand at level 3, and one level deeper for each group over them; their labels need a level below.
constexpr std::size_t kMostGroups = 2;

// Plain text as Markdown that shows it.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text::collapse_spaces(text)) {
    if (std::string_view("\\`*_[]<>#|~&").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// The address of an entry's heading; empty where it is none that a link may have.
std::string destination(std::string_view url) {
  std::string out;
  bool known = false;
  for (const std::string_view scheme : {"http:", "https:", "mailto:"})
    known |= text::equals_ignoring_case(url.substr(0, scheme.size()), scheme);
  if (!known) return out;
  // Parentheses in pairs end no address.
  int depth = 0;
  bool paired = true;
  for (const char c : url) {
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    paired = paired && depth >= 0;
  }
  paired = paired && depth == 0;
  for (const char c : url) {
    const bool bracket = c == '(' || c == ')';
    if (bracket ? paired : std::string_view(" \t\n\r\f\v<>").find(c) == std::string_view::npos) {
      out += c;
      continue;
    }
    constexpr char kDigits[] = "0123456789ABCDEF";
    out += '%';
    out += kDigits[static_cast<unsigned char>(c) >> 4];
    out += kDigits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

// "1시간 2분 3초"
std::string length_text(std::uint32_t seconds) {
  const std::string hours = seconds < 3600 ? std::string() : std::to_string(seconds / 3600) + "시간 ";
  return hours + std::to_string(seconds / 60 % 60) + "분 " + std::to_string(seconds % 60) + "초";
}

// Whether sections without labels can be told by their numbers.
bool numbered(const std::vector<Section>& sections) {
  constexpr SectionKind kKinds[] = {SectionKind::kMain, SectionKind::kKeySentences, SectionKind::kMessages};
  if (sections.size() < 2 || sections.size() > std::size(kKinds)) return false;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    if (!sections[i].label.empty() || sections[i].kind != kKinds[i]) return false;
  }
  return true;
}

// Blocks with a blank line between them; empty ones are left out.
void append_block(std::string& out, std::string_view block, std::string_view between = "\n\n") {
  if (block.empty()) return;
  if (!out.empty()) out += between;
  out += block;
}

std::string marks(std::size_t level) { return std::string(level, '#') + " "; }

// "의도 및 주요 내용 · 의도" names a part of a part where the whole label would name another kind: two labels again.
std::string label_markdown(const Section& section, std::size_t level) {
  static const Profile kBuiltIn = Profile::built_in();
  const std::size_t joint = section.label.rfind(kLabelJoint);
  const LabelRule* whole = kBuiltIn.find_label(section.label, false);
  if (joint != std::string::npos && joint > 0 && whole && whole->kind != section.kind) {
    const std::string part = section.label.substr(joint + kLabelJoint.size());
    const LabelRule* rule = kBuiltIn.find_label(part, false);
    const std::string inner = level < kDeepest ? marks(level + 1) + escaped(part) : "**" + escaped(part) + "**";
    if (rule && rule->kind == section.kind)
      return marks(level) + escaped(section.label.substr(0, joint)) + "\n\n" + inner;
  }
  return marks(level) + escaped(section.label);
}

std::string without_hard_breaks(std::string_view text) {
  std::string out;
  for (const std::string_view line : split_lines(text)) out.append(text::trim_right(line)).append("\n");
  return out;
}

// Whether an entry's text reads as these sections.
bool reads_as(std::string_view body, const std::vector<Section>& sections, const Profile& profile) {
  const std::vector<Section> read = split_sections(read_blocks(split_lines(body), 0), true, profile);
  return std::equal(read.begin(), read.end(), sections.begin(), sections.end(), [](const Section& a, const Section& b) {
    return a.kind == b.kind && a.label == b.label && without_hard_breaks(a.markdown) == without_hard_breaks(b.markdown);
  });
}

// Sections with their labels as headings. Those without labels are told by their numbers, else by their order: lists in
// their texts may look like numbers.
std::string sections_markdown(const std::vector<Section>& sections, std::size_t level) {
  static const Profile kBuiltIn = Profile::built_in();
  const auto written = [&](bool by_number) {
    std::string out;
    for (std::size_t i = 0; i < sections.size(); ++i) {
      if (!sections[i].label.empty()) append_block(out, label_markdown(sections[i], level));
      else if (by_number) append_block(out, std::to_string(i + 1) + ".");
      append_block(out, text::trim(sections[i].markdown));
    }
    return out;
  };
  if (!numbered(sections)) return written(false);
  std::string by_number = written(true);
  if (reads_as(by_number, sections, kBuiltIn)) return by_number;
  std::string by_order = written(false);
  return reads_as(by_order, sections, kBuiltIn) ? by_order : by_number;
}

std::string entry_markdown(const Entry& entry, std::size_t level) {
  const std::string url = destination(entry.url);
  std::string head = marks(level);
  head += url.empty() ? escaped(entry.title) : "[" + escaped(entry.title) + "](" + url + ")";
  std::string facts;
  // The host stands in where no channel is named.
  if (entry.channel != host_of(entry.url)) append_block(facts, escaped(entry.channel), ", ");
  append_block(facts, entry.published_at.value_or(""), ", ");
  if (entry.duration_s) append_block(facts, length_text(*entry.duration_s), ", ");
  append_block(head, facts, "\n");
  append_block(head, sections_markdown(entry.sections, std::min(level + 1, kDeepest)));
  return head;
}

// The headings over an entry; more than kMostGroups become one.
std::vector<std::string> groups_of(const Entry& entry) {
  std::vector<std::string> groups = entry.groups;
  while (groups.size() > kMostGroups) {
    groups[kMostGroups - 1] += " · " + groups[kMostGroups];
    groups.erase(groups.begin() + kMostGroups);
  }
  return groups;
}

// Entries under the headings of their groups. A group ends with a heading of its level or above.
std::string entries_markdown(const std::vector<Entry>& entries) {
  std::size_t depth = 0;
  for (const Entry& entry : entries) depth = std::max(depth, groups_of(entry).size());
  std::string out(kEntries);
  std::vector<std::string> open;
  bool first = true;
  for (const Entry& entry : entries) {
    const std::vector<std::string> groups = groups_of(entry);
    std::size_t same = 0;
    while (same < groups.size() && same < open.size() && groups[same] == open[same]) ++same;
    // Only another heading of the entries ends a group without a next one.
    const bool ends = same == groups.size() && open.size() > groups.size();
    if (ends) same = 0;
    if (!first) out += kRule;
    if (ends) append_block(out, kEntries, first ? "\n\n" : "");
    std::string heads;
    for (std::size_t i = same; i < groups.size(); ++i) append_block(heads, marks(3 + i) + escaped(groups[i]));
    append_block(heads, entry_markdown(entry, 3 + depth));
    append_block(out, heads, first || ends ? "\n\n" : "");
    first = false;
    open = groups;
  }
  return out;
}

std::string front_matter(const Digest& digest) {
  // What the id says besides the date, as the file may get another name.
  const std::string slug = digest.id.starts_with(digest.date + "-") ? digest.id.substr(digest.date.size() + 1) : "";
  std::string out = "---\n";
  const std::pair<std::string_view, const std::string*> fields[] = {
      {"title", &digest.title}, {"date", &digest.date},         {"topic", &digest.topic},
      {"slug", &slug},          {"parent", &digest.collection}, {"description", &digest.description}};
  for (const auto& [key, value] : fields) {
    if (!value->empty()) out.append(key).append(": ").append(dump_json(*value)).append("\n");
  }
  return out + "---\n\n";
}

}  // namespace

std::string to_markdown(const std::vector<Digest>& digests) {
  const bool page = digests.size() == 1;
  std::string out;
  for (const Digest& digest : digests) {
    std::string text =
        "# " +
        escaped(page ? digest.title : digest.date + " " + (digest.headline.empty() ? digest.topic : digest.headline));
    const std::string_view overview = text::trim(digest.overview);
    // Of a page without entries, the overview is all there is, and a heading over it would be part of it.
    if (!overview.empty() && !digest.entries.empty()) append_block(text, "## 일일 요약");
    append_block(text, overview);
    if (!digest.entries.empty()) append_block(text, entries_markdown(digest.entries));
    append_block(out, text, kRule);
  }
  return (page ? front_matter(digests.front()) : std::string()) + out + "\n";
}

Result<std::vector<Digest>> digests_from_json(std::string_view json) {
  const Error bad{ErrorCode::kBadRequest, "The text is not an array of digests as `yoyak export` writes them."};
  const auto list = parse_json(json);
  if (!list || !list->is_array()) return bad;
  std::vector<Digest> digests;
  for (const Json& each : *list) {
    JsonFields fields(each);
    Digest digest;
    fields.read("id", digest.id);
    fields.read("date", digest.date);
    fields.read("days", digest.days);
    fields.read("topic", digest.topic);
    fields.read("collection", digest.collection);
    fields.read("title", digest.title);
    fields.read("headline", digest.headline);
    fields.read("description", digest.description);
    fields.read("source_path", digest.source_path);
    fields.read("overview", digest.overview);
    const Json* entries = fields.member("entries");
    if (!fields.ok() || entries == nullptr || !entries->is_array()) return bad;
    for (const Json& item : *entries) {
      JsonFields of(item);
      Entry entry;
      of.read("id", entry.id);
      of.read("title", entry.title);
      of.read("channel", entry.channel);
      of.read("groups", entry.groups);
      of.read("url", entry.url);
      of.read("duration_s", entry.duration_s);
      std::string video, published;
      of.read("video_id", video);
      of.read("published_at", published);
      if (!video.empty()) entry.video_id = video;
      if (!published.empty()) entry.published_at = published;
      const Json* sections = of.member("sections");
      if (!of.ok() || sections == nullptr || !sections->is_array()) return bad;
      for (const Json& part : *sections) {
        JsonFields in(part);
        std::string kind;
        Section section;
        in.read("kind", kind);
        in.read("label", section.label);
        in.read("markdown", section.markdown);
        const auto known = section_kind_from_name(kind);
        if (!in.ok() || !known) return bad;
        section.kind = *known;
        entry.sections.push_back(std::move(section));
      }
      digest.entries.push_back(std::move(entry));
    }
    digests.push_back(std::move(digest));
  }
  return digests;
}

}  // namespace yoyak::digest
