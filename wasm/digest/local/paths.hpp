// Paths of files within the folder, as links of pages write them. Text only: nothing here knows which files there are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yoyak::digest {

struct LinkPath {
  std::string path;      // from the folder's top, without "." and ".."; empty: the top
  std::string fragment;  // without '#', as written
};

// What a link of the page `from` leads to: "../b/x.md#part" in "a/y.md" to "b/x.md". A path that begins with "/" starts
// at the top. Percent-encoding is decoded, a query is left out. Nothing where the path leaves the folder.
std::optional<LinkPath> resolve_link(std::string_view from, std::string_view url);

// What kind of file it is, by its ending.
enum class FileKind : std::uint8_t {
  kImage,
  kOther,    // sound, films, documents, data: what browsers show or save
  kRefused,  // what a browser would run, and everything unknown
};
FileKind file_kind(std::string_view path);

// "png" of "a/B.PNG"; empty where there is no ending.
std::string ending_of(std::string_view path);

// For the destination of a link: all but letters, digits and "-._~=" of ASCII percent-encoded.
std::string encode_destination(std::string_view text);

}  // namespace yoyak::digest
