#include "support/spec_file.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace yoyak::test {
namespace {

constexpr std::string_view kTitle = "=== ";
constexpr std::string_view kOptions = "options:";

struct Symbol {
  std::string_view shown;
  char meant;
};
constexpr Symbol kSymbols[] = {{"␉", '\t'}, {"␍", '\r'}, {"␀", '\0'}, {"␠", ' '}};

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return lines;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool is_separator(std::string_view line) {
  return line.size() >= 3 && line.find_first_not_of('-') == std::string_view::npos;
}

std::string from_shown(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto* symbol = std::find_if(std::begin(kSymbols), std::end(kSymbols),
                                      [&](const Symbol& s) { return text.substr(i, s.shown.size()) == s.shown; });
    if (symbol != std::end(kSymbols)) {
      out.push_back(symbol->meant);
      i += symbol->shown.size();
    } else {
      out.push_back(text[i++]);
    }
  }
  return out;
}

std::string to_shown(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool stripped = text[i] == ' ' && (i + 1 == text.size() || text[i + 1] == '\n');
    const auto* symbol = std::find_if(std::begin(kSymbols), std::end(kSymbols), [&](const Symbol& s) {
      return s.meant == text[i] && (s.meant != ' ' || stripped);
    });
    if (symbol != std::end(kSymbols)) {
      out += symbol->shown;
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

// One trailing line break is ignored: an output "<p>a</p>\n" and an expectation "<p>a</p>" are equal.
std::string_view without_last_break(std::string_view text) {
  if (!text.empty() && text.back() == '\n') text.remove_suffix(1);
  return text;
}

std::string join(const std::vector<std::string_view>& lines, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) {
    if (i > begin) out.push_back('\n');
    out += lines[i];
  }
  return out;
}

}  // namespace

bool has_option(std::string_view options, std::string_view name) {
  while (!options.empty()) {
    const std::size_t end = options.find(' ');
    const std::string_view word = options.substr(0, end);
    if (word.substr(0, word.find('=')) == name) return true;
    if (end == std::string_view::npos) break;
    options.remove_prefix(end + 1);
  }
  return false;
}

std::string_view option_value(std::string_view options, std::string_view name, std::string_view fallback) {
  while (!options.empty()) {
    const std::size_t end = options.find(' ');
    const std::string_view word = options.substr(0, end);
    const std::size_t equals = word.find('=');
    if (equals != std::string_view::npos && word.substr(0, equals) == name) return word.substr(equals + 1);
    if (end == std::string_view::npos) break;
    options.remove_prefix(end + 1);
  }
  return fallback;
}

SpecFile parse_spec(std::string path, std::string text) {
  SpecFile file{std::move(path), std::move(text), {}, {}};
  const std::vector<std::string_view> lines = split_lines(file.text);
  const auto fail = [&](std::size_t line, std::string_view why) {
    file.error = file.path + ":" + std::to_string(line) + ": " + std::string(why);
  };
  std::size_t i = 0;
  while (i < lines.size() && lines[i].substr(0, kTitle.size()) != kTitle) ++i;
  while (i < lines.size()) {
    SpecCase one;
    one.line = i + 1;
    one.title = std::string(trim(lines[i].substr(kTitle.size())));
    ++i;
    if (i < lines.size() && lines[i].substr(0, kOptions.size()) == kOptions) {
      one.options = std::string(trim(lines[i].substr(kOptions.size())));
      ++i;
    }
    if (i == lines.size() || !is_separator(lines[i])) {
      fail(i + 1, "expected a line of hyphens before the input");
      return file;
    }
    const std::string_view separator = lines[i++];
    const std::size_t input = i;
    while (i < lines.size() && lines[i] != separator) ++i;
    if (i == lines.size()) {
      fail(one.line, "the case has no line of hyphens before the expected output");
      return file;
    }
    one.input = from_shown(join(lines, input, i));
    const std::size_t expected = ++i;
    one.expected_line = expected + 1;
    while (i < lines.size() && lines[i].substr(0, kTitle.size()) != kTitle) ++i;
    std::size_t end = i;
    while (end > expected && lines[end - 1].empty()) --end;  // blank lines between cases
    one.expected = from_shown(join(lines, expected, end));
    file.cases.push_back(std::move(one));
  }
  if (file.cases.empty()) fail(1, "no cases: a spec file must not be empty");
  return file;
}

