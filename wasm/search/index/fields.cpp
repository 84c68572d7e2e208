#include "search/index/fields.hpp"

#include "markdown/html.hpp"

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

}  // namespace yoyak::search
