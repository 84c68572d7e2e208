#include "digest/page/told_paragraphs.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "digest/page/facts_under.hpp"
#include "digest/page/link_text.hpp"
#include "digest/page/source_links.hpp"
#include "digest/values/fact_names.hpp"
#include "digest/values/words.hpp"
#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

constexpr std::size_t kMaxTold = 4000;  // bytes; a longer paragraph is a text of its own

// "**Note:**" begins a remark; several words name a piece of news.
bool names_news(std::string_view bold) {
  if (bold.find("](") != std::string_view::npos) return false;
  std::string_view name = text::trim(bold);
  bool colon = false;
  for (const std::string_view end : {":", "："}) {
    if (!name.ends_with(end)) continue;
    name = text::trim(name.substr(0, name.size() - end.size()));
    colon = true;
  }
  if (text::match_key(name).empty() || fact_of_name(name) != Fact::kNone) return false;
  if (is_reference_heading(name) || is_framing_heading(name) || is_contents_heading(name)) return false;
  return !colon || name.find(' ') != std::string_view::npos;
}

// Nothing but signs may follow the last link.
bool ends_with_source(std::string_view text, const Definitions& definitions) {
  std::size_t end = 0;
  bool away = false;
  for (const Span& span : scan_inline(text, definitions)) {
    if (span.kind == SpanKind::kBracket || span.kind == SpanKind::kImage || span.begin < end) continue;
    const std::string_view inside = text.substr(span.text_begin, span.text_end - span.text_begin);
    away = leads_away(span.url) && !is_navigation(inline_text(inside), span.url);
    end = span.end;
  }
  return away && text::match_key(text.substr(end)).empty();
}

bool is_told(const std::vector<Line>& lines, const Block& block, const Definitions& definitions) {
  if (block.kind != BlockKind::kParagraph) return false;
  const std::string_view first = text::trim(lines[block.lines.first].text);
  if (!first.starts_with("**") && !first.starts_with("__")) return false;
  std::string text;
  for (std::size_t i = block.lines.first; i < block.lines.last; ++i) {
    if (text.size() > kMaxTold) return false;
    if (!text.empty()) text += ' ';
    text += text::trim(lines[i].text);
  }
  std::size_t end = 0;
  const std::string_view bold = bold_lead(text, end);
  return !bold.empty() && names_news(bold) && ends_with_source(std::string_view(text).substr(end), definitions);
}

}  // namespace

std::vector<Block> with_told_paragraphs(const std::vector<Line>& lines, std::vector<Block> blocks,
                                        const Definitions& definitions) {
  std::vector<std::size_t> told;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (is_told(lines, blocks[i], definitions)) told.push_back(i);
  }
  if (told.size() < 2) return blocks;
  for (const std::size_t i : told) {
    blocks[i].kind = BlockKind::kList;
    blocks[i].items.push_back(blocks[i].lines);
  }
  return blocks;
}

}  // namespace yoyak::digest
