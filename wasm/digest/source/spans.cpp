#include "digest/source/spans.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "digest/source/lines.hpp"
#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

constexpr std::size_t kMaxDestination = 8192;  // longer than any address; bounds what one unclosed parenthesis can cost
constexpr int kMaxParentheses =
    32;  // nested in a destination; md4c has the same limit, and it keeps "[x](" repeated cheap
constexpr std::size_t kMaxTitle = 1024;  // of a link's title
constexpr std::size_t kMaxTag = 1024;    // the same for "<a href=…>"

std::string resolve(std::string_view url) {
  std::string out;
  for (std::size_t i = 0; i < url.size(); ++i) {
    if (url[i] == '\\' && i + 1 < url.size() && text::is_ascii_punctuation(url[i + 1])) {
      out += url[++i];
    } else if (url.substr(i).starts_with("&amp;")) {
      out += '&';
      i += 4;
    } else {
      out += url[i];
    }
  }
  return out;
}

// The destination after "](" at `pos`; gives the offset after ')' or nothing.
std::optional<std::size_t> destination(std::string_view s, std::size_t pos, std::string& url) {
  const std::size_t limit = std::min(s.size(), pos + kMaxDestination);
  const auto skip = [&] {
    while (pos < limit && (s[pos] == ' ' || s[pos] == '\t' || s[pos] == '\n')) ++pos;
  };
  skip();
  std::size_t begin = pos;
  std::size_t end = pos;
  if (pos < limit && s[pos] == '<') {
    ++begin;
    while (++pos < limit && s[pos] != '>' && s[pos] != '<' && s[pos] != '\n') {
    }
    if (pos >= limit || s[pos] != '>') return std::nullopt;
    end = pos++;
  } else {
    int depth = 0;
    for (; pos<limit&& static_cast<unsigned char>(s[pos])> ' '; ++pos) {
      if (s[pos] == '\\' && pos + 1 < limit && text::is_ascii_punctuation(s[pos + 1])) {
        ++pos;
      } else if (s[pos] == '(') {
        if (++depth > kMaxParentheses) return std::nullopt;
      } else if (s[pos] == ')' && depth-- == 0) {
        break;
      }
    }
    end = std::min(pos, limit);
  }
  url = resolve(s.substr(begin, end - begin));
  skip();
  if (pos < limit && (s[pos] == '"' || s[pos] == '\'' || s[pos] == '(') && pos > end) {
    const char close = s[pos] == '(' ? ')' : s[pos];
    const std::size_t title_limit = std::min(limit, pos + kMaxTitle);
    while (++pos < title_limit && s[pos] != close) {
      if (s[pos] == '\\') ++pos;
    }
    if (pos >= title_limit) return std::nullopt;
    ++pos;
    skip();
  }
  if (pos >= limit || s[pos] != ')') return std::nullopt;
  return pos + 1;
}

bool starts_url(std::string_view s) { return s.starts_with("https://") || s.starts_with("http://"); }

std::size_t bare_url_end(std::string_view s, std::size_t pos) {
  int depth = 0;
  while (pos < s.size() && static_cast<unsigned char>(s[pos]) > ' ' && s[pos] != '<' && s[pos] != '>' &&
         s[pos] != '"' && s[pos] != ']') {
    if (s[pos] == '(') ++depth;
    if (s[pos] == ')' && depth-- == 0) break;
    ++pos;
  }
  while (pos > 0 && std::string_view("?!.,:*_~'").find(s[pos - 1]) != std::string_view::npos) --pos;
  return pos;
}

// `lower` is in lower case.
std::size_t find_ignoring_case(std::string_view text, std::string_view lower) {
  const auto at = std::search(text.begin(), text.end(), lower.begin(), lower.end(),
                              [](char a, char b) { return text::to_ascii_lower(a) == b; });
  return at == text.end() ? std::string_view::npos : static_cast<std::size_t>(at - text.begin());
}

constexpr std::array<bool, 256> bytes_of(std::string_view set) {
  std::array<bool, 256> bytes{};
  for (const char c : set) bytes[static_cast<unsigned char>(c)] = true;
  return bytes;
}
constexpr auto kBegins = bytes_of("\\`[]<h\n");  // what Scanner::run looks at

// Whether a line that begins with this byte may be anything but text of a paragraph: blank, indented, a heading, an
// item, a break.
bool may_begin_block(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x80 && !text::is_ascii_alpha(c);
}

class Scanner {
 public:
  Scanner(std::string_view text, const Definitions& definitions) : s_(text), definitions_(definitions) {}

