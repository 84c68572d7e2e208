#include "digest/profile/template.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "digest/profile/byline.hpp"
#include "digest/values/times.hpp"
#include "text/characters.hpp"
#include "text/duration.hpp"

namespace yoyak::digest {
namespace {

constexpr int kMaxTries = 64;     // how many separators a field may swallow; more than any title has
constexpr int kMaxOptionals = 4;  // every optional part doubles the alternatives

using Member = std::string_view Fields::*;
struct FieldName {
  std::string_view name;
  Member member;
};
constexpr std::array<FieldName, 8> kFields = {{{"title", &Fields::title},
                                               {"channel", &Fields::channel},
                                               {"url", &Fields::url},
                                               {"link", &Fields::link},
                                               {"number", &Fields::number},
                                               {"time", &Fields::time},
                                               {"duration", &Fields::duration},
                                               {"note", &Fields::note}}};

using Tokens = Template::Tokens;

// Splits a pattern without optional parts. False where it is not well-formed.
bool tokenize(std::string_view pattern, Tokens& tokens) {
  while (!pattern.empty()) {
    const std::size_t brace = pattern.find('{');
    if (brace != 0) {
      tokens.push_back({std::string(pattern.substr(0, brace)), nullptr});
      if (brace == std::string_view::npos) return true;
      pattern.remove_prefix(brace);
      continue;
    }
    const std::size_t close = pattern.find('}');
    if (close == std::string_view::npos) return false;
    const std::string_view name = pattern.substr(1, close - 1);
    const auto* found =
        std::find_if(kFields.begin(), kFields.end(), [&](const FieldName& f) { return f.name == name; });
    if (found == kFields.end() || (!tokens.empty() && tokens.back().field)) return false;
    tokens.push_back({{}, found->member});
    pattern.remove_prefix(close + 1);
  }
  return true;
}

// All forms of a pattern, with and without each optional part; the longer first.
bool expand(std::string_view pattern, std::vector<std::string>& forms) {
  forms = {std::string()};
  int optionals = 0;
  while (!pattern.empty()) {
    const std::size_t start = pattern.find("{?");
    for (std::string& form : forms) form += pattern.substr(0, start);
    if (start == std::string_view::npos) return true;
    std::size_t end = start + 2;
    for (int depth = 1; end < pattern.size(); ++end) {
      if (pattern[end] == '{') ++depth;
      if (pattern[end] == '}' && --depth == 0) break;
    }
    if (end >= pattern.size() || ++optionals > kMaxOptionals) return false;
    const std::string_view part = pattern.substr(start + 2, end - start - 2);
    std::vector<std::string> both;
    for (const std::string& form : forms) both.push_back(form + std::string(part));
    both.insert(both.end(), forms.begin(), forms.end());
    forms = std::move(both);
    pattern.remove_prefix(end + 1);
  }
  return true;
}

// A channel may hold commas, but neither begin nor end with one, nor end in a time, what should have been one
// ("name, 2026-13-01T10:00:00") or a length.
bool is_channel(std::string_view value) {
  const std::size_t comma = value.rfind(", ");
  const std::string_view last = comma == std::string_view::npos ? std::string_view{} : value.substr(comma + 2);
  if (is_broken_time(last) || try_parse_time(last) || text::try_parse_duration(last)) return false;
  return value.front() != ',' && value.back() != ',' && value.find("](") == std::string_view::npos;
}

bool valid(Member field, std::string_view value, const Profile& profile) {
  if (field == &Fields::url) {
    return !value.empty() && value.find_first_of(" \t<>") == std::string_view::npos;
  }
  if (value.empty() || text::trim(value).size() != value.size()) return false;
  if (field == &Fields::number) {
    return value.size() <= 5 && std::all_of(value.begin(), value.end(), text::is_ascii_digit);
  }
  if (field == &Fields::time) return try_parse_time(value).has_value();
  if (field == &Fields::duration) return text::try_parse_duration(value) || is_one_of(value, profile.live_words);
  if (field == &Fields::channel) return is_channel(value);
  if (field == &Fields::link) return is_one_of(value, profile.link_words);
  if (field == &Fields::note) {
    return value.size() <= 60 && value.find("](") == std::string_view::npos && !try_byline(value, profile);
  }
  return value.find("](") == std::string_view::npos;
}

class Matcher {
 public:
  Matcher(const Tokens& tokens, std::string_view text, const Profile& profile, Fields& fields)
      : tokens_(tokens), text_(text), profile_(profile), fields_(fields) {}

