#include "digest/page/notes.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "digest/source/lines.hpp"
#include "digest/source/spans.hpp"
#include "digest/values/words.hpp"
#include "markdown/footnotes.hpp"
#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

// Bytes that copies of notes may add to a page: many references to a long note would make it very large.
constexpr std::size_t kMaxCopied = 1u << 20;

struct Note {
  std::string label;
  std::size_t begin, end;  // in the text
  std::vector<std::string> refers = {};
  bool used = false;   // by the text that it stands in
  bool taken = false;  // by another
};

// The overview or a section.
struct NotedText {
  std::string* markdown;
  Section* section = nullptr;
  std::vector<Note> notes = {};
  std::vector<std::string> refers = {};  // of the text outside its notes
  std::string copied = {};
  NoteLabels wanted = {};  // its references, and those of their notes
};

void find_references(std::string_view text, std::vector<std::string>& found) {
  for (const Span& span : scan_inline(text, {})) {
    if (span.kind != SpanKind::kBracket) continue;
    if (std::string label = markdown::footnote_label(text.substr(span.begin)); !label.empty())
      found.push_back(std::move(label));
  }
}

void find_notes(NotedText& noted) {
  const std::string_view text = *noted.markdown;
  if (text.find("[^") == std::string_view::npos) return;
  std::string outside;
  std::size_t done = 0;
  for (const markdown::FootnotePlace& place : markdown::find_footnotes(text)) {
    noted.notes.push_back({markdown::footnote_label(text.substr(place.begin)), place.begin, place.end});
    find_references(place.text, noted.notes.back().refers);
    outside.append(text.substr(done, place.begin - done)).push_back('\n');
    done = place.end;
  }
  find_references(outside.append(text.substr(done)), noted.refers);
}

// A page's texts in order, and what they say of notes.
class Sharing {
 public:
  explicit Sharing(Page& page) {
    texts_.push_back({&page.digest.overview});
    for (PageEntry& item : page.entries) {
      for (Section& section : item.entry.sections) texts_.push_back({&section.markdown, &section});
    }
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      find_notes(texts_[i]);
      for (std::size_t k = 0; k < texts_[i].notes.size(); ++k) by_label_[texts_[i].notes[k].label].push_back({i, k});
    }
  }

  NoteLabels labels() const {
    NoteLabels labels;
    for (const auto& [label, places] : by_label_) labels.insert(label);
    return labels;
  }

  // A title refers to a note, which is to stand in one of the texts `first` to `last`: where it is, or in the last.
  void refer(std::size_t first, std::size_t last, const std::string& label) {
    const std::vector<Place>& places = by_label_.find(label)->second;
    const auto own = next(places, first);
    texts_[own != places.end() && own->text <= last ? own->text : last].refers.push_back(label);
  }

  void run() {
    for (std::size_t i = 0; i < texts_.size(); ++i) copy_to(i, texts_[i].refers);
    for (std::size_t i = 0; i < texts_.size(); ++i) {  // notes that nothing refers to stay, and may refer to others
      for (Note& note : texts_[i].notes) {
        if (note.used || note.taken) continue;
        note.used = true;
        copy_to(i, note.refers);
      }
    }
    for (NotedText& noted : texts_) {
      remove_from(noted);
      append(noted.copied, *noted.markdown);
    }
  }

 private:
  struct Place {
    std::size_t text, note;
  };
  static std::vector<Place>::const_iterator next(const std::vector<Place>& places, std::size_t text) {
    return std::lower_bound(places.begin(), places.end(), text,
                            [](const Place& place, std::size_t wanted) { return place.text < wanted; });
  }
  // The note that a text means: its own, the next behind it, else the first. Of two with one label in a text it is the
  // first.
  Place meant(std::size_t text, const std::vector<Place>& places) const {
    const auto found = next(places, text);
    return found == places.end() ? places.front() : *found;
  }

  void copy_to(std::size_t i, std::vector<std::string> wanted) {
    NotedText& noted = texts_[i];
    for (std::size_t k = 0; k < wanted.size(); ++k) {
      const auto places = by_label_.find(wanted[k]);
      if (places == by_label_.end() || !noted.wanted.insert(wanted[k]).second) continue;
      const Place place = meant(i, places->second);
      const NotedText& from = texts_[place.text];
      Note& note = texts_[place.text].notes[place.note];
      wanted.insert(wanted.end(), note.refers.begin(), note.refers.end());
      if (place.text == i) {
        note.used = true;
        continue;
      }
      const std::string_view text = std::string_view(*from.markdown).substr(note.begin, note.end - note.begin);
      if (copied_ + text.size() > kMaxCopied) continue;
      copied_ += text.size();
      if (!noted.copied.empty()) noted.copied += '\n';
      noted.copied += text::trim_right(text);
      note.taken = true;
    }
  }

  static void append(std::string_view notes, std::string& text) {
    if (notes.empty()) return;
    if (!text.empty()) {
      const auto own = markdown::find_footnotes(text);
      text += own.empty() || own.back().end < text.size() ? "\n\n" : "\n";
    }
    text += notes;
  }

  // Removes what others have got and the text itself does not refer to.
  static void remove_from(NotedText& noted) {
    std::string& text = *noted.markdown;
    bool removed = false;
    for (std::size_t i = noted.notes.size(); i-- > 0;) {
      const Note* const note = &noted.notes[i];
      if (note->used || !note->taken) continue;
      text.erase(note->begin, note->end - note->begin);
      if (note->begin > 1 && note->begin < text.size()) {  // one empty line stays between what stood around it
        const bool above = text[note->begin - 2] == '\n', below = text[note->begin] == '\n';
        if (above && below) text.erase(note->begin, 1);
        else if (!above && !below) text.insert(note->begin, "\n");
      }
      removed = true;
    }
    if (!removed) return;
    drop_end(text);
    if (noted.section && text.empty() && is_reference_heading(noted.section->label)) noted.section->label.clear();
  }

  // Empty lines, breaks and a heading that stood over notes alone.
  static void drop_end(std::string& text) {
    for (;;) {
      text = text::trim_right(text);
      const std::size_t begin = text.rfind('\n') + 1;  // npos + 1 is 0
      const std::string_view line = std::string_view(text).substr(begin);
      const auto heading = try_heading(line);
      const bool stands_alone = begin < 2 || text[begin - 2] == '\n';
      const bool goes =
          heading ? is_reference_heading(inline_text(heading->text)) : stands_alone && is_thematic_break(line);
      if (!goes || text.empty()) return;
      text.resize(begin);
    }
  }

  std::vector<NotedText> texts_;
  std::map<std::string, std::vector<Place>, std::less<>> by_label_;  // in order
  std::size_t copied_ = 0;
};

