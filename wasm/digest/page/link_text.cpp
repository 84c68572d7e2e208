#include "digest/page/link_text.hpp"

#include <algorithm>
#include <vector>

#include "digest/page/source_links.hpp"
#include "digest/page/title_text.hpp"
#include "digest/profile/labelled.hpp"
#include "digest/values/fact_names.hpp"
#include "digest/values/links.hpp"
#include "digest/values/ordinal.hpp"
#include "digest/values/words.hpp"
#include "text/characters.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace yoyak::digest {
namespace {

// What follows a link without what joins it: "[title](url): text", "[title](url) – text".
std::string_view without_joint(std::string_view text) {
  text = text::trim(text);
  for (;;) {
    const std::string_view before = text;
    for (const std::string_view joint :
         {"<br>", "<br/>", "<br />", "，", ",", ":", "：", "、", ";", "|", "｜", "–", "—", "·"}) {
      if (text.starts_with(joint)) text = text::trim(text.substr(joint.size()));
    }
    if (text.starts_with("- ") || text == "-") text = text::trim(text.substr(1));
    if (text.size() == before.size()) return text;
  }
}

// What stands before a link without what joins it: "title: [링크](url)", "title, channel, [링크](url)".
std::string_view without_joint_at_end(std::string_view text) {
  text = text::trim(text);
  for (;;) {
    const std::string_view before = text;
    for (const std::string_view joint : {",", "，", ":", "：", "|", " -", " –", " —"}) {
      if (text.ends_with(joint)) text = text::trim(text.substr(0, text.size() - joint.size()));
    }
    if (text.size() == before.size()) return text;
  }
}

// The text of a link without its images, which are added to `images`; as it is where it is nothing but images.
std::string without_images(std::string_view text, const Definitions& definitions, std::string& images) {
  std::string out;
  std::string taken;
  std::size_t done = 0;
  for (const Span& span : scan_inline(text, definitions)) {
    if (span.kind != SpanKind::kImage || span.begin < done) continue;
    taken += std::string(text.substr(span.begin, span.end - span.begin)) + " ";
    out += text.substr(done, span.begin - done);
    done = span.end;
  }
  out += text.substr(done);
  if (text::trim(out).empty()) return std::string(text);
  images += taken;
  return out;
}

}  // namespace

std::optional<TitleAndLink> title_and_link(std::string_view text, const Profile& profile,
                                           const Definitions& definitions) {
  text = text::trim(text);
  std::string images;  // before the link; a title holds none
  std::string lead;    // what else stands before it
  std::size_t done = 0;
  const std::vector<Span> spans = scan_inline(text, definitions);
  const std::size_t worded = first_worded_link(text, spans);
  for (const Span& span : spans) {
    if (span.begin < done) continue;  // words of an image's text
    const bool badge = worded < text.size() && span.begin < worded && is_badge(text, span, spans);
    if (span.kind == SpanKind::kImage || badge) {
      images += std::string(text.substr(span.begin, span.end - span.begin)) + " ";
      lead += text.substr(done, span.begin - done);
      done = span.end;
    }
    if (span.kind == SpanKind::kImage || badge || span.kind == SpanKind::kBracket || span.url.empty() ||
        span.url.front() == '#')
      continue;
    TitleAndLink result;
    result.url = span.url;
    std::string_view before = text.substr(0, span.begin);
    std::string_view after = text.substr(span.end);
    lead += text.substr(done, span.begin - done);
    const bool in_parentheses = before.ends_with("(") && (after.starts_with(")") || span.kind == SpanKind::kAutolink);
    if (in_parentheses) {  // "title (https://…)", "title ([링크](u))", "[title](https://…" without its end
      before.remove_suffix(1);
      lead.pop_back();
      if (after.starts_with(")")) after.remove_prefix(1);
      if (span.kind == SpanKind::kAutolink && text::trim(before).starts_with("[") && text::trim(before).ends_with("]"))
        lead = text::trim(before).substr(1, text::trim(before).size() - 2);
    }
    const std::string_view inside = text.substr(span.text_begin, span.text_end - span.text_begin);
    result.link_says_nothing = span.kind == SpanKind::kAutolink || is_one_of(inline_text(inside), profile.link_words);
    const std::string plain_lead = inline_text(lead);
    const std::string_view unnumbered = without_ordinal(plain_lead, result.number);
    result.title = std::string(result.link_says_nothing ? without_joint_at_end(unnumbered) : unnumbered);
    if (!result.link_says_nothing || unnumbered.empty()) {
      const std::string title = without_images(inside, definitions, images);
      result.title = result.number ? text::collapse_spaces(std::string(unnumbered) + " " + inline_text(title))
                                   : inline_text(lead + title);
    }
    for (const std::string_view mark : {"***", "**", "__", "*", "_", "~~"}) {  // "**[title](url)** text"
      const bool opened = before.ends_with(mark) || text::trim(before).starts_with(mark);
      if (!opened || !after.starts_with(mark)) continue;
      after.remove_prefix(mark.size());
      break;
    }
    result.rest = images + std::string(without_joint(after));
    return result;
  }
  return std::nullopt;
}

