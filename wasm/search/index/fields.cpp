#include "search/index/fields.hpp"

#include "markdown/html.hpp"
#include "text/fold.hpp"

namespace yoyak::search {

Field field_of(digest::SectionKind kind) {
  switch (kind) {
    case digest::SectionKind::kIntent:
      return Field::kIntent;
    case digest::SectionKind::kMain:
      return Field::kMain;
    case digest::SectionKind::kKeySentences:
      return Field::kQuotes;
    case digest::SectionKind::kMessages:
      return Field::kMessages;
    case digest::SectionKind::kOther:
    case digest::SectionKind::kCount:
      break;
  }
  return Field::kOther;
}

std::string section_text(const digest::Section& section) {
  std::string text = markdown::plain_text(section.markdown);
  if (section.kind == digest::SectionKind::kOther && !section.label.empty()) text.insert(0, section.label + "\n");
  return text;
}

void add_entry_text(std::string_view title, std::string_view channel, const std::vector<digest::Section>& sections,
                    DocumentText& out) {
  out.push_back({Field::kTitle, text::fold(title)});
  out.push_back({Field::kChannel, text::fold(channel)});
  for (const digest::Section& section : sections) {
    out.push_back({field_of(section.kind), text::fold(section_text(section))});
  }
}

std::string overview_text(std::string_view description, std::string_view overview) {
  std::string text(description);
  if (!text.empty()) text += '\n';
  return text + markdown::plain_text(overview);
}

void add_overview_text(std::string_view headline, std::string_view description, std::string_view overview,
                       DocumentText& out) {
  out.push_back({Field::kTitle, text::fold(headline)});
  out.push_back({Field::kOverview, text::fold(overview_text(description, overview))});
}

}  // namespace yoyak::search
