#include "engine/story_words.hpp"

#include <algorithm>

#include "markdown/html.hpp"
#include "text/fillers.hpp"
#include "text/fold.hpp"
#include "text/hangul.hpp"
#include "text/particles.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace yoyak::engine {
namespace {

// Titles and marked phrases say what an entry is about. Higher: two entries with one name in common outweigh two that
// say the same. On the real pages 1, 2, 3 and 5 for titles differ by a hundredth.
constexpr float kTitleWeight = 3, kMarkedWeight = 2, kTextWeight = 1;

// Besides text::is_filler: English words that any talk contains.
constexpr std::string_view kTalk =
    " be re ve ll there here some any every very really also only make made making using use used want need know like "
    "way thing things lot going because while through their would could should being each other too much many even "
    "still actually something look re see say said good great best today time first last back take come isn ai doing "
    "done well kind gonna think right work works working start help find give people someone everyone talk video "
    "thank thanks guys welcome ";

// What stands between ** and **, a line each.
std::string marked_phrases(std::string_view markdown) {
  std::string phrases;
  for (std::size_t at = markdown.find("**"); at != std::string_view::npos;) {
    const std::size_t end = markdown.find("**", at + 2);
    if (end == std::string_view::npos) break;
    const std::string_view phrase = markdown.substr(at + 2, end - at - 2);
    if (phrase.find('\n') == std::string_view::npos) {
      phrases.append(phrase) += '\n';
      at = markdown.find("**", end + 2);
    } else {
      at = end;
    }
  }
  return phrases;
}

// `written` from the place where a word with that stem stands in it; empty where none does.
std::string spelling(std::string_view written, std::string_view stem) {
  const text::FoldedText folded = text::fold_with_offsets(written);
  std::vector<text::Token> tokens;
  text::tokenise(folded.text, 0, tokens);
  for (const text::Token& token : tokens) {
    if (token.kind != text::TokenKind::kWord || text::word_stem(token.text) != stem) continue;
    const auto begin = static_cast<std::size_t>(token.text.data() - folded.text.data());
    const std::size_t first = folded.begin[begin], last = folded.end[begin + stem.size() - 1];
    return std::string(written.substr(first, last - first));
  }
  return {};
}

}  // namespace

StoryWords::StoryWords() {
  for (std::string_view list : {text::fillers(), kTalk}) {
    while (!list.empty()) {
      const std::size_t end = std::min(list.find(' '), list.size());
      if (end > 0) common_.number(list.substr(0, end));
      list.remove_prefix(std::min(end + 1, list.size()));
    }
  }
}

bool StoryWords::says_nothing(std::string_view word) const {
  return common_.contains(word) || text::is_number_word(word);
}

std::uint32_t StoryWords::term(std::string_view text) {
  const std::uint32_t number = terms_.number(text);
  if (number == forms_.size()) forms_.push_back({});
  return number;
}

// Most words of a text were seen before: taking them apart again would take most of the time.
StoryWords::Parts StoryWords::parts(std::string_view token) {
  const std::uint32_t number = words_.number(token);
  if (number < parts_.size()) return parts_[number];
  Parts& parts = parts_.emplace_back(Parts{static_cast<std::uint32_t>(terms_of_.size()), 0});
  const std::string_view word = words_.text(number);
  const std::string_view stem = text::word_stem(word);
  if (text::count(stem) < 2 || says_nothing(word) || says_nothing(stem)) return parts;
  terms_of_.push_back(term(stem));
  Forms& forms = forms_[terms_of_.back()];
  if (forms.count++ == 0) forms.first = word;
  std::size_t at = 0;
  for (std::size_t syllables = 1; at < stem.size() && syllables < 2 + kMaxBeginnings; ++syllables) {
    const text::Decoded next = text::decode(stem, at);
    if (!text::is_syllable(next.code)) break;
    at += next.size;
    if (syllables >= 2 && at < stem.size()) terms_of_.push_back(term(stem.substr(0, at)));
  }
  parts.count = static_cast<std::uint32_t>(terms_of_.size()) - parts.first;
  return parts;
}

void StoryWords::add(std::string_view plain, float weight, bool title, StoryTerms& found) {
  const std::string folded = text::fold(plain);
  std::vector<text::Token> tokens;
  text::tokenise(folded, 0, tokens);
  for (const text::Token& token : tokens) {
    if (token.kind != text::TokenKind::kWord) continue;
    const Parts known = parts(token.text);
    place_.resize(terms_.size());
    for (std::uint32_t i = 0; i < known.count; ++i) {
      const std::uint32_t at = terms_of_[known.first + i];
      if (place_[at] == 0) {
        found.push_back({at, 0, false, false, false});
        place_[at] = static_cast<std::uint32_t>(found.size());
      }
      StoryTerm& term = found[place_[at] - 1];
      term.weight += weight;
      term.whole |= i == 0;
      term.title |= title;
      term.text |= !title;
    }
  }
}

StoryTerms StoryWords::read(const digest::Entry& entry) {
  StoryTerms terms;
  add(entry.title, kTitleWeight, true, terms);
  for (const digest::Section& section : entry.sections) {
    add(markdown::plain_text(section.markdown), kTextWeight, false, terms);
    if (const std::string marked = marked_phrases(section.markdown); !marked.empty())
      add(marked, kMarkedWeight, false, terms);
  }
  for (const StoryTerm& term : terms) place_[term.term] = 0;
  std::sort(terms.begin(), terms.end(), [](const StoryTerm& a, const StoryTerm& b) { return a.term < b.term; });
  return terms;
}

std::string StoryWords::readable(std::uint32_t term, const digest::Entry& first, const digest::Entry& second) const {
  const std::string_view known = terms_.text(term);
  const Forms& forms = forms_[term];
  // What was taken off may belong to the word (솔라나 is not 솔라 with a particle).
  if (forms.count == 1 && known.size() < forms.first.size()) return std::string(forms.first);
  const bool latin = std::any_of(known.begin(), known.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!latin) return std::string(known);
  for (const digest::Entry* entry : {&first, &second}) {
    if (std::string written = spelling(entry->title, known); !written.empty()) return written;
  }
  for (const digest::Entry* entry : {&first, &second}) {
    for (const digest::Section& section : entry->sections) {
      spelled_ += section.markdown.size();
      if (spelled_ > kMaxSpelled) return std::string(known);
      if (std::string written = spelling(markdown::plain_text(section.markdown), known); !written.empty())
        return written;
    }
  }
  return std::string(known);
}

}  // namespace yoyak::engine
