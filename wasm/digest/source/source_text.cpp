#include "digest/source/source_text.hpp"

#include <algorithm>
#include <bit>

#include "text/bytes16.hpp"
#include "text/characters.hpp"
#include "text/scan.hpp"
#include "text/utf8.hpp"

namespace yoyak::digest {
namespace {

enum class Encoding { kUtf8, kUtf16Le, kUtf16Be };

Encoding encoding_of(std::string_view bytes) {
  if (bytes.size() >= 2) {
    if (bytes[0] == '\xFF' && bytes[1] == '\xFE') return Encoding::kUtf16Le;
    if (bytes[0] == '\xFE' && bytes[1] == '\xFF') return Encoding::kUtf16Be;
  }
  // Without a mark: pages start with ASCII ("---", "# "), so every second byte of the beginning is NUL.
  if (bytes.size() >= 8 && bytes.size() % 2 == 0) {
    bool little = true;
    bool big = true;
    for (std::size_t i = 0; i < 8; i += 2) {
      little = little && bytes[i] != '\0' && bytes[i + 1] == '\0';
      big = big && bytes[i] == '\0' && bytes[i + 1] != '\0';
    }
    if (little) return Encoding::kUtf16Le;
    if (big) return Encoding::kUtf16Be;
  }
  return Encoding::kUtf8;
}

std::string from_utf16(std::string_view bytes, bool little) {
  std::string out;
  out.reserve(bytes.size());
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]);
    const auto b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(little ? a | (b << 8) : b | (a << 8));
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (c == 0xFEFF && i == 0) continue;
    if (c >= 0xD800 && c <= 0xDBFF && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 && unit(i + 2) <= 0xDFFF) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
      i += 2;
    } else if (c >= 0xD800 && c <= 0xDFFF) {
      c = 0xFFFD;
    }
    text::append(c, out);
  }
  if (bytes.size() % 2 != 0) text::append(0xFFFD, out);
  return out;
}

// What nobody sees at the start of a line: zero-width spaces and joiners, byte order marks, directions of writing.
std::size_t invisible_size(std::string_view text) {
  for (const std::string_view mark :
       {"\xE2\x80\x8B", "\xEF\xBB\xBF", "\xE2\x81\xA0", "\xE2\x80\x8E", "\xE2\x80\x8F", "\xE2\x80\x8C"}) {
    if (text.starts_with(mark)) return mark.size();
  }
  return 0;
}

// The start of a line as Markdown knows it, for what looks like it: nothing invisible before its first letter,
// full-width number signs as plain ones, other blanks behind them as spaces. Appends it to `out`; gives the bytes that
// it took.
std::size_t take_line_start(std::string_view line, std::string& out) {
  constexpr std::string_view kWideSign = "\xEF\xBC\x83";
  constexpr std::string_view kBlanks[] = {"\xE3\x80\x80", "\xC2\xA0", " "};
  // What all this begins with; most lines do not.
  if (line.empty() || std::string_view(" #\xE2\xEF").find(line.front()) == std::string_view::npos) return 0;
  std::size_t at = 0;
  for (std::size_t size = 1; size > 0; at += size) {
    size = line.substr(at).starts_with(" ") ? 1 : 0;
    if (size == 0) size = invisible_size(line.substr(at));
    else out += ' ';
  }
  std::size_t signs = 0;
  std::size_t end = at;
  for (; signs < 7; ++signs) {
    const std::size_t size = line.substr(end).starts_with('#') ? 1 : line.substr(end).starts_with(kWideSign) ? 3 : 0;
    if (size == 0) break;
    end += size;
  }
  for (const std::string_view blank : kBlanks) {
    if (signs == 0 || signs > 6 || !line.substr(end).starts_with(blank)) continue;
    out.append(signs, '#') += ' ';
    return end + blank.size();
  }
  return at;
}

// Offset of the next line feed, carriage return or NUL, or the size.
std::size_t line_end(std::string_view bytes, std::size_t at) {
  for (; at + 16 <= bytes.size(); at += 16) {
    const text::Bytes16 block = text::load16(bytes.data() + at);
    const text::Bytes16 ends = text::equal(block, text::splat('\n')) | text::equal(block, text::splat('\r')) |
                               text::equal(block, text::splat('\0'));
    if (const unsigned bits = text::top_bits(ends); bits != 0)
      return at + static_cast<unsigned>(std::countr_zero(bits));
  }
  while (at < bytes.size() && bytes[at] != '\n' && bytes[at] != '\r' && bytes[at] != '\0') ++at;
  return at;
}

}  // namespace

std::string decode_source(std::string_view path, std::string_view bytes, std::vector<Diagnostic>& diagnostics) {
  std::string decoded;
  const Encoding encoding = encoding_of(bytes);
  if (encoding != Encoding::kUtf8) {
    decoded = from_utf16(bytes, encoding == Encoding::kUtf16Le);
    bytes = decoded;
    diagnostics.push_back(
        make_diagnostic(DiagnosticCode::kUtf16, path, 0, 0,
                        "The file is encoded as UTF-16. It was read; save it as UTF-8, which every other tool reads."));
  } else if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
  }
  std::string out;
  out.reserve(bytes.size() + 1);
  std::uint32_t line = 1;
  std::size_t line_start = 0;
  std::uint32_t first_bad_line = 0;
  std::uint32_t first_bad_column = 0;
  std::size_t bad_count = 0;
  std::size_t bad_line_start = 0;
  std::size_t good = text::first_invalid(bytes);  // everything between `pos` and this is well-formed
  bool fenced = false;                            // code stays as it is
  for (std::size_t pos = 0; pos < bytes.size();) {
    if (out.size() == line_start) {
      const std::string_view rest = bytes.substr(pos);
      const std::string_view first = rest.substr(std::min(rest.find_first_not_of(' '), rest.size()));
      if (first.starts_with("```") || first.starts_with("~~~")) fenced = !fenced;
      else if (!fenced) pos += take_line_start(rest, out);
      if (pos == bytes.size()) break;
    }
    const char c = bytes[pos];
    if (c == '\r' || c == '\n') {
      out += '\n';
      pos += c == '\r' && pos + 1 < bytes.size() && bytes[pos + 1] == '\n' ? 2 : 1;
      ++line;
      line_start = out.size();
      continue;
    }
    if (pos < good) {  // to the end of the line, or of what is well-formed
      const std::size_t end = std::min(line_end(bytes, pos), good);
      if (end > pos) {
        out.append(bytes.substr(pos, end - pos));
        pos = end;
        continue;
      }
    } else if (const text::Decoded next = text::decode(bytes, pos); next.valid && c != '\0') {
      good = pos + text::first_invalid(bytes.substr(pos));
      continue;
    }
    if (bad_count++ == 0) {
      first_bad_line = line;
      first_bad_column = static_cast<std::uint32_t>(text::count(std::string_view(out).substr(line_start))) + 1;
      bad_line_start = line_start;
    }
    out += text::kReplacementUtf8;
    pos += text::decode(bytes, pos).size;
  }
  if (bad_count > 0) {
    const std::string_view rest = std::string_view(out).substr(bad_line_start);
    diagnostics.push_back(
        make_diagnostic(DiagnosticCode::kInvalidUtf8, path, first_bad_line, first_bad_column,
                        std::to_string(bad_count) + (bad_count == 1 ? " place is" : " places are") +
                            " not valid UTF-8 and shown as U+FFFD; this is the first. Save the file as UTF-8.",
                        rest.substr(0, rest.find('\n'))));
  }
  return out;
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text::find_byte(text, '\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

}  // namespace yoyak::digest
