// A file's bytes as text: UTF-8 with LF line ends, whatever they were. UTF-16 is decoded; bytes that are no UTF-8
// become U+FFFD.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "digest/diagnostic.hpp"

namespace yoyak::digest {

// Without byte order mark; CR LF and CR are LF, so line numbers are those of an editor. U+0000 becomes U+FFFD as
// CommonMark says.
std::string decode_source(std::string_view path, std::string_view bytes, std::vector<Diagnostic>& diagnostics);

// Lines without their ends; the last is left out where it is empty. The views live as long as `text`.
std::vector<std::string_view> split_lines(std::string_view text);

}  // namespace yoyak::digest
