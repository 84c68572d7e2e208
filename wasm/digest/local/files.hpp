// Files of the folder that pages refer to. Reading a page does not tell whether there is such a file and where it will
// be published: the host knows. Until it has said so, a placeholder stands in the digests.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "digest/diagnostic.hpp"
#include "digest/model.hpp"

namespace yoyak::digest {

// Stands on both sides of the number of a placeholder: U+FFFE, which is no character.
inline constexpr std::string_view kFilePlaceholder = "\xEF\xBF\xBE";

// In a path: the file of the name behind it, in the folder before it or else anywhere, as wiki links name files. Of
// several the one with the shortest path is meant, then the first by path.
inline constexpr std::string_view kAnywhere = "**/";

// What a placeholder stands for; its number is the place in the list.
struct FilePlace {
  std::string path;      // from the folder's top
  std::string fragment;  // of the destination, without '#'
  std::string written;   // the destination as the page has it
};

// A link or an image that leads to a file.
struct FileLink {
  std::string path;
  Diagnostic missing;  // without its message: to be reported where there is no such file
};

struct FileAnswer {
  std::string address;  // for links; empty where the file is not published
  std::string problem;  // then: why, for people
};
// By path. Files that are not in it do not exist.
using FileAnswers = std::map<std::string, FileAnswer, std::less<>>;

// Replaces the placeholders by addresses, or by what the page has.
void place_files(const std::vector<FilePlace>& places, const FileAnswers& answers, std::vector<Digest>& digests);

// The diagnostics of links to files that are not published.
std::vector<Diagnostic> missing_files(const std::vector<FileLink>& links, const FileAnswers& answers);

// What speaks against publishing a file with that content, for people; empty where nothing does. A picture in SVG with
// scripts in it would run them if somebody opened it.
std::string problem_of_file(std::string_view path, std::string_view content);

// "png" of "a/B.PNG".
std::string file_ending(std::string_view path);

}  // namespace yoyak::digest
