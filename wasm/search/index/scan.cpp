#include "search/index/scan.hpp"

#include "search/index/format.hpp"
#include "text/hangul.hpp"
#include "text/words.hpp"

namespace yoyak::search {
namespace {

// Calls each(at) for every place in `text` where `piece` begins.
template <typename Each>
void each_place(std::string_view piece, std::string_view text, Each each) {
  for (std::size_t at = text.find(piece); at != std::string_view::npos; at = text.find(piece, at + 1)) each(at);
}

// Calls each(field, tokens) for every piece of the text.
template <typename Each>
void each_field(const DocumentText& text, Each each) {
  std::vector<text::Token> tokens;
  for (const FieldText& field : text) {
    tokens.clear();
    text::tokenise(field.text, 0, tokens);
    each(field.field, tokens);
  }
}

bool token_fits(const Pattern& pattern, std::size_t i, const text::Token& token) {
  const std::string_view piece = pattern[i].text;
  if (pattern[i].is_gap != (token.kind == text::TokenKind::kGap)) return false;
  if (i == 0) return token.text.ends_with(piece);
  return i + 1 == pattern.size() ? token.text.starts_with(piece) : token.text == piece;
}

bool lies_at(const Pattern& pattern, const std::vector<text::Token>& tokens, std::size_t first) {
  if (tokens.size() - first < pattern.size()) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const text::Token& token = tokens[first + i];
    if (token.position - tokens[first].position != pattern[i].offset || !token_fits(pattern, i, token)) return false;
  }
  return true;
}

}  // namespace

void scan_pattern(const Pattern& pattern, const DocumentText& text, Posting& posting) {
  each_field(text, [&](Field field, const std::vector<text::Token>& tokens) {
    const auto found = [&](Fit fit) { join({posting.doc, field_bit(field), 1, fit}, posting); };
    for (std::size_t t = 0; t < tokens.size(); ++t) {
      if (pattern.size() > 1) {
        if (lies_at(pattern, tokens, t)) found(Fit::kWhole);
        continue;
      }
      const std::string_view piece = pattern.front().text;
      each_place(piece, tokens[t].text, [&](std::size_t at) {
        found(at != 0 ? Fit::kInside : piece.size() < tokens[t].text.size() ? Fit::kStart : Fit::kWhole);
      });
    }
  });
}

void scan_unfinished(std::string_view sought, char32_t first, char32_t last, const DocumentText& text,
                     Posting& posting) {
  each_field(text, [&](Field field, const std::vector<text::Token>& tokens) {
    for (const text::Token& token : tokens) {
      const auto found = [&](std::size_t at) {
        const char32_t next = text::decode(token.text, at + sought.size()).code;
        if (next < first || next > last) return;
        join({posting.doc, field_bit(field), 1, at == 0 ? Fit::kStart : Fit::kInside}, posting);
      };
      if (!sought.empty()) {
        each_place(sought, token.text, found);
        continue;
      }
      for (std::size_t at = 0; at < token.text.size(); at += text::decode(token.text, at).size) found(at);
    }
  });
}

void scan_initials(std::string_view initials, const DocumentText& text, Posting& posting) {
  std::string letters;
  each_field(text, [&](Field field, const std::vector<text::Token>& tokens) {
    for (const text::Token& token : tokens) {
      letters.clear();
      for (std::size_t at = 0; at < token.text.size();) {
        const text::Decoded decoded = text::decode(token.text, at);
        at += decoded.size;
        letters += text::is_syllable(decoded.code)
                       ? static_cast<char>('a' + text::split_unchecked(decoded.code).initial)
                       : ' ';
      }
      if (letters.find(initials) != std::string::npos) {
        posting = {posting.doc, static_cast<std::uint8_t>(posting.fields | field_bit(field)), 1, Fit::kInside};
      }
    }
  });
}

std::string_view find_suffix(std::string_view beginning, const DocumentText& text) {
  std::string_view suffix;
  each_field(text, [&](Field, const std::vector<text::Token>& tokens) {
    for (const text::Token& token : tokens) {
      const std::size_t at = token.text.find(beginning);
      if (at != std::string_view::npos) suffix = first_codes(token.text.substr(at), kMaxTerm);
    }
  });
  return suffix;
}

void find_words_ending(std::string_view part, const DocumentText& text, std::vector<std::string>& out) {
  each_field(text, [&](Field, const std::vector<text::Token>& tokens) {
    for (const text::Token& token : tokens) {
      if (token.text.ends_with(part)) out.emplace_back(token.text);
    }
  });
}

}  // namespace yoyak::search