  std::vector<Span> run() {
    bool line_start = true;
    while (pos_ < s_.size()) {
      if (line_start && (skip_fence() || skip_indented_code())) continue;
      const char c = s_[pos_];
      line_start = c == '\n';
      switch (c) {
        case '\\':
          pos_ += pos_ + 1 < s_.size() && s_[pos_ + 1] != '\n' ? 2 : 1;
          break;
        case '`':
          code_span();
          break;
        case '[':
          open_.push_back(pos_++);
          break;
        case ']':
          close();
          break;
        case '<':
          angle();
          break;
        case 'h':
          bare();
          break;
        case '\n':
          ++pos_;
          if (pos_ < s_.size() && s_[pos_] == '\n') open_.clear();  // brackets do not reach over blocks
          break;
        default:
          while (++pos_ < s_.size() && !kBegins[static_cast<unsigned char>(s_[pos_])]) {
          }
      }
    }
    std::sort(spans_.begin(), spans_.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
    return std::move(spans_);
  }

 private:
  bool skip_fence() {
    std::size_t at = pos_;
    while (at < s_.size() && s_[at] == ' ' && at - pos_ < 12) ++at;
    const char c = at < s_.size() ? s_[at] : ' ';
    if (c != '`' && c != '~') return false;
    std::size_t length = 0;
    while (at + length < s_.size() && s_[at + length] == c) ++length;
    if (length < 3) return false;
    std::size_t end = s_.find('\n', at);
    if (c == '`' && s_.substr(at + length, end == std::string_view::npos ? end : end - at - length).find('`') !=
                        std::string_view::npos)
      return false;
    while (end != std::string_view::npos) {
      const std::size_t next = s_.find('\n', end + 1);
      const std::string_view line =
          text::trim(s_.substr(end + 1, next == std::string_view::npos ? next : next - end - 1));
      end = next;
      if (line.size() >= length && line.find_first_not_of(c) == std::string_view::npos) break;
    }
    pos_ = end == std::string_view::npos ? s_.size() : end;
    return true;
  }

  // Four columns are code where no paragraph goes on and no list could hold the line.
  bool skip_indented_code() {
    if (!may_begin_block(s_[pos_])) {
      in_list_ = in_list_ && in_paragraph_;
      in_paragraph_ = true;
      return false;
    }
    const std::size_t end = std::min(s_.find('\n', pos_), s_.size());
    const std::string_view line = s_.substr(pos_, end - pos_);
    if (is_blank(line)) {
      in_paragraph_ = false;
      return false;
    }
    const std::size_t indent = indent_of(line);
    if (indent >= 4 && !in_paragraph_ && !in_list_) {
      pos_ = end;
      return true;
    }
    if (try_list_item(line)) in_list_ = true;
    else if (indent == 0 && !in_paragraph_) in_list_ = false;
    in_paragraph_ = !try_heading(line) && !is_thematic_break(line);
    return false;
  }

  void code_span() {
    std::size_t length = 0;
    while (pos_ + length < s_.size() && s_[pos_ + length] == '`') ++length;
    std::size_t at = pos_ + length;
    // A run of a length that found no partner once will find none later either: that keeps the scan linear.
    if (length < no_partner_.size() && !no_partner_[length]) {
      while (at < s_.size()) {
        at = s_.find('`', at);
        if (at == std::string_view::npos) break;
        std::size_t run = 0;
        while (at + run < s_.size() && s_[at + run] == '`') ++run;
        at += run;
        if (run != length) continue;
        pos_ = at;
        return;
      }
      no_partner_[length] = true;
    }
    pos_ += length;
  }

  void close() {
    const std::size_t at = pos_++;
    if (open_.empty()) return;
    const std::size_t begin = open_.back();
    open_.pop_back();
    const bool image = begin > 0 && s_[begin - 1] == '!' && (begin < 2 || s_[begin - 2] != '\\');
    Span span{image ? SpanKind::kImage : SpanKind::kLink, image ? begin - 1 : begin, at + 1, begin + 1, at, {}};
    if (pos_ < s_.size() && s_[pos_] == '(') {
      if (const auto end = destination(s_, pos_ + 1, span.url)) {
        pos_ = span.end = *end;
        spans_.push_back(std::move(span));
        return;
      }
    }
    if (!definitions_.empty()) {
      std::string label;
      std::size_t end = pos_;
      if (pos_ < s_.size() && s_[pos_] == '[') {
        const std::size_t last = s_.substr(0, std::min(s_.size(), pos_ + kMaxTag)).find(']', pos_);
        if (last != std::string_view::npos) {
          label = definition_label(s_.substr(pos_ + 1, last - pos_ - 1));
          end = last + 1;
        }
      }
      if (label.empty() && at - begin < kMaxTag) label = definition_label(s_.substr(begin + 1, at - begin - 1));
      const auto found = definitions_.find(label);
      if (found != definitions_.end()) {
        span.url = found->second;
        pos_ = span.end = end;
        spans_.push_back(std::move(span));
        return;
      }
    }
    span.kind = SpanKind::kBracket;
    if (!image) spans_.push_back(std::move(span));
  }

  void angle() {
    if (starts_url(s_.substr(pos_ + 1))) {
      const std::size_t end = s_.substr(0, std::min(s_.size(), pos_ + kMaxDestination)).find_first_of("> \n", pos_);
      if (end != std::string_view::npos && s_[end] == '>') {
        spans_.push_back(
            {SpanKind::kAutolink, pos_, end + 1, pos_ + 1, end, std::string(s_.substr(pos_ + 1, end - pos_ - 1))});
        pos_ = end + 1;
        return;
      }
    }
    const std::string_view rest = s_.substr(pos_, kMaxTag);
    if (rest.size() > 3 && text::to_ascii_lower(rest[1]) == 'a' &&
        (rest[2] == ' ' || rest[2] == '\t' || rest[2] == '\n')) {
      const std::size_t tag = rest.find('>');
      const std::size_t href = find_ignoring_case(rest.substr(0, tag), "href=");
      const std::size_t end = find_ignoring_case(rest, "</a>");
      if (tag != std::string_view::npos && href != std::string_view::npos && end != std::string_view::npos &&
          end > tag) {
        std::string_view value = rest.substr(href + 5, tag - href - 5);
        if (!value.empty() && (value.front() == '"' || value.front() == '\'')) {
          value = value.substr(1, value.find(value.front(), 1) - 1);
        } else {
          value = value.substr(0, value.find_first_of(" \t\n/"));
        }
        spans_.push_back({SpanKind::kAnchor, pos_, pos_ + end + 4, pos_ + tag + 1, pos_ + end, resolve(value)});
        pos_ += end + 4;
        return;
      }
    }
    take_tag(rest);
    ++pos_;
  }

  // The addresses in a tag are not shown; an image in it is one.
  void take_tag(std::string_view rest) {
    const std::size_t close = rest.find('>');
    if (rest.size() < 3 || close == std::string_view::npos) return;
    if (!text::is_ascii_alpha(rest[1]) && rest[1] != '/' && rest[1] != '!') return;
    tag_end_ = pos_ + close;
    const std::string_view tag = rest.substr(0, close);
    if (find_ignoring_case(tag, "<img") != 0) return;
    const auto value = [&](std::string_view name) -> std::string_view {
      const std::size_t at = find_ignoring_case(tag, name);
      if (at == std::string_view::npos) return {};
      const std::string_view text = tag.substr(at + name.size());
      if (text.starts_with('"') || text.starts_with('\'')) return text.substr(1, text.find(text.front(), 1) - 1);
      return text.substr(0, text.find_first_of(" \t\n/"));
    };
    const std::string_view alt = value(" alt=");
    const std::size_t begin = alt.empty() ? tag_end_ : static_cast<std::size_t>(alt.data() - s_.data());
    spans_.push_back({SpanKind::kImage, pos_, tag_end_ + 1, begin, begin + alt.size(), resolve(value(" src="))});
  }

  void bare() {
    const bool word_before = pos_ > 0 && (text::is_ascii_alpha(s_[pos_ - 1]) || text::is_ascii_digit(s_[pos_ - 1]));
    if (word_before || !starts_url(s_.substr(pos_))) {
      ++pos_;
      return;
    }
    const std::size_t end = bare_url_end(s_, pos_);
    if (end > pos_ + 8 && pos_ >= tag_end_ && open_.empty())
      spans_.push_back({SpanKind::kAutolink, pos_, end, pos_, end, std::string(s_.substr(pos_, end - pos_))});
    pos_ = std::max(end, pos_ + 1);
  }

  std::string_view s_;
  const Definitions& definitions_;
  std::size_t pos_ = 0;
  std::size_t tag_end_ = 0;  // of the last tag
  bool in_paragraph_ = false;
  bool in_list_ = false;
  std::vector<std::size_t> open_;
  std::array<bool, 33> no_partner_{};
  std::vector<Span> spans_;
};

}  // namespace

