#include "digest/local/paths.hpp"

#include <algorithm>
#include <vector>

#include "digest/values/links.hpp"
#include "text/characters.hpp"
#include "text/utf8.hpp"

namespace yoyak::digest {
namespace {

constexpr std::string_view kImages[] = {"png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "bmp", "ico", "apng"};
constexpr std::string_view kOthers[] = {"mp3",  "m4a",  "ogg",  "oga", "opus", "wav", "flac", "mp4",  "m4v", "webm",
                                        "ogv",  "mov",  "pdf",  "txt", "csv",  "tsv", "json", "epub", "zip", "gz",
                                        "docx", "xlsx", "pptx", "odt", "ods",  "hwp", "hwpx", "ipynb"};

// Hangul letters of macOS file names (U+1100 to U+11FF) as the syllables that everybody else writes: links may hold
// them percent-encoded, so that no host could compose them.
std::string compose_hangul(std::string_view text) {
  if (text.find('\xE1') == std::string_view::npos) return std::string(text);
  constexpr char32_t kInitial = 0x1100, kVowel = 0x1161, kFinal = 0x11A7, kSyllable = 0xAC00;
  std::u32string out;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t code = text::next_unchecked(text, pos);
    const bool vowel = code >= kVowel && code < kVowel + 21;
    const bool final = code > kFinal && code < kFinal + 28;
    char32_t* last = out.empty() ? nullptr : &out.back();
    if (last && vowel && *last >= kInitial && *last < kInitial + 19)
      *last = kSyllable + ((*last - kInitial) * 21 + (code - kVowel)) * 28;
    else if (last && final && *last >= kSyllable && *last < kSyllable + 11172 && (*last - kSyllable) % 28 == 0)
      *last += code - kFinal;
    else out.push_back(code);
  }
  std::string composed;
  for (const char32_t code : out) text::append(code, composed);
  return composed;
}

std::string decoded(std::string_view text) {
  const std::string bytes = percent_decode(text);
  return text::is_valid(bytes) && bytes.find('\0') == std::string::npos ? compose_hangul(bytes) : std::string(text);
}

}  // namespace

std::optional<LinkPath> resolve_link(std::string_view from, std::string_view url) {
  url = text::trim(url);
  LinkPath link;
  if (const std::size_t hash = url.find('#'); hash != std::string_view::npos) {
    link.fragment = url.substr(hash + 1);
    url = url.substr(0, hash);
  }
  const std::string target = decoded(url.substr(0, url.find('?')));
  std::vector<std::string_view> parts;
  const auto walk = [&](std::string_view path) {
    while (!path.empty()) {
      const std::size_t end = std::min(path.find_first_of("/\\"), path.size());
      const std::string_view part = path.substr(0, end);
      path.remove_prefix(std::min(end + 1, path.size()));
      if (part.empty() || part == ".") continue;
      if (part != "..") parts.push_back(part);
      else if (parts.empty()) return false;
      else parts.pop_back();
    }
    return true;
  };
  if (!target.starts_with('/')) {
    const std::size_t slash = from.rfind('/');
    walk(from.substr(0, slash == std::string_view::npos ? 0 : slash));
  }
  if (!walk(target)) return std::nullopt;
  for (const std::string_view part : parts) {
    if (!link.path.empty()) link.path += '/';
    link.path += part;
  }
  return link;
}

std::string ending_of(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);  // npos + 1 is 0
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  return text::lower_case(name.substr(dot + 1));
}

FileKind file_kind(std::string_view path) {
  const std::string ending = ending_of(path);
  const auto is = [&](std::string_view each) { return each == ending; };
  if (std::any_of(std::begin(kImages), std::end(kImages), is)) return FileKind::kImage;
  return std::any_of(std::begin(kOthers), std::end(kOthers), is) ? FileKind::kOther : FileKind::kRefused;
}

std::string encode_destination(std::string_view text) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || text::is_ascii_alpha(c) || text::is_ascii_digit(c) ||
        std::string_view("-._~=").find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    out += '%';
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  }
  return out;
}

}  // namespace yoyak::digest