bool mentions_notes(const Page& page) {
  const auto has = [](std::string_view text) {
    return text.find("[^") != std::string_view::npos && text.find("]:") != std::string_view::npos;
  };
  return has(page.digest.overview) || std::any_of(page.entries.begin(), page.entries.end(), [&](const PageEntry& item) {
           return std::any_of(item.entry.sections.begin(), item.entry.sections.end(),
                              [&](const Section& section) { return has(section.markdown); });
         });
}

}  // namespace

NoteLabels labels_of_notes(std::string_view markdown) {
  NoteLabels labels;
  for (const markdown::FootnotePlace& place : markdown::find_footnotes(markdown))
    labels.insert(markdown::footnote_label(markdown.substr(place.begin)));
  return labels;
}

void take_note_references(const NoteLabels& known, std::string& title, NoteLabels& taken) {
  bool found = false;
  for (std::size_t at = title.find("[^"); at != std::string::npos; at = title.find("[^", at)) {
    std::string label = markdown::footnote_label(std::string_view(title).substr(at));
    if (!known.contains(label)) {
      at += 2;
      continue;
    }
    title.erase(at, label.size() + 3);
    taken.insert(std::move(label));
    found = true;
  }
  if (found) title = text::collapse_spaces(title);
}

void share_notes(Page& page) {
  if (page.entries.empty() || !mentions_notes(page)) return;
  const NoteLabels known = Sharing(page).labels();
  if (known.empty()) return;
  std::vector<NoteLabels> of_titles;
  for (PageEntry& item : page.entries) {
    NoteLabels& labels = of_titles.emplace_back();
    take_note_references(known, item.entry.title, labels);
    take_note_references(known, item.undecided, labels);
    for (std::string& group : item.entry.groups) take_note_references(known, group, page.title_notes);
    for (Section& section : item.entry.sections) take_note_references(known, section.label, labels);
    if (!labels.empty() && item.entry.sections.empty()) item.entry.sections.push_back({SectionKind::kOther, {}, {}});
  }
  Sharing sharing(page);
  for (const std::string& label : page.title_notes) {
    if (known.contains(label)) sharing.refer(0, 0, label);
  }
  std::size_t first = 1;
  for (std::size_t i = 0; i < page.entries.size(); ++i) {
    const std::size_t behind = first + page.entries[i].entry.sections.size();
    for (const std::string& label : of_titles[i]) sharing.refer(first, behind - 1, label);
    first = behind;
  }
  sharing.run();
  for (PageEntry& item : page.entries) {
    std::erase_if(item.entry.sections,
                  [](const Section& section) { return section.label.empty() && section.markdown.empty(); });
  }
}

}  // namespace yoyak::digest