std::vector<Span> scan_inline(std::string_view markdown, const Definitions& definitions) {
  return Scanner(markdown, definitions).run();
}

std::string definition_label(std::string_view text) {
  std::string label = text::collapse_spaces(text);
  for (char& c : label) c = text::to_ascii_lower(c);
  return label;
}

Definition try_definition(std::string_view line) {
  const std::size_t start = line.find_first_not_of(' ');
  if (start > 3 || line[start] != '[' || line.substr(start).starts_with("[^")) return {};
  const std::size_t close = line.find("]:", start);
  if (close == std::string_view::npos ||
      line.substr(start + 1, close - start - 1).find_first_of("[]") != std::string_view::npos)
    return {};
  std::string_view url = text::trim(line.substr(close + 2));
  if (url.starts_with("<")) {
    url = url.substr(1, url.find('>') - 1);
  } else {
    const std::size_t end = url.find_first_of(" \t");
    const std::string_view title = end == std::string_view::npos ? std::string_view{} : text::trim(url.substr(end));
    if (!title.empty() && title.front() != '"' && title.front() != '\'' && title.front() != '(') return {};
    url = url.substr(0, end);
  }
  std::string label = definition_label(line.substr(start + 1, close - start - 1));
  if (label.empty() || url.empty()) return {};
  return {std::move(label), resolve(url)};
}

}  // namespace yoyak::digest