std::string line_diff(std::string_view expected, std::string_view actual) {
  const std::vector<std::string_view> a = split_lines(expected);
  const std::vector<std::string_view> b = split_lines(actual);
  // Longest common subsequence by the plain table: spec outputs are short.
  std::vector<std::vector<std::size_t>> best(a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      best[i][j] = a[i] == b[j] ? best[i + 1][j + 1] + 1 : std::max(best[i + 1][j], best[i][j + 1]);
    }
  }
  std::string out;
  const auto put = [&](char mark, std::string_view line) {
    out += "  ";
    out.push_back(mark);
    out.push_back(' ');
    out += to_shown(line);
    out.push_back('\n');
  };
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      put(' ', a[i]);
      ++i;
      ++j;
    } else if (j == b.size() || (i < a.size() && best[i + 1][j] >= best[i][j + 1])) {
      put('-', a[i++]);
    } else {
      put('+', b[j++]);
    }
  }
  return out;
}

SpecReport run_spec(const SpecFile& file, const SpecFunction& function) {
  SpecReport report;
  if (!file.error.empty()) {
    report.failures.push_back(file.error);
    return report;
  }
  for (const SpecCase& one : file.cases) {
    ++report.cases;
    const std::string actual = function(one.input, one.options);
    if (without_last_break(actual) == without_last_break(one.expected)) continue;
    report.failures.push_back(file.path + ":" + std::to_string(one.line) + ": " + one.title + "\n" +
                              line_diff(one.expected, actual));
  }
  return report;
}

std::string updated_spec(const SpecFile& file, const SpecFunction& function) {
  const std::vector<std::string_view> lines = split_lines(file.text);
  std::string out;
  std::size_t copied = 0;
  for (const SpecCase& one : file.cases) {
    for (; copied + 1 < one.expected_line; ++copied) {
      out += lines[copied];
      out.push_back('\n');
    }
    const std::string actual = function(one.input, one.options);
    const std::string shown = to_shown(without_last_break(actual));
    out += shown;
    if (!shown.empty()) out.push_back('\n');
    while (copied < lines.size() && lines[copied].substr(0, kTitle.size()) != kTitle) ++copied;
    if (copied < lines.size()) out.push_back('\n');
  }
  return out;
}

SpecReport run_spec_folder(const std::string& folder, const SpecFunction& function) {
  namespace fs = std::filesystem;
  SpecReport report;
  std::vector<std::string> paths;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ".txt") paths.push_back(it->path().generic_string());
  }
  if (paths.empty()) report.failures.push_back(folder + ": no spec files");
  std::sort(paths.begin(), paths.end());
  const char* update = std::getenv("YOYAK_SPEC_UPDATE");
  const bool rewrite = update != nullptr && std::string_view(update) == "1";
  for (const std::string& path : paths) {
    std::ifstream stream(path, std::ios::binary);
    SpecFile file = parse_spec(path, std::string(std::istreambuf_iterator<char>(stream), {}));
    if (rewrite && file.error.empty()) {
      std::string text = updated_spec(file, function);
      if (text != file.text) {
        std::ofstream(path, std::ios::binary) << text;
        file = parse_spec(path, std::move(text));
      }
    }
    SpecReport one = run_spec(file, function);
    report.cases += one.cases;
    std::move(one.failures.begin(), one.failures.end(), std::back_inserter(report.failures));
  }
  return report;
}

}  // namespace yoyak::test
