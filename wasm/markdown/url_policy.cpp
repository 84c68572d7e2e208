#include "markdown/url_policy.hpp"

#include <array>
#include <cstddef>
#include <cstring>

#include "markdown/entities.hpp"
#include "markdown/escape.hpp"

namespace yoyak::markdown {
namespace {

constexpr std::size_t kLongestEntity = 34;  // "&CounterClockwiseContourIntegral;" is 33

bool is_alpha(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_control_or_space(char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; }

// What browsers remove before they parse a URL: controls and spaces at both ends here, tabs and line breaks in between
// where the URL is written.
std::string_view trim(std::string_view url) {
  while (!url.empty() && static_cast<unsigned char>(url.front()) <= 0x20) url.remove_prefix(1);
  while (!url.empty() && static_cast<unsigned char>(url.back()) <= 0x20) url.remove_suffix(1);
  return url;
}

// The part that can hold a scheme: up to the first '/', '?' or '#' (a '#' of a numeric entity does not count).
std::string_view head(std::string_view url) {
  for (std::size_t i = 0; i < url.size(); ++i) {
    const char c = url[i];
    if (c == '/' || c == '?' || (c == '#' && (i == 0 || url[i - 1] != '&'))) return url.substr(0, i);
  }
  return url;
}

// Decodes percent and entity encoding until nothing changes, in one pass: whatever completes a sequence at the end of
// what is written so far is replaced at once, so the result holds no complete sequence. Controls and spaces are
// dropped.
std::string decode_fully(std::string_view text) {
  std::string out;
  std::string pending(text.rbegin(), text.rend());  // a stack: the next character is at its back
  while (!pending.empty()) {
    const char c = pending.back();
    pending.pop_back();
    if (is_control_or_space(c)) continue;
    out.push_back(c);
    const std::size_t size = out.size();
    if (size >= 3 && out[size - 3] == '%' && hex_value(out[size - 2]) >= 0 && hex_value(c) >= 0) {
      const char byte = static_cast<char>(hex_value(out[size - 2]) * 16 + hex_value(c));
      out.resize(size - 3);
      pending.push_back(byte);
    } else if (c == ';') {
      const std::size_t from = size > kLongestEntity ? size - kLongestEntity : 0;
      const std::string_view tail = std::string_view(out).substr(from);
      const std::size_t ampersand = tail.rfind('&');
      std::string value;
      if (ampersand != std::string_view::npos && append_entity(tail.substr(ampersand), value)) {
        out.resize(from + ampersand);
        pending.append(value.rbegin(), value.rend());
      }
    }
  }
  return out;
}

enum class Scheme { kNone, kHttp, kMail, kOther };

Scheme scheme_of(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_alpha(text[0])) return Scheme::kNone;
  const std::string_view name = text.substr(0, colon);
  for (const char c : name) {
    if (!is_alpha(c) && !is_digit(c) && c != '+' && c != '-' && c != '.') return Scheme::kNone;
  }
  const auto is = [&](std::string_view lower) {
    if (name.size() != lower.size()) return false;
    for (std::size_t i = 0; i < name.size(); ++i) {
      if (!is_alpha(name[i]) || (name[i] | 0x20) != lower[i]) return false;
    }
    return true;
  };
  if (is("http") || is("https")) return Scheme::kHttp;
  return is("mailto") ? Scheme::kMail : Scheme::kOther;
}

// Characters that CommonMark's reference implementation leaves alone in an href.
constexpr std::array<bool, 256> make_plain() {
  std::array<bool, 256> plain{};
  for (const char c :
       std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.+!*(),%#@?=;:/$~'&")) {
    plain[static_cast<unsigned char>(c)] = true;
  }
  return plain;
}
constexpr std::array<bool, 256> kPlain = make_plain();

// `//host`: what browsers see, which leave out tabs and line breaks.
bool begins_with_host(std::string_view url) {
  std::size_t slashes = 0;
  for (const char c : url) {
    if (c == '\t' || c == '\n' || c == '\r') continue;
    if (c != '/' || ++slashes == 2) break;
  }
  return slashes == 2;
}

template <bool kAttribute>
void append_encoded(std::string_view url, OutputBuffer& out) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  constexpr std::size_t kLongest = 6;  // "&#x27;"
  url = trim(url);
  if (begins_with_host(url))
    out += "https:";  // in a page that is opened as a file it would be another computer's folder
  char* to = out.room(url.size() + kLongest);
  for (std::size_t i = 0; i < url.size(); ++i) {
    const auto byte = static_cast<unsigned char>(url[i]);
    if (kPlain[byte] && !(kAttribute && (byte == '&' || byte == '\''))) {
      *to++ = static_cast<char>(byte);
      continue;
    }
    const auto write = [&](const char* text, std::size_t size) {
      std::memcpy(to, text, size);
      to += size;
    };
    if (byte == '&') {
      write("&amp;", 5);
    } else if (byte == '\'') {
      write("&#x27;", 6);
    } else if (kAttribute && byte == static_cast<unsigned char>(kEntityMark)) {
      *to++ = '&';
    } else if (byte != '\t' && byte != '\n' && byte != '\r') {
      const char encoded[3] = {'%', kHex[byte >> 4], kHex[byte & 15]};
      write(encoded, 3);
    }
    out.set_end(to);
    to = out.room(url.size() - i + kLongest);
  }
  out.set_end(to);
}

}  // namespace

UrlKind classify_url(std::string_view url) {
  url = trim(url);
  if (url.empty()) return UrlKind::kRelative;
  if (url[0] == '#') return UrlKind::kFragment;
  const std::string_view first = head(url);
  bool plain = true;
  for (const char c : first) {
    if (c == '%' || c == '&' || is_control_or_space(c)) plain = false;
  }
  std::string decoded;
  if (!plain) decoded = decode_fully(first);
  // A scheme that a browser sees in the URL as it is written comes first; no decoding can take it away again.
  const std::string_view judged = plain ? first : std::string_view(decoded);
  switch (scheme_of(judged)) {
    case Scheme::kHttp:
      return UrlKind::kExternal;
    case Scheme::kMail:
      return UrlKind::kMail;
    case Scheme::kOther:
      return UrlKind::kRejected;
    case Scheme::kNone:
      break;
  }
  // An unfinished entity ("&#58" without its semicolon) is decoded by some readers.
  if (judged.find("&#") != std::string_view::npos) return UrlKind::kRejected;
  return begins_with_host(url) ? UrlKind::kExternal : UrlKind::kRelative;
}

void append_url_attribute(std::string_view url, OutputBuffer& out) { append_encoded<true>(url, out); }

std::optional<std::string> safe_url(std::string_view url) {
  if (classify_url(url) == UrlKind::kRejected) return std::nullopt;
  std::string encoded;
  {
    OutputBuffer out(encoded, url.size());
    append_encoded<false>(url, out);
  }
  return encoded;
}

bool is_external(std::string_view url) { return classify_url(url) == UrlKind::kExternal; }

}  // namespace yoyak::markdown
