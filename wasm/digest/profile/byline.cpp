#include "digest/profile/byline.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "digest/values/fact_names.hpp"
#include "digest/values/times.hpp"
#include "text/characters.hpp"
#include "text/duration.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace yoyak::digest {
namespace {

constexpr std::size_t kMaxChannel = 150;  // bytes; what is longer is a sentence
constexpr std::size_t kMaxNote = 60;      // bytes; the same as a template's {note}
constexpr std::size_t kMaxParts = 8;      // names with more separators than this are none

bool is_space_at(std::string_view text, std::size_t at) {
  return at < text.size() && (text[at] == ' ' || text[at] == '\t');
}

// White space or the end before and behind a mark that may also stand inside a word.
bool stands_alone(std::string_view text, std::size_t at, std::size_t size) {
  const bool before = at == 0 || is_space_at(text, at - 1);
  return before && (at + size == text.size() || is_space_at(text, at + size));
}

// "길이: 22분", "Published: 2026-01-01" without the word that names the fact.
std::string_view without_name(std::string_view text, std::initializer_list<Fact> facts) {
  for (const std::string_view colon : {":", "："}) {
    const std::size_t at = text.find(colon);
    if (at > 40) continue;  // nowhere, or too far in
    std::string_view value = text::trim(text.substr(at + colon.size()));
    if (value.starts_with("**")) value = text::trim(value.substr(2));  // "**길이:** 22분"
    if (std::find(facts.begin(), facts.end(), fact_of_name(text.substr(0, at))) != facts.end()) return value;
  }
  return text;
}

// "⏱ 약 22분" without what stands before the fact: symbols, and words for "about" and "in all".
std::string_view without_lead(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t start = pos;
    if (text::is_word(text::next_unchecked(text, pos))) {
      text.remove_prefix(start);
      break;
    }
    if (pos == text.size()) return {};
  }
  for (const std::string_view word : {"약 ", "총 ", "about ", "ca. "}) {
    if (text.starts_with(word)) text = text::trim(text.substr(word.size()));
  }
  for (const std::string_view word : {"약", "총"}) {
    if (text.starts_with(word) && text.size() > word.size() && text::is_ascii_digit(text[word.size()]))
      text.remove_prefix(word.size());
  }
  return text;
}

bool says_anything(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();) {
    if (text::is_word(text::next_unchecked(text, pos))) return true;
  }
  return false;
}

class Reader {
 public:
  Reader(std::string_view text, const Profile& profile) : rest_(text::trim(text)), profile_(profile) {}

  std::optional<Byline> run() {
    unwrap();
    if (rest_.empty() || byline_separator_at(rest_, 0) > 0) return std::nullopt;
    std::vector<std::size_t> starts = separators();
    if (starts.size() > kMaxParts) return std::nullopt;
    while (!rest_.empty() && take_last()) {
    }
    if (!line_.time && !line_.duration) return std::nullopt;
    rest_ = without_name(rest_, {Fact::kChannel, Fact::kSource});
    starts = separators();
    const bool broken = is_broken_time(
        starts.empty() ? rest_ : text::trim(rest_.substr(starts.back() + byline_separator_at(rest_, starts.back()))));
    if (broken || rest_.size() > kMaxChannel || rest_.find("](") != std::string_view::npos) return std::nullopt;
    if (says_anything(rest_)) line_.channel = rest_;
    if (!says_anything(line_.note)) line_.note = {};
    return line_;
  }

 private:
  // "(채널, 22분)": what stands in parentheses as a whole.
  void unwrap() {
    for (const auto& [open, close] : {std::pair("(", ")"), std::pair("[", "]"), std::pair("（", "）")}) {
      const std::string_view inside = rest_;
      if (!inside.starts_with(open) || !inside.ends_with(close) ||
          inside.find(close) + std::string_view(close).size() != inside.size())
        continue;
      rest_ = text::trim(inside.substr(std::string_view(open).size(),
                                       inside.size() - std::string_view(open).size() - std::string_view(close).size()));
    }
  }

  std::vector<std::size_t> separators() const {
    std::vector<std::size_t> found;
    for (std::size_t at = 0; at < rest_.size() && found.size() <= kMaxParts; ++at) {
      if (byline_separator_at(rest_, at) > 0) found.push_back(at);
    }
    return found;
  }