std::string_view bold_lead(std::string_view text, std::size_t& end) {
  for (const std::string_view mark : {"**", "__"}) {
    if (!text.starts_with(mark)) continue;
    const std::size_t close = text.find(mark, mark.size());
    if (close == std::string_view::npos || close == mark.size()) return {};
    end = close + mark.size();
    const std::string_view after = text.substr(end);
    const std::string_view bold = text.substr(mark.size(), close - mark.size());
    if (text::trim(after).empty()) return bold;
    for (const std::string_view stop : {":", "：", ".", "?", "!", "。", "？", "！"}) {
      if (bold.ends_with(stop)) return bold;
    }
    for (const std::string_view joint :
         {":", "：", " - ", " – ", " — ", "—", " (", "(", "（", " |", " ·", " [", "<br", ". "}) {
      if (after.starts_with(joint)) return bold;
    }
    return {};
  }
  return {};
}

namespace {

std::string joined(std::string_view a, std::string_view b) {
  a = text::trim(a);
  b = text::trim(b);
  if (a.empty() || b.empty()) return std::string(a.empty() ? b : a);
  return std::string(a) + " " + std::string(b);
}

constexpr std::size_t kMaxItemTitle = 120;  // code points; a longer sentence is a text about its link

}  // namespace

namespace {

// "A long title - [publisher](url)": a dash or a bar, and behind it a name that is much shorter than the title.
bool names_publisher(std::string_view lead, std::string_view title, std::string_view name) {
  constexpr std::size_t kMaxName = 20;  // code points
  const std::string_view joint = text::trim(text::trim(lead).substr(title.size()));
  if (joint != "-" && joint != "–" && joint != "—" && joint != "|") return false;
  const std::size_t size = text::count(inline_text(name));
  return size <= kMaxName && 2 * size < text::count(inline_text(title)) &&
         std::count(name.begin(), name.end(), ' ') < 3;
}

// "#12", "!34", "a1b2c3d": what names a change of a program.
bool is_change(std::string_view text) {
  if (text.starts_with("#") || text.starts_with("!"))
    return text.size() > 1 && std::all_of(text.begin() + 1, text.end(), text::is_ascii_digit);
  return text.size() >= 7 && text.size() <= 40 &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos &&
         text.find_first_of("0123456789") != std::string_view::npos;
}

}  // namespace

std::string without_label(const std::string& title) {
  const auto fact = try_labelled_fact(title);
  const bool label = fact && (fact->fact == Fact::kTitle || fact->fact == Fact::kText) && !fact->value.empty();
  return label ? std::string(fact->value) : title;
}