  bool run() { return match(tokens_.size(), text_.size()); }

 private:
  bool match(std::size_t count, std::size_t end) {
    if (count == 0) return end == 0;
    const Template::Token& token = tokens_[count - 1];
    if (!token.field) {
      const std::string_view head = text_.substr(0, end);
      return head.ends_with(token.literal) && match(count - 1, end - token.literal.size());
    }
    if (count == 1) return take(token.field, text_.substr(0, end));
    const std::string_view literal = tokens_[count - 2].literal;
    std::size_t from = end;
    for (int tries = 0; tries < kMaxTries && from >= literal.size(); ++tries) {
      const std::size_t at = text_.substr(0, from).rfind(literal);
      if (at == std::string_view::npos) return false;
      const std::string_view value = text_.substr(at + literal.size(), end - at - literal.size());
      if (valid(token.field, value, profile_) && match(count - 2, at)) return take(token.field, value);
      from = at + literal.size() - 1;
    }
    return false;
  }

  bool take(Member field, std::string_view value) {
    if (!valid(field, value, profile_)) return false;
    fields_.*field = value;
    return true;
  }

  const Tokens& tokens_;
  std::string_view text_;
  const Profile& profile_;
  Fields& fields_;
};

}  // namespace

Template::Template(std::string_view pattern) {
  std::vector<std::string> forms;
  if (!expand(pattern, forms)) return;
  for (const std::string& form : forms) {
    Tokens tokens;
    if (tokenize(form, tokens)) forms_.push_back(std::move(tokens));
  }
}

namespace {

// Whether the text between the fields occurs in order: most headings lack some of it, and matching tries much more.
bool has_literals(const Tokens& tokens, std::string_view text) {
  std::size_t at = 0;
  for (const Template::Token& token : tokens) {
    if (token.field) continue;
    at = text.find(token.literal, at);
    if (at == std::string_view::npos) return false;
    at += token.literal.size();
  }
  return true;
}

}  // namespace

bool Template::match(std::string_view text, const Profile& profile, Fields& fields) const {
  for (const Tokens& tokens : forms_) {
    if (!has_literals(tokens, text)) continue;
    Fields found = fields;
    if (!Matcher(tokens, text, profile, found).run()) continue;
    fields = found;
    return true;
  }
  return false;
}

HeadPattern::HeadPattern(const EntryPattern& pattern)
    : heading(pattern.heading),
      line_breaks(pattern.line_breaks),
      numbered(pattern.heading.find("{number}") != std::string::npos),
      title_first(pattern.line.empty() && pattern.heading.starts_with("{title}, {channel}")) {
  if (!pattern.line.empty()) line.emplace(pattern.line);
}

std::vector<HeadPattern> compile(const std::vector<EntryPattern>& patterns) {
  std::vector<HeadPattern> compiled;
  for (const EntryPattern& pattern : patterns) compiled.emplace_back(pattern);
  return compiled;
}

std::optional<std::string> template_problem(std::string_view pattern) {
  std::vector<std::string> forms;
  if (pattern.empty()) return "a template must not be empty";
  if (!expand(pattern, forms)) return "an optional part {?…} is not closed, or there are more than four";
  for (const std::string& form : forms) {
    Tokens tokens;
    if (!tokenize(form, tokens)) {
      return "only {title}, {channel}, {url}, {link}, {number}, {time}, {duration} and {note} are fields, and text "
             "must stand between two of them";
    }
  }
  return std::nullopt;
}

}  // namespace yoyak::digest