  // The last part, or the last two together ("Jan 10, 2026"), as a fact. False where it is none.
  bool take_last() {
    drop_separators();
    if (rest_.ends_with(")") || rest_.ends_with("）")) {
      const std::size_t open = std::max(rest_.rfind('(') + 1, rest_.rfind("（") + 1);
      if (open > 0) {
        const std::size_t inside = open - 1 + (rest_[open - 1] == '(' ? 1 : 3);
        const std::size_t size = rest_.size() - inside - (rest_.ends_with(")") ? 1 : 3);
        if (is_fact(rest_.substr(inside, size))) return rest_ = text::trim(rest_.substr(0, open - 1)), true;
      }
    }
    const std::vector<std::size_t> at = separators();
    for (std::size_t back = 1; back <= 2 && back <= at.size() + 1; ++back) {
      const std::size_t start =
          back > at.size() ? 0 : at[at.size() - back] + byline_separator_at(rest_, at[at.size() - back]);
      if (!is_fact(rest_.substr(start))) continue;
      rest_ = back > at.size() ? std::string_view{} : rest_.substr(0, at[at.size() - back]);
      return true;
    }
    if (line_.time || line_.duration || !line_.note.empty() || at.empty()) return false;
    const std::string_view note = text::trim(rest_.substr(at.back() + byline_separator_at(rest_, at.back())));
    if (note.size() > kMaxNote || note.find("](") != std::string_view::npos) return false;
    line_.note = note;
    rest_ = rest_.substr(0, at.back());
    return true;
  }

  void drop_separators() {
    for (rest_ = text::trim(rest_); !rest_.empty(); rest_ = text::trim(rest_)) {
      std::size_t last = rest_.size();
      while (last > 0 && (static_cast<unsigned char>(rest_[--last]) & 0xC0U) == 0x80U) {
      }
      if (byline_separator_at(rest_, last) == 0) return;
      rest_ = rest_.substr(0, last);
    }
  }

  // Keeps the fact where there is none of its kind yet.
  bool is_fact(std::string_view text) {
    text = text::trim(text);
    if (text.empty() || text.size() > 100) return false;
    const std::string_view time = without_lead(without_name(text, {Fact::kTime}));
    if (auto parsed = try_parse_time(time)) return !line_.time && (line_.time = std::move(parsed), true);
    const std::string_view length = without_lead(without_name(text, {Fact::kLength}));
    auto seconds = text::try_parse_duration(length);
    for (const std::string_view days :
         {"일", "d", "day", "days"}) {  // "…, 3일" is a stretch of time that a text speaks of
      if (length.ends_with(days)) seconds.reset();
    }
    const bool live = !seconds && is_one_of(text, profile_.live_words);
    if (live) seconds = 0;
    if (!seconds) return false;
    if (live_ && !live && line_.note.empty()) {  // "22분 (라이브)": a stream with its length
      line_.note = live_text_;
      line_.duration.reset();
    }
    if (line_.duration) return false;
    live_ = live;
    if (live) live_text_ = text;
    line_.duration = seconds;
    return true;
  }

  std::string_view rest_;
  const Profile& profile_;
  Byline line_;
  bool live_ = false;
  std::string_view live_text_;
};

}  // namespace

std::size_t byline_separator_at(std::string_view text, std::size_t at) {
  // The first bytes of all marks: nearly every byte of a text is none of them.
  if (std::string_view(",|;-/\xC2\xE2\xE3\xEF").find(text[at]) == std::string_view::npos) return 0;
  const std::string_view rest = text.substr(at);
  const auto is_digit = [&](std::size_t i) { return i < text.size() && text::is_ascii_digit(text[i]); };
  if (rest.front() == ',') {
    const bool thousands =
        at > 0 && is_digit(at - 1) && is_digit(at + 1) && is_digit(at + 2) && is_digit(at + 3) && !is_digit(at + 4);
    return thousands ? 0 : 1;
  }
  for (const std::string_view mark : {"，", "、", "·", "ㆍ", "・", "•", "|", "｜", ";", "；"}) {
    if (rest.starts_with(mark)) return mark.size();
  }
  for (const std::string_view mark : {"-", "–", "—", "/", "／", "ㅣ", "∣"}) {
    if (rest.starts_with(mark) && stands_alone(text, at, mark.size())) return mark.size();
  }
  return 0;
}

std::string_view named_channel(std::string_view line) {
  line = text::trim(line);
  const std::string_view name = without_name(line, {Fact::kChannel});
  return name.size() < line.size() && name.size() <= kMaxChannel && name.find("](") == std::string_view::npos
             ? name
             : std::string_view{};
}

bool is_broken_time(std::string_view text) {
  return text.size() >= 8 && text[4] == '-' && text.find_first_not_of("0123456789") == 4;
}

std::optional<Byline> try_byline(std::string_view text, const Profile& profile) {
  constexpr std::size_t kMaxByline = 400;  // bytes; a longer line is text
  if (text.size() > kMaxByline) return std::nullopt;
  return Reader(text, profile).run();
}

}  // namespace yoyak::digest