std::optional<TitleAndLink> item_and_link(std::string_view given, const Profile& profile,
                                          const Definitions& definitions) {
  TitleAndLink result;
  std::string tags;
  const std::string_view whole = without_box(text::trim(given));
  std::string_view text = without_lead(whole, result.number, tags);
  const auto span = source_link(text, definitions);
  if (!span) return std::nullopt;
  result.url = span->url;
  const std::string_view inside = text.substr(span->text_begin, span->text_end - span->text_begin);
  result.link_says_nothing = span->kind == SpanKind::kAutolink || says_only_link(inside, profile);
  std::string_view before = text.substr(0, span->begin);
  std::string_view after = text.substr(span->end);
  // "a new command ([#12](url))": a line of a change log is no entry.
  if (is_change(inline_text(inside)) && !text::match_key(before).empty()) return std::nullopt;
  const auto finish = [&](std::string_view title, std::string_view rest) {
    result.title = without_label(inline_text(title));
    result.rest = joined(tags, rest);
    return result;
  };

  if (const auto label = try_labelled_fact(text);
      label && (label->fact == Fact::kLink || label->fact == Fact::kSource)) {  // "**URL:** https://…"
    const auto begin = static_cast<std::size_t>(label->value.data() - text.data());
    if (begin <= span->begin && text::match_key(text.substr(begin, span->begin - begin)).empty()) {
      if (!result.link_says_nothing && label->fact == Fact::kSource) result.channel = inline_text(inside);
      const bool named = !result.link_says_nothing && label->fact == Fact::kLink;
      return finish(named ? inside : std::string_view{}, without_joint(after));
    }
  }

  std::size_t bold_end = 0;
  const std::string_view bold = bold_lead(text, bold_end);
  if (!bold.empty() && span->begin >= bold_end) {
    std::string_view name = bold;
    for (const std::string_view colon : {":", "："}) {
      if (name.ends_with(colon)) name = text::trim(name.substr(0, name.size() - colon.size()));
    }
    if (fact_of_name(inline_text(name)) == Fact::kNone && !says_only_link(name, profile)) {
      // "**title** ([source](url)): text", "**title**: text [링크](url)"
      if (!result.number) name = without_ordinal(name, result.number);
      std::string_view lead = text.substr(bold_end, span->begin - bold_end);
      const bool only = text::match_key(inline_text(lead)).empty();
      if (result.link_says_nothing) {
        if (text::trim(lead).ends_with("(")) lead = text::trim(text::trim(lead).substr(0, text::trim(lead).size() - 1));
        if (after.starts_with(")")) after.remove_prefix(1);
        return finish(name, joined(without_joint(lead), without_joint(after)));
      }
      if (only && text::trim(lead).ends_with("(") && after.starts_with(")")) {
        result.channel = inline_text(inside);
        return finish(name, without_joint(after.substr(1)));
      }
      return finish(name, without_joint(text.substr(bold_end)));
    }
  }

  std::string images;
  std::string_view lead = before;
  const std::string plain_lead = inline_text(without_images(before, definitions, images));
  if (text::match_key(plain_lead).empty()) {  // the link comes first
    if (result.link_says_nothing) {
      const std::string_view told = without_joint(after);
      const std::size_t end = end_of_sentence(told, 1, definitions);
      if (text::match_key(inline_text(told.substr(0, end))).empty()) return finish({}, joined(images, told));
      return finish(told.substr(0, end), joined(images, told.substr(end)));
    }
    if (!goes_on(after)) {
      const std::string title = without_images(inside, definitions, images);
      std::string_view rest = after;
      for (const std::string_view mark : {"***", "**", "__", "*", "_", "~~"}) {
        // "**1. [title](url)**": the mark stands before the number.
        const bool opened = text::trim(before).ends_with(mark) || (result.number && whole.starts_with(mark));
        if (!opened || !rest.starts_with(mark)) continue;
        rest.remove_prefix(mark.size());
        break;
      }
      const std::string_view lead_marks = text::trim(before);
      const bool quoted = lead_marks.find_first_not_of("*_~") != std::string_view::npos;  // an opening bracket
      return finish(quoted ? std::string(lead_marks) + title : title, joined(images, without_joint(rest)));
    }
  } else {
    const std::string_view shortened = without_joint_at_end(lead);
    const bool joint = shortened.size() < text::trim(lead).size();
    const bool bracket = text::trim(lead).ends_with("(") || text::trim(lead).ends_with("（");
    if (joint && result.link_says_nothing) {  // "title: [링크](url) text", "URL: https://…"
      std::string_view name = shortened;
      if (fact_of_name(inline_text(name)) != Fact::kNone || says_only_link(name, profile))
        return finish({}, joined(images, without_joint(after)));
      const std::size_t end = end_of_sentence(name, 1, definitions);
      return finish(name.substr(0, end), joined(joined(images, name.substr(end)), without_joint(after)));
    }
    if (bracket) {  // "title ([source](url)) text"
      const std::size_t open = text::trim(lead).ends_with("(") ? 1 : 3;
      const std::string_view name = text::trim(text::trim(lead).substr(0, text::trim(lead).size() - open));
      const std::string_view close = after.starts_with(")") ? ")" : after.starts_with("）") ? "）" : "";
      const std::size_t end = end_of_sentence(name, 1, definitions);
      if (!close.empty() && !goes_on(after.substr(close.size())) && end == name.size() &&
          text::count(inline_text(name)) <= kMaxItemTitle) {
        if (!result.link_says_nothing) result.channel = inline_text(inside);
        return finish(name, joined(images, without_joint(after.substr(close.size()))));
      }
    }
    if (joint && !bracket && names_publisher(lead, shortened, inside) && text::match_key(inline_text(after)).empty()) {
      result.channel = inline_text(inside);
      return finish(without_images(shortened, definitions, images), images);
    }
    if (joint && !bracket && !goes_on(after) && text::trim(lead).find(". ") == std::string_view::npos) {
      // "Google: [Gemini 3](url) - text"
      return finish(std::string(without_images(lead, definitions, images)) + std::string(inside),
                    joined(images, without_joint(after)));
    }
  }

  if (span->kind == SpanKind::kAutolink && text::match_key(inline_text(after)).empty() &&
      !text::match_key(plain_lead).empty()) {  // "title https://…"
    const std::size_t end = end_of_sentence(lead, 1, definitions);
    if (text::count(inline_text(lead.substr(0, end))) <= kMaxItemTitle)
      return finish(without_joint_at_end(lead.substr(0, end)), joined(joined(images, lead.substr(end)), after));
  }

  // A sentence with a link in it.
  const std::size_t end = end_of_sentence(text, 1, definitions);
  const std::string sentence = inline_text(without_images(text.substr(0, end), definitions, images));
  const std::string_view remainder = text::trim(text.substr(end));
  const bool linked = span->begin < end;
  std::size_t links = 0;
  for (const Span& other : scan_inline(text.substr(0, end), definitions))
    links += other.kind != SpanKind::kBracket && other.kind != SpanKind::kImage;
  if (text::count(sentence) > kMaxItemTitle) {
    const std::string_view title = result.link_says_nothing ? std::string_view{} : inside;
    return finish(title, text);
  }
  if (links > 1) return finish(sentence, text);
  if (!linked && result.link_says_nothing) {  // "문장이다. [원문](url)"
    const std::string_view between = text::trim(text.substr(end, span->begin - end));
    return finish(sentence, joined(joined(images, without_joint_at_end(between)), without_joint(after)));
  }
  return finish(sentence, joined(images, remainder));
}

}  // namespace yoyak::digest
