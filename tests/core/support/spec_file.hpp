// Spec files: readable test cases, each with an input, an expected output and perhaps options. One runner for every
// area (Markdown to HTML, pages to models). A file is a list of cases:
//
//     === title of the case
//     options: name another=value        (this line is optional)
//     ---
//     input, any number of lines
//     ---
//     expected output, any number of lines
//
// The separator is a line of three hyphens; where the input needs such a line, make the separators of that case longer:
// the first separator of a case decides its length. Text before the first case is a description. `␉`, `␍`, `␀` and `␠`
// in an input or expectation stand for tab, carriage return, NUL and a space that an editor would strip. The last line
// break before a separator belongs to the separator.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace yoyak::test {

struct SpecCase {
  std::string title;
  std::string options;  // the text after "options:", trimmed
  std::string input;
  std::string expected;
  std::size_t line = 0;           // of the title, counted from 1
  std::size_t expected_line = 0;  // of the first expected line
};

struct SpecFile {
  std::string path;
  std::string text;
  std::vector<SpecCase> cases;
  std::string error;  // why the file could not be read, with path and line; empty when all is well
};

// The output for one case. It must depend on its arguments alone.
using SpecFunction = std::function<std::string(std::string_view input, std::string_view options)>;

// True if `options` contains the word `name`, alone or as name=value.
bool has_option(std::string_view options, std::string_view name);
// The value of name=value, or `fallback`.
std::string_view option_value(std::string_view options, std::string_view name, std::string_view fallback = {});

// Reads one file; an empty file, a file without cases and a case without both separators are errors.
SpecFile parse_spec(std::string path, std::string text);

struct SpecReport {
  std::size_t cases = 0;
  std::vector<std::string> failures;  // each with file:line, the title and a diff
};

// Runs every case of one file.
SpecReport run_spec(const SpecFile& file, const SpecFunction& function);

// The file with its expectations replaced by the actual outputs.
std::string updated_spec(const SpecFile& file, const SpecFunction& function);

// Runs every *.txt under `folder` in sorted order. No files at all is a failure. With the environment variable
// YOYAK_SPEC_UPDATE=1 differing files are rewritten and the differences are not failures: read them with `git diff`.
SpecReport run_spec_folder(const std::string& folder, const SpecFunction& function);

// Lines of `expected` and `actual` side by side as a diff: "  same", "- expected", "+ actual".
std::string line_diff(std::string_view expected, std::string_view actual);

}  // namespace yoyak::test
